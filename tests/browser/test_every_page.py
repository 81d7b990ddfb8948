"""Every page measured by script: legible, nothing cut off or written over."""

import re
from collections.abc import Callable, Iterator

import pytest

from pages.shared.frame import PAGES
from tests.browser.app import Screen
from tests.browser.logs import FAULTY, TINY
from tests.browser.measures import barriers, flaws

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

CHAPTERS = ("Ours+and+limits", "Codebook", "How+to+code", "Signals", "Questions+to+ask", "Worked+cases")
ALSO = {"none": tuple(f"method?chapter={name}" for name in CHAPTERS)}  # beyond what the navigation offers
DAYS = "timeline?axis=Days+since+the+setback"
SAMPLES = {"sample": "port-alder-jobs", "dense": "kestrel-falls-review"}
UPLOADS = {"tiny": TINY, "faulty": FAULTY}

# Dark differs from light in color only: the fullest and the emptiest log are looked at in one of them each.
every_look = pytest.mark.parametrize(
    ("log", "dark"),
    [("none", False), ("none", True), ("sample", False), ("sample", True), ("dense", False), ("tiny", True)],
    ids=["none-light", "none-dark", "sample-light", "sample-dark", "dense-light", "tiny-dark"],
)


def open_log(screen: Screen, log: str) -> str:
    """Open no log, a sample, or an upload of our own; gives the log's name in the address."""
    if log in UPLOADS:
        screen.open("log")
        screen.upload(f"{log}.csv", UPLOADS[log].encode())
        screen.press(re.compile("^Open the timeline"))
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


@every_look
def test_pages_on_a_laptop_are_legible(open_screen: Callable[..., Screen], dark: bool, log: str) -> None:
    screen = open_screen(dark=dark)
    found = {name: flaws(screen) for name in visits(screen, log)}
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


def test_the_measure_sees_what_is_wrong(screen: Screen) -> None:
    screen.open("timeline?log=port-alder-jobs")
    assert flaws(screen) == []
    screen.page.evaluate(SPOIL_PAGE)
    wanted, found = {"12 px", "clipped", "written over"}, set[str]()
    for _ in range(40):  # a page that grows draws its picture anew, a moment later
        screen.page.evaluate(SPOIL_PICTURE)
        screen.page.wait_for_timeout(500)  # until it is painted so
        found = {flaw.split(":")[0] for flaw in flaws(screen)}
        if found >= wanted:
            break
    assert found >= wanted
    assert any(flaw.endswith("too wide") for flaw in flaws(screen))
    assert any(barrier.startswith("button-name") for barrier in barriers(screen))


# Small words, a button without a name, a box too wide.
SPOIL_PAGE = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  main.insertAdjacentHTML('beforeend', '<p style="font-size:12px">small</p><button></button>');
  main.insertAdjacentHTML('beforeend', '<div style="width:3000px;height:9px"></div>');
}"""
# A text out of the picture, two texts in one place.
SPOIL_PICTURE = """() => {
  const [first, second, third] = document.querySelectorAll('svg.marks text[fill^="#"]');
  first.setAttribute('transform', 'translate(-600,20)');
  third.setAttribute('transform', second.getAttribute('transform'));
}"""
