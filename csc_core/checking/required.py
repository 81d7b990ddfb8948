"""The three cells every event needs. Rows without them are set aside with all their reasons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.checking.cells import Cells, Coded
from csc_core.checking.choices import UNKNOWN, choice, unknown_word
from csc_core.checking.days import Days
from csc_core.checking.faults import Faults, Told
from csc_core.checking.texts import is_blank, piecewise
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray
from csc_core.model.problems import Problem, SetAside
from csc_core.model.raw import LEFT_OUT, RawTable
from csc_core.model.vocabulary import Kind, Severity

MOST_SET_ASIDE = 20_000  # rows; more than that is not a log with faults but another kind of table


@dataclass(frozen=True)
class Required:
    """The rows that can become events, with their dates and kinds, and those set aside.

    ``without`` counts the rows that cannot. Past ``MOST_SET_ASIDE`` they are counted, but not put together.
    """

    cells: Cells
    days: dict[str, Days]
    kind: NDArray[np.int8]
    without: int = 0
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lack:
    """Rows that lack one of the three cells, and how to say so."""

    code: str
    column: str
    rows: BoolArray
    tell: Callable[[int], Told]


def read_required(raw: RawTable, cells: Cells, columns: dict[str, Days], faults: Faults) -> Required:
    """Part the rows of a table into those with a date, a kind and a title, and those without."""
    kind = choice(cells.coded(c.KIND), Kind)
    lacks = (
        _dates(columns[c.DATE]),
        _kinds(cells.coded(c.KIND), kind),
        _Lack("no_title", c.TITLE, piecewise(is_blank, cells.pieces(c.TITLE)), lambda _: _NO_TITLE),
    )
    for lack in lacks:
        faults.flag(Severity.BLOCKS, lack.code, lack.column, lack.rows, lack.tell)
    without = lacks[0].rows | lacks[1].rows | lacks[2].rows
    n = int(np.count_nonzero(without))
    if not n:
        return Required(cells, columns, kind)
    kept = {name: column.kept(~without) for name, column in columns.items()}
    aside = _set_aside(raw, np.flatnonzero(without), lacks) if n <= MOST_SET_ASIDE else ()
    return Required(cells.kept(~without), kept, kind[~without], n, aside)


def _dates(days: Days) -> _Lack:
    def tell(row: int) -> Told:
        refused = days.refused(row)
        if refused is None:
            return _NO_DATE
        return Told(days.cells.text(row), refused.says, refused.try_this)

    return _Lack("no_date", c.DATE, ~days.known, tell)


def _kinds(cells: Coded, kind: NDArray[np.int8]) -> _Lack:
    def tell(row: int) -> Told:
        if cells.text(row) == LEFT_OUT:
            return _LEFT_OUT
        return _NO_KIND if kind[row] == BLANK else unknown_word(cells.text(row), Kind)

    return _Lack("no_kind", c.KIND, (kind == BLANK) | (kind == UNKNOWN), tell)


def _set_aside(raw: RawTable, rows: NDArray[np.int64], lacks: Sequence[_Lack]) -> tuple[SetAside, ...]:
    """The rows that did not become events, with all reasons and their cells as written."""
    cells = raw.cells.take(pa.array(rows)).to_pylist()
    return tuple(
        _one_aside(int(raw.rows[row]), [(lack, lack.tell(row)) for lack in lacks if lack.rows[row]], written)
        for row, written in zip(rows.tolist(), cells, strict=True)
    )


def _one_aside(row: int, reasons: Sequence[tuple[_Lack, Told]], written: dict[str, str]) -> SetAside:
    return SetAside(
        row,
        " ".join(told.says for _, told in reasons),
        " ".join(dict.fromkeys(told.try_this for _, told in reasons)),
        tuple((header, cell) for header, cell in written.items() if cell),
        tuple(
            Problem(Severity.BLOCKS, lack.code, told.says, told.try_this, row, lack.column, told.value)
            for lack, told in reasons
        ),
    )


_NO_DATE = Told(None, "The row has no date.", "Fill in the date; a month, quarter or year will do.")
_NO_KIND = Told(None, "The row has no kind.", f"Use one of: {', '.join(Kind)}.")
_LEFT_OUT = Told(LEFT_OUT, "Rows of this kind are left out, as you said.", "Answer otherwise to read them.")
_NO_TITLE = Told(None, "The row has no title.", "Say in a few neutral words what happened.")
