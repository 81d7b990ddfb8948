"""Every page measured by script: legible, nothing cut off or written over, and no barrier that axe knows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.shared.frame import PAGES
from tests.browser.app import Screen
from tests.browser.logs import TINY

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
SMALLEST = 14  # pixels
CHAPTERS = ("Ours+and+limits", "Codebook", "How+to+code", "Signals", "Questions+to+ask", "Worked+cases")
ALSO = {"none": tuple(f"method?chapter={name}" for name in CHAPTERS)}  # beyond what the navigation offers
DAYS = "timeline?axis=Days+since+the+setback"
SAMPLES = {"sample": "port-alder-jobs", "dense": "kestrel-falls-review"}
DIALOGS = {
    "timeline": ("Table", "Save picture"),
    "prompts": ("Adopt", "Full text and source", "None of these fits", "Browse all 49", "Done", "New date"),
}

light_and_dark = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
# Dark differs from light in color only: the fullest and the emptiest log are looked at in one of them each.
every_look = pytest.mark.parametrize(
    ("log", "dark"),
    [("none", False), ("none", True), ("sample", False), ("sample", True), ("dense", False), ("tiny", True)],
    ids=["none-light", "none-dark", "sample-light", "sample-dark", "dense-light", "tiny-dark"],
)


def open_log(screen: Screen, log: str) -> str:
    """Open no log, a sample, or an upload of a single row; gives the log's name in the address."""
    if log == "tiny":
        screen.open("log")
        screen.upload("tiny.csv", TINY.encode())
        screen.press("Open the timeline with 1 row")
        return screen.log_key
    screen.open(f"?log={SAMPLES[log]}" if log in SAMPLES else "")
    return SAMPLES.get(log, "")


def visits(screen: Screen, log: str) -> Iterator[str]:
    """Go through every page with this log open, and tell the name of each."""
    key = open_log(screen, log)
    for name in PAGES:
        screen.go(name.capitalize())
        yield name
    for address in ALSO.get(log, (f"{DAYS}&log={key}",)):
        screen.open(address)
        yield address


def flaws(screen: Screen, smallest: int = SMALLEST) -> list[str]:
    return list(screen.page.evaluate(MEASURE, smallest))


def barriers(screen: Screen) -> list[str]:
    """What axe calls serious or critical."""
    found = Axe().run(screen.page).response["violations"]
    return [
        f"{item['id']}: {node['html'][:160]}"
        for item in found
        if item["impact"] in ("serious", "critical")
        for node in item["nodes"]
    ]


@every_look
def test_pages_on_a_laptop_are_legible_and_without_barriers(
    open_screen: Callable[..., Screen], dark: bool, log: str
) -> None:
    screen = open_screen(dark=dark)
    found = {name: [*flaws(screen), *barriers(screen)] for name in visits(screen, log)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@every_look
def test_pages_on_a_phone_are_legible(open_screen: Callable[..., Screen], dark: bool, log: str) -> None:
    screen = open_screen(dark=dark, phone=True)
    found = {name: flaws(screen) for name in visits(screen, log)}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("log", ["sample", "dense", "tiny"])
def test_pictures_fill_a_wide_screen(open_screen: Callable[..., Screen], log: str) -> None:
    screen = open_screen(wide=True)
    key = open_log(screen, log)
    found = {}
    for address in (f"timeline?log={key}", f"{DAYS}&log={key}", f"compare?log={key}"):
        screen.open(address)
        found[address] = flaws(screen)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@light_and_dark
@pytest.mark.parametrize("page", DIALOGS)
def test_dialogs_are_legible_and_without_barriers(
    open_screen: Callable[..., Screen], dark: bool, page: str
) -> None:
    screen = open_screen(dark=dark)
    screen.open(f"{page}?log=port-alder-jobs")
    found = {}
    for name in DIALOGS[page]:
        screen.press(name)
        assert screen.dialog.is_visible(), name
        found[name] = [*flaws(screen), *barriers(screen)]
        screen.page.keyboard.press("Escape")
        screen.idle()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_measure_sees_what_is_wrong(screen: Screen) -> None:
    screen.open("timeline?log=port-alder-jobs")
    assert flaws(screen) == []
    screen.page.evaluate(SPOIL)
    assert {flaw.split(":")[0] for flaw in flaws(screen)} >= {"12 px", "clipped", "written over"}
    assert any(flaw.endswith("too wide") for flaw in flaws(screen))
    assert any(barrier.startswith("button-name") for barrier in barriers(screen))


# Small words, a button without a name, a box too wide, a text out of the picture, two texts in one place.
SPOIL = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  main.insertAdjacentHTML('beforeend', '<p style="font-size:12px">small</p><button></button>');
  main.insertAdjacentHTML('beforeend', '<div style="width:3000px;height:9px"></div>');
  const [first, second, third] = document.querySelectorAll('svg.marks text[fill^="#"]');
  first.setAttribute('transform', 'translate(-600,20)');
  third.setAttribute('transform', second.getAttribute('transform'));
}"""
