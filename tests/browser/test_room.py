"""The room view as projected: large type, nothing cut off, every step by key, and a way out that asks."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.app import Screen
from tests.browser.measures import barriers, flaws

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

ROOM_TEXT = 20  # pixels, read from the back of a room
IN_A_HAND = 16
INSIDE = """pictures => pictures.every(picture => {
  const box = picture.getBoundingClientRect();
  return box.left >= 0 && box.right <= innerWidth;
})"""
# How tall the letters are on the screen, as enlarged: the box of a line is somewhat taller than its letters.
SIZES = """texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize)
  * text.getBoundingClientRect().height / text.getBBox().height)"""
MOST_STEPS = 20
NEXT = re.compile("^Next")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("log", ["port-alder-jobs", "kestrel-falls-review"])
def test_every_step_is_legible_from_the_back(
    open_screen: Callable[..., Screen], dark: bool, log: str
) -> None:
    screen = open_screen(dark=dark)
    screen.open(f"present?log={log}")
    screen.press("Open room view")
    found = {}
    for step in range(MOST_STEPS):
        found[step] = [*flaws(screen, ROOM_TEXT), *barriers(screen), *screen.below_the_fold()]
        if screen.button(NEXT).last.is_disabled():
            break
        screen.press_key("ArrowRight")
    assert len(found) > 4
    assert {step: wrong for step, wrong in found.items() if wrong} == {}


def test_on_a_larger_screen_everything_is_larger_and_in_a_hand_nothing_is_moved_sideways(
    open_screen: Callable[..., Screen],
) -> None:
    wide, phone = open_screen(wide=True), open_screen(phone=True)
    for screen, smallest in ((wide, ROOM_TEXT * 3 // 2), (phone, IN_A_HAND)):
        screen.open("present?log=port-alder-jobs")
        screen.press("Open room view")
        for _ in range(4):
            screen.press(NEXT)
            pictures = screen.page.locator("svg.marks")
            sizes = pictures.locator("text").evaluate_all(SIZES)
            assert all(size >= smallest - 1 for size in sizes), sizes
            assert pictures.evaluate_all(INSIDE)
    assert wide.below_the_fold() == []


def test_the_room_view_can_be_blanked_and_is_left_only_on_purpose(screen: Screen) -> None:
    screen.open("timeline?log=port-alder-jobs")
    screen.press("Open room view")
    assert screen.navigation == []
    assert "not for projection" not in screen.main.inner_text()

    screen.press_key("Escape")
    assert [button.inner_text().split("\n")[0] for button in screen.buttons] == ["Show again"]
    assert len(screen.main.inner_text()) < 20
    screen.press_key("Escape")
    expect(screen.button(NEXT).last).to_be_visible()

    screen.press("Leave the room view")
    screen.press("Stay", screen.dialog)
    assert screen.navigation == []
    screen.press("Leave the room view")
    screen.press("Yes, leave the room view", screen.dialog)
    assert "Timeline" in screen.navigation
