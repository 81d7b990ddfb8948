"""Documents as PDF files for print and for screen readers (PDF/UA-1), made without a browser or a network."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from enum import StrEnum
from typing import Literal

import typst

from csc_core.charting.palette import LIGHT
from csc_core.charting.picture import FONTS
from csc_core.content import in_words
from csc_core.content.load import DATA
from csc_core.reporting.documents.blocks import Document, Text

TEMPLATE = DATA / "layouts" / "document.typ"
_NO_LETTERS = re.compile(r'the text `"(.+?)"` could not be displayed with font')
_NAMED = 5  # letters of a script that are named
LOOK = 110  # dots per inch of a first look


class Paper(StrEnum):
    """Paper sizes, by the name typst knows them by."""

    LETTER = "us-letter"
    A4 = "a4"
    TABLOID = "us-tabloid"
    A3 = "a3"

    @property
    def large(self) -> "Paper":
        """The sheet for a wall that goes with it."""
        return {Paper.LETTER: Paper.TABLOID, Paper.A4: Paper.A3}.get(self, self)


def pdf(document: Document, paper: Paper = Paper.LETTER, *, wall: bool = False) -> bytes:
    """The document as a tagged PDF with its fonts inside; for the ``wall``, turned and in large type.

    The shipped fonts come first. Letters that they lack are taken from the computer's own fonts; where these
    lack them too, the document says so, and is no longer PDF/UA.
    """
    words = _words(document, paper, wall=wall)
    for system_fonts in (False, True):
        try:
            return _compiled(words, "pdf", system_fonts=system_fonts, standard="ua-1")
        except typst.TypstError as fault:
            missing = _NO_LETTERS.findall(fault.diagnostic)
            if not missing:
                raise
    told = replace(document, blocks=(missing_letters("".join(missing)), *document.blocks))
    return _compiled(_words(told, paper, wall=wall), "pdf", system_fonts=True, standard=None)


def missing_letters(letters: str) -> Text:
    """What a document says first of letters that stand in it as empty boxes: how many of which script."""
    scripts: dict[str, list[str]] = {}
    for letter in dict.fromkeys(letters):
        script = unicodedata.name(letter, "other").partition(" ")[0]
        scripts.setdefault(script if script == "CJK" else script.capitalize(), []).append(
            f"U+{ord(letter):04X}"
        )
    told = "; ".join(f"{script}, {_letters(codes)}" for script, codes in scripts.items())
    where = "They stand as empty boxes here. The web page of this document has them all."
    return Text(f"The fonts on this computer lack {told}. {where}", lead="Some letters are missing.")


def _letters(codes: Sequence[str]) -> str:
    more = "…" if len(codes) > _NAMED else ""
    return f"{in_words.count(len(codes), 'letter')} ({', '.join(codes[:_NAMED])}{more})"


def first_page(document: Document, paper: Paper = Paper.LETTER, *, wall: bool = False) -> bytes:
    """The first page as a PNG image."""
    return _compiled(_words(document, paper, wall=wall), "png", system_fonts=True, standard=None)


def _words(document: Document, paper: Paper, *, wall: bool) -> dict[str, str]:
    """All that the template is given, as data."""
    return {
        "document": json.dumps(document.values()),
        "colors": json.dumps(asdict(LIGHT)),
        "paper": paper.value,
        "wall": "yes" if wall else "no",
    }


def _compiled(
    words: Mapping[str, str],
    form: Literal["pdf", "png"],
    *,
    system_fonts: bool,
    standard: Literal["ua-1"] | None,
) -> bytes:
    made = typst.compile(
        TEMPLATE,
        root=TEMPLATE.parent,
        font_paths=[FONTS],
        ignore_system_fonts=not system_fonts,
        sys_inputs=dict(words),
        pdf_standards=standard,
        format=form,
        ppi=LOOK,
    )
    return made[0] if isinstance(made, list) else made
