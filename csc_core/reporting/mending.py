"""The cells of a log that need a person: where each stands, what is written there, what was expected."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from csc_core.content import in_words
from csc_core.model import columns as c
from csc_core.model.codes import position
from csc_core.model.event import COLUMNS, SEVERAL_COLUMNS
from csc_core.model.log import EventLog
from csc_core.model.opened import Opened
from csc_core.model.problems import Problem, SetAside
from csc_core.model.vocabulary import Kind, Severity
from csc_core.reporting.editing import code_names, label

BETTER, DROP = "better", "drop"  # what a person did with a cell: wrote it anew, took its row out
LEFT_BLANK = "leave it blank"
MOST = 100  # cells that are offered at once; others follow when these are mended
_IN_SHORT = 40  # characters of a cell in a sentence
_MISFIT = "misfit"  # a cell of a row whose cells cannot be told apart
_TYPE_IT = "Type the cell anew."


@dataclass(frozen=True, slots=True)
class FaultyCell:
    """One cell to be mended. ``header`` is the column's name in the file, ``event`` what else the row says.

    ``aside`` tells the rows that are no events yet from those that loaded with a doubt.
    """

    row: int
    column: str
    header: str
    written: str
    event: str
    says: str
    aside: bool


def faulty_cells(opened: Opened) -> tuple[FaultyCell, ...]:
    """The cells that keep rows out of the log, in the order of the file; then those that raise a doubt."""
    aside = [fault for row in opened.needing for fault in _faults(row)]
    doubts = [problem for problem in opened.doubts if _is_one_cell(problem)]
    told = [*aside[:MOST], *doubts[: MOST - min(len(aside), MOST)]]
    rows = _rows(opened, {problem.row for problem in told if problem.row is not None})
    merged: dict[tuple[int, str], FaultyCell] = {}
    for problem in told:
        cell = _cell(opened, problem, rows)
        known = merged.setdefault((cell.row, cell.column), cell)
        if known.says != cell.says:
            merged[(cell.row, cell.column)] = replace(known, says=f"{known.says} {cell.says}")
    return tuple(merged.values())


def _faults(row: SetAside) -> Iterable[Problem]:
    """The cells a row lacks; all that an event needs where the row does not fit under the header."""
    return row.faults or [
        Problem(Severity.BLOCKS, _MISFIT, row.says, _TYPE_IT, row.row, column) for column in c.REQUIRED
    ]


def _is_one_cell(problem: Problem) -> bool:
    return problem.row is not None and problem.table is None and problem.column in COLUMNS


def _rows(opened: Opened, wanted: set[int]) -> dict[int, Mapping[str, str]]:
    """The wanted rows as they stand in the table, by row number."""
    found: dict[int, Mapping[str, str]] = {row.row: dict(row.cells) for row in opened.set_aside}
    if opened.raw is not None:
        places = np.flatnonzero(np.isin(opened.raw.rows, list(wanted)))
        cells = opened.raw.cells.take(places).to_pylist()
        found |= zip(opened.raw.rows[places].tolist(), cells, strict=True)
    return found


def _cell(opened: Opened, problem: Problem, rows: Mapping[int, Mapping[str, str]]) -> FaultyCell:
    row, column = problem.row or 0, problem.column or ""
    headers = opened.mapping or {}
    header = headers.get(column, column)
    cells = rows.get(row, {})
    if problem.code == _MISFIT:
        cells = {c.DETAIL: " · ".join(cell for cell in cells.values() if cell)}
    says = f"{problem.says} {problem.try_this}"
    event = _event(cells, headers, column)
    aside = problem.severity is Severity.BLOCKS
    return FaultyCell(row, column, header, cells.get(header, ""), event, says, aside)


def _event(cells: Mapping[str, str], headers: Mapping[str, str], column: str) -> str:
    """What tells the row apart: its title and date, else everything that stands in it."""
    telling = [cells.get(headers.get(name, name), "") for name in (c.TITLE, c.DATE) if name != column]
    held = [cell for cell in telling if cell.strip()] or [
        cell for name, cell in cells.items() if cell and name != c.EVENT_ID
    ]
    return " · ".join(held)


def mending_headline(opened: Opened, cells: Iterable[FaultyCell]) -> str:
    """How many rows are offered to be mended, and how many follow."""
    cells = tuple(cells)
    aside = {cell.row for cell in cells if cell.aside}
    doubts = {cell.row for cell in cells} - aside
    more = len(opened.needing) - len(aside)
    told = (
        f"{in_words.count(len(aside), 'row')} set aside" if aside else "",
        f"{in_words.count(len(doubts), 'row')} to look at" if doubts else "",
        f"{in_words.count(more, 'more row')} when these are done" if more > 0 else "",
    )
    return f"Put right what needs you: {in_words.listed([part for part in told if part])}"


def by_row(cells: Iterable[FaultyCell]) -> list[dict[int, FaultyCell]]:
    """The cells of each row, by their place in the sequence; the rows in the order they come."""
    rows: dict[int, dict[int, FaultyCell]] = {}
    for place, cell in enumerate(cells):
        rows.setdefault(cell.row, {})[place] = cell
    return list(rows.values())


def cell_name(cell: FaultyCell) -> str:
    """The column as the file names it, with our word for it where that is another."""
    ours = label(cell.column)
    known = cell.header in COLUMNS or cell.header.casefold() == ours.casefold()
    return ours if known else f"{cell.header} ({ours})"


def offered(cell: FaultyCell, log: EventLog | None) -> dict[str, str]:
    """What a cell may hold instead, each with its words; nothing where it is to be typed.

    A cell that may stay empty can be left so; what a row answers is chosen among the log's setbacks.
    """
    codes = _setbacks(log) if cell.column == c.RESPONDS_TO else code_names(cell.column)
    may_be_blank = codes and cell.column not in (*c.REQUIRED, *SEVERAL_COLUMNS)
    return {**codes, "": LEFT_BLANK} if may_be_blank else codes


def _setbacks(log: EventLog | None) -> dict[str, str]:
    if log is None:
        return {}
    found = np.flatnonzero(log.codes.kind == position(Kind.SETBACK))
    columns = (log.cells(name, found) for name in (c.EVENT_ID, c.ROW, c.TITLE))
    return {event: f"Row {row}: {title}" for event, row, title in zip(*columns, strict=True)}


@dataclass(frozen=True, slots=True)
class Mends:
    """What a person changed: new cells by row and column, and rows that are no events."""

    cells: Mapping[int, Mapping[str, str]]
    dropped: frozenset[int]

    def __len__(self) -> int:
        return len(self.cells.keys() | self.dropped)


def mends(cells: tuple[FaultyCell, ...], edited: Mapping[Any, Mapping[str, Any]]) -> Mends:
    """The changes by row number; ``edited`` tells by a cell's place what it holds, or that its row goes."""
    better: dict[int, dict[str, str]] = {}
    dropped: set[int] = set()
    for place, changed in edited.items():
        cell = cells[int(place)]
        if changed.get(DROP):
            dropped.add(cell.row)
        if BETTER in changed and (changed[BETTER] or "") != cell.written:
            better.setdefault(cell.row, {})[cell.column] = changed[BETTER] or ""
    return Mends({row: new for row, new in better.items() if row not in dropped}, frozenset(dropped))


def told_first(opened: Opened, most: int = 2) -> str:
    """The first rows that need a person: "row 12, date: “soon”; row 30, kind: blank; and 4 more rows"."""
    named = list(_named(opened.needing[:most], opened.mapping or {}))
    more = len(opened.needing) - most
    return "; ".join([*named, f"and {in_words.count(more, 'more row')}"] if more > 0 else named)


def _named(rows: Iterable[SetAside], headers: Mapping[str, str]) -> Iterator[str]:
    for row in rows:
        parts = [
            f"{headers.get(fault.column or '', fault.column)}: {_short(fault.value)}" for fault in row.faults
        ]
        yield f"row {row.row}, {', '.join(parts) or row.says.rstrip('.').lower()}"


def _short(value: str | None) -> str:
    if not value:
        return "blank"
    line = " ".join(value.split())
    return f"“{line if len(line) <= _IN_SHORT else line[: _IN_SHORT - 1] + '…'}”"
