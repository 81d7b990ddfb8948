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
from csc_core.model.text_columns import offsets

_MISSING = pa.array(sorted(MISSING), TEXT)
_LONGEST_MISSING = max(map(len, MISSING))
_SPACE, _NOT_ASCII = 32, 128
_AT_ONCE = 1 << 14
_WORD = 8  # bytes that a fingerprint looks at together
_KEPT = np.array([(1 << 8 * size) - 1 for size in range(_WORD + 1)], dtype=np.uint64)  # of a shorter cell
_LOOKED_AT = 3  # parts of a long cell, at whose ends a fingerprint takes a word
_MIX = np.uint64(0x9E3779B97F4A7C15)


def as_text(codes: IntArray, values: Sequence[str | None]) -> pa.Array:
    """Arrow text from positions in distinct values."""
    return pa.array(values, TEXT).take(pa.array(codes))


def piecewise(look: Callable[[pa.Array], NDArray[Any]], pieces: Sequence[pa.Array]) -> NDArray[Any]:
    """What a look at every cell gives, for a column in pieces."""
    seen = [look(piece) for piece in pieces]
    return seen[0] if len(seen) == 1 else np.concatenate([*seen, look(pa.array([], TEXT))])


def in_pieces(text: pa.Array) -> list[pa.Array]:
    """The same cells in pieces whose numbers stay in the cache; the bytes are shared, not copied."""
    return [text.slice(at, _AT_ONCE) for at in range(0, len(text), _AT_ONCE)]


def holds_nothing(cells: pa.Array) -> bool:
    """Is every cell empty?"""
    text = cells.dictionary if pa.types.is_dictionary(cells.type) else cells
    ends = offsets(text)
    return bool(ends[0] == ends[-1])


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


def fingerprints(text: pa.Array) -> NDArray[np.uint64]:
    """A number from each cell's length and some of its bytes, of a short cell all; of equal cells alike."""
    starts = offsets(text)
    sizes = np.diff(starts)
    found = sizes.astype(np.uint64)
    if starts[0] == starts[-1]:
        return found
    words = _words(text.buffers()[2])
    kept = _KEPT[np.minimum(sizes, _WORD)]
    spare = np.maximum(sizes - _WORD, 0)
    for part in range(_LOOKED_AT + 1):
        at = starts[:-1] + spare * part // _LOOKED_AT
        read_at = np.minimum(at, len(words) - 1)
        word = words[read_at] >> ((at - read_at) * 8).astype(np.uint64)
        found = (found ^ (word & kept)) * _MIX
        found ^= found >> np.uint64(32)
    return found


def _words(letters: pa.Buffer) -> NDArray[np.uint64]:
    """The eight bytes that begin at each place of a buffer, as a number; nothing is copied."""
    if letters.size < _WORD:
        letters = pa.py_buffer(letters.to_pybytes().ljust(_WORD, b"\0"))
    return np.ndarray((letters.size - _WORD + 1,), dtype="<u8", buffer=letters, strides=(1,))


def repeated(numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The places of numbers that come more than once."""
    ordered = np.sort(numbers)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return np.empty(0, dtype=np.int64)
    nearest = np.minimum(np.searchsorted(twice, numbers), len(twice) - 1)
    return np.flatnonzero(twice[nearest] == numbers)
