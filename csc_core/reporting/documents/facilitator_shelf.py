"""Everything the facilitator can take away: made of all that was found, and not for projection."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Record
from csc_core.model.opened import Opened
from csc_core.model.pieces import Piece, Pieces, in_one, within
from csc_core.model.stored import Change, Kept
from csc_core.reporting.documents.brief import brief, wall
from csc_core.reporting.documents.calendar import facilitator_calendar
from csc_core.reporting.documents.facilitator_tables import facilitator_csvs, facilitator_workbook
from csc_core.reporting.documents.offers import File, Offer, pages
from csc_core.reporting.documents.pdf import Paper
from csc_core.reporting.documents.qdc import codebook_exchange
from csc_core.reporting.documents.records import records_request
from csc_core.reporting.documents.report import report
from csc_core.reporting.documents.slides import slides
from csc_core.reporting.documents.xes import xes_pieces

_READ = 0.2  # how much is done with the log as rows of text


@dataclass(frozen=True)
class Material:
    """What the documents are made from.

    ``keep`` gives an opened log as rows of text, ``history`` every change there was.
    """

    analysis: Analysis
    opened: Opened
    keep: Callable[[Opened], Kept]
    records: Sequence[Record] = ()
    history: Callable[[], Sequence[Change]] = tuple


def facilitator_offers(material: Material, paper: Paper = Paper.LETTER) -> tuple[Offer, ...]:
    """The documents in the order they are offered."""
    analysis = material.analysis
    return (
        pages("brief", "Brief", "One page: where it stands, the picture, what could be next.",
              partial(brief, analysis), paper),
        pages("report", "Full report", "Every picture, reason, promise and entry.",
              partial(report, analysis), paper),
        pages("timeline", "Timeline for the wall", "The picture on one large sheet.",
              partial(wall, analysis), paper, wall=True),
        Offer("slides", "Slides", "Native shapes and tables to edit; what to say stands in the notes.",
              (File("Slides (PPTX)", "pptx", in_one(partial(slides, analysis))),)),
        *_data(material),
    )  # fmt: skip


def _data(material: Material) -> tuple[Offer, ...]:
    analysis, opened = material.analysis, material.opened

    def with_rows(make: Callable[[Analysis, Kept], Pieces]) -> Callable[[], Pieces]:
        def pieces() -> Pieces:
            yield Piece(b"", 0.0)
            yield from within(make(analysis, material.keep(opened)), _READ, 1.0)

        return pieces

    def everything(analysis: Analysis, kept: Kept) -> Pieces:
        return records_request(analysis, opened, kept, material.records, material.history())

    return (
        Offer("tables", "Tables", "What was found, the codebook, and the log itself; it opens here again.",
              (File("Workbook (XLSX)", "xlsx", with_rows(facilitator_workbook)),
               File("CSV files (ZIP)", "zip", with_rows(facilitator_csvs)))),
        Offer("calendar", "Calendar", "Open commitments on their day, and a check-in a week before.",
              (File("Calendar (ICS)", "ics", in_one(partial(facilitator_calendar, analysis))),)),
        Offer("exchange", "For other programs", "The log for process mining, the codebook for coding.",
              (File("Event log (XES)", "xes", partial(xes_pieces, analysis)),
               File("Codebook (QDC)", "qdc", in_one(codebook_exchange)))),
        Offer("records", "Records request", "Every field of every table, what was set aside, every change.",
              (File("Everything (ZIP)", "zip", with_rows(everything)),)),
    )  # fmt: skip
