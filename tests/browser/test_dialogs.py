"""Every dialog of the program: legible, and without a barrier in both themes."""

import ast
import re
from collections.abc import Callable, Collection, Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.app import Name, Screen
from tests.browser.measures import flaws, in_both_themes
from tests.browser.test_every_page import open_log
from tests.tree.source import called, calls, files, tree

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SAMPLE = "log=port-alder-jobs"
LEAVE = "Back to the facilitator view?"
OWN = ("Add an event", "Delete for good?", "Count paper ballots", "Show the answers to the room?")
# Where, and what is pressed there for which dialog; nothing is pressed where it opens by itself.
DIALOGS: dict[str, dict[str, Name]] = {
    f"timeline?{SAMPLE}": {
        "The table behind the picture": "Table",
        "Save the picture": "Save picture",
    },
    "timeline?log=kestrel-falls-review&row=4": {"The entry": ""},
    f"prompts?{SAMPLE}": {
        "Adopt this action": "Adopt",
        "Full text and source": "Full text and source",
        "None of these fits": "None of these fits",
        "The whole catalogue": re.compile("^Browse all"),
        "Done: where does the log show it?": "Done",
        "A new date, or another kind of setback": "New date",
        "How we would answer next time": "Draft a second take",
    },
    "prompts?log=port-alder-reading": {"Did the sign show?": "Did the sign show?"},
    "compare": {
        "The table behind the pictures": "Table",
        "Take away": "Take away",
    },
    "present?log=port-alder-nights": {"Open the room view while the log reads as hot?": "Open room view"},
}
TITLES = [title for dialogs in DIALOGS.values() for title in dialogs]
ON_A_PHONE = ("The table behind the picture", "Save the picture", "The entry", "Adopt this action")


def looked_at(screen: Screen, title: str) -> list[str]:
    """What is wrong with the dialog of this title, which is closed again."""
    expect(screen.dialog).to_contain_text(title)
    screen.unfold()
    found = [*flaws(screen), *in_both_themes(screen)]
    screen.close_dialog()
    return found


def over_pages(screen: Screen, titles: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Open those of these dialogs that stand over examples, and tell what is wrong with each."""
    for address, dialogs in DIALOGS.items():
        wanted = {title: button for title, button in dialogs.items() if title in titles}
        if wanted:
            screen.open(address)
        for title, button in wanted.items():
            if button:
                screen.press(button)
            yield title, looked_at(screen, title)


def test_every_dialog_of_the_source_is_looked_at_here() -> None:
    titles = {
        call.args[0].value
        for path in files("pages")
        for call in calls(tree(path))
        if called(call) == "st.dialog" and isinstance(call.args[0], ast.Constant)
    }
    assert titles == {*OWN, LEAVE, *TITLES}


@pytest.mark.parametrize("phone", [False, True], ids=["laptop", "phone"])
def test_no_dialog_over_an_example_has_a_barrier(open_screen: Callable[..., Screen], phone: bool) -> None:
    screen = open_screen(phone=phone)
    found = dict(over_pages(screen, ON_A_PHONE if phone else TITLES))
    assert {title: wrong for title, wrong in found.items() if wrong} == {}


def test_no_dialog_over_a_log_of_ones_own_has_a_barrier(screen: Screen) -> None:
    key = open_log(screen, "faulty")
    found = {}
    screen.open(f"log?log={key}&work=Edit")
    screen.press("Add an event")
    found["add"] = looked_at(screen, OWN[0])
    screen.open()
    screen.press("Delete")
    found["delete"] = looked_at(screen, OWN[1])
    assert {title: wrong for title, wrong in found.items() if wrong} == {}


def test_no_dialog_of_a_ballot_or_of_the_room_has_a_barrier(screen: Screen) -> None:
    found = {}
    screen.open(f"ballot?{SAMPLE}")
    screen.press("Open the ballot")
    screen.press("Count paper ballots")
    for _ in range(5):
        screen.press("+1", screen.dialog)
    found["tally"] = looked_at(screen, OWN[2])
    screen.press("Close")
    screen.press("Show the answers")
    found["reveal"] = looked_at(screen, OWN[3])
    screen.press("Open room view")
    screen.press("Leave the room view")
    found["leave"] = looked_at(screen, LEAVE)
    assert {title: wrong for title, wrong in found.items() if wrong} == {}


def test_the_choices_behind_a_button_on_a_phone_have_no_barrier(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen(phone=True)
    found = {}
    for address in (f"timeline?{SAMPLE}", f"prompts?{SAMPLE}"):
        screen.open(address)
        screen.press("Filter")
        expect(screen.page.get_by_test_id("stPopoverBody")).to_be_visible()
        found[address] = [*flaws(screen), *in_both_themes(screen)]
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
