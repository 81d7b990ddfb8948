"""Workbooks (.xlsx, .xls, .ods) to raw tables: the sheet of events, and the small tables beside it."""

from collections.abc import Sequence
from dataclasses import replace

from csc_core.content.dates import read_date
from csc_core.content.periods import Period, TwoNumbers
from csc_core.model.errors import UnreadableFile
from csc_core.model.names import fold
from csc_core.model.problems import Problem
from csc_core.model.raw import RawTable
from csc_core.model.vocabulary import Severity
from csc_core.reading import limits
from csc_core.reading.careful import Sheet
from csc_core.reading.grids import Grid, load_grids
from csc_core.reading.headers import lines_above, tags_under, unique_headers, without_empty
from csc_core.reading.kinds import ZIP
from csc_core.reading.layouts import Layout, find_layout, names_what_is_needed
from csc_core.reading.packages import Package, inspect_package

EVENTS = "events"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_EVENTS = ("readme", "read_me", "instructions", "guide", "help", "lists", "lookup", "codebook", "legend")
BESIDE = ("partners", "meta", "codings", "pulse")


def read_workbook(data: bytes, name: str, sheet: str | None) -> RawTable:
    """The events sheet of a workbook, with its other known sheets in ``others``.

    The events sheet is the one asked for, else the one named events, else the first with the columns a log
    needs, else the first that holds dates and is no guide to the others, else the first that holds anything.
    Raises UnreadableFile when there is none, or it is too large.
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
        fold(grid.name): table_of(grid, name)
        for grid in grids
        if fold(grid.name) in BESIDE and grid is not chosen
    }
    table = table_of(chosen, name)
    notes = (*_other_sheets(chosen, grids), *_empty_formulas(package.formulas))
    return replace(
        table,
        others=others,
        sheets=tuple(grid.name for grid in grids),
        problems=(*table.problems, *notes),
    )


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
    fitting = [grid for grid in grids if names_what_is_needed(_layout(grid).header)]
    dated = [grid for grid in grids if fold(grid.name) not in (*BESIDE, *_NO_EVENTS) and _holds_dates(grid)]
    return (named or fitting or dated or list(grids))[0]


def _layout(grid: Grid) -> Layout:
    return find_layout(grid.rows[: limits.HEADER_WITHIN])


def _holds_dates(grid: Grid) -> bool:
    """Is there a date in the first rows below the header?"""
    below = grid.rows[_layout(grid).last + 1 :][: limits.HEADER_WITHIN]
    return any(isinstance(read_date(cell), Period | TwoNumbers) for row in below for cell in row if cell)


def table_of(grid: Grid, name: str) -> RawTable:
    """A sheet as a raw table; rows keep their number in the sheet."""
    layout = _layout(grid)
    names = unique_headers(list(layout.header), f'The sheet "{grid.name}" of {name}')
    sheet = Sheet(names)
    for number, cells in enumerate(grid.rows[layout.last + 1 :], start=layout.last + 2):
        sheet.add(number, cells)
    cells, rows = sheet.table()
    return RawTable(
        cells=without_empty(cells),
        rows=rows,
        header_row=layout.named + 1,
        name=name,
        sheet=grid.name,
        problems=(*lines_above(layout.above), *layout.problems, *sheet.problems),
        set_aside=tuple(sheet.set_aside),
        tags=tags_under(names, layout.tags),
        above=layout.lead,
    )


def _other_sheets(chosen: Grid, grids: Sequence[Grid]) -> list[Problem]:
    """A note on sheets that were not read."""
    known = (*BESIDE, *_NO_EVENTS)
    others = [grid.name for grid in grids if grid is not chosen and fold(grid.name) not in known]
    if not others:
        return []
    says = f'The sheet "{chosen.name}" was read; also there: {", ".join(others)}.'
    return [Problem(Severity.NOTE, "other_sheets", says, "Choose another sheet if the events are there.")]


def _empty_formulas(n: int) -> list[Problem]:
    """A doubt about formulas whose result was never stored."""
    if not n:
        return []
    says = f"{n:,} cells hold a formula without a stored result; they were read as empty."
    remedy = "Open the workbook in your spreadsheet program, save it, and open it here again."
    return [Problem(Severity.DOUBT, "empty_formula", says, remedy)]
