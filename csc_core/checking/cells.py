"""The raw cells of our columns, as text and as positions in a column's distinct values."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.model.codes import BoolArray
from csc_core.model.event import MISSING
from csc_core.model.raw import ColumnMapping, RawTable

_MISSING = pa.array(sorted(MISSING), pa.large_string())
_LONGEST_MISSING = max(map(len, MISSING))
_SPACE, _NOT_ASCII = 32, 128


@dataclass(frozen=True)
class Coded:
    """A column as positions (``codes``, one a row) in its distinct cells (``values``, as written)."""

    codes: NDArray[np.int32]
    values: list[str]

    def take(self, of_value: NDArray[np.generic]) -> NDArray[np.generic]:
        """One entry a row from an array with one entry a distinct value."""
        return of_value[self.codes]

    def holds(self, wanted: Iterable[bool]) -> BoolArray:
        """Which rows hold one of the marked distinct values."""
        marked = np.fromiter(wanted, dtype=bool, count=len(self.values))
        return marked[self.codes] if marked.any() else np.zeros(len(self.codes), dtype=bool)

    def text(self, row: int) -> str:
        """The cell as written."""
        return self.values[self.codes[row]]


def as_text(codes: NDArray[np.int32], values: list[str | None]) -> pa.Array:
    """Arrow text from positions in distinct values."""
    return pa.array(values, pa.large_string()).take(pa.array(codes))


class Cells:
    """The file's cells under our column names, rows in file order; ``rows`` are the file's own row numbers."""

    def __init__(self, columns: dict[str, pa.Array], rows: NDArray[np.int64]) -> None:
        self.columns = columns
        self.rows = rows
        self._coded: dict[str, Coded] = {}

    @classmethod
    def of(cls, raw: RawTable, mapping: ColumnMapping) -> "Cells":
        """The mapped columns of a raw table."""
        return cls(
            {ours: _one_piece(raw.cells.column(theirs)) for ours, theirs in mapping.columns.items()},
            raw.rows,
        )

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
        return self.columns.get(column, self._blank)

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


def holds_nothing(text: pa.Array) -> bool:
    """Is every cell empty?"""
    ends = offsets(text)
    return bool(ends[0] == ends[-1])


def lengths(text: pa.Array) -> NDArray[np.int64]:
    """The length of every cell in bytes."""
    return np.diff(offsets(text))


def offsets(text: pa.Array) -> NDArray[np.int64]:
    """Where each cell's bytes begin in the column's buffer, and where the last one ends."""
    if not len(text):
        return np.zeros(1, dtype=np.int64)
    return np.frombuffer(text.buffers()[1], dtype=np.int64)[text.offset : text.offset + len(text) + 1]


def blanked(text: pa.Array, blank: BoolArray) -> pa.Array:
    """The same cells with the marked ones missing; the bytes are shared, not copied."""
    if not blank.any():
        return text
    known = np.zeros(text.offset + len(text), dtype=bool)
    known[text.offset :] = ~blank
    bitmap = pa.py_buffer(np.packbits(known, bitorder="little"))
    return pa.Array.from_buffers(text.type, len(text), [bitmap, *text.buffers()[1:]], offset=text.offset)


def is_blank(text: pa.Array) -> BoolArray:
    """Which cells are empty or hold one of the ways of writing "nothing here"."""
    starts = offsets(text)
    sizes = np.diff(starts)
    blank = sizes == 0
    if blank.all():
        return blank
    first = np.frombuffer(text.buffers()[2], dtype=np.uint8)[np.minimum(starts[:-1], starts[-1] - 1)]
    maybe = ~blank & ((sizes <= _LONGEST_MISSING) | (first <= _SPACE) | (first >= _NOT_ASCII))
    if maybe.any():
        trimmed = pc.utf8_lower(pc.utf8_trim_whitespace(text.filter(pa.array(maybe))))
        blank[maybe] = np.asarray(pc.is_in(trimmed, value_set=_MISSING))
    return blank


def trimmed(text: pa.Array) -> pa.Array:
    """The same cells without white space around them; shared where there is none."""
    starts = offsets(text)
    if starts[0] == starts[-1]:
        return text
    letters = np.frombuffer(text.buffers()[2], dtype=np.uint8)
    edges = letters[np.concatenate((np.minimum(starts[:-1], starts[-1] - 1), np.maximum(starts[1:] - 1, 0)))]
    plain = (edges > _SPACE) & (edges < _NOT_ASCII)
    return text if plain.all() else pc.utf8_trim_whitespace(text)


def fingerprints(text: pa.Array) -> NDArray[np.int64]:
    """A number below 2**32 for each cell from its length and two of its bytes; equal cells have equal numbers."""
    starts = offsets(text)
    sizes = np.diff(starts)
    if starts[0] == starts[-1]:
        return sizes
    letters = np.frombuffer(text.buffers()[2], dtype=np.uint8)
    last = starts[-1] - 1
    middle, end = letters[np.minimum(starts[:-1] + sizes // 2, last)], letters[np.maximum(starts[1:] - 1, 0)]
    return (sizes & 0xFFFF) << 16 | middle.astype(np.int64) << 8 | end
