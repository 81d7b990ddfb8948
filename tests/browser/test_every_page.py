"""Every page measured by script: legible, nothing cut off or written over, and no barrier that axe knows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.app import Screen
from tests.browser.logs import TINY

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
SMALLEST = 14  # pixels
WITHOUT_LOG = ("", "timeline", "prompts", "log", "method", "method?chapter=Worked+cases")
WITH_LOG = ("", "timeline", "timeline?axis=Days+since+the+setback", "prompts", "log")
SAMPLES = {"sample": "port-alder-jobs", "dense": "kestrel-falls-review"}

# Streamlit's own, which a page cannot mend. Looked at again with each new version of Streamlit.
FRAMEWORK: dict[str, str] = {}

light_and_dark = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def addresses(screen: Screen, log: str) -> list[str]:
    """The pages to look at: without a log, with a sample, or with an upload of a single row."""
    if log == "none":
        return list(WITHOUT_LOG)
    key = SAMPLES.get(log) or upload_tiny(screen)
    return [f"{page}{'&' if '?' in page else '?'}log={key}" for page in WITH_LOG]


def upload_tiny(screen: Screen) -> str:
    screen.open("log")
    screen.upload("tiny.csv", TINY.encode())
    screen.press("Open the timeline with 1 row")
    return screen.log_key


def flaws(screen: Screen) -> list[str]:
    return list(screen.page.evaluate(MEASURE, SMALLEST))


def barriers(screen: Screen) -> list[str]:
    """What axe calls serious or critical, without what is known of the framework."""
    found = Axe().run(screen.page).response["violations"]
    return [
        f"{item['id']}: {node['html'][:160]}"
        for item in found
        if item["impact"] in ("serious", "critical") and item["id"] not in FRAMEWORK
        for node in item["nodes"]
    ]


@light_and_dark
@pytest.mark.parametrize("log", ["none", "sample", "dense", "tiny"])
def test_pages_on_a_laptop_are_legible_and_without_barriers(
    open_screen: Callable[..., Screen], dark: bool, log: str
) -> None:
    screen = open_screen(dark=dark)
    found = {}
    for address in addresses(screen, log):
        screen.open(address)
        found[address] = [*flaws(screen), *barriers(screen)]
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@light_and_dark
@pytest.mark.parametrize("log", ["none", "sample", "dense", "tiny"])
def test_pages_on_a_phone_are_legible(open_screen: Callable[..., Screen], dark: bool, log: str) -> None:
    screen = open_screen(dark=dark, phone=True)
    found = {}
    for address in addresses(screen, log):
        screen.open(address)
        found[address] = flaws(screen)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
