"""The raw cells of our columns, as text and as positions in a column's distinct values."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.checking.texts import as_text, holds_nothing
from csc_core.model.codes import BoolArray, IntArray
from csc_core.model.event import is_missing
from csc_core.model.raw import ColumnMapping, RawTable
from csc_core.model.table import TEXT, text_of
from csc_core.model.text_columns import distinct, in_one_piece


@dataclass(frozen=True)
class Coded:
    """A column as positions (``codes``, one a row) in its distinct cells (``values``, as written)."""

    codes: IntArray
    values: list[str]

    def holds(self, wanted: Iterable[bool]) -> BoolArray:
        """Which rows hold one of the marked distinct values."""
        return self.holds_at([place for place, is_one in enumerate(wanted) if is_one])

    def holds_at(self, places: Collection[int]) -> BoolArray:
        """Which rows hold one of the distinct values at these places."""
        if not places:
            return np.zeros(len(self.codes), dtype=bool)
        marked = np.zeros(len(self.values), dtype=bool)
        marked[list(places)] = True
        return marked[self.codes]

    def text(self, row: int) -> str:
        """The cell as written."""
        return self.values[int(self.codes[row])]


class Cells:
    """The file's cells under our column names, in file order; ``rows`` are the file's own row numbers."""

    def __init__(self, columns: dict[str, pa.ChunkedArray], rows: NDArray[np.int64]) -> None:
        self.columns = columns
        self.rows = rows
        self._coded: dict[str, Coded] = {}
        self._whole: dict[str, pa.Array] = {}

    @classmethod
    def of(cls, raw: RawTable, mapping: ColumnMapping) -> "Cells":
        """The mapped columns of a raw table, with what the mapping says of their words and of every row."""
        columns = {ours: raw.cells.column(theirs) for ours, theirs in mapping.columns.items()}
        for ours in {word.column for word in mapping.words}:
            columns[ours] = _translated(columns[ours], mapping.reads(ours))
        for ours, value in mapping.same.items():
            columns[ours] = pa.chunked_array([pa.repeat(pa.scalar(value, TEXT), len(raw.rows))])
        return cls(columns, raw.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, column: str) -> bool:
        return column in self.columns

    def coded(self, column: str) -> Coded:
        """A column as positions in its distinct cells; a column the file lacks is blank throughout."""
        if column not in self._coded:
            self._coded[column] = self.coded_once(column)
        return self._coded[column]

    def coded_once(self, column: str) -> Coded:
        """The same for a column that is looked at once: in a long file it would take much memory to keep."""
        known = self._coded.get(column)
        return known or (self._nothing if self.is_empty(column) else Coded(*distinct(self.columns[column])))

    def is_empty(self, column: str) -> bool:
        """Is every cell of the column empty, or does the file lack it?"""
        return column not in self.columns or all(map(holds_nothing, self.columns[column].chunks))

    def text(self, column: str) -> pa.Array:
        """A column's cells as written, in one piece."""
        if column not in self.columns:
            return self._blank
        if column not in self._whole:
            self._whole[column] = in_one_piece(text_of(self.columns[column]))
        return self._whole[column]

    def pieces(self, column: str) -> list[pa.Array]:
        """A column's cells as written, in the pieces they were read in: long texts are not copied."""
        return text_of(self.columns[column]).chunks if column in self.columns else [self._blank]

    def cell(self, column: str, row: int) -> str:
        """One cell as written."""
        return str(self.columns[column][row]) if column in self.columns else ""

    def first(self, column: str, n: int) -> pa.Array:
        """The first ``n`` cells of a column the file has, in one piece."""
        return in_one_piece(text_of(self.columns[column].slice(0, n)))

    @cached_property
    def _blank(self) -> pa.Array:
        return pa.repeat(pa.scalar("", TEXT), len(self))

    @cached_property
    def _nothing(self) -> Coded:
        return Coded(np.zeros(len(self), dtype=np.int32), [""])

    def kept(self, rows: BoolArray) -> "Cells":
        """The same cells for the marked rows only."""
        if rows.all():
            return self
        marked = pa.array(rows)
        kept = Cells({name: cells.filter(marked) for name, cells in self.columns.items()}, self.rows[rows])
        kept._coded = {name: Coded(coded.codes[rows], coded.values) for name, coded in self._coded.items()}
        return kept


def _translated(column: pa.ChunkedArray, reads: Mapping[str, str]) -> pa.ChunkedArray:
    """The cells with every word that is known put in ours."""
    coded = Coded(*distinct(column))
    values = [reads.get("" if is_missing(cell) else cell.strip(), cell) for cell in coded.values]
    return pa.chunked_array([as_text(coded.codes, values)])
