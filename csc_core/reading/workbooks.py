"""Workbooks (.xlsx, .xls, .ods) to raw tables: the sheet of events, and the small tables beside it."""

from collections.abc import Sequence
from dataclasses import replace

from csc_core.model.columns import REQUIRED
from csc_core.model.errors import UnreadableFile
from csc_core.model.names import fold
from csc_core.model.problems import Problem
from csc_core.model.raw import RawTable
from csc_core.model.vocabulary import Severity
from csc_core.reading import limits
from csc_core.reading.careful import Sheet
from csc_core.reading.dialects import header_place
from csc_core.reading.grids import Grid, load_grids
from csc_core.reading.headers import lines_above, unique_headers, without_empty
from csc_core.reading.kinds import ZIP
from csc_core.reading.packages import Package, inspect_package

EVENTS = "events"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BESIDE = ("partners", "meta", "codings", "pulse")


def read_workbook(data: bytes, name: str, sheet: str | None) -> RawTable:
    """The events sheet of a workbook, with its other known sheets in ``others``.

    The events sheet is the one asked for, else the one named events, else the first with the columns a log
    needs, else the first that holds anything. Raises UnreadableFile when there is none, or it is too large.
    """
    if len(data) > limits.WORKBOOK_BYTES:
        raise UnreadableFile(
            f"{name} is larger than {limits.WORKBOOK_BYTES // 1_000_000} MB.",
            "Save the sheet of events as CSV (UTF-8) and open that file.",
        )
    if _ENCRYPTED in data[:1_000_000]:
        raise UnreadableFile(f"{name} is protected by a password.", "Save a copy without a password.")
    package = inspect_package(data, name) if data.startswith(ZIP) else Package(len(data), 0)
    grids = [grid for grid in load_grids(data, package.unpacked, name) if any(map(any, grid.rows))]
    chosen = _choose(grids, name, sheet)
    others = {
        fold(grid.name): _table(grid, name)
        for grid in grids
        if fold(grid.name) in BESIDE and grid is not chosen
    }
    table = _table(chosen, name)
    return replace(table, others=others, problems=(*table.problems, *_empty_formulas(package.formulas)))


def _choose(grids: Sequence[Grid], name: str, sheet: str | None) -> Grid:
    """The sheet of events."""
    names = ", ".join(grid.name for grid in grids)
    if not grids:
        raise UnreadableFile(f"{name} holds nothing.", "Choose a file that holds your event log.")
    if sheet is not None:
        asked = [grid for grid in grids if grid.name == sheet] or [
            g for g in grids if fold(g.name) == fold(sheet)
        ]
        if not asked:
            raise UnreadableFile(
                f'{name} has no sheet "{sheet}" that holds anything.', f"Its sheets are: {names}."
            )
        return asked[0]
    named = [grid for grid in grids if fold(grid.name) == EVENTS]
    fitting = [grid for grid in grids if {fold(cell) for cell in _header(grid)}.issuperset(REQUIRED)]
    return (named or fitting or list(grids))[0]


def _header(grid: Grid) -> list[str]:
    return grid.rows[header_place(grid.rows[: limits.HEADER_WITHIN])]


def _table(grid: Grid, name: str) -> RawTable:
    """A sheet as a raw table; rows keep their number in the sheet."""
    place = header_place(grid.rows[: limits.HEADER_WITHIN])
    names = unique_headers(grid.rows[place], f'The sheet "{grid.name}" of {name}')
    sheet = Sheet(names)
    for number, cells in enumerate(grid.rows[place + 1 :], start=place + 2):
        sheet.add(number, cells)
    cells, rows = sheet.table()
    above = sum(any(cell.strip() for cell in row) for row in grid.rows[:place])
    return RawTable(
        cells=without_empty(cells),
        rows=rows,
        header_row=place + 1,
        name=name,
        sheet=grid.name,
        problems=(*lines_above(above), *sheet.problems),
        set_aside=tuple(sheet.set_aside),
    )


def _empty_formulas(n: int) -> list[Problem]:
    """A doubt about formulas whose result was never stored."""
    if not n:
        return []
    says = f"{n:,} cells hold a formula without a stored result; they were read as empty."
    remedy = "Open the workbook in your spreadsheet program, save it, and open it here again."
    return [Problem(Severity.DOUBT, "empty_formula", says, remedy)]
