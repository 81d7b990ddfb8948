"""A person signs in, is known, and is out again: by leaving, or because the time is over."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from pages.shared.access.way_back import Outcome
from tests.browser.app import Screen, screen_on
from tests.browser.measures import flaws, in_both_themes
from tests.pages.signing import App, app_with_sign_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def app(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with app_with_sign_in(tmp_path_factory.mktemp("app"), CSC_CONTACT="records@city.example") as running:
        yield running


def sign_in(screen: Screen, app: App, who: str) -> None:
    """Through the provider's own page, which fetches a style from elsewhere in vain."""
    screen.page.get_by_role("button", name="Sign in").click()
    screen.page.wait_for_url(re.compile(".*/oauth2/authorize.*"))
    screen.page.locator("input[name=sub]").fill(who)
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_url(re.compile(rf"{re.escape(app.address)}/.*"))
    screen.idle()


def test_a_log_belongs_to_who_signed_in_and_is_not_there_for_others(chromium: Browser, app: App) -> None:
    with screen_on(chromium, app.address) as ana, screen_on(chromium, app.address) as ben:
        ana.open("timeline?log=port-alder-jobs")
        assert "Sign in to open" in ana
        assert "Port Alder" not in ana
        sign_in(ana, app, "ana")
        assert "Signed in as ana@city.example" in ana
        ana.open("log?log=port-alder-jobs&work=Edit")
        ana.press("Keep a copy")
        there = f"timeline?log={ana.log_key}"
        sign_in_at(ben, app, there)
        assert "This log is not here for you" in ben
        assert "ben@harbor.example is no member of it" in ben
        ana.open(f"log?log={ana.log_key}&work=Members+and+terms")
        ana.fill("Add by the address they sign in with", "ben@harbor.example")
        ana.press("Add")
        ben.open(there)
        assert "Port Alder Youth Jobs Compact" in ben
        ana.page.get_by_role("button", name="Sign out").click()
        ana.page.wait_for_url(re.compile(".*end_session.*"))
        ana.open(there)
        assert "Sign in to open" in ana
        ana.page.goto(f"{app.address}/auth/logout")
        ana.idle()
        assert "You are signed out" in ana


def sign_in_at(screen: Screen, app: App, path: str) -> None:
    screen.open(path)
    sign_in(screen, app, "ben")
    screen.open(path)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_door_says_why_and_whom_to_ask(chromium: Browser, app: App, outcome: Outcome) -> None:
    with screen_on(chromium, app.address, phone=outcome is Outcome.UNFINISHED) as screen:
        screen.open("?sign-in=made-up")
        plain = screen.main.inner_text()
        assert "Sign in to open your collaborations" in plain
        screen.open(f"?sign-in={outcome}")
        assert screen.main.inner_text() != plain
        assert "Questions about access: records@city.example" in screen
        assert screen.button("Sign in").is_visible()
        assert [*flaws(screen), *in_both_themes(screen)] == []


def test_an_answer_that_comes_too_late_and_a_provider_that_is_away_are_told(
    chromium: Browser, tmp_path: Path
) -> None:
    with app_with_sign_in(tmp_path, away=True) as app, screen_on(chromium, app.address) as screen:
        screen.open("oauth2callback?code=of-yesterday&state=forgotten")
        assert "You were not signed in" in screen
        screen.button("Sign in").click()
        expect(screen.main).to_contain_text("cannot be reached at the moment")


def test_a_sign_in_ends_by_itself(chromium: Browser, tmp_path: Path) -> None:
    with app_with_sign_in(tmp_path, CSC_HOURS="0.0025") as app, screen_on(chromium, app.address) as screen:
        screen.open()
        sign_in(screen, app, "ana")
        screen.page.wait_for_timeout(9_500)
        screen.open("timeline?log=port-alder-jobs")
        assert "Your sign-in has ended" in screen
        assert "Port Alder" not in screen
