"""Small collaborations for the tests of the store."""

import datetime as dt
from collections.abc import Mapping

from csc_core.model.stored import By, Cells, Kept, NewRow, Part, Stored, StoredRow
from csc_core.storing import Store

NOW = dt.datetime(2025, 10, 1, 12, tzinfo=dt.UTC)


def by(who: str = "facilitator", minutes: int = 0) -> By:
    """Somebody, so many minutes past noon."""
    return By(who, NOW + dt.timedelta(minutes=minutes))


def event(event_id: str, **cells: str) -> Cells:
    """An event; a setback of 5 March unless the cells say otherwise."""
    kept = {"event_id": event_id, "date": "2024-03-05", "kind": "setback", "title": f"Title of {event_id}"}
    return kept | cells


def kept(*events: Cells, name: str = "Harbor table", **beside: list[Cells]) -> Kept:
    """Tables ready to be stored."""
    rows: Mapping[Part, list[NewRow]] = {
        Part.EVENTS: [NewRow(cells, place) for place, cells in enumerate(events, start=2)],
        **{Part(part): [NewRow(cells) for cells in found] for part, found in beside.items()},
    }
    columns = dict.fromkeys(column for cells in events for column in cells)
    return Kept(name, "log.csv", tuple(columns), rows)


def created(store: Store, *events: Cells, **beside: list[Cells]) -> str:
    """The id of a stored collaboration with these events."""
    return store.create(kept(*events, **beside), by()).id


def row(store: Store, collaboration_id: str, key: str, part: Part = Part.EVENTS) -> StoredRow:
    """One row as stored."""
    return next(row for row in store.load(collaboration_id).part(part) if row.key == key)


def said(stored: Stored, part: Part = Part.EVENTS) -> list[Cells]:
    """What the rows of a table say, in order."""
    return [row.cells for row in stored.part(part)]


def titles(store: Store, collaboration_id: str) -> dict[str, str]:
    """Every event's title by its id."""
    return {row.key: row.cells["title"] for row in store.load(collaboration_id).part(Part.EVENTS)}


def retitle(store: Store, collaboration_id: str, key: str, title: str, who: str = "facilitator") -> None:
    """Give an event another title, as seen now."""
    there = row(store, collaboration_id, key)
    with store.edit(collaboration_id, by(who), f"Title of {key}") as edit:
        edit.change(Part.EVENTS, key, {**there.cells, "title": title}, there.version)
