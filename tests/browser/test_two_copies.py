"""The deployment with two copies of the app: what one takes the other has, and one may die."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import Screen, voter_on
from tests.browser.copies import Copies, copy_of, two_copies
from tests.browser.logs import FILLED, filled_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture
def copies(chromium: Browser, tmp_path: Path) -> Iterator[Copies]:
    with two_copies(tmp_path) as running:
        yield running


def seated(open_screen: Callable[..., Screen], copies: Copies) -> dict[int, Screen]:
    """A visitor at each copy."""
    seats: dict[int, Screen] = {}
    for _ in range(30):
        screen = open_screen(copies.address)
        answer = screen.page.goto(f"{copies.address}/readyz")
        assert answer is not None
        assert answer.json() == {"ready": True}
        seats.setdefault(copy_of(answer.header_value("x-copy")), screen)
        if len(seats) == 2:
            return seats
    raise AssertionError("nobody was sent to one of the copies")


def test_what_one_copy_takes_the_other_has_and_one_may_die(
    copies: Copies, open_screen: Callable[..., Screen], chromium: Browser
) -> None:
    (port, one), (_, other) = seated(open_screen, copies).items()

    # a log brought to one copy is there at the other
    one.open("log")
    template = one.download("Template for Excel").path().read_bytes()
    one.upload("our-log.xlsx", filled_in(template))
    one.press(f"Open the timeline with {len(FILLED)} rows")
    there = f"timeline?log={one.log_key}"
    other.open(there)
    assert other.entries == one.entries

    # a change made at the other is seen at the first
    other.open(f"log?log={one.log_key}&work=Edit")
    add_event(other, "The depot opens")
    one.open(there)
    assert any("The depot opens" in entry for entry in one.entries)

    # votes reach the count, whichever copy takes them
    one.open("ballot?log=port-alder-jobs")
    one.press("Open the ballot")
    ballot = f"ballot?log={one.log_key}"  # a ballot on an example is kept with a copy of it
    code = "".join(one.main.locator("h1").first.inner_text().split())
    taken = {vote(chromium, f"{copies.address}/b/{code}") for _ in range(6)}
    expect(one.main.get_by_text("6 voices so far")).to_be_visible(timeout=15_000)
    assert taken <= set(copies.processes)

    # one copy dies: its visitors go on at the other, and nothing is lost
    copies.kill(port)
    one.faults.clear()
    one.open(there)
    assert any("The depot opens" in entry for entry in one.entries)
    vote(chromium, f"{copies.address}/b/{code}")
    one.open(ballot)
    expect(one.main.get_by_text("7 voices so far")).to_be_visible(timeout=15_000)
    one.faults[:] = [fault for fault in one.faults if "WebSocket" not in fault]  # while it was away


def add_event(screen: Screen, title: str) -> None:
    """Add an event with its title and the first choices."""
    screen.press("Add an event")
    screen.dialog.get_by_role("textbox", name="What happened").fill(title)
    screen.press("Add it", screen.dialog)
    expect(screen.dialog).to_have_count(0)


def vote(browser: Browser, address: str) -> int:
    """Send a view from a new phone; gives the copy that took it."""
    with voter_on(browser) as voter:
        answer = voter.page.goto(address)
        assert answer is not None
        voter.fill("business", "Pulled together")
        voter.send()
        assert "Thank you" in voter.says
        return copy_of(answer.header_value("x-copy"))
