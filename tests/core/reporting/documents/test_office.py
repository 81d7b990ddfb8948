"""Decks as another program shows them: every slide becomes a page, and all its words stay on the page.

Needs LibreOffice (Debian: libreoffice-impress); skipped where it is missing.
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from csc_core.reporting.documents.room_slides import room_slides
from csc_core.reporting.documents.slides import slides
from tests.core.reporting.documents.made import ONE, TWO, analysis_of, room_material
from tests.core.reporting.documents.readers import deck

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.long


def decks() -> dict[str, bytes]:
    room = room_material(ONE)
    return {
        "facilitator": slides(analysis_of(TWO)),
        "room": room_slides(room.room, room.agenda),
        "long": slides(analysis_of("long")),
    }


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice: install Debian's package libreoffice-impress")
def test_three_decks_open_in_another_office_program(tmp_path: Path) -> None:
    made = decks()
    for name, data in made.items():
        (tmp_path / f"{name}.pptx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    files = [str(tmp_path / f"{name}.pptx") for name in made]
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for name, data in made.items():
        pages = PdfReader(tmp_path / f"{name}.pdf").pages
        show = deck(data)
        assert len(pages) == len(show.slides)
        for page, slide in zip(pages, show.slides, strict=True):
            title = slide.shapes.title.text_frame.text
            assert "".join(title.split()) in "".join(page.extract_text().split())
            assert [text for text, x, y in placed(page) if not within(page, x, y)] == []


def placed(page: PageObject) -> list[tuple[str, float, float]]:
    """Each piece of text with where it begins, in points."""
    found: list[tuple[str, float, float]] = []

    def visit(text: str, _cm: object, tm: list[float], *_: object) -> None:
        if text.strip():
            found.append((text, tm[4], tm[5]))

    page.extract_text(visitor_text=visit)
    return found


def within(page: PageObject, x: float, y: float) -> bool:
    box = page.mediabox
    return 0 <= x <= float(box.width) and 0 <= y <= float(box.height)
