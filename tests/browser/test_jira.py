"""From an export of a tracker to a coded timeline: one answer, one reading, and the setback has its label."""

import re

import pytest

from tests.browser.app import Screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(150)]

EXPORT = (
    "Issue key,Issue id,Summary,Issue Type,Status,Assignee,Created,Updated,Due date,Sprint,Sprint,Comment\n"
    "CP-7,10007,Intake form differs between sites,Bug,Open,Schools,2024-03-04 09:12,2024-03-09,,One,Two,\n"
    "CP-8,10008,One intake form for all sites,Action,Done,Training Board,2024-03-11 11:30,2024-05-02,,One,,\n"
    "CP-9,10009,Print the new forms,Chore,Done,City Office,2024-03-12 14:00,2024-03-20,,One,,\n"
    "CP-10,10010,Two sites open without staff,Bug,Open,Schools,2024-04-02 10:00,2024-04-09,,Two,,\n"
)


def test_an_export_of_a_tracker_becomes_a_coded_timeline(screen: Screen) -> None:
    screen.open("log")
    screen.upload("jira.csv", EXPORT.encode())
    assert "One answer is needed" in screen
    screen.main.get_by_text("leave out", exact=True).click()
    screen.idle()
    screen.press("Read it so")
    assert "3 of 4 rows read; 1 left out, as you said." in screen
    screen.press("Open the timeline with 3 rows")
    screen.marks.first.wait_for()
    assert len(screen.entries) == 3
    assert "tied to no earlier setback" in screen

    screen.open(f"log?log={screen.log_key}&work=Code")
    assert "1 response without a code" in screen
    screen.page.get_by_role("combobox", name=re.compile("Which setback does it answer")).click()
    screen.page.get_by_role("option", name=re.compile("Intake form differs")).click()
    screen.page.keyboard.press("Escape")
    screen.idle()
    screen.page.get_by_role("radio", name="learning", exact=True).focus()
    screen.page.keyboard.press("ArrowRight")
    screen.page.keyboard.press("ArrowLeft")
    screen.press_key("Control+s")
    assert "Every response has been read." in screen

    screen.go("Timeline")
    screen.marks.first.wait_for()
    assert any(entry.startswith("learning") and "One intake form" in entry for entry in screen.entries)
    assert "tied to no earlier setback" not in screen
