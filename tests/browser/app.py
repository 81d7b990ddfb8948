"""The app as a person meets it: a server of its own, a browser, and where things are on its pages.

Every selector of these tests stands here.
"""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Download, Locator, Page, Request, expect

ROOT = Path(__file__).parents[2]
HERE = "127.0.0.1"
MOST_SCREENS = 20  # of a meeting
SLOWEST = 60_000  # milliseconds; a server's first page on a busy machine
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
IDLE = (
    "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
    ":not(:has([data-stale=true]))"
)
Name = str | re.Pattern[str]
Role = Literal["button", "link", "option"]
CHART = "[data-testid=stVegaLiteChart]"
FAILED = "Something went wrong in the program"
# On a deep link the client looks for its server below the page's path first; the 404 sends it further up.
PROBES = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")


def chromium_path() -> str:
    """The system's Chromium; skips the test, saying why, where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is installed and CHROMIUM is not set")
    return found


def launch_options() -> dict[str, object]:
    """How the browser is started: it finds no host but this one, and paints the same page the same way."""
    only_here = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HERE}"
    quiet = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
    steady = ("--disable-partial-raster", "--disable-skia-runtime-opts")
    return {"executable_path": chromium_path(), "args": [only_here, *quiet, *steady]}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serve(log_file: Path, store: str = "csc.sqlite") -> Iterator[str]:
    """A fresh server of the app; gives its address, and ends it.

    What it prints goes to ``log_file``; what it keeps, to ``store`` beside that.
    """
    with launch(log_file, CSC_STORE=f"sqlite:///{log_file.parent / store}") as (_, port):
        yield f"http://{HERE}:{port}"


@contextlib.contextmanager
def launch(log_file: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A process of the app with these environment variables, and its port; it is ended after."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log_file.open("w") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | settings, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            wait_for(port, process, log_file)
            yield process, port
        finally:
            process.terminate()
            process.wait(20)


def wait_for(port: int, process: subprocess.Popen[bytes], log_file: Path) -> None:
    """Wait until a process takes connections; raises with what it printed when it does not."""
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HERE, port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log_file.read_text()}")


@dataclass
class Screen:
    """A browser page on the app. ``faults`` collects what went wrong on it and whatever left the machine."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("console", self._heard)
        self.page.on("request", self._asked)
        self.page.on("websocket", lambda socket: self._left(socket.url))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBES.search(message.location.get("url", "")):
            self.faults.append(f"console: {message.text} {message.location.get('url', '')}")

    def _asked(self, request: Request) -> None:
        self._left(request.url)

    def _left(self, url: str) -> None:
        parts = urlparse(url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != urlparse(self.address).netloc:
            self.faults.append(f"left the machine: {url}")

    # going somewhere

    def open(self, path: str = "") -> None:
        """Go to an address of the app, as when typing it in, and wait until it is drawn."""
        self.page.goto(f"{self.address}/{path.lstrip('/')}", timeout=SLOWEST)
        self.idle()

    def idle(self) -> None:
        """Wait until the script has run, its elements stand and its pictures are drawn."""
        self.page.wait_for_timeout(150)  # a click needs a moment to reach the server
        self.page.wait_for_selector(IDLE, state="attached", timeout=SLOWEST)
        self.page.wait_for_function(ALL_DRAWN, timeout=SLOWEST)
        self.page.wait_for_timeout(100)
        if FAILED in self.main.inner_text() or self.page.get_by_test_id("stException").count():
            self.faults.append(f"the page failed: {self.page.url}")

    def stretch(self, height: int | None = None) -> None:
        """Make the screen this tall, or as tall as the page, so that nothing of it has to be scrolled to."""
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        full = self.main.evaluate("main => main.scrollHeight + main.getBoundingClientRect().top")
        self.page.set_viewport_size({"width": width, "height": height or round(full)})
        self.idle()

    def turn(self, *, dark: bool) -> None:
        """The viewer's system changes to dark or light colors while the page is open."""
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        self.idle()

    @property
    def is_dark(self) -> bool:
        """Does the viewer's system use dark colors?"""
        return bool(self.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))

    def unfold(self) -> None:
        """Open everything that the page, or the dialog over it, keeps closed."""
        if self.page.evaluate(UNFOLD):
            self.idle()

    def close_dialog(self) -> None:
        """Leave the open dialog, as the Escape key does."""
        self.page.keyboard.press("Escape")
        self.dialog.wait_for(state="detached")
        self.idle()

    def go(self, name: str) -> None:
        """Choose a page in the navigation, which a phone keeps behind a button."""
        behind = self.button("Expand sidebar")
        if behind.count():
            behind.click()
        self.link(name).first.click()
        self.idle()

    # finding things

    @property
    def log_key(self) -> str:
        """The name of the open log in the address."""
        return parse_qs(urlparse(self.page.url).query)["log"][0]

    @property
    def main(self) -> Locator:
        """What the page itself shows, below the navigation."""
        return self.page.get_by_test_id("stMain")

    @property
    def navigation(self) -> list[str]:
        """The page names in the navigation at the top."""
        return self.page.get_by_test_id("stTopNavLink").all_inner_texts()

    @property
    def dialog(self) -> Locator:
        """The open dialog."""
        return self.page.get_by_role("dialog")

    @property
    def panel(self) -> Locator:
        """The words of the picked entry: the block whose first line holds the button "Next"."""
        return self.page.locator("[data-testid=stVerticalBlock]:has(> * > * > .st-key-step-Next)")

    @property
    def marks(self) -> Locator:
        """What can be clicked in the picture, each named with its entry."""
        return self.page.locator(f"{CHART} path[aria-label*=' · row ']")

    def mark(self, row: int) -> Locator:
        """The mark of a row; where it has two, the one in its lane."""
        return self.page.locator(f"{CHART} path[aria-label*=' · row {row} · ']").last

    @property
    def entries(self) -> set[str]:
        """What the marks are called: "setback · 3 May 2025 · row 4 · its title"."""
        return set(self.marks.evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))"))

    @property
    def rings(self) -> Locator:
        """The rings around the picked entry's marks."""
        return self.page.locator(f"{CHART} path[d^='M11.83'][fill=transparent]:not([stroke=transparent])")

    @property
    def tooltip(self) -> Locator:
        """What a mark says when it is pointed at."""
        return self.page.locator("#vg-tooltip-element")

    @property
    def card_titles(self) -> list[str]:
        """The names of the suggested actions."""
        return self.main.locator("[data-testid=stColumn] h4").all_inner_texts()

    @property
    def buttons(self) -> list[Locator]:
        """Every button of the page."""
        return self.main.get_by_role("button").all()

    def below_the_fold(self) -> list[str]:
        """Headings and pictures that cannot be seen whole without scrolling."""
        return list(self.page.evaluate(BELOW_THE_FOLD))

    def button(self, name: Name, within: Locator | None = None) -> Locator:
        """A button by its words, or by how they begin."""
        return _named(within or self.page, "button", name)

    def link(self, name: Name, within: Locator | None = None) -> Locator:
        """A link by its words, or by how they begin."""
        return _named(within or self.page, "link", name)

    def grid_row(self, first: str) -> list[str]:
        """The cells of the first row in a grid that begins with this."""
        self.main.locator("canvas td").first.wait_for(state="attached")
        rows = self.main.locator("canvas tr").evaluate_all(CELLS)
        return next((row for row in rows if row[0] == first), [])

    def done_beside(self, sign: str) -> Locator:
        """The button "Done" in the row of the follow-up list that holds this sign."""
        row = self.page.get_by_test_id("stHorizontalBlock").filter(
            has=self.page.get_by_text(sign, exact=True)
        )
        return self.button("Done", row).first

    # doing things

    def press(self, name: Name, within: Locator | None = None) -> None:
        """Press the first button of that name and wait for what follows."""
        self.button(name, within).first.click()
        self.idle()

    def upload(self, name: str, data: bytes, mime: str = "text/csv") -> None:
        """Give the app a log to read."""
        self._upload("A CSV, Excel", name, data, mime)

    def upload_partners(self, data: bytes) -> None:
        """Give the app the table of partners that belongs to a log."""
        self.page.get_by_text("Partners and other tables").click()
        self._upload("Partners", "partners.csv", data, "text/csv")

    def _upload(self, label: str, name: str, data: bytes, mime: str) -> None:
        field = self.page.get_by_test_id("stFileUploader").filter(has_text=re.compile(f"^{label}")).first
        field.locator("input").set_input_files({"name": name, "mimeType": mime, "buffer": data})
        self.page.get_by_text(name).first.wait_for()
        self.idle()

    def download(self, name: Name) -> Download:
        """Press a download button and take its file."""
        with self.page.expect_download() as file:
            self.button(name).click()
        return file.value

    def choose(self, label: str, option: str) -> None:
        """Choose the first option that begins so in a select box."""
        self.page.get_by_role("combobox", name=label).click()
        _named(self.page, "option", re.compile(f"^{re.escape(option)}")).first.click()
        self.idle()

    def fill(self, label: str, text: str) -> None:
        """Write into a text field and leave it."""
        self.page.get_by_role("textbox", name=label).fill(text)
        self.page.keyboard.press("Tab")
        self.idle()

    def __contains__(self, text: str) -> bool:
        return text in self.main.inner_text()

    # the keyboard

    def press_key(self, key: str) -> None:
        """Press a key and wait for what follows."""
        self.page.keyboard.press(key)
        self.idle()

    def step_to(self, says: str) -> None:
        """In the room view, go on to the first screen that says this; each gets a second to be drawn."""
        for _ in range(MOST_SCREENS):
            with contextlib.suppress(AssertionError):
                expect(self.main).to_contain_text(says, timeout=1000)
                return
            self.press_key("ArrowRight")
        raise AssertionError(f"{says!r} is on no screen")

    @property
    def focused(self) -> str:
        """The name of what has the focus, without its icon; none when it is the whole page."""
        return str(self.page.evaluate(FOCUSED))

    def focus_shows(self) -> bool:
        """Does what has the focus look different without it?"""
        element = self.page.evaluate_handle("document.activeElement").as_element()
        box = element.bounding_box() if element else None
        if element is None or box is None:
            return False
        around = {"x": max(box["x"] - 8, 0), "y": max(box["y"] - 8, 0)}
        clip = {**around, "width": box["width"] + 16, "height": box["height"] + 16}
        lit = self.page.screenshot(clip=clip, caret="initial")
        element.evaluate("element => element.blur()")
        dark = self.page.screenshot(clip=clip, caret="initial")
        element.focus()
        return lit != dark


@dataclass
class Voter:
    """A phone on the pages of a ballot, where no script runs."""

    page: Page

    def open(self, address: str) -> "Voter":
        """Go to an address."""
        self.page.goto(address)
        return self

    @property
    def says(self) -> str:
        """Everything on the page."""
        return self.page.locator("main").inner_text()

    def fill(self, sector: str, choice: str, line: str = "") -> None:
        """Choose a sector and an answer, and write a line."""
        self.page.get_by_label("I answer as").select_option(sector)
        self.page.get_by_role("radio", name=re.compile(f"^{choice}")).check()
        if line:
            self.page.locator("summary").click()
            self.page.get_by_label("One line").fill(line)

    def send(self) -> None:
        """Send what is filled in."""
        self.page.get_by_role("button").click()

    @property
    def row_heights(self) -> list[float]:
        """How tall everything is that is tapped."""
        tapped = self.page.locator(".choice, select, button, summary")
        return [box["height"] for box in (one.bounding_box() for one in tapped.all()) if box]


@contextlib.contextmanager
def voter_on(browser: Browser, *, dark: bool = False) -> Iterator[Voter]:
    """A phone with scripts switched off."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme="dark" if dark else "light",
        user_agent=PHONE,
        java_script_enabled=False,
        is_mobile=True,
        has_touch=True,
    )
    try:
        context.set_default_timeout(15_000)
        yield Voter(context.new_page())
    finally:
        context.close()


def _named(place: Page | Locator, role: Role, name: Name) -> Locator:
    return place.get_by_role(role, name=name, exact=isinstance(name, str))


# Every chart has its drawing, and no element still shows a placeholder.
ALL_DRAWN = """() => {
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')];
  return charts.every(c => c.querySelector('svg.marks, canvas.marks'))
    && !document.querySelector('[data-testid=stSkeleton], [data-testid=stSpinner]');
}"""


BELOW_THE_FOLD = """() => {
  const docked = document.querySelector('[data-testid=stBottom]');
  const fold = docked ? docked.getBoundingClientRect().top : innerHeight;
  return [...document.querySelectorAll('[data-testid=stMain] :is(h1, h2, h3, svg.marks)')]
    .filter(part => !docked?.contains(part) && part.getBoundingClientRect().bottom > fold)
    .map(part => `below the fold: ${part.textContent.slice(0, 40)}`);
}"""
UNFOLD = """() => {
  const place = document.querySelector('[role=dialog]') ?? document;
  const closed = [...place.querySelectorAll('[data-testid=stExpander] details:not([open]) > summary')];
  closed.forEach(summary => summary.click());
  return closed.length;
}"""
CELLS = "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return '';
  const copy = element.cloneNode(true);
  copy.querySelectorAll('[data-testid=stIconMaterial]').forEach(icon => icon.remove());
  return element.ariaLabel || copy.innerText.trim();
}"""


@contextlib.contextmanager
def screen_on(
    browser: Browser,
    address: str,
    *,
    dark: bool = False,
    phone: bool = False,
    wide: bool = False,
    zoomed: bool = False,
    lively: bool = False,
) -> Iterator[Screen]:
    """A page in a context of its own; the size is that of a laptop, of a phone, or of a wide screen.

    ``zoomed`` is a laptop's screen at 200 %; ``lively`` a person who did not ask for less motion.
    """
    look = "dark" if dark else "light"
    width, height = (390, 844) if phone else (1920, 1080) if wide else (640, 360) if zoomed else (1280, 720)
    size = {"width": width, "height": height}
    context = browser.new_context(
        viewport=size,
        color_scheme=look,
        reduced_motion="no-preference" if lively else "reduce",
        user_agent=PHONE if phone else None,
        device_scale_factor=2 if phone or zoomed else 1,
        is_mobile=phone,
        has_touch=phone,
    )
    try:
        context.set_default_timeout(15_000)
        yield Screen(context.new_page(), address)
    finally:
        context.close()
