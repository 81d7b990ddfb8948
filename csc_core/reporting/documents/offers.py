"""What can be taken away: a document in one or more formats. A file is made when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from csc_core.model.pieces import Pieces, in_one, whole
from csc_core.reporting.documents.abridging import abridged, opening
from csc_core.reporting.documents.blocks import Document
from csc_core.reporting.documents.html import html
from csc_core.reporting.documents.pdf import Paper, first_page, pdf
from csc_core.reporting.documents.stamp import Stamp

Make = Callable[[], bytes]
_OFFICE = "application/vnd.openxmlformats-officedocument"
MIMES = {
    "pdf": "application/pdf",
    "html": "text/html",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
    "ics": "text/calendar",
    "xes": "application/xml",
    "qdc": "application/xml",
}


@dataclass(frozen=True)
class File:
    """One file to take away: its label, how its name ends, and what makes it piece by piece."""

    label: str
    suffix: str
    pieces: Callable[[], Pieces]

    def make(self) -> bytes:
        """The whole file."""
        return whole(self.pieces())

    @property
    def mime(self) -> str:
        """Its type, for a browser."""
        return MIMES[self.suffix]

    def name(self, stem: str, offer: "Offer", stamp: Stamp) -> str:
        """The file's name: collaboration, document, for whom, as of when."""
        return f"{stem}-{offer.id}-{stamp.audience.value}-{stamp.as_of.isoformat()}.{self.suffix}"


@dataclass(frozen=True)
class Offer:
    """A document with its files. ``look`` makes a picture (PNG) of its first page, where it has pages."""

    id: str
    name: str
    says: str
    files: tuple[File, ...]
    look: Make | None = None


def pages(
    id_: str, name: str, says: str, make: Callable[[], Document], paper: Paper, *, wall: bool = False
) -> Offer:
    """A document of pages, as a PDF and as a web page; for the ``wall``, on one large sheet."""
    sheet = paper.large if wall else paper
    files = (
        File("Print (PDF)", "pdf", in_one(lambda: pdf(abridged(make()), sheet, wall=wall))),
        File("Web page (HTML)", "html", in_one(lambda: html(abridged(make())))),
    )
    return Offer(id_, name, says, files, lambda: first_page(opening(make()), sheet, wall=wall))
