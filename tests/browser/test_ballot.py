"""A ballot with two browsers: the facilitator's, and phones on which no script runs."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import Screen, screen_on, serve, voter_on
from tests.browser.measures import barriers, flaws

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PHONE_ADDRESS = "Address of this app as phones reach it"
LINE = "The grant ended before we had met"
VIEWS = (
    ("business", "Pulled together"),
    ("business", "Pulled together"),
    ("business", "Some of both"),
    ("government", "Pulled apart"),
    ("government", "Pulled apart"),
    ("government", "Pulled together"),
)


def open_ballot(screen: Screen) -> str:
    """Open the ballot proposed for the example; gives its code."""
    screen.open("ballot?log=port-alder-jobs")
    screen.press("Open the ballot")
    screen.fill(PHONE_ADDRESS, screen.address)
    code = screen.main.locator("h1").first.inner_text()
    return "".join(code.split())


def vote(browser: Browser, address: str, sector: str, choice: str, line: str = "") -> None:
    with voter_on(browser) as voter:
        voter.open(address).fill(sector, choice, line)
        voter.send()
        assert "Thank you" in voter.says


def test_a_ballot_from_the_code_to_the_answers_in_the_room(screen: Screen, chromium: Browser) -> None:
    code = open_ballot(screen)
    expect(screen.main.get_by_text("0 voices so far")).to_be_visible()
    assert screen.main.get_by_role("img").count() >= 1

    address = f"{screen.address}/b/{code}"
    for k, (sector, choice) in enumerate(VIEWS):
        vote(chromium, address, sector, choice, f"{LINE}, {k}")
    expect(screen.main.get_by_text(f"{len(VIEWS)} voices so far")).to_be_visible(timeout=30_000)
    assert LINE not in screen.main.inner_text()

    screen.press("Open room view")
    screen.step_to("voices so far")
    assert f"{code[:3]} {code[3:]}" in screen.main.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    vote(chromium, address, "community", "I cannot tell")
    expect(screen.main.get_by_text("7 voices so far")).to_be_visible(timeout=30_000)

    screen.press("Close the ballot")
    with voter_on(chromium) as late:
        assert "closed" in late.open(address).says
    screen.press("Show the answers")
    screen.press("Yes, show them", screen.dialog)
    expect(screen.main).to_contain_text("of 7 voices")
    assert LINE not in screen.main.inner_text()
    screen.press_key("ArrowRight")
    expect(screen.main).to_contain_text(LINE)
    screen.press_key("ArrowLeft")
    expect(screen.main).to_contain_text("of 7 voices")


@pytest.mark.parametrize("dark", [False, True])
def test_a_phone_without_scripts_is_asked_again_keeps_its_view_and_changes_it(
    screen: Screen, chromium: Browser, dark: bool
) -> None:
    code = open_ballot(screen)
    with voter_on(chromium, dark=dark) as voter:
        voter.open(f"{screen.address}/b/{code.lower()}")
        assert voter.page.url.endswith(code)
        assert min(voter.row_heights) >= 52
        wide = voter.page.locator("html").evaluate("html => html.scrollWidth")
        assert wide <= 390
        voter.fill("business", "Some of both")
        voter.send()
        assert "Thank you" in voter.says
        voter.page.get_by_role("link", name="Change my view").click()
        voter.fill("business", "Pulled apart", LINE)
        voter.send()
        voter.page.reload()
        assert "Thank you" in voter.says
    expect(screen.main.get_by_text("1 voice so far")).to_be_visible(timeout=30_000)


def test_a_code_typed_by_hand_leads_to_the_ballot(screen: Screen, chromium: Browser) -> None:
    code = open_ballot(screen)
    with voter_on(chromium) as voter:
        voter.open(f"{screen.address}/b").page.get_by_label("Six letters").fill(
            f"{code[:3]} {code[3:]}".lower()
        )
        voter.send()
        expect(voter.page).to_have_url(re.compile(f"/b/{code}$"))
        assert "Setback" in voter.says
        assert "no ballot with this code" in voter.open(f"{screen.address}/b/ABCDEF").says


def test_paper_slips_are_counted_with_one_tap_each(screen: Screen) -> None:
    open_ballot(screen)
    screen.press("Count paper ballots")
    for _ in range(3):
        screen.press("+1", screen.dialog)
    expect(screen.dialog).to_contain_text("3 slips counted here")
    screen.press("Take back the last one", screen.dialog)
    expect(screen.dialog).to_contain_text("2 slips counted here")
    screen.press("Done", screen.dialog)
    expect(screen.main).to_contain_text("2 voices so far")
    assert screen.dialog.count() == 0


def test_a_store_that_is_away_is_said_plainly_to_both(chromium: Browser, tmp_path: Path) -> None:
    with serve(tmp_path / "log.txt", store="no/such/folder/csc.sqlite") as address:
        with screen_on(chromium, address) as screen:
            screen.open("ballot?log=port-alder-jobs")
            expect(screen.main).to_contain_text("cannot be reached")
            assert screen.faults == []
        with voter_on(chromium) as voter:
            assert "cannot be reached" in voter.open(f"{address}/b/ABCDEF").says


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_state_of_a_ballot_is_legible_and_without_barriers(
    open_screen: Callable[..., Screen], chromium: Browser, dark: bool
) -> None:
    screen = open_screen(dark=dark)
    found: dict[str, list[str]] = {}

    def look(state: str, smallest: int = 14) -> None:
        found[state] = [*flaws(screen, smallest), *barriers(screen)]

    code = open_ballot(screen)
    look("open")
    screen.press("Count paper ballots")
    look("counting")
    screen.press("Done", screen.dialog)
    for sector, choice in VIEWS:
        vote(chromium, f"{screen.address}/b/{code}", sector, choice, LINE)
    log = screen.log_key
    screen.press("Open room view")
    screen.step_to("voices so far")
    look("way in, in the room", 18)
    screen.press("Close the ballot")
    look("closed, in the room", 18)
    screen.open(f"ballot?log={log}")
    look("closed")
    screen.press("Show the answers")
    look("asked")
    screen.press("Yes, show them", screen.dialog)
    look("shown")
    screen.press("Open room view")
    screen.step_to("of 6 voices")
    look("answers, in the room", 18)
    screen.press_key("ArrowRight")
    look("lines, in the room", 18)
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_phones_pages_have_no_barrier(open_screen: Callable[..., Screen], dark: bool) -> None:
    code = open_ballot(open_screen())
    phone = open_screen(phone=True, dark=dark)
    for path in ("b", f"b/{code}", f"b/{code}/sent"):
        phone.page.goto(f"{phone.address}/{path}")
        assert barriers(phone) == [], path
