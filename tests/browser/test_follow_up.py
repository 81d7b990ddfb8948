"""A prompt that is adopted becomes a commitment, is shown done by a row, and can be taken back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.app import Screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

SIGN = "A one-page list of rooms, agreed by *all* partners"


def test_adopt_follow_up_done_undo(screen: Screen) -> None:
    screen.open("prompts?log=port-alder-jobs")
    open_before = screen.button("Done").count()
    screen.press("Adopt")
    screen.choose("Which organization sees to it?", "Harbor Chamber")
    screen.fill("The sign we will see", SIGN)
    screen.press("Keep this commitment", screen.dialog)
    expect(screen.dialog).to_have_count(0)
    expect(screen.main).to_contain_text(SIGN)
    assert screen.button("Done").count() == open_before + 1

    screen.done_beside(SIGN).click()
    screen.idle()
    screen.choose("The row that shows it", "Row 41")
    screen.press("Done", screen.dialog)
    expect(screen.dialog).to_have_count(0)
    assert screen.button("Done").count() == open_before
    expect(screen.link("Row 41").last).to_be_visible()

    screen.press("Undo: Commitment done")
    assert screen.button("Done").count() == open_before + 1
    screen.press(re.compile("^Undo: "))
    expect(screen.main).not_to_contain_text(SIGN)


def test_none_fits_puts_these_away_and_can_be_undone(screen: Screen) -> None:
    screen.open("prompts?log=port-alder-jobs")
    before = screen.card_titles
    screen.press("None of these fits")
    screen.fill("In one line: why not?", "No time before the summer")
    screen.press("Put them away", screen.dialog)
    assert not set(before) & set(screen.card_titles)
    screen.press("Undo: None of these fits")
    assert screen.card_titles == before
