"""The careful way through delimited text: every record is read or set aside with its line and a reason."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.model.errors import UnreadableFile
from csc_core.model.problems import Problem, SetAside
from csc_core.model.table import TEXT
from csc_core.model.vocabulary import Severity
from csc_core.reading import limits
from csc_core.reading.dialects import Dialect
from csc_core.reading.kinds import SAVE_AS
from csc_core.reading.lines import count, lines_from


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a record cannot be laid under the header."""

    code: str
    says: str
    try_this: str


@dataclass
class Sheet:
    """Records as they come, parted into those that fit under the header and those set aside."""

    names: list[str]
    rows: list[int] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _records: list[list[str]] = field(default_factory=list)
    _pieces: list[pa.Table] = field(default_factory=list)

    def add(self, row: int, cells: list[str], fault: Fault | None = None) -> None:
        """Take one record in; blank ones hold nothing and are passed over.

        Raises UnreadableFile when too many records do not fit.
        """
        if not any(cells) or (len(cells) == 1 and not cells[0].strip()):
            return
        width = len(self.names)
        while len(cells) > width and not cells[-1].strip():
            cells = cells[:-1]
        fault = fault or misfit(cells, width)
        if fault is None:
            self.rows.append(row)
            self._records.append(cells)
            if len(self._records) >= limits.PIECE:
                self._lay_down()
            return
        named = zip([*self.names, *[""] * (len(cells) - width)], cells, strict=False)
        self.set_aside.append(SetAside(row, fault.says, fault.try_this, tuple(named)))
        self.problems.append(Problem(Severity.BLOCKS, fault.code, fault.says, fault.try_this, row))
        if len(self.set_aside) > limits.SET_ASIDE:
            raise UnreadableFile(
                f"More than {limits.SET_ASIDE:,} rows do not fit under the header.", fault.try_this
            )

    def table(self) -> tuple[pa.Table, NDArray[np.int64]]:
        """The records that fit, column by column, and their row numbers."""
        self._lay_down()
        return pa.concat_tables(self._pieces).combine_chunks(), np.array(self.rows, dtype=np.int64)

    def _lay_down(self) -> None:
        """Put the records at hand into columns, which take a fraction of the memory."""
        columns = list(zip(*self._records, strict=True)) or [()] * len(self.names)
        arrays = [pa.array(column, TEXT) for column in columns]
        self._pieces.append(pa.table(arrays, names=self.names))
        self._records.clear()


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


def read_careful(utf8: bytes, dialect: Dialect, names: list[str], name: str) -> Sheet:
    """All records of a file below its header, each read or set aside.

    Raises UnreadableFile for a file that is too long to be read this way.
    """
    if count(utf8) > limits.CAREFUL_LINES:
        raise UnreadableFile(
            f"{name} has more than {limits.CAREFUL_LINES:,} lines, and some do not fit under the header or "
            "have a quotation mark out of place.",
            SAVE_AS,
        )
    lines = _Lines(lines_from(utf8, dialect.start), dialect.lines)
    sheet = Sheet(names)
    for row, cells, fault in _records(lines, dialect.delimiter):
        sheet.add(row, cells, fault)
    return sheet


class _Lines(Iterator[str]):
    """Lines of a file, remembering those of the record at hand so that they can be read again."""

    def __init__(self, lines: Iterator[str], before: int) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.at_hand: list[str] = []
        self.row = before + 1  # the line the record at hand begins on

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.at_hand.append(line)
        return line

    def move_on(self, lines: int) -> list[str]:
        """Let go of the first lines of the record at hand; the rest will be read again."""
        gone, rest = self.at_hand[:lines], self.at_hand[lines:]
        self._again.extendleft(reversed(rest))
        self.at_hand = []
        self.row += len(gone)
        return gone


def _records(lines: _Lines, delimiter: str) -> Iterable[tuple[int, list[str], Fault | None]]:
    """Records with the line each begins on, and the fault of those that cannot be read.

    A quotation mark that is not closed, or not followed by a separator, spoils its own line only: reading
    starts again on the next, at most ``limits.REREAD`` times, so that no file makes work pile up.
    """
    broken = 0
    while True:
        try:
            for cells in csv.reader(lines, delimiter=delimiter, strict=True):
                too_long = max(map(len, lines.at_hand)) > limits.LINE_CHARACTERS
                yield lines.row, cells, _LONG_LINE if too_long else None
                lines.move_on(len(lines.at_hand))
            return
        except csv.Error:
            broken += 1
            row = lines.row
            gone = lines.move_on(len(lines.at_hand) if broken > limits.REREAD else 1)
            yield row, ["".join(gone).rstrip("\r\n")], _BROKEN_QUOTE


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
