"""The very first visitor of a fresh server, on a deep link."""

from collections.abc import Callable

import pytest

from pages.shared.frame import PAGES
from tests.browser.app import Screen

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def test_the_first_visit_by_deep_link_meets_our_navigation(
    open_screen: Callable[..., Screen], fresh_server: str
) -> None:
    screen = open_screen(fresh_server)
    screen.open("timeline?log=port-alder-jobs")
    assert screen.navigation == [name.capitalize() for name in PAGES]
    assert "Port Alder Youth Jobs Compact" in screen
    assert screen.marks.count() > 40
