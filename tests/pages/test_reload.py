"""What is in the address is found again; what is not in it cannot be guessed."""

import re

import pytest

from tests.pages.visit import (
    ABOUT_A_LOG,
    DEFAULT,
    PAGES,
    SAMPLES,
    TINY,
    analysis_of,
    go,
    has_button,
    opened,
    press,
    visit,
    words,
)


@pytest.mark.parametrize("page", PAGES)
def test_a_reload_finds_the_sample_again_on_every_page(page: str) -> None:
    at = press(visit(), "Show me an example")
    again = visit(page, **at.query_params)
    assert again.query_params["log"] == DEFAULT
    assert page not in ABOUT_A_LOG or analysis_of(DEFAULT).log.name in words(again)


@pytest.mark.parametrize("page", ABOUT_A_LOG)
@pytest.mark.parametrize(
    "log", ["nobody", "", "my-guess", "../port-alder-jobs", "PORT-ALDER-JOBS", "*", "💥"]
)
def test_an_address_that_names_no_log_opens_none(page: str, log: str) -> None:
    at = visit(page, log=log)
    assert has_button(at, "Show me an example") or at.file_uploader
    assert not any(analysis_of(sample).findings.as_of.strftime("as of") in words(at) for sample in SAMPLES)


def test_after_a_wrong_address_the_example_still_opens() -> None:
    at = press(visit(log="nobody"), "Show me an example")
    assert at.query_params["log"] == DEFAULT


def test_an_upload_outlives_its_session_for_whoever_has_its_key() -> None:
    key = opened(TINY, "mine.csv").query_params["log"]
    for page in ABOUT_A_LOG:
        assert "mine.csv" in words(visit(page, log=key)), page


def test_the_key_of_an_upload_cannot_be_guessed() -> None:
    keys = [opened(TINY).query_params["log"] for _ in range(2)]
    assert len(set(keys)) == 2
    assert all(re.fullmatch(r"[\w-]{20,}", key) for key in keys)
    for near in (keys[0][:-1], keys[0].swapcase(), keys[0] + "a", "1", "%"):
        assert "Grant ended" not in words(visit("timeline", log=near))


def test_what_is_kept_here_is_listed_for_whoever_opens_the_app_here() -> None:
    key = opened(TINY, "mine.csv").query_params["log"]
    at = visit()
    assert "mine" in words(at)
    assert has_button(at, f"open-{key}")


def test_the_log_stays_open_from_page_to_page() -> None:
    at = visit("timeline", log=SAMPLES[1])
    for page in (*PAGES, "start"):
        at = go(at, page)
        assert page not in ABOUT_A_LOG or analysis_of(SAMPLES[1]).log.name in words(at)
