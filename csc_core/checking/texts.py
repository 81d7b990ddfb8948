"""Columns of Arrow text looked at through their buffers, so that nothing is copied that need not be."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.model.codes import BoolArray, IntArray
from csc_core.model.event import MISSING
from csc_core.model.table import TEXT

_MISSING = pa.array(sorted(MISSING), TEXT)
_LONGEST_MISSING = max(map(len, MISSING))
_SPACE, _NOT_ASCII = 32, 128
_LOOKED_AT = 3  # parts of a text, of whose ends a fingerprint takes a byte
_MIX = 1_000_003


def as_text(codes: IntArray, values: Sequence[str | None]) -> pa.Array:
    """Arrow text from positions in distinct values."""
    return pa.array(values, TEXT).take(pa.array(codes))


def in_one_piece(column: pa.ChunkedArray) -> pa.Array:
    """A column's cells in one array, which takes a copy only where they are in several."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def piecewise(look: Callable[[pa.Array], NDArray[Any]], pieces: Sequence[pa.Array]) -> NDArray[Any]:
    """What a look at every cell gives, for a column in pieces."""
    seen = [look(piece) for piece in pieces]
    return seen[0] if len(seen) == 1 else np.concatenate([*seen, look(pa.array([], TEXT))])


def holds_nothing(cells: pa.Array) -> bool:
    """Is every cell empty?"""
    text = cells.dictionary if pa.types.is_dictionary(cells.type) else cells
    ends = offsets(text)
    return bool(ends[0] == ends[-1])


def lengths(text: pa.Array) -> NDArray[np.int32]:
    """The length of every cell in bytes."""
    return np.diff(offsets(text))


def offsets(text: pa.Array) -> NDArray[np.int32]:
    """Where each cell's bytes begin in the column's buffer, and where the last one ends."""
    if not len(text):
        return np.zeros(1, dtype=np.int32)
    return np.frombuffer(text.buffers()[1], dtype=np.int32)[text.offset : text.offset + len(text) + 1]


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
    blank = np.equal(sizes, 0)
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
    """A number from each cell's length and some of its bytes; equal cells have equal numbers."""
    starts = offsets(text)
    found = np.diff(starts).astype(np.int64)
    if starts[0] == starts[-1]:
        return found
    letters = np.frombuffer(text.buffers()[2], dtype=np.uint8)
    sizes = found.copy()
    for part in range(_LOOKED_AT + 1):
        at = np.minimum(starts[:-1] + np.maximum(sizes * part // _LOOKED_AT - (part > 0), 0), starts[-1] - 1)
        found = found * _MIX + np.where(sizes, letters[at], 0)
    return found
