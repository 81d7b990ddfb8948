"""Signing in with a provider: one way leads in, every other nowhere, and nothing secret is written down."""

from collections.abc import Iterator

import pytest

from tests.pages.signing import (
    CLIENT_SECRET,
    COOKIE_SECRET,
    USER_COOKIE,
    App,
    SigningIn,
    app_with_sign_in,
    parameter,
    somebody,
    tokens_in,
    with_parameter,
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with app_with_sign_in(tmp_path_factory.mktemp("sign-in")) as running:
        yield running


@pytest.fixture
def ana(app: App) -> Iterator[SigningIn]:
    with somebody(app) as one:
        yield one


def test_one_signs_in_and_out(ana: SigningIn) -> None:
    assert ana.come_back(ana.consent(ana.begin(), "ana"))
    ana.sign_out()
    assert not ana.is_in


def test_an_answer_to_no_question_is_refused(ana: SigningIn) -> None:
    back = ana.consent(ana.begin(), "ana")
    assert not ana.come_back(with_parameter(back, "state", "made-up"))
    assert not ana.come_back(f"{ana.app.address}/oauth2callback?code=made-up&state=made-up")


def test_an_answer_to_somebody_elses_question_is_refused(ana: SigningIn, app: App) -> None:
    with somebody(app) as eve:
        back = eve.consent(eve.begin(), "eve")
        assert not ana.come_back(back)
        assert eve.come_back(back)
        ana.begin()
        assert not ana.come_back(back)


def test_a_token_made_for_another_question_is_refused(ana: SigningIn) -> None:
    asked = ana.begin()
    back = ana.consent(with_parameter(asked, "nonce", "of-another-question"), "ana")
    assert not ana.come_back(back)


def test_an_answer_counts_once(ana: SigningIn) -> None:
    back = ana.consent(ana.begin(), "ana")
    assert ana.come_back(back)
    ana.client.cookies.delete(USER_COOKIE)
    assert not ana.come_back(back)


def test_whoever_says_no_at_the_provider_is_not_in(ana: SigningIn) -> None:
    asked = ana.begin()
    denied = f"{ana.app.address}/oauth2callback?error=access_denied&state={parameter(asked, 'state')}"
    assert not ana.come_back(denied)


def test_nothing_secret_is_written_down_whatever_goes_wrong(ana: SigningIn) -> None:
    asked = ana.begin()
    back = ana.consent(with_parameter(asked, "nonce", "another"), "ana")
    ana.come_back(back)
    again = ana.consent(ana.begin(), "ana")
    ana.come_back(again)
    ana.come_back(again)
    told = ana.app.log_file.read_text()
    secrets = (CLIENT_SECRET, COOKIE_SECRET, parameter(back, "code"), parameter(again, "code"), "ity.example")
    assert [secret for secret in secrets if secret in told] == []
    assert tokens_in(told) == []
