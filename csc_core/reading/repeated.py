"""Columns whose cells come again and again, kept as a small number a row and the list of what they stand for.

In a long log most columns hold a few words. Kept as text, even their empty cells take four bytes each.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.model.table import TEXT
from csc_core.model.text_columns import distinct

TOGETHER = 16  # pieces looked at together, so that little is done often
LOOKED_AT = 2_000  # cells from which it is told how to keep a column
SELDOM = 16  # a column is kept as numbers when at most one cell in so many differs from all others
MOST = np.iinfo(np.int16).max  # distinct cells; a column with more is text


def compact(pieces: Iterable[pa.RecordBatch], names: Sequence[str]) -> pa.Table:
    """The pieces of a long table as one table, each column as text or, where that is smaller, as numbers."""
    columns: list[_Numbers | _Text] = []
    rest = iter(pieces)
    while some := list(islice(rest, TOGETHER)):
        table = pa.Table.from_batches(some)
        columns = columns or [_fitting(column) for column in table.columns]
        columns = [kept.with_more(column) for kept, column in zip(columns, table.columns, strict=True)]
    return pa.table([column.whole() for column in columns], names=list(names))


def _fitting(column: pa.ChunkedArray) -> "_Numbers | _Text":
    """How to keep a column that begins like this."""
    first = column.slice(0, LOOKED_AT)
    return _Numbers() if SELDOM * len(first.unique()) < len(first) else _Text()


class _Text:
    """A column as it stands."""

    def __init__(self, pieces: Iterable[pa.Array] = ()) -> None:
        self._pieces = list(pieces)

    def with_more(self, column: pa.ChunkedArray) -> "_Text":
        """The column with further cells."""
        self._pieces.extend(column.chunks)
        return self

    def whole(self) -> pa.ChunkedArray:
        """All cells."""
        return pa.chunked_array(self._pieces, TEXT)


class _Numbers:
    """A column as places in its distinct cells."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._codes: list[NDArray[np.int16]] = []

    def with_more(self, column: pa.ChunkedArray) -> "_Numbers | _Text":
        """The column with further cells; as text from the day that it has too many different ones."""
        codes, cells = distinct(column)
        if len(self._places) + len(cells) > MOST:
            return _Text(self._as_text()).with_more(column)
        places = np.array([self._places.setdefault(cell, len(self._places)) for cell in cells], np.int16)
        self._codes.append(places[codes])
        return self

    def whole(self) -> pa.ChunkedArray:
        """All cells, in one piece."""
        smallest = np.min_scalar_type(-max(len(self._places), 1))
        codes = np.concatenate([codes.astype(smallest, copy=False) for codes in self._codes])
        return pa.chunked_array([pa.DictionaryArray.from_arrays(pa.array(codes), self._distinct())])

    def _distinct(self) -> pa.Array:
        return pa.array(list(self._places), TEXT)

    def _as_text(self) -> Iterator[pa.Array]:
        cells = self._distinct()
        return (cells.take(pa.array(codes)) for codes in self._codes)
