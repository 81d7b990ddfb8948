"""A log that attacks whoever opens it: nothing runs, nothing is fetched, and its text reads as written."""

import re

import pytest
from playwright.sync_api import expect

from pages.shared.frame import PAGES
from tests.browser.app import Screen
from tests.browser.logs import AWAY, HOSTILE_TITLES, hostile, hostile_partners

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def unharmed(screen: Screen) -> bool:
    """Did no script of the log run, is nothing fetched, and does no link hide where it goes?

    An address that is written out may be a link: it says itself where it goes, and opens only when clicked.
    """
    ran = screen.page.evaluate("window.hurt !== undefined")
    fetched = screen.page.locator(f"[src*='{AWAY}']").count()
    links = screen.page.locator(f"a[href*='{AWAY}']")
    honest = links.evaluate_all("links => links.every(link => link.innerText === link.getAttribute('href'))")
    return not ran and not fetched and honest


def test_hostile_text_is_shown_as_written_and_does_nothing(screen: Screen) -> None:
    screen.open("log")
    screen.upload_partners(hostile_partners())
    screen.upload("hostile.csv", hostile())
    assert unharmed(screen)
    screen.press(re.compile("Open the timeline with 4 rows"))
    for row, title in enumerate(HOSTILE_TITLES, 2):
        screen.mark(row).hover()
        expect(screen.tooltip).to_contain_text(title)
        screen.mark(row).click()
        screen.idle()
        shown = screen.panel.inner_text()
        assert title in shown
        assert f"Detail: {title}" in shown
        assert unharmed(screen)
    screen.press("Table")
    assert unharmed(screen)
    screen.page.keyboard.press("Escape")
    screen.idle()
    key = screen.log_key
    for name in PAGES:
        screen.go(name.capitalize())
        assert unharmed(screen), name
    for work in ("Edit", "Code", "Members+and+terms"):
        screen.open(f"log?log={key}&work={work}")
        assert unharmed(screen), work
    screen.open(f"timeline?log={key}&row=3")
    screen.page.get_by_text("A partner sees this otherwise").click()
    screen.fill("What does the partner say", HOSTILE_TITLES[2])
    screen.press("Mark as contested")
    assert HOSTILE_TITLES[2] in screen.panel.inner_text()
    assert unharmed(screen)
    screen.press("Open room view")
    for _ in range(3):
        assert unharmed(screen)
        screen.press_key("ArrowRight")
