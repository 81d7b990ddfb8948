"""Signing in with a provider: one way leads in, every other nowhere, and nothing secret is written down."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.shared.access.way_back import PARAMETER, Outcome
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


def told_at_the_door(one: SigningIn, address: str) -> str:
    """The word in the address of the door that somebody is led to from here; blank when there is none."""
    return parameter(one.client.get(address).headers["location"], PARAMETER)


def test_whoever_is_not_in_is_told_why_in_the_address_of_the_door(ana: SigningIn) -> None:
    asked = ana.begin()
    state = parameter(asked, "state")
    callback = f"{ana.app.address}/oauth2callback"
    back = ana.consent(with_parameter(ana.begin(), "nonce", "of-another-question"), "ana")
    assert told_at_the_door(ana, f"{callback}?error=access_denied&state={state}") == Outcome.DECLINED
    assert told_at_the_door(ana, f"{callback}?error=invalid_request&state={state}") == Outcome.REFUSED
    assert told_at_the_door(ana, f"{callback}?code=made-up&state=made-up") == Outcome.UNFINISHED
    assert told_at_the_door(ana, back) == Outcome.UNFINISHED
    assert told_at_the_door(ana, callback) == Outcome.LEFT  # a provider leads here after signing out


def test_whoever_is_in_is_led_on_without_a_word(ana: SigningIn) -> None:
    back = ana.consent(ana.begin(), "ana")
    assert PARAMETER not in ana.client.get(back).headers["location"]
    assert ana.is_in


def test_a_provider_that_is_away_is_said_at_the_door(tmp_path: Path) -> None:
    with app_with_sign_in(tmp_path, away=True) as alone, somebody(alone) as one:
        assert parameter(one.begin(), PARAMETER) == Outcome.AWAY
