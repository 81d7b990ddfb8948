"""Tables as CSV files that a spreadsheet opens without running anything, so many rows at a time."""

import csv as writing
import io
from typing import Any

import pandas as pd

from csc_core.model.marks import marked
from csc_core.model.pieces import AT_ONCE, Piece, Pieces, stretches, whole

_ENDS = "\r\n"
_BEGINS = "\ufeff"  # by which spreadsheets know that accents are to be read as UTF-8


def csv(table: pd.DataFrame) -> bytes:
    """A table as a CSV file (UTF-8 with a mark, so that spreadsheets read accents) with no live formulas."""
    return whole(csv_pieces(table))


def csv_pieces(table: pd.DataFrame, at_once: int = AT_ONCE) -> Pieces:
    """The same in pieces of so many rows, the header first; any number of rows gives the same bytes."""
    header = [str(harmless(str(name))) for name in table.columns]
    columns = [_settled(table.iloc[:, at]) for at in range(len(header))]
    yield Piece(_lines([header], _BEGINS), 0.0)
    for places, done in stretches(len(table), at_once):
        cells = (_cells(column.iloc[places.start : places.stop]) for column in columns)
        yield Piece(_lines(list(zip(*cells, strict=True))), done)


def harmless(value: object) -> object:
    """Text that a spreadsheet would take for a formula, kept as text by a mark in front."""
    return marked(value) if isinstance(value, str) else value


def _settled(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Times as text: how they are written hangs on all of a column, not on the rows of a piece."""
    return column.astype("string") if pd.api.types.is_datetime64_any_dtype(column.dtype) else column


def _cells(column: "pd.Series[Any]") -> list[object]:
    there = column.notna().tolist()
    return [harmless(cell) if is_there else "" for cell, is_there in zip(column.tolist(), there, strict=True)]


def _lines(rows: list[Any], before: str = "") -> bytes:
    text = io.StringIO(newline="")
    text.write(before)
    writing.writer(text, lineterminator=_ENDS).writerows(rows)
    return text.getvalue().encode()
