"""Documents as PDF files for print and for screen readers (PDF/UA-1), made without a browser or a network."""

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Literal

import typst

from csc_core.charting.palette import LIGHT
from csc_core.charting.picture import FONTS
from csc_core.content.load import DATA
from csc_core.reporting.documents.blocks import Document, Text

TEMPLATE = DATA / "templates" / "document.typ"
_NO_LETTERS = "could not be displayed with font"
MISSING_LETTERS = Text(
    "Some letters are in a script that the fonts on this computer lack. They stand as empty boxes here; the "
    "web page of this document has them all."
)


class Paper(StrEnum):
    """Paper sizes, by the name typst knows them by."""

    LETTER = "us-letter"
    A4 = "a4"
    TABLOID = "us-tabloid"
    A3 = "a3"


def pdf(document: Document, paper: Paper = Paper.LETTER, *, wide: bool = False, large: bool = False) -> bytes:
    """The document as a tagged PDF with its fonts inside. ``wide`` turns the sheet, ``large`` is for a wall.

    The shipped fonts come first. Letters that they lack are taken from the computer's own fonts; where these
    lack them too, the document says so, and is no longer PDF/UA.
    """
    sheet = {"paper": paper.value, "wide": "yes" if wide else "no", "large": "yes" if large else "no"}
    for system_fonts in (False, True):
        try:
            return _compiled(document, sheet, system_fonts=system_fonts, standard="ua-1")
        except typst.TypstError as fault:
            if _NO_LETTERS not in str(fault):
                raise
    told = Document(document.title, document.headline, document.stamp, (*document.blocks, MISSING_LETTERS))
    return _compiled(told, sheet, system_fonts=True, standard=None)


def _compiled(
    document: Document, sheet: dict[str, str], *, system_fonts: bool, standard: Literal["ua-1"] | None
) -> bytes:
    words = {"document": json.dumps(document.values()), "colors": json.dumps(asdict(LIGHT))}
    return typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[FONTS],
        ignore_system_fonts=not system_fonts,
        sys_inputs=words | sheet,
        pdf_standards=standard,
        format="pdf",
    )
