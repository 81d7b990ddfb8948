"""The rows of a collaboration as one step leaves them, written together at its end."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from csc_core.model.errors import EditConflict
from csc_core.model.stored import BESIDE, LOG, By, Cells, Collaboration, Part, Step, Stored, StoredRow
from csc_core.storing import collaborations, entries, history
from csc_core.storing.cells import name_in
from csc_core.storing.entries import Address


class Draft:
    """What a step has read and changed so far. Nobody else can write to the collaboration meanwhile."""

    def __init__(self, connection: Connection, collaboration_id: str, by: By, what: str) -> None:
        self.connection = connection
        self.before = collaborations.find(connection, collaboration_id, lock=True)
        self.after = replace(self.before, revision=self.before.revision + 1, changed=by.at)
        self.step = Step(self.after.revision, by, what)
        self.summary: Mapping[str, Any] | None = None
        self._found: dict[Address, StoredRow | None] = {}
        self._now: dict[Address, StoredRow | None] = {}

    def row(self, part: Part, key: str) -> StoredRow | None:
        """A row as it stands now, None if there is none."""
        address = (part, key)
        if address not in self._now:
            found = entries.read_row(self.connection, self.before.id, address)
            self._found[address] = self._now[address] = found
        return self._now[address]

    def rows(self, part: Part) -> tuple[StoredRow, ...]:
        """All rows of a table as they stand now."""
        for row in entries.read_rows(self.connection, self.before.id, part=part).get(part, ()):
            self._found.setdefault((part, row.key), row)
            self._now.setdefault((part, row.key), row)
        rows = (row for (table, _), row in self._now.items() if table is part and row is not None)
        return tuple(sorted(rows, key=lambda row: (row.place, row.key)))

    def put(self, part: Part, row: StoredRow) -> StoredRow:
        """Have this row stand in its table, as of this step."""
        self.row(part, row.key)  # what stood there is remembered first
        row = replace(row, version=self.after.revision)
        self._now[(part, row.key)] = row
        return row

    def drop(self, part: Part, key: str) -> None:
        """Have no row of that key stand."""
        self.row(part, key)
        self._now[(part, key)] = None

    def seen(self, part: Part, key: str, yours: Cells | None, version: int) -> StoredRow:
        """The row, if it still is what was seen; else EditConflict."""
        there = self.row(part, key)
        if there is None or there.version not in (version, self.after.revision):
            raise self.conflict(part, key, yours)
        return there

    def take_back(self, step: Step) -> None:
        """Put every row that a step changed back to what it was; EditConflict if one has changed since."""
        changed = history.changed_by(self.connection, self.before.id, step.revision)
        for (part, key), (before, after) in changed.items():
            if not _same(self.row(part, key), after):
                raise self.conflict(part, key, before.cells if before else None)
            self.drop(part, key) if before is None else self.put(part, before)

    def conflict(self, part: Part, key: str, yours: Cells | None) -> EditConflict:
        """The answer to someone who worked on a row that has changed: both versions, and who was first."""
        done = history.changes(self.connection, self.before.id, None, (part, key))
        there = self.row(part, key)
        theirs = there.cells if there else None
        return EditConflict(key, yours, theirs, done[-1].step.by if done else None)

    def next_place(self, part: Part) -> int:
        """The place after the last. Numbers that name rows are not given twice, even after a removal."""
        if part in BESIDE:
            return max((row.place for row in self.rows(part)), default=0) + 1
        self.after = replace(self.after, places=self.after.places + 1)
        return self.after.places

    def stored(self) -> Stored:
        """The collaboration as it stands now."""
        return Stored(self.after, {part: self.rows(part) for part in Part})

    def save(self) -> None:
        """Write the step with its history, unless it changed nothing; and the summary, if one was made."""
        changed = {
            address: (self._found[address], now)
            for address, now in self._now.items()
            if not _same(self._found[address], now)
        }
        if any(part is Part.META for part, _ in changed):
            name = name_in(self.rows(Part.META)) or self.after.source
            self.after = replace(self.after, name=name)
        if changed or _terms(self.before) != _terms(self.after):
            self._write(changed)
        else:
            self.after = self.before
        summary = self.summary or self._same_summary({part for part, _ in changed})
        if summary is not None:
            collaborations.write_summary(self.connection, self.after.id, self.after.revision, summary)

    def _same_summary(self, changed: Collection[Part]) -> Mapping[str, Any] | None:
        """The summary there is, where it holds for what the step leaves too: a log of the same rows."""
        holds = self.before.summary_of == self.before.revision and not set(changed) & set(LOG)
        return self.before.summary if holds else None

    def _write(self, changed: Mapping[Address, history.Pair]) -> None:
        connection, of = self.connection, self.after.id
        stand = [(part, was, now) for (part, _), (was, now) in changed.items() if now]
        entries.insert_rows(connection, of, [(part, now) for part, was, now in stand if not was])
        entries.update_rows(connection, of, [(part, now) for part, was, now in stand if was])
        entries.delete_rows(connection, of, [address for address, (_, now) in changed.items() if not now])
        collaborations.rewrite(connection, self.after)
        history.write_step(connection, of, self.step, changed)


def _same(one: StoredRow | None, other: StoredRow | None) -> bool:
    return one is other or (one is not None and one.same(other))


def _terms(of: Collaboration) -> tuple[object, ...]:
    """What is agreed on the collaboration as a whole."""
    return of.retention_until, of.legal_hold, of.share, of.pseudonyms
