"""A meeting from its agenda to its minutes and into the log; and what is asked before a heated one."""

import pytest
from playwright.sync_api import expect

from tests.browser.app import Screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

SIGN = "One calendar for *all* partners"


def is_above_the_controls(screen: Screen, name: str) -> bool:
    """Can the button be pressed without scrolling?"""
    box, docked = screen.button(name).bounding_box(), screen.page.get_by_test_id("stBottom").bounding_box()
    return bool(box and docked and box["y"] + box["height"] <= docked["y"])


def test_from_the_agenda_to_the_minutes_and_into_the_log(screen: Screen) -> None:
    screen.open("present?log=port-alder-jobs")
    screen.press("Open room view")
    screen.step_to("What we decide")
    for note, kind in (
        ("Counts come monthly", "Fact"),
        ("We ask the fund together", "Decision"),
        (SIGN, "Next step"),
    ):
        screen.fill("What we will see, or what was decided", note)
        screen.press(kind)
        expect(screen.main).to_contain_text(note)
    assert is_above_the_controls(screen, "Take back the last note")
    assert screen.below_the_fold() == []
    screen.press("Take back the last note")
    expect(screen.main).not_to_contain_text(SIGN)
    screen.fill("What we will see, or what was decided", SIGN)
    screen.page.get_by_role("combobox", name="Who").click()
    screen.page.keyboard.type("Harbor Chamber")
    screen.press_key("Enter")
    screen.press("Next step")
    expect(screen.main).to_contain_text(f"{SIGN}: Harbor Chamber")
    screen.step_to("Before we go")
    expect(screen.main).to_contain_text(SIGN)
    screen.press("Leave the room view")
    screen.press("Yes, leave the room view", screen.dialog)
    expect(screen.main).to_contain_text("Minutes: 3 notes")
    minutes = screen.download("Minutes as text").path().read_text(encoding="utf-8")
    assert SIGN in minutes
    assert "We ask the fund together" in minutes
    screen.press("Put them into the log")
    expect(screen.main).to_contain_text("These notes are in the log")
    screen.go("Prompts")
    expect(screen.main).to_contain_text(SIGN)
    screen.press("Undo: Minutes put into the log")
    expect(screen.main).not_to_contain_text(SIGN)


def test_a_heated_log_is_not_projected_by_one_click(screen: Screen) -> None:
    screen.open("timeline?log=port-alder-nights")
    screen.press("Open room view")
    expect(screen.dialog).to_contain_text("the room sees no answers")
    screen.press("Back to the plan", screen.dialog)
    expect(screen.dialog).to_have_count(0)
    expect(screen.main).to_contain_text("For you alone, beforehand")
    screen.press("Open room view")
    screen.press("Open it all the same", screen.dialog)
    expect(screen.main).to_contain_text("Before we begin")
    assert screen.navigation == []


def test_a_second_take_is_kept_and_taken_out(screen: Screen) -> None:
    screen.open("prompts?log=port-alder-reading")
    screen.press("Draft a second take")
    screen.press("Keep this card", screen.dialog)
    expect(screen.dialog).to_have_count(0)
    expect(screen.main).to_contain_text("Next time we")
    screen.press("Take this card out")
    expect(screen.main).not_to_contain_text("Next time we")
    assert screen.button("Undo: Second take taken out").is_visible()
