"""The typed table of an event log, whose columns are made when they are first asked for."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any

import pandas as pd
import pyarrow as pa

TEXT = pa.string()  # of every raw cell; one column of a file is far smaller than the 2 GB this can hold


def text_of(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The cells of a raw column, which may be kept as numbers (Arrow's dictionary), as text."""
    return column if column.type == TEXT else column.cast(TEXT)


class EventTable:
    """Columns by name: text as Arrow strings, codes as categories, whole numbers and dates in their types.

    Most of what is done with a log needs few of its columns, so each is made once, when somebody asks.
    """

    def __init__(self, makers: Mapping[str, Callable[[], Any]]) -> None:
        self._makers = dict(makers)
        self._made: dict[str, Any] = {}

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "EventTable":
        """A table that is there already."""
        return cls({name: partial(getattr, frame[name], "array") for name in frame.columns})

    def __contains__(self, name: str) -> bool:
        return name in self._makers

    def column(self, name: str) -> Any:
        """One column as an array. Raises KeyError when the log has no such column."""
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """All columns together."""
        return pd.DataFrame({name: self.column(name) for name in self._makers}, copy=False)
