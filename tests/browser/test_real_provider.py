"""Signing in with a provider that was not made for tests: what it refuses, it refuses for real."""

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from tests.browser.app import HERE, Screen, free_port, launch, screen_on, wait_for
from tests.pages.signing import (
    CLIENT_SECRET,
    COOKIE_SECRET,
    SECRETS,
    USER_COOKIE,
    App,
    SigningIn,
    somebody,
    tokens_in,
    with_parameter,
)

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.timeout(240)]
SCRIPT = Path(__file__).with_name("provider.mjs")
PACKAGE = "oidc-provider@9"
ACCOUNT = "coordinator"
ADDRESS = f"{ACCOUNT}@city.example"
WRONG = "planted-wrong-secret-0123456789"
PROMPT = 'client_kwargs = { prompt = "login" }\n'  # this provider refuses what Streamlit asks for by itself


@pytest.fixture(scope="module")
def provider_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder the provider can be started in; skips the tests, saying why, where it is not to be had."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("Node.js with npm is not installed")
    folder = tmp_path_factory.mktemp("provider")
    install = [
        "npm",
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefix",
        str(folder),
        PACKAGE,
    ]
    try:
        subprocess.run(install, check=True, capture_output=True, timeout=100)
    except subprocess.SubprocessError:
        pytest.skip(f"npm could not install {PACKAGE}")
    shutil.copy(SCRIPT, folder)
    return folder


@contextlib.contextmanager
def provider_and_app(
    provider_folder: Path,
    folder: Path,
    *,
    secret: str = CLIENT_SECRET,
    apart: bool = False,
    hours: str = "12",
) -> Iterator[App]:
    """Start the app with this client secret, and the provider it trusts; both are ended after."""
    secrets, log, port = folder / "secrets.toml", folder / "log.txt", free_port()
    secrets.write_text(SECRETS.replace("PROVIDER", str(port)).replace(CLIENT_SECRET, secret) + PROMPT)
    store = f"sqlite:///{folder / 'csc.sqlite'}"
    settings = {"STREAMLIT_SECRETS_FILES": str(secrets), "CSC_STORE": store, "CSC_HOURS": hours}
    with launch(log, **settings) as (_, own):
        app = App(f"http://{HERE}:{own}", f"http://{HERE}:{port}", log)
        with provider(provider_folder, folder / "provider.txt", app, apart=apart):
            yield app


@contextlib.contextmanager
def provider(provider_folder: Path, log_file: Path, app: App, *, apart: bool) -> Iterator[None]:
    """The provider on its port; ``apart`` keeps the e-mail address out of the token that names people."""
    port = app.provider.rpartition(":")[2]
    command = ["node", SCRIPT.name, port, f"{app.address}/oauth2callback"]
    given = {"CLIENT_SECRET": CLIENT_SECRET, "CLAIMS_APART": "yes" if apart else "no"}
    with log_file.open("w") as log:
        process = subprocess.Popen(
            command, cwd=provider_folder, env=os.environ | given, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            wait_for(int(port), process, log_file)
            yield
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def app(provider_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with provider_and_app(provider_folder, tmp_path_factory.mktemp("app")) as running:
        yield running


def sign_in(screen: Screen, app: App) -> None:
    """Through the provider's own pages: who one is, and that the app may know."""
    screen.page.get_by_role("button", name="Sign in").click()
    screen.page.locator("input[name=login]").fill(ACCOUNT)
    screen.page.locator("input[name=password]").fill("any")
    screen.page.keyboard.press("Enter")
    screen.page.get_by_role("button", name="Continue").click()
    screen.page.wait_for_url(re.compile(rf"{re.escape(app.address)}/.*"))
    screen.idle()


def consent(one: SigningIn, address: str) -> str:
    """The same without a screen; gives the address the provider sends the browser back to."""
    while not address.startswith(one.app.address):
        page = one.client.get(address)
        form = re.search(r'action="([^"]*)" method="post"', page.text)
        if form:
            prompt = re.search(r'name="prompt" value="(\w+)"', page.text)
            given = {"prompt": prompt and prompt[1], "login": ACCOUNT, "password": "any"}
            page = one.client.post(urljoin(address, form[1]), data=given)
        address = urljoin(address, page.headers["location"])
    return address


def test_one_signs_in_and_out_and_is_asked_again(chromium: Browser, app: App) -> None:
    with screen_on(chromium, app.address) as screen:
        screen.open("timeline?log=port-alder-jobs")
        assert "Port Alder" not in screen
        sign_in(screen, app)
        assert f"Signed in as {ADDRESS}" in screen
        screen.page.get_by_role("button", name="Sign out").click()
        screen.page.get_by_role("button", name="Yes, sign me out").click()
        screen.page.wait_for_url(re.compile(rf"{re.escape(app.address)}/.*"))
        screen.idle()
        assert "You are signed out" in screen
        screen.page.get_by_role("button", name="Sign in").click()
        screen.page.locator("input[name=login]").wait_for()  # the provider has forgotten them too


def test_an_answer_that_was_tampered_with_is_refused(app: App) -> None:
    with somebody(app) as one:
        for name in ("nonce", "code_challenge"):
            asked = with_parameter(one.begin(), name, "x" * 43)
            assert not one.come_back(consent(one, asked)), name
        back = consent(one, one.begin())
        assert not one.come_back(with_parameter(back, "state", "made-up"))
        assert one.come_back(back)
        one.client.cookies.delete(USER_COOKIE)
        assert not one.come_back(back), "an answer counts once"
    assert secrets_in(app) == []


def test_what_the_provider_will_not_do_is_said_in_the_servers_log(app: App) -> None:
    with somebody(app) as one:
        asked = with_parameter(one.begin(), "prompt", "select_account")
        assert not one.come_back(consent(one, asked))
    assert "unsupported prompt value" in app.log_file.read_text()


def test_with_a_wrong_client_secret_nobody_is_in_and_nothing_is_told(
    chromium: Browser, provider_folder: Path, tmp_path: Path
) -> None:
    with (
        provider_and_app(provider_folder, tmp_path, secret=WRONG) as app,
        screen_on(chromium, app.address) as screen,
    ):
        screen.open()
        sign_in(screen, app)
        assert "You were not signed in" in screen
        assert "Traceback" not in screen.page.content()
        assert secrets_in(app) == []


def test_a_sign_in_that_is_over_is_asked_for_again(
    chromium: Browser, provider_folder: Path, tmp_path: Path
) -> None:
    with (
        provider_and_app(provider_folder, tmp_path, hours="0.0025", apart=True) as app,
        screen_on(chromium, app.address) as screen,
    ):
        screen.open()
        sign_in(screen, app)
        assert f"Signed in as {ACCOUNT}" in screen
        assert ADDRESS not in screen
        screen.page.wait_for_timeout(9_500)
        screen.open("timeline?log=port-alder-jobs")
        assert "Your sign-in has ended" in screen
        assert "Port Alder" not in screen


def secrets_in(app: App) -> list[str]:
    """What is secret and stands in what the server printed."""
    told = app.log_file.read_text()
    return [
        secret for secret in (CLIENT_SECRET, WRONG, COOKIE_SECRET, ADDRESS) if secret in told
    ] + tokens_in(told)
