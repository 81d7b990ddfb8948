"""For eyes that need more: everything at 200 %, less motion where that is asked for."""

from collections.abc import Callable

import pytest

from tests.browser.app import Screen
from tests.browser.measures import cut_off, flaws, moving
from tests.browser.test_every_page import visits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SAMPLE = "port-alder-jobs"
SCROLLED = (
    "a chart is wider than the screen"  # the one thing that may be scrolled to the side, in its own box
)


def cramped(screen: Screen) -> list[str]:
    """What cannot be read at this size without scrolling to the side."""
    return [flaw for flaw in (*flaws(screen), *cut_off(screen)) if flaw != SCROLLED]


def test_at_twice_the_size_nothing_is_cut_off_and_only_pictures_scroll_sideways(
    open_screen: Callable[..., Screen],
) -> None:
    screen = open_screen(zoomed=True)
    found = {name: cramped(screen) for name in visits(screen, "sample")}
    screen = open_screen(zoomed=True)
    screen.open(f"prompts?log={SAMPLE}")
    screen.press("Adopt")
    found["adopt"] = cramped(screen)
    last = screen.button("Keep this commitment", screen.dialog)
    last.scroll_into_view_if_needed()
    assert last.is_visible()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_room_at_twice_the_size_can_be_stepped_through(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(zoomed=True)
    screen.open(f"present?log={SAMPLE}")
    screen.press("Open room view")
    found = {}
    for step in range(4):
        found[step] = cramped(screen)
        screen.press_key("ArrowRight")
    assert {step: wrong for step, wrong in found.items() if wrong} == {}


def test_less_motion_is_honored_everywhere(open_screen: Callable[..., Screen]) -> None:
    lively = open_screen(lively=True)
    lively.open(f"prompts?log={SAMPLE}")
    assert moving(lively)  # the framework does move things
    screen = open_screen()
    for page in ("", "timeline", "prompts", "log", "compare"):
        screen.open(f"{page}?log={SAMPLE}")
        assert moving(screen) == []
    screen.open(f"prompts?log={SAMPLE}")
    screen.press("Adopt")
    assert moving(screen) == []
