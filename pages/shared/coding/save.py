"""What coders chose, saved in one step: the event's codes, and each reading in the table of codings."""

from collections.abc import Callable, Iterable, Mapping

from csc_core.coding.readings import TOGETHER, Reading, coding_rows, event_cells, reading_in, settled_row
from csc_core.model import columns as c
from csc_core.model.errors import CscError
from csc_core.model.stored import Cells, Part, StoredRow
from csc_core.reporting.editing import changed_cells
from csc_core.storing.editing import Edit
from pages.shared import kept, parts
from pages.shared.desk import today
from pages.shared.kept import KeptDesk


def save_reading(
    desk: KeptDesk, event_id: str, coder: str, reading: Reading, links: Mapping[str, str]
) -> bool:
    """Keep a coder's reading. Only the first one of a response becomes the event's code."""
    return _saved(desk, coded_by(coder), lambda edit: _read(edit, event_id, coder, reading, links))


def coded_by(coder: str) -> str:
    """What the step is called in history."""
    return f"Coded by {coder}"


def settle(desk: KeptDesk, event_id: str, coder: str, reading: Reading, note: str) -> bool:
    """Make this the event's code. What each coder chose stays beside it."""
    assert desk.stored is not None
    seen = next(row for row in desk.stored.part(Part.EVENTS) if row.cells.get(c.EVENT_ID) == event_id)
    return _saved(desk, "Difference settled", lambda edit: _settle(edit, seen, coder, reading, note))


def change_event(desk: KeptDesk, event_id: str, what: str, edits: Mapping[str, str]) -> bool:
    """Change cells of one event; a cell given blank is emptied."""

    def work(edit: Edit) -> None:
        row = _event(edit, event_id)
        edit.change(Part.EVENTS, row.key, changed_cells(row.cells, edits), row.version)

    return _saved(desk, what, work)


def _saved(desk: KeptDesk, what: str, work: Callable[[Edit], object]) -> bool:
    """Do it, or say what is in the way."""
    try:
        kept.change(desk, what, work)
    except CscError as fault:
        parts.tell(fault)
        return False
    return True


def _read(edit: Edit, event_id: str, coder: str, reading: Reading, links: Mapping[str, str]) -> None:
    row = _event(edit, event_id)
    there = [code for code in edit.rows(Part.CODINGS) if code.cells.get("event_id") == event_id]
    stands = reading_in(row.cells)
    others = any(code.cells.get("coder") != coder for code in there) or (stands and stands[0] != coder)
    fills = {**links} if others else {**links, **event_cells(reading, coder)}
    if fills:
        edit.change(Part.EVENTS, row.key, changed_cells(row.cells, fills), row.version)
    if not there and others and stands:
        _put(edit, coding_rows(event_id, *stands, None))
    _put(edit, coding_rows(event_id, coder, reading, today()))


def _settle(edit: Edit, seen: StoredRow, coder: str, reading: Reading, note: str) -> None:
    codes = {**event_cells(reading, TOGETHER)}
    edit.change(Part.EVENTS, seen.key, changed_cells(seen.cells, codes), seen.version)
    _put(edit, [settled_row(seen.cells[c.EVENT_ID], coder, reading.stance, today(), note)])


def _event(edit: Edit, event_id: str) -> StoredRow:
    return next(row for row in edit.rows(Part.EVENTS) if row.cells.get(c.EVENT_ID) == event_id)


def _put(edit: Edit, rows: Iterable[Cells]) -> None:
    """Rows into the table of codings, each in the place of the coder's earlier one for that field."""
    there = {_names(row.cells): row for row in edit.rows(Part.CODINGS)}
    for cells in rows:
        row = there.get(_names(cells))
        if row is None:
            edit.add(Part.CODINGS, cells)
        else:
            edit.change(Part.CODINGS, row.key, cells, row.version)


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(cells.get(name, "").strip() for name in ("event_id", "coder", "field"))
