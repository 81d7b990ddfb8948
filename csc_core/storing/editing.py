"""What can be done to a collaboration in one step: all of it is saved together, or none of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from csc_core.model import columns as c
from csc_core.model.stored import (
    BESIDE,
    By,
    Cells,
    Collaboration,
    Comparison,
    NewRow,
    Part,
    Step,
    Stored,
    StoredRow,
)
from csc_core.storing import history
from csc_core.storing.cells import filled, is_place_name, key_of, naming, numbered, place_name
from csc_core.storing.draft import Draft


class Edit:
    """One step of work. ``Store.edit`` gives one, and saves it when its block ends well.

    Rows are addressed by table and key. Whoever changes or removes a row says which version they saw, and
    gets EditConflict, with both versions, when somebody else has changed it since.
    """

    def __init__(self, connection: Connection, collaboration_id: str, by: By, what: str) -> None:
        self._draft = Draft(connection, collaboration_id, by, what)

    def rows(self, part: Part) -> tuple[StoredRow, ...]:
        """The rows of a table as they stand in this step."""
        return self._draft.rows(part)

    def stored(self) -> Stored:
        """The collaboration as it stands in this step, for making its summary."""
        return self._draft.stored()

    def add(self, part: Part, cells: Cells, *, came_from: str | None = None) -> StoredRow:
        """Add a row at the end. Raises EditConflict when one of that name is there already.

        An event without an id is called after its place; commitments and records always are.
        """
        cells = filled(cells)
        place = self._draft.next_place(part)
        key = key_of(part, cells)
        if key is None:
            key = place_name(place)
            while part not in BESIDE and self._draft.row(part, key) is not None:  # a file may use such names
                place = self._draft.next_place(part)
                key = place_name(place)
            cells |= {c.EVENT_ID: key} if part is Part.EVENTS else {}
        if self._draft.row(part, key) is not None:
            raise self._draft.conflict(part, key, cells)
        return self._draft.put(part, StoredRow(key, place, 0, cells, came_from))

    def change(self, part: Part, key: str, cells: Cells, version: int) -> StoredRow:
        """Replace the cells of a row seen in ``version``. What names it stays: an event keeps its id."""
        there = self._draft.seen(part, key, cells, version)
        cells = filled(cells) | dict(naming(part, there.cells))
        if part is Part.EVENTS:
            new = {name for name in (c.DATE, c.DATE_WRITTEN) if cells.get(name) != there.cells.get(name)}
            if new == {c.DATE}:
                cells.pop(c.DATE_WRITTEN, None)  # a new date makes the old wording void
        return self._draft.put(part, replace(there, cells=cells))

    def remove(self, part: Part, key: str, version: int) -> None:
        """Take out a row seen in ``version``. History keeps it."""
        self._draft.seen(part, key, None, version)
        self._draft.drop(part, key)

    def restore(self, part: Part, key: str) -> StoredRow | None:
        """Put a row back that was taken out, as it last stood; None when there never was one."""
        there = self._draft.row(part, key)
        if there is not None:
            return there
        done = history.changes(self._draft.connection, self._draft.before.id, None, (part, key))
        last = next((change.before for change in reversed(done) if change.after is None), None)
        return self._draft.put(part, last) if last else None

    def replace(self, part: Part, rows: Iterable[Cells], revision: int) -> None:
        """Make these the rows of a small table, as edited from what it held at ``revision``.

        Raises EditConflict when somebody has changed the table since.
        """
        new = {row.key: row for row in numbered(part, map(NewRow, rows), "")}
        since = history.changed_since(self._draft.connection, self._draft.before.id, part, revision)
        if since is not None:
            raise self._draft.conflict(part, since, new[since].cells if since in new else None)
        old = {row.key: row for row in self.rows(part)}
        for key in old.keys() - new.keys():
            self._draft.drop(part, key)
        place = 0
        for key, row in new.items():
            place = max(place + 1, old[key].place if key in old else 0)
            self._draft.put(part, replace(row, place=place))

    def take(self, newer: Comparison, *, altered: Iterable[str] = (), missing: Iterable[str] = ()) -> None:
        """Append the new rows of a newer export; take over the altered and drop the missing that are named.

        Where an altered row is taken over, cells the export leaves blank stay as they are here.
        """
        for row in newer.new:
            named = not is_place_name(row.cells[c.EVENT_ID])
            cells = (
                row.cells if named else {**row.cells, c.EVENT_ID: ""}
            )  # its place there means nothing here
            self.add(Part.EVENTS, cells, came_from=newer.source)
        wanted, dropped = set(altered), set(missing)
        for pair in newer.altered:
            if pair.stored.key in wanted:
                new = {column: pair.new[column] for column in pair.columns}
                self.change(Part.EVENTS, pair.stored.key, {**pair.stored.cells, **new}, pair.stored.version)
        for gone in newer.missing:
            if gone.key in dropped:
                self.remove(Part.EVENTS, gone.key, gone.version)

    def undo(self) -> Step | None:
        """Take back the person's last step that still stands; None when there is none.

        Raises EditConflict when somebody else has changed one of its rows since.
        """
        last = history.to_undo(self._draft.connection, self._draft.before.id, self._draft.step.by.who)
        if last is not None:
            self._draft.take_back(last)
            self._draft.step = replace(self._draft.step, undoes=last.revision)
        return last

    def redo(self) -> Step | None:
        """Take back the person's last undo, unless they changed something since; None when there is none."""
        last = history.to_redo(self._draft.connection, self._draft.before.id, self._draft.step.by.who)
        if last is not None:
            self._draft.take_back(last)
            self._draft.step = replace(self._draft.step, redoes=last.revision)
        return last

    def terms(
        self,
        *,
        retention_until: dt.date | None,
        legal_hold: bool,
        share: bool,
        pseudonyms: bool | None = None,
    ) -> None:
        """How long the collaboration is kept, whether it must not be deleted, and whether it is compared.

        ``pseudonyms``: do organizations go by other names where others look on? None leaves that as it is.
        """
        after = self._draft.after
        self._draft.after = replace(
            after,
            retention_until=retention_until,
            legal_hold=legal_hold,
            share=share,
            pseudonyms=after.pseudonyms if pseudonyms is None else pseudonyms,
        )

    @property
    def connection(self) -> Connection:
        """The transaction of this step."""
        return self._draft.connection

    @property
    def whole(self) -> tuple[Collaboration, Collaboration]:
        """What is said of the collaboration as a whole, before and after this step."""
        return self._draft.before, self._draft.after

    def summarize(self, summary: Mapping[str, Any]) -> None:
        """Keep this, with the step, as the summary of what it leaves."""
        self._draft.summary = summary

    def save(self) -> None:
        """Write the step. Called once, at the end."""
        self._draft.save()
