"""Columns of Arrow text looked at through their buffers: how long cells are, and which are the same."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.model.codes import BoolArray, IntArray
from csc_core.model.table import TEXT

MANY = 2_000  # cells from which it pays to look whether few of them hold anything
FEW = 3  # few: at most one cell in so many


def in_one_piece(column: pa.ChunkedArray) -> pa.Array:
    """A column's cells in one array, which takes a copy only where they are in several."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def lengths(text: pa.Array) -> NDArray[np.int32]:
    """The length of every cell in bytes."""
    return np.diff(offsets(text))


def offsets(text: pa.Array) -> NDArray[np.int32]:
    """Where each cell's bytes begin in the column's buffer, and where the last one ends."""
    if not len(text):
        return np.zeros(1, dtype=np.int32)
    return np.frombuffer(text.buffers()[1], dtype=np.int32)[text.offset : text.offset + len(text) + 1]


def distinct(column: pa.ChunkedArray) -> tuple[IntArray, list[str]]:
    """Every cell's place among a column's distinct cells, and those. The column may be kept as numbers."""
    if not len(column):
        return np.zeros(0, dtype=np.int32), []
    if column.type == TEXT and len(column) >= MANY:
        filled = np.concatenate([_holds_something(piece) for piece in column.chunks])
        if FEW * np.count_nonzero(filled) <= len(column):
            return _distinct_of_few(column, np.flatnonzero(filled))
    if column.num_chunks == 1:
        cells = column.chunk(0).dictionary_encode()
        return cells.indices.to_numpy(), cells.dictionary.to_pylist()
    pieces = column.dictionary_encode().unify_dictionaries().chunks
    codes = [piece.indices.to_numpy() for piece in pieces]
    return np.concatenate(codes), pieces[0].dictionary.to_pylist()


def cells_of(column: pa.ChunkedArray) -> list[str]:
    """A column's cells one by one; where it is kept as numbers, equal cells are one string."""
    if column.type == TEXT:
        written: list[str] = column.to_pylist()
        return written
    codes, cells = distinct(column)
    return list(map(cells.__getitem__, codes.tolist()))


def _holds_something(text: pa.Array) -> BoolArray:
    """Which cells are not empty."""
    ends = offsets(text)
    return np.not_equal(ends[1:], ends[:-1])


def _distinct_of_few(column: pa.ChunkedArray, filled: NDArray[np.int64]) -> tuple[IntArray, list[str]]:
    """The same, where only the cells at these places hold anything: the others are not looked up."""
    found = in_one_piece(column).take(pa.array(filled)).dictionary_encode()
    codes = np.zeros(len(column), dtype=np.int32)
    codes[filled] = found.indices.to_numpy() + 1
    return codes, ["", *found.dictionary.to_pylist()]
