"""Everything by keyboard: what Tab reaches, that one sees where it is, and that Enter works."""

import pytest
from playwright.sync_api import expect

from tests.browser.app import Screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

MOST_STEPS = 60


def tab_to(screen: Screen, name: str) -> None:
    """Press Tab until the element of that name has the focus; on the way one must see where it is.

    Within a dialog that is not looked at: the dialog takes the focus back whenever it is taken away.
    """
    for _ in range(MOST_STEPS):
        screen.page.keyboard.press("Tab")
        assert screen.dialog.count() or screen.focus_shows(), f"no visible focus on {screen.focused!r}"
        if screen.focused == name:
            return
    pytest.fail(f"Tab does not reach {name!r} in {MOST_STEPS} steps")


def test_the_example_can_be_opened_read_and_followed_up_without_a_mouse(screen: Screen) -> None:
    screen.open()
    tab_to(screen, "Show me an example")
    screen.page.keyboard.press("Enter")
    screen.idle()
    assert "/timeline?" in screen.page.url

    tab_to(screen, "Next")
    before = screen.panel.inner_text()
    screen.page.keyboard.press("Enter")
    screen.idle()
    assert screen.panel.inner_text() != before

    screen.open("prompts?log=port-alder-jobs")
    tab_to(screen, "Adopt")
    screen.page.keyboard.press("Enter")
    screen.idle()
    expect(screen.dialog).to_be_visible()
    tab_to(screen, "The sign we will see")
    screen.page.keyboard.type("A dated letter")
    screen.page.keyboard.press("Escape")
    expect(screen.dialog).to_have_count(0)
