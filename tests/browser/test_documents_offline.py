"""Documents as web pages, opened from a disk with the network cut: whole, in their faces, printed well."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from csc_core.portfolio import sample_summaries, side_by_side
from csc_core.reporting.documents.blocks import Document
from csc_core.reporting.documents.brief import brief
from csc_core.reporting.documents.comparison_report import comparison_report
from csc_core.reporting.documents.html import html
from csc_core.reporting.documents.report import report
from csc_core.reporting.documents.room_pages import room_report
from tests.core.reporting.documents.made import ONE, analysis_of, room_material

pytestmark = pytest.mark.browser

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "brief": lambda: brief(analysis_of(ONE)),
    "report": lambda: report(analysis_of(ONE)),
    "room": lambda: room_report(room_material(ONE).room),
    "foreign": lambda: report(analysis_of("foreign")),
    "comparison": lambda: comparison_report(side_by_side(sample_summaries())),
}
SIZES = {"A4": (595, 842), "Letter": (612, 792), "A3": (842, 1191)}  # points
WIDER = """() => [...document.querySelectorAll('table.grid, figure, h1, p, li')]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_web_page_opens_and_prints_with_the_network_cut(
    name: str, chromium: Browser, tmp_path: Path
) -> None:
    document = DOCUMENTS[name]()
    file = tmp_path / f"{name}.html"
    file.write_bytes(html(document))
    context = chromium.new_context(offline=True, viewport={"width": 1280, "height": 720})
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda told: faults.append(told.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert faults == []
    assert page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').length") >= 2
    assert page.evaluate(WIDER) == 0
    for paper, size in SIZES.items():
        printed = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=True)))
        box = printed.pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == pytest.approx(size, abs=2)
        words = ["".join(sheet.extract_text().split()) for sheet in printed.pages]
        assert "".join(document.values()["headline"].split()) in words[0]
        badge = "".join(document.stamp.badge.split())
        assert all(badge in sheet for sheet in words)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 391
    page.screenshot(path=str(tmp_path / f"{name}.png"))
    context.close()
