"""The README's pictures: the samples as a visitor sees them, always from the same state at the same sizes."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.app import ROOT, launch_options, screen_on, serve

FOLDER = ROOT / "docs" / "pictures"
GRID_SETTLES = 1000  # milliseconds; a grid draws its edges last
SAMPLE = "log=port-alder-jobs"


@dataclass(frozen=True)
class Picture:
    """What to take, and how tall; without a height the whole page."""

    name: str
    address: str
    dark: bool = False
    phone: bool = False
    height: int | None = None


PICTURES = (
    Picture("start", ""),
    Picture("timeline-light", f"timeline?{SAMPLE}&row=25"),
    Picture("timeline-dark", f"timeline?{SAMPLE}&row=25", dark=True),
    Picture("timeline-dense", "timeline?log=kestrel-falls-review", height=800),
    Picture("timeline-phone", f"timeline?{SAMPLE}", phone=True),
    Picture("prompts", f"prompts?{SAMPLE}"),
    Picture("log", f"log?{SAMPLE}"),
    Picture("compare", "compare", height=1000),
)


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Open the page, make the screen as tall as wanted, and save what it shows."""
    with screen_on(browser, address, dark=picture.dark, phone=picture.phone) as screen:
        screen.open(picture.address)
        screen.stretch(picture.height)
        screen.page.wait_for_timeout(GRID_SETTLES)
        screen.page.screenshot(path=FOLDER / f"{picture.name}.png", animations="disabled", caret="hide")
        if screen.faults:
            raise RuntimeError(f"{picture.name}: {screen.faults}")


def main() -> None:
    """Take all pictures into ``docs/pictures``."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder) / "log.txt") as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(**launch_options()) as browser,
    ):
        for picture in PICTURES:
            take(browser, address, picture)


if __name__ == "__main__":
    main()
