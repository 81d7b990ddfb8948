"""The raw cells of our columns, as text and as positions in a column's distinct values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.checking.texts import holds_nothing
from csc_core.model.codes import BoolArray
from csc_core.model.event import is_missing
from csc_core.model.raw import ColumnMapping, RawTable


@dataclass(frozen=True)
class Coded:
    """A column as positions (``codes``, one a row) in its distinct cells (``values``, as written)."""

    codes: NDArray[np.int32]
    values: list[str]

    def holds(self, wanted: Iterable[bool]) -> BoolArray:
        """Which rows hold one of the marked distinct values."""
        marked = np.fromiter(wanted, dtype=bool, count=len(self.values))
        return marked[self.codes] if marked.any() else np.zeros(len(self.codes), dtype=bool)

    def text(self, row: int) -> str:
        """The cell as written."""
        return self.values[int(self.codes[row])]


class Cells:
    """The file's cells under our column names, in file order; ``rows`` are the file's own row numbers."""

    def __init__(self, columns: dict[str, pa.Array], rows: NDArray[np.int64]) -> None:
        self.columns = columns
        self.rows = rows
        self._coded: dict[str, Coded] = {}

    @classmethod
    def of(cls, raw: RawTable, mapping: ColumnMapping) -> "Cells":
        """The mapped columns of a raw table, with what the mapping says of their words and of every row."""
        columns = {ours: _one_piece(raw.cells.column(theirs)) for ours, theirs in mapping.columns.items()}
        for ours in {word.column for word in mapping.words}:
            columns[ours] = _translated(columns[ours], mapping.reads(ours))
        for ours, value in mapping.same.items():
            columns[ours] = pa.array([value] * len(raw.rows), pa.large_string())
        return cls(columns, raw.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, column: str) -> bool:
        return column in self.columns

    def coded(self, column: str) -> Coded:
        """A column as positions in its distinct cells; a column the file lacks is blank throughout."""
        if column not in self.columns or holds_nothing(self.columns[column]):
            return Coded(np.zeros(len(self), dtype=np.int32), [""])
        if column not in self._coded:
            encoded = self.columns[column].dictionary_encode()
            self._coded[column] = Coded(encoded.indices.to_numpy(), encoded.dictionary.to_pylist())
        return self._coded[column]

    def text(self, column: str) -> pa.Array:
        """A column's cells as written."""
        if column not in self.columns:
            return self._blank
        return self.columns[column]

    @cached_property
    def _blank(self) -> pa.Array:
        return pa.array([""], pa.large_string()).take(pa.array(np.zeros(len(self), dtype=np.int32)))

    def kept(self, rows: BoolArray) -> "Cells":
        """The same cells for the marked rows only."""
        if rows.all():
            return self
        marked = pa.array(rows)
        kept = Cells({name: cells.filter(marked) for name, cells in self.columns.items()}, self.rows[rows])
        kept._coded = {name: Coded(coded.codes[rows], coded.values) for name, coded in self._coded.items()}
        return kept


def _one_piece(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _translated(column: pa.Array, reads: Mapping[str, str]) -> pa.Array:
    """The cells with every word that is known put in ours."""
    encoded = column.dictionary_encode()
    written = encoded.dictionary.to_pylist()
    values = [reads.get("" if is_missing(cell) else cell.strip(), cell) for cell in written]
    return pa.array(values, pa.large_string()).take(encoded.indices)
