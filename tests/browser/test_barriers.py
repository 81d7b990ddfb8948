"""No barrier that axe calls serious or critical, in both themes; and pictures that speak and have a table."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.app import CHART, Screen
from tests.browser.measures import in_both_themes, mute_pictures
from tests.browser.test_every_page import open_log, visits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SAMPLE = "port-alder-jobs"
EMPTY, FULL, FAULTY = "none", "sample", "faulty"
PANELS = ("Edit", "Code", "Name+and+partners", "Members+and+terms", "Open+another")  # beside "Read"
TWINS = "[data-testid=stDataFrame], [data-testid=stExpander]:has-text('rows behind')"


def in_full(screen: Screen) -> list[str]:
    """Barriers of a page with everything opened that it keeps closed, and its mute pictures."""
    screen.unfold()
    return [*in_both_themes(screen), *mute_pictures(screen)]


@pytest.mark.parametrize("log", [EMPTY, FULL, FAULTY])
def test_no_page_has_a_barrier_and_no_picture_is_mute(open_screen: Callable[..., Screen], log: str) -> None:
    screen = open_screen()
    found = {name: in_full(screen) for name in visits(screen, log)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.long
@pytest.mark.parametrize("log", ["dense", "tiny"])
def test_the_fullest_and_the_smallest_log_bring_no_barrier(
    open_screen: Callable[..., Screen], log: str
) -> None:
    screen = open_screen()
    found = {name: in_full(screen) for name in visits(screen, log)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_no_panel_of_a_log_of_ones_own_has_a_barrier(screen: Screen) -> None:
    key = open_log(screen, FAULTY)
    found = {}
    for panel in PANELS:
        screen.open(f"log?log={key}&work={panel}")
        found[panel] = in_full(screen)
    assert {panel: wrong for panel, wrong in found.items() if wrong} == {}


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
