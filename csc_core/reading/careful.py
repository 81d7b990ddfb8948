"""The careful way through delimited text: every record is read or set aside with its line and a reason."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.model.problems import Problem, SetAside
from csc_core.model.vocabulary import Severity
from csc_core.reading import limits
from csc_core.reading.dialects import Dialect, lines_of


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a record cannot be laid under the header."""

    code: str
    says: str
    try_this: str


@dataclass(frozen=True, slots=True)
class _Record:
    row: int
    cells: list[str]
    fault: Fault | None = None


@dataclass
class Sheet:
    """Records as they come, parted into those that fit under the header and those set aside."""

    names: list[str]
    rows: list[int] = field(default_factory=list)
    records: list[list[str]] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: int, cells: list[str], fault: Fault | None = None) -> None:
        """Take one record in; blank ones hold nothing and are passed over."""
        if not any(cells):
            return
        width = len(self.names)
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]
        fault = fault or misfit(cells, width)
        if fault is None:
            self.rows.append(row)
            self.records.append(cells)
            return
        named = zip([*self.names, *[""] * (len(cells) - width)], cells, strict=False)
        self.set_aside.append(SetAside(row, fault.says, fault.try_this, tuple(named)))
        self.problems.append(Problem(Severity.BLOCKS, fault.code, fault.says, fault.try_this, row))

    def table(self) -> tuple[pa.Table, NDArray[np.int64]]:
        """The records that fit, column by column, and their row numbers."""
        columns = list(zip(*self.records, strict=True)) or [()] * len(self.names)
        arrays = [pa.array(column, pa.large_string()) for column in columns]
        return pa.table(arrays, names=self.names), np.array(self.rows, dtype=np.int64)


def misfit(cells: list[str], width: int) -> Fault | None:
    """Why these cells cannot stand under a header of so many columns; None when they can."""
    if len(cells) != width:
        return Fault(
            "ragged_row",
            f"This row has {len(cells)} cells where the header has {width}.",
            "Look for a missing or an extra separator, or a comma in a text without quotation marks.",
        )
    if any(len(cell) > limits.CELL_CHARACTERS for cell in cells):
        return Fault(
            "long_cell",
            f"A cell of this row is longer than {limits.CELL_CHARACTERS:,} characters.",
            "Shorten it and keep the full text elsewhere.",
        )
    return None


def read_careful(utf8: bytes, dialect: Dialect, names: list[str]) -> Sheet:
    """All records of a file below its header, each read or set aside."""
    lines = list(lines_of(utf8[dialect.start :].decode("utf-8")))
    sheet = Sheet(names)
    for record in _records(lines, dialect.delimiter):
        sheet.add(record.row + dialect.lines, record.cells, record.fault)
    return sheet


def _records(lines: list[str], delimiter: str) -> Iterator[_Record]:
    """Records with the line each begins on, from 1.

    A quotation mark that is not closed, or not followed by a separator, spoils its own line only: reading starts
    again on the next, at most ``limits.REREAD`` times, so that a hostile file cannot make the work pile up.
    """
    at = 0
    broken = 0
    while at < len(lines):
        reader = csv.reader(islice(lines, at, None), delimiter=delimiter, strict=True)
        begin = at
        try:
            for cells in reader:
                too_long = max(map(len, lines[begin : at + reader.line_num])) > limits.LINE_CHARACTERS
                yield _Record(begin + 1, cells, _LONG_LINE if too_long else None)
                begin = at + reader.line_num
            return
        except csv.Error:
            broken += 1
            end = at + reader.line_num if broken > limits.REREAD else begin + 1
            yield _Record(begin + 1, ["".join(lines[begin:end]).rstrip("\r\n")], _BROKEN_QUOTE)
            at = end


_BROKEN_QUOTE = Fault(
    "broken_quote",
    "A quotation mark in this row is not closed or stands in the middle of a cell.",
    'Double every quotation mark inside a cell ("" for ") and close the cell with one.',
)
_LONG_LINE = Fault(
    "long_line",
    f"A line of this row is longer than {limits.LINE_CHARACTERS:,} characters.",
    "Check that every event ends with a line break, and shorten long texts.",
)
