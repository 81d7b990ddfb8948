"""The three cells every event needs. Rows without them are set aside with all their reasons."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from csc_core.checking.cells import Cells, is_blank
from csc_core.checking.choices import UNKNOWN, choice, unknown_word
from csc_core.checking.days import Days
from csc_core.checking.faults import Faults, Told
from csc_core.model import columns as c
from csc_core.model.codes import BLANK
from csc_core.model.problems import SetAside
from csc_core.model.raw import RawTable
from csc_core.model.vocabulary import Kind, Severity


@dataclass(frozen=True)
class Required:
    """The rows that can become events, with their dates and kinds, and those set aside."""

    cells: Cells
    days: dict[str, Days]
    kind: NDArray[np.int8]
    set_aside: tuple[SetAside, ...]


def read_required(raw: RawTable, cells: Cells, columns: dict[str, Days], faults: Faults) -> Required:
    """Part the rows of a table into those with a date, a kind and a title, and those without."""
    days = columns[c.DATE]
    kinds = cells.coded(c.KIND)
    kind = choice(kinds, Kind)
    reasons: dict[int, list[Told]] = defaultdict(list)

    def block(code: str, column: str, wrong: NDArray[np.bool_], tell: Callable[[int], Told]) -> None:
        if wrong.any():
            faults.flag(Severity.BLOCKS, code, column, wrong, tell)
            for row in np.flatnonzero(wrong).tolist():
                reasons[row].append(tell(row))

    def date_fault(row: int) -> Told:
        refused = days.refused(row)
        if refused is None:
            return Told(None, "The row has no date.", "Fill in the date; a month, quarter or year will do.")
        return Told(days.cells.text(row), refused.says, refused.try_this)

    def kind_fault(row: int) -> Told:
        if kind[row] == BLANK:
            return Told(None, "The row has no kind.", f"Use one of: {', '.join(Kind)}.")
        return unknown_word(kinds.text(row), Kind, "")

    block("no_date", c.DATE, ~days.known, date_fault)
    block("no_kind", c.KIND, (kind == BLANK) | (kind == UNKNOWN), kind_fault)
    block(
        "no_title",
        c.TITLE,
        is_blank(cells.text(c.TITLE)),
        lambda _: Told(None, "The row has no title.", "Say in a few neutral words what happened."),
    )
    if not reasons:
        return Required(cells, columns, kind, ())
    keep = np.ones(len(cells), dtype=bool)
    keep[list(reasons)] = False
    kept = {name: column.kept(keep) for name, column in columns.items()}
    return Required(cells.kept(keep), kept, kind[keep], set_aside(raw, reasons))


def set_aside(raw: RawTable, reasons: dict[int, list[Told]]) -> tuple[SetAside, ...]:
    """The rows that did not become events, with all reasons and their cells as written."""
    rows = sorted(reasons)
    cells = raw.cells.take(rows).to_pylist()
    return tuple(
        SetAside(
            int(raw.rows[row]),
            " ".join(told.says.strip() for told in reasons[row]),
            " ".join(dict.fromkeys(told.try_this for told in reasons[row])),
            tuple((header, cell) for header, cell in written.items() if cell),
        )
        for row, written in zip(rows, cells, strict=True)
    )
