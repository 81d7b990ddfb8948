"""Bringing a log of one's own: the template filled in, and a file with faults."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.app import Screen
from tests.browser.logs import FAULTY, FAULTY_ROWS, FILLED, filled_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_the_template_filled_in_opens_and_outlives_a_reload(screen: Screen) -> None:
    screen.open("log")
    template = screen.download("Template for Excel")
    assert template.suggested_filename == "event-log.xlsx"
    screen.upload("our-log.xlsx", filled_in(template.path().read_bytes()))
    assert "All 3 rows read." in screen
    screen.press("Open the timeline with 3 rows")
    titles = {row["title"] for row in FILLED}
    assert re.search(r"/timeline\?log=[\w-]{16,}", screen.page.url)  # a key that nobody guesses
    screen.marks.first.wait_for()
    assert {entry.split(" · ", 3)[3] for entry in screen.entries} == titles

    screen.page.reload()
    screen.marks.first.wait_for()
    assert {entry.split(" · ", 3)[3] for entry in screen.entries} == titles


def test_a_faulty_file_shows_what_was_set_aside_and_still_opens(screen: Screen) -> None:
    screen.open("log")
    screen.upload("faulty.csv", FAULTY.encode())
    told = re.search(r"(\d) of (\d) rows read; (\d) need", screen.main.inner_text())
    assert told
    read, rows, aside = (int(count) for count in told.groups())
    assert (rows, aside) == (FAULTY_ROWS, FAULTY_ROWS - read)
    expect(screen.main.get_by_text("sometime in spring").first).to_be_visible()
    for row, written, expected in (
        ("3", "sometime in spring", "2024-05-31"),
        ("5", "2025-02-30", "no day 30"),
    ):
        expect(screen.main.get_by_role("textbox", name=f"Date in row {row}")).to_have_value(written)
        assert expected in screen
    listed = screen.download(re.compile("set aside, as CSV")).path().read_text(encoding="utf-8-sig")
    assert "sometime in spring" in listed
    screen.press(f"Open the timeline with {read} rows")
    screen.marks.first.wait_for()
    assert screen.marks.count() > 0


def test_a_date_that_is_mended_is_read_in_the_order_the_file_proved(screen: Screen) -> None:
    screen.open("log")
    screen.upload("proved.csv", b"date,kind,title\n25/06/2019,setback,Cut\nsome day,response,Met\n")
    screen.fill("Date in row 3", "03/07/2019")
    assert "Read as 3 July 2019" in screen
    screen.press("Save 1 mended row")
    screen.main.get_by_text("Edit", exact=True).click()
    screen.idle()
    assert screen.grid_row("2019-07-03")[1:3] == ["response", "Met"]


def test_a_file_that_is_no_log_is_refused_in_words(screen: Screen) -> None:
    screen.open("log")
    screen.upload("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    assert "This file could not be read as a log." in screen
    assert screen.button(re.compile("Open the timeline")).count() == 0
    screen.press("Undo this upload")
    assert "could not be read" not in screen.main.inner_text()


def test_a_newer_export_is_added_and_the_timeline_opens(screen: Screen) -> None:
    log = "event_id,date,kind,title\nA,2025-01-09,setback,Grant ended\n"
    screen.open("log")
    screen.upload("log.csv", log.encode())
    screen.press(re.compile("Open the timeline"))
    screen.open(f"log?log={screen.log_key}&work=Open+another")
    screen.upload("newer.csv", f"{log}B,2025-02-09,setback,Bus line cut\n".encode())
    screen.page.get_by_text("Add it to").click()
    screen.idle()
    screen.press("Add it")
    assert {entry.split(" · ", 3)[3] for entry in screen.entries} == {"Grant ended", "Bus line cut"}


def test_the_room_view_opens_from_a_page_with_a_choice_in_its_address(screen: Screen) -> None:
    screen.open("brief?log=port-alder-jobs&audience=For+the+room")
    screen.press("Open room view")
    assert screen.navigation == []
