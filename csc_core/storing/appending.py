"""A newer export beside what is stored: which rows are the same, altered, new or gone."""

from collections.abc import Iterable, Mapping

from csc_core.model import columns as c
from csc_core.model.event import is_missing
from csc_core.model.stored import AS_WRITTEN, Altered, Cells, Comparison, Kept, NewRow, Part, StoredRow
from csc_core.storing.cells import is_place_name, key_of

# Said by the file about itself, not by people about the event.
_NOT_COMPARED = (c.EVENT_ID, c.DATE_WRITTEN)


def compare(stored: Iterable[StoredRow], export: Kept) -> Comparison:
    """Lay a newer export beside the stored events.

    Rows belong together by their id, else by date, kind and title; each stored row is taken once.
    ``stored`` has to be all of them, also those that not everybody may see.
    """
    left = {row.key: row for row in stored}
    new: list[NewRow] = []
    altered: list[Altered] = []
    same = 0
    for row, there in _matched(export.rows.get(Part.EVENTS, ()), left):
        if there is None:
            new.append(NewRow(row.cells))
            continue
        columns = _differing(there.cells, row.cells)
        same += not columns
        if columns:
            altered.append(Altered(there, row.cells, columns))
    missing = tuple(row for row in left.values() if row.came_from is not None)
    return Comparison(export.source, same, tuple(altered), tuple(new), missing)


def _matched(rows: Iterable[NewRow], left: dict[str, StoredRow]) -> list[tuple[NewRow, StoredRow | None]]:
    """Each new row with the stored row it belongs to, which is taken out of ``left``. Ids go first."""
    rows = list(rows)
    keys = [key_of(Part.EVENTS, row.cells) or "" for row in rows]
    by_id = [None if is_place_name(key) else left.pop(key, None) for key in keys]
    alike: dict[tuple[str, ...], list[str]] = {}
    for key, stored in left.items():
        alike.setdefault(_what(stored.cells), []).append(key)
    found: list[tuple[NewRow, StoredRow | None]] = []
    for row, there in zip(rows, by_id, strict=True):
        twins = alike.get(_what(row.cells), [])
        if there is None and twins:
            there = left.pop(twins.pop(0))
        found.append((row, there))
    return found


def _what(cells: Cells) -> tuple[str, ...]:
    """What an event is known by when it has no id; a row that could not be laid out, by its line."""
    if AS_WRITTEN in cells:
        return (cells[AS_WRITTEN],)
    return tuple(cells.get(name, "").strip().casefold() for name in (c.DATE, c.KIND, c.TITLE))


def _differing(there: Cells, new: Mapping[str, str]) -> tuple[str, ...]:
    """The columns in which a newer row says something else; what it leaves blank is no difference."""
    return tuple(
        column
        for column, cell in new.items()
        if column not in _NOT_COMPARED and not is_missing(cell) and cell != there.get(column, "")
    )
