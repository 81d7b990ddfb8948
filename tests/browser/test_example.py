"""Looking around in the example: from a mark to its words, to a prompt, and back to the row behind it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.app import Screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_from_start_to_a_mark_to_a_prompt_and_back_to_its_row(screen: Screen) -> None:
    screen.open()
    screen.press("Show me an example")
    assert "/timeline?" in screen.page.url

    screen.mark(6).click()
    screen.idle()
    expect(screen.panel).to_contain_text("Row 6 ·")
    assert "row=6" in screen.page.url

    screen.press("Next")
    expect(screen.panel).to_contain_text("Row 7 ·")
    screen.press("Previous")
    screen.press("Previous")
    expect(screen.panel).not_to_contain_text("Row 6 ·")

    screen.go("Prompts")
    because = screen.link(re.compile(r"^Row \d+ ·")).first
    row = re.findall(r"\d+", because.inner_text())[0]
    because.click()
    screen.idle()
    assert f"row={row}" in screen.page.url
    expect(screen.panel).to_contain_text(f"Row {row} ·")
    assert screen.rings.count() > 0


def test_a_dense_log_opens_an_entry_in_a_dialog(screen: Screen) -> None:
    screen.open("timeline?log=kestrel-falls-review")
    assert screen.panel.count() == 0
    mark = screen.marks.nth(10)
    row = re.search(r"row (\d+)", mark.get_attribute("aria-label") or "")
    assert row
    mark.click()
    screen.idle()
    expect(screen.dialog).to_contain_text(f"Row {row[1]} ·")
    screen.press("Next", screen.dialog)
    expect(screen.dialog).not_to_contain_text(f"Row {row[1]} ·")


def test_filters_say_what_they_hide(screen: Screen) -> None:
    screen.open("timeline?log=port-alder-jobs")
    before = screen.marks.count()
    assert "0 rows hidden by filters" in screen
    screen.choose("Kinds", "Not yet picked up")
    assert screen.marks.count() < before
    assert "0 rows hidden by filters" not in screen
    few = screen.entries
    screen.page.reload()
    screen.idle()
    assert screen.entries == few


def test_a_phone_shows_lanes_and_opens_an_entry_over_them(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(phone=True)
    screen.open("timeline?log=port-alder-jobs")
    screen.mark(6).tap()
    screen.idle()
    expect(screen.dialog).to_contain_text("Row 6 ·")
    expect(screen.tooltip).not_to_be_visible()
