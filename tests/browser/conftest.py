"""One server and one browser for the whole run, and screens that fail the test when anything went wrong."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.app import Screen, launch_options, screen_on, serve


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    options = launch_options()
    with sync_playwright() as playwright, playwright.chromium.launch(**options) as browser:
        yield browser


@pytest.fixture(scope="session")
def server(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


@pytest.fixture
def open_screen(chromium: Browser, server: str) -> Iterator[Callable[..., Screen]]:
    """Makes screens (``dark=``, ``phone=``); the test fails when one of them had a fault."""
    made: list[Screen] = []
    with ExitStack() as stack:

        def make(address: str = server, **look: bool) -> Screen:
            made.append(stack.enter_context(screen_on(chromium, address, **look)))
            return made[-1]

        yield make
    assert [fault for screen in made for fault in screen.faults] == []


@pytest.fixture
def screen(open_screen: Callable[..., Screen]) -> Screen:
    """A screen of a laptop in light colors."""
    return open_screen()


@pytest.fixture
def fresh_server(chromium: Browser, tmp_path: Path) -> Iterator[str]:
    """A server nobody has visited yet."""
    with serve(tmp_path / "log.txt") as address:
        yield address
