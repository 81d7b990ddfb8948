"""Tables as CSV files that a spreadsheet opens without running anything, so many rows at a time."""

import csv as writing
import io
from collections.abc import Iterable

import pandas as pd

from csc_core.model.marks import marked
from csc_core.model.pieces import AT_ONCE, Piece, Pieces, stretches, whole
from csc_core.reporting.cell_rows import cell_rows

_ENDS = "\r\n"
_BEGINS = "\ufeff"  # by which spreadsheets know that accents are to be read as UTF-8


def csv(table: pd.DataFrame) -> bytes:
    """A table as a CSV file (UTF-8 with a mark, so that spreadsheets read accents) with no live formulas."""
    return whole(csv_pieces(table))


def csv_pieces(table: pd.DataFrame, at_once: int = AT_ONCE) -> Pieces:
    """The same in pieces of so many rows, the header first; any number of rows gives the same bytes."""
    header = [str(harmless(str(name))) for name in table.columns]
    # How times are written hangs on all of a column, not on the rows of a piece.
    times = table.select_dtypes(["datetime", "datetimetz"]).columns
    settled = table.astype(dict.fromkeys(times, "string"))
    yield Piece(_lines([header], _BEGINS), 0.0)
    for places, done in stretches(len(table), at_once):
        rows = cell_rows(settled.iloc[places.start : places.stop])
        yield Piece(_lines(map(harmless, row) for row in rows), done)


def harmless(value: object) -> object:
    """Text that a spreadsheet would take for a formula, kept as text by a mark in front."""
    return marked(value) if isinstance(value, str) else value


def _lines(rows: Iterable[Iterable[object]], before: str = "") -> bytes:
    text = io.StringIO(newline="")
    text.write(before)
    writing.writer(text, lineterminator=_ENDS).writerows(rows)
    return text.getvalue().encode()
