"""A table as it stood in the file, before anything is understood."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.model.problems import Problem, Question, SetAside


@dataclass(frozen=True)
class RawTable:
    """Text cells under their own headers.

    ``cells`` has one string column per header, in file order; a column's name is the header as written,
    made unique where a header repeats. ``rows`` holds each record's own line or sheet row number, from 1.
    Records that cannot be laid under the header (too many or too few cells) are in ``set_aside``.
    ``others`` holds further sheets of the same workbook by name (partners, meta, codings, pulse).
    """

    cells: pa.Table
    rows: NDArray[np.int64]
    header_row: int
    name: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    problems: tuple[Problem, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    others: dict[str, "RawTable"] = field(default_factory=dict)

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers in file order."""
        return tuple(self.cells.column_names)


@dataclass(frozen=True)
class ColumnMapping:
    """Which of their columns holds which of ours, and what only a person can decide."""

    columns: dict[str, str]
    unused: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
