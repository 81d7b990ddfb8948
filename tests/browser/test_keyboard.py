"""Everything by keyboard: what Tab reaches, that one sees where it is, and that Enter works."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from csc_core.content.samples import sample_files
from tests.browser.app import Name, Screen, voter_on
from tests.browser.test_coding import LOG as UNCODED
from tests.browser.test_every_page import open_log

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

MOST_STEPS = 60
# Stops of Tab that the framework puts beside what one sees, as of 2026-11-25: the hidden input of an upload.
UNSEEN = ("file upload",)


def tab_to(screen: Screen, name: Name) -> None:
    """Press Tab until the element of that name has the focus; on the way one must see where it is.

    Within a dialog that is not looked at: the dialog takes the focus back whenever it is taken away.
    """
    wanted = name if isinstance(name, re.Pattern) else re.compile(f"^{re.escape(name)}$")
    for _ in range(MOST_STEPS):
        screen.page.keyboard.press("Tab")
        unseen = screen.focused in ("", *UNSEEN) or screen.dialog.count()
        assert unseen or screen.focus_shows(), f"no visible focus on {screen.focused!r}"
        if wanted.search(screen.focused):
            return
    pytest.fail(f"Tab does not reach {name!r} in {MOST_STEPS} steps")


def enter(screen: Screen, name: Name) -> None:
    """Go to the element of that name and press Enter."""
    tab_to(screen, name)
    screen.press_key("Enter")


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


def test_a_log_of_ones_own_to_a_commitment_and_through_the_room_and_back(
    screen: Screen, tmp_path: Path
) -> None:
    name, (_, data) = "ours.csv", sample_files("port-alder-jobs")["events"]
    (tmp_path / name).write_bytes(data)
    screen.open("log")
    tab_to(screen, re.compile("^(Upload|Browse)"))
    screen.idle()
    with screen.page.expect_file_chooser() as chooser:
        screen.page.keyboard.press("Enter")
    chooser.value.set_files(tmp_path / name)
    screen.page.get_by_text(name).first.wait_for()
    screen.idle()
    enter(screen, re.compile("^Open the timeline with"))
    tab_to(screen, "Next")
    before = screen.panel.inner_text()
    screen.press_key("Enter")
    assert screen.panel.inner_text() != before

    screen.page.evaluate("document.activeElement.blur()")
    enter(screen, "Prompts")
    enter(screen, "Adopt")
    tab_to(screen, re.compile("Which organization"))
    screen.press_key("ArrowDown")
    screen.press_key("Enter")
    tab_to(screen, "The sign we will see")
    screen.page.keyboard.type("A dated letter about the rooms")
    enter(screen, "Keep this commitment")
    expect(screen.dialog).to_have_count(0)
    expect(screen.main).to_contain_text("A dated letter about the rooms")

    enter(screen, "Open room view")
    assert screen.navigation == []
    first = screen.main.inner_text()
    screen.press_key("ArrowRight")
    assert screen.main.inner_text() != first
    enter(screen, "Leave the room view")
    enter(screen, "Yes, leave the room view")
    assert "Timeline" in screen.navigation


def test_a_ballot_is_filled_in_and_sent_without_a_mouse(screen: Screen, chromium: Browser) -> None:
    screen.open("ballot?log=port-alder-jobs")
    screen.press("Open the ballot")
    code = "".join(screen.main.locator("h1").first.inner_text().split())
    with voter_on(chromium) as voter:
        phone = Screen(voter.page, screen.address)
        voter.open(f"{screen.address}/b/{code}")
        tab_to(phone, re.compile("business", re.IGNORECASE))
        voter.page.keyboard.press("ArrowDown")
        voter.page.keyboard.press("Tab")
        assert phone.focus_shows()
        voter.page.keyboard.press("Space")
        for _ in range(MOST_STEPS):
            voter.page.keyboard.press("Tab")
            assert phone.focus_shows()
            if voter.page.evaluate("document.activeElement.tagName") == "BUTTON":
                break
        voter.page.keyboard.press("Enter")
        expect(voter.page.locator("main")).to_contain_text("Thank you")


def tab_to_kind(screen: Screen, kind: str) -> None:
    """Press Tab until an input of a kind (radio, checkbox) has the focus, and one sees that it has."""
    for _ in range(MOST_STEPS):
        screen.page.keyboard.press("Tab")
        if screen.page.evaluate("document.activeElement.type") == kind:
            assert screen.focus_shows(), f"no visible focus on a {kind}"
            return
    pytest.fail(f"Tab reaches no {kind} in {MOST_STEPS} steps")


def test_compare_is_read_and_left_for_a_timeline_without_a_mouse(screen: Screen) -> None:
    screen.open("compare")
    enter(screen, "Table")
    expect(screen.dialog).to_be_visible()
    screen.close_dialog()
    enter(screen, "Harbor Reading Pact")
    screen.page.wait_for_url("**/timeline?*log=port-alder-reading*")


def test_responses_are_coded_from_the_keyboard(screen: Screen) -> None:
    screen.open("log")
    screen.upload("ours.csv", UNCODED.encode())
    screen.press(re.compile("^Open the timeline"))
    screen.open(f"log?log={screen.log_key}&work=Code&coding=First+reading")
    expect(screen.main).to_contain_text("2 responses without a code")
    screen.page.get_by_role("radio", name="First reading").focus()
    tab_to_kind(screen, "radio")
    screen.press_key("Space")
    screen.press_key("Control+s")
    expect(screen.main).to_contain_text("1 response without a code")


def test_a_row_is_mended_and_terms_are_set_without_a_mouse(screen: Screen) -> None:
    open_log(screen, "faulty")
    key = screen.log_key
    screen.open(f"log?log={key}&work=Read")
    tab_to(screen, re.compile("in row 3$"))
    screen.page.keyboard.press("ControlOrMeta+a")
    screen.page.keyboard.type("2025-01-20")
    screen.press_key("Enter")
    enter(screen, re.compile("^Put right|^Save"))
    expect(screen.main).not_to_contain_text("in row 3")

    screen.open(f"log?log={key}&work=Members+and+terms")
    tab_to_kind(screen, "checkbox")
    screen.press_key("Space")
    enter(screen, "Save these terms")
    expect(screen.main).to_contain_text("On legal hold")


def test_a_ballot_is_opened_and_closed_without_a_mouse(screen: Screen) -> None:
    screen.open("ballot?log=port-alder-reading")
    enter(screen, "Open the ballot")
    expect(screen.main).to_contain_text("voices so far")
    enter(screen, "Close")
    expect(screen.main).to_contain_text("No more answers are taken")
