"""Compare in a real browser: legible, without barriers, and every journey a way to its timeline."""

from collections.abc import Callable

import pytest

from tests.browser.app import Screen
from tests.browser.test_every_page import barriers, flaws

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["laptop", "phone"])
def test_it_is_legible_and_without_barriers(
    open_screen: Callable[..., Screen], dark: bool, phone: bool
) -> None:
    screen = open_screen(dark=dark, phone=phone)
    found = {}
    for address in ("compare", "compare?time=Calendar&log=port-alder-jobs"):
        screen.open(address)
        found[address] = [*flaws(screen), *([] if phone else barriers(screen))]
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_a_click_on_a_setback_opens_its_timeline_and_the_way_back_stays_open(
    open_screen: Callable[..., Screen], fresh_server: str
) -> None:
    screen = open_screen(fresh_server)  # other tests keep logs on the common one, which Compare would count
    screen.open("compare")
    screen.page.locator("path[aria-label*=' · row 35 · funding lost']").first.click()
    screen.page.wait_for_url("**/timeline?*row=35*")
    screen.idle()
    assert "State declined to renew the grant" in screen
    screen.go("Compare")
    assert "9 collaborations" in screen
    assert screen.page.url.split("?")[0].endswith("/compare")


def test_the_name_of_a_collaboration_opens_its_timeline(open_screen: Callable[..., Screen]) -> None:
    screen = open_screen()
    screen.open("compare")
    screen.link("Harbor Reading Pact").first.click()
    screen.page.wait_for_url("**/timeline?*log=port-alder-reading*")
    screen.idle()
    assert "Harbor Reading Pact" in screen
    assert screen.faults == []
