"""When the line breaks, the server starts anew or the database is busy, nobody loses place or words."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.app import IDLE, SLOWEST, Screen, launch, screen_on
from tests.browser.logs import FAULTY
from tests.browser.relay import Relay, relay

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SIGN = "A dated letter about the rooms"
WORDS = "What happened, in one neutral line"
OPEN = re.compile("^Open the timeline")
AWAY = 3_000  # milliseconds
SAMPLE = "log=port-alder-jobs"
BUSY = "The database is busy with another change."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lines")


@pytest.fixture(scope="module")
def line(folder: Path) -> Iterator[Relay]:
    store = f"sqlite:///{folder / 'csc.sqlite'}"
    with launch(folder / "log.txt", CSC_STORE=store) as (_, port), relay(port) as made:
        yield made


@pytest.fixture
def visitor(chromium: Browser, line: Relay) -> Iterator[Screen]:
    """Somebody who comes by that line. What the browser says of it when it breaks is no fault of a page."""
    with screen_on(chromium, line.address) as screen:
        yield screen
    assert not [fault for fault in screen.faults if fault.startswith(("the page failed", "left"))]


def back(screen: Screen) -> None:
    """Wait until the page has found its server again."""
    screen.page.wait_for_selector(IDLE, state="attached", timeout=SLOWEST)
    screen.idle()


def test_a_broken_line_keeps_place_choices_and_unsaved_words(visitor: Screen, line: Relay) -> None:
    visitor.open(f"prompts?{SAMPLE}")
    visitor.choose("Setting", "With the group")
    visitor.press("Adopt")
    field = visitor.page.get_by_role("textbox", name="The sign we will see")
    field.fill(SIGN)
    line.cut()
    visitor.page.wait_for_selector("[data-test-connection-state]:not([data-test-connection-state=CONNECTED])")
    visitor.page.wait_for_timeout(AWAY)
    expect(field).to_have_value(SIGN)
    line.mend()
    back(visitor)
    expect(field).to_have_value(SIGN)
    assert "setting=" in urlparse(visitor.page.url).query
    field.press("Enter")
    visitor.choose("Which organization sees to it?", "Harbor Chamber")
    visitor.press("Keep this commitment", visitor.dialog)
    expect(visitor.main).to_contain_text(SIGN)


def test_a_picked_entry_is_still_picked_after_the_line_broke(visitor: Screen, line: Relay) -> None:
    visitor.open(f"timeline?{SAMPLE}")
    visitor.press("Next")
    picked = visitor.panel.inner_text()
    line.cut()
    visitor.page.wait_for_timeout(AWAY)
    line.mend()
    back(visitor)
    assert visitor.panel.inner_text() == picked
    visitor.press("Next")
    assert visitor.panel.inner_text() != picked


def test_a_new_server_finds_the_log_the_entry_and_the_words_again(chromium: Browser, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'csc.sqlite'}"
    with (
        launch(tmp_path / "one.txt", CSC_STORE=store) as (_, port),
        relay(port) as line,
        screen_on(chromium, line.address) as screen,
    ):
        screen.open("log")
        screen.upload("faulty.csv", FAULTY.encode())
        screen.press(OPEN)
        screen.press("Next")
        place, picked = screen.page.url, screen.panel.inner_text()
        line.cut()
        with launch(tmp_path / "two.txt", CSC_STORE=store) as (_, other):
            line.to(other)
            line.mend()
            back(screen)
            assert screen.page.url == place
            assert screen.panel.inner_text() == picked


def test_a_busy_database_is_said_in_the_dialog_and_nothing_is_kept_by_halves(
    visitor: Screen, folder: Path
) -> None:
    visitor.open("log")
    visitor.upload("faulty.csv", FAULTY.encode())
    visitor.press(OPEN)
    visitor.open(f"log?log={visitor.log_key}&work=Edit")
    visitor.press("Add an event")
    field = visitor.page.get_by_role("textbox", name=WORDS)
    field.fill(SIGN)
    field.press("Enter")
    visitor.idle()
    other = sqlite3.connect(folder / "csc.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    visitor.press("Add it", visitor.dialog)
    expect(visitor.page.get_by_text(BUSY)).to_be_visible(timeout=15_000)
    expect(field).to_have_value(SIGN)
    other.execute("ROLLBACK")
    other.close()
    visitor.press("Add it", visitor.dialog)
    expect(visitor.dialog).to_have_count(0)
    assert not visitor.page.get_by_text(BUSY).count()
