"""Everything found and the log itself as tables: one workbook, or CSV files in one zip."""

from csc_core.model.analysis import Analysis
from csc_core.model.pieces import Pieces
from csc_core.model.stored import Kept
from csc_core.reporting.documents.frames import (
    codebook_frame,
    facilitator_stamp,
    governance_frame,
    practices_frame,
    promises_frame,
    signals_frame,
)
from csc_core.reporting.documents.packing import note, zipped
from csc_core.reporting.documents.plain_log import log_frames
from csc_core.reporting.documents.workbook import Sheet, workbook_pieces
from csc_core.reporting.sentences import follow_up_headline, headline
from csc_core.reporting.tables import episodes_table

HOLDS = {
    "setbacks": "Each setback: how it reads, when it was answered, what it showed",
    "signals": "Each signal that fired, and the rows of the log that fired it",
    "commitments": "What was promised, by whom and when, and where it stands",
    "governance": "The forms of governance in use, in time order; none is better than another",
    "practices": "The five key practices and when each was last used",
    "codebook": "Every code with its meaning and whose it is",
    "events": "The log itself; opened in the app, this file gives the same log again",
    "partners": "The partner organizations",
    "meta": "The facts of the collaboration",
    "codings": "What each coder coded",
    "pulse": "Totals of the relationship pulse",
}


def facilitator_workbook(analysis: Analysis, kept: Kept) -> Pieces:
    """All tables as one XLSX file, which the app opens as the same log."""
    sheets = _sheets(analysis, kept)
    about = {sheet.name: HOLDS[sheet.name] for sheet in sheets}
    return workbook_pieces(facilitator_stamp(analysis), sheets, about)


def facilitator_csvs(analysis: Analysis, kept: Kept) -> Pieces:
    """All tables as CSV files in a zip, with a note on what each holds."""
    tables = {sheet.name: sheet.table for sheet in _sheets(analysis, kept)}
    told = {f"{name}.csv": HOLDS[name] for name in tables}
    read_me = note(facilitator_stamp(analysis), told)
    return zipped({"read-me.txt": read_me}, tables, analysis.findings.as_of)


def _sheets(analysis: Analysis, kept: Kept) -> tuple[Sheet, ...]:
    commitments = follow_up_headline(analysis.findings.commitments, analysis.findings)
    found = (
        Sheet("setbacks", episodes_table(analysis), headline(analysis)),
        Sheet("signals", signals_frame(analysis), "Signals that fired, and the rows that fired them"),
        Sheet("commitments", promises_frame(analysis), commitments),
        Sheet("governance", governance_frame(analysis), "Forms of governance that were in use"),
        Sheet("practices", practices_frame(analysis), "The five key practices, and when each was last used"),
        Sheet("codebook", codebook_frame(), "The codebook"),
    )
    return (*found, *(Sheet(name, table, bare=True) for name, table in log_frames(kept).items()))
