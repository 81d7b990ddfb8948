"""No barrier that axe calls serious or critical, in both themes; and pictures that speak and have a table."""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.browser.app import CHART, Screen
from tests.browser.measures import barriers, flaws, mute_pictures
from tests.browser.test_every_page import open_log, visits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SAMPLE = "port-alder-jobs"
EMPTY, FULL, FAULTY = "none", "sample", "faulty"
# What opens over a page: its address, and the buttons that lead there, one after another.
DIALOGS = (
    (f"timeline?log={SAMPLE}", "Table"),
    (f"timeline?log={SAMPLE}", "Save picture"),
    ("timeline?log=kestrel-falls-review&row=4",),
    (f"prompts?log={SAMPLE}", "Adopt"),
    (f"prompts?log={SAMPLE}", "Full text and source"),
    (f"prompts?log={SAMPLE}", "None of these fits"),
    (f"prompts?log={SAMPLE}", re.compile("^Browse all")),
    (f"prompts?log={SAMPLE}", "Done"),
    (f"prompts?log={SAMPLE}", "New date"),
    ("compare", "Table"),
    ("compare", re.compile("^(Take away|Save picture)")),
)
TWINS = "[data-testid=stDataFrame], [data-testid=stExpander]:has-text('rows behind')"


def in_both_themes(screen: Screen) -> list[str]:
    """Barriers of what stands on the screen, first in light colors, then in dark ones."""
    found = barriers(screen)
    screen.turn(dark=True)
    found += [f"dark: {barrier}" for barrier in barriers(screen)]
    screen.turn(dark=False)
    return found


@pytest.mark.parametrize("log", [EMPTY, FULL, FAULTY])
def test_no_page_has_a_barrier_and_no_picture_is_mute(open_screen: Callable[..., Screen], log: str) -> None:
    screen = open_screen()
    found = {name: [*in_both_themes(screen), *mute_pictures(screen)] for name in visits(screen, log)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.long
@pytest.mark.parametrize("log", ["dense", "tiny"])
def test_the_fullest_and_the_smallest_log_bring_no_barrier(
    open_screen: Callable[..., Screen], log: str
) -> None:
    screen = open_screen()
    found = {name: in_both_themes(screen) for name in visits(screen, log)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("phone", [False, True], ids=["laptop", "phone"])
def test_dialogs_have_no_barrier(open_screen: Callable[..., Screen], phone: bool) -> None:
    screen = open_screen(phone=phone)
    found = {}
    for address, *buttons in DIALOGS if not phone else DIALOGS[:4]:
        screen.open(address)
        for button in buttons:
            screen.press(button)
        assert screen.dialog.is_visible(), (address, buttons)
        found[address, *map(str, buttons)] = [*flaws(screen), *in_both_themes(screen)]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_dialogs_of_a_log_of_ones_own_have_no_barrier(screen: Screen) -> None:
    open_log(screen, FAULTY)
    key = screen.log_key
    found = {}
    screen.open(f"log?log={key}&work=Edit")
    screen.press("Add an event")
    found["add"] = [*flaws(screen), *in_both_themes(screen)]
    screen.open()
    screen.press("Delete")
    found["delete"] = [*flaws(screen), *in_both_themes(screen)]
    screen.open(f"ballot?log={SAMPLE}")
    screen.press("Open the ballot")
    screen.press("Count paper ballots")
    found["tally"] = [*flaws(screen), *in_both_themes(screen)]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def pictured(screen: Screen) -> Iterator[str]:
    """Go to every page with a picture of a log's numbers, and tell its name."""
    for name in (f"timeline?log={SAMPLE}", f"log?log={SAMPLE}", "compare", "method?chapter=Worked+cases"):
        screen.open(name)
        assert screen.page.locator(CHART).count(), name
        yield name


def test_every_picture_of_numbers_has_a_table_beside_it(screen: Screen) -> None:
    for name in pictured(screen):
        table = screen.button("Table")
        if table.count():
            screen.press("Table")
        assert screen.page.locator(TWINS).count(), name
