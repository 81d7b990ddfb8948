"""The store as the rest of the program sees it. Every call is one transaction; the time is handed in."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from csc_core.model.errors import StoreUnavailable
from csc_core.model.people import Identity, Note, Noted, Role
from csc_core.model.pieces import AT_ONCE, Piece, Pieces, whole, within
from csc_core.model.stored import By, Change, Collaboration, Kept, Part, Step, Stored
from csc_core.storing import audit, backup, collaborations, history, members, projects
from csc_core.storing.ballots import Ballots
from csc_core.storing.cells import row_key
from csc_core.storing.editing import Edit
from csc_core.storing.engine import Database, upsert
from csc_core.storing.entries import MaySee
from csc_core.storing.guarded import GuardedStore
from csc_core.storing.migrating import migrate
from csc_core.storing.schema import remembered

Summarize = Callable[[Stored], Mapping[str, Any] | None]

RETENTION = "retention"  # who the audit names where nobody deletes but the date
PATIENCE = 10.0  # seconds to wait for others before saying that the database is busy


def open_store(url: str, *, patience: float = PATIENCE) -> "Store":
    """The store at an address such as sqlite:///folder/file.db or postgresql://user:password@host/name.

    Tables are made, or brought up from an earlier version, on the way. Raises StoreUnavailable, and
    SavedFileTooNew for a database of a newer version.
    """
    database = Database(url, patience)
    try:
        migrate(database)
    except BaseException:
        database.engine.dispose()
        raise
    return Store(database)


class Store:
    """Collaborations with their rows, history and ballots. Many threads and processes may use it at once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.ballots = Ballots(database)

    def close(self) -> None:
        """Let go of all connections."""
        self._database.engine.dispose()

    def ping(self) -> None:
        """Ask the database for a sign of life; raises StoreUnavailable when there is none."""
        with self._database.reading() as connection:
            connection.execute(select(1))

    # Collaborations

    def create(
        self, kept: Kept, by: By, *, summary: Mapping[str, Any] | None = None, owner: str | None = None
    ) -> Collaboration:
        """Store a collaboration for the first time, under an id that cannot be guessed."""
        with self._database.writing() as connection:
            made = collaborations.create(connection, kept, by, summary)
            _owned(connection, made.id, owner)
            return made

    def collaborations(self) -> tuple[Collaboration, ...]:
        """All of them with their summaries, the one changed last first. No event is read."""
        with self._database.reading() as connection:
            return collaborations.listing(connection)

    def due(self, today: dt.date) -> tuple[Collaboration, ...]:
        """Those past the date they are kept until, unless on legal hold."""
        with self._database.reading() as connection:
            return collaborations.due(connection, today)

    def find(self, collaboration_id: str) -> Collaboration:
        """One collaboration without its rows. Raises UnknownCollaboration."""
        with self._database.reading() as connection:
            return collaborations.find(connection, collaboration_id)

    def load(self, collaboration_id: str, *, may_see: MaySee = None) -> Stored:
        """A collaboration with its rows; of the events only those that may be seen (None: all)."""
        with self._database.reading() as connection:
            return collaborations.load(connection, collaboration_id, may_see)

    @contextmanager
    def edit(self, collaboration_id: str, by: By, what: str = "") -> Iterator[Edit]:
        """One step of work: saved when the block ends well, forgotten when it does not.

        ``what`` names the step for people ("Coded three responses"). Others wait meanwhile: keep it short.
        """
        with self._database.writing() as connection:
            edit = Edit(connection, collaboration_id, by, what)
            yield edit
            edit.save()

    def delete(self, collaboration_id: str, by: By | None = None) -> bool:
        """Delete a collaboration for good, with history, ballots and votes. Raises OnLegalHold.

        ``by`` is noted in the audit, without a word of what was deleted.

        True when nothing of it is left in the database's files either. False when that has to wait: others
        are at work, or the server of the database cleans up by itself; ``scrub`` tries again.
        """
        with self._database.writing() as connection:
            collaborations.take_out(connection, collaboration_id)
            if by is not None:
                audit.write(connection, Note(by.at, by.who, Noted.DELETED, "", collaboration_id))
        return self.scrub()

    def sweep(self, today: dt.date, now: dt.datetime) -> tuple[Collaboration, ...]:
        """Delete for good what is past its date and not on legal hold; gives what that was.

        ``now`` is noted with each. Traces in the files are left to ``scrub``.
        """
        with self._database.writing() as connection:
            found = collaborations.due(connection, today, lock=True)
            for one in found:
                collaborations.take_out(connection, one.id)
                audit.write(connection, Note(now, RETENTION, Noted.DELETED, "", one.id))
        return found

    def scrub(self) -> bool:
        """Leave nothing of what was deleted in the files of the database; True if that was done."""
        with suppress(StoreUnavailable):
            return backup.scrub(self._database)
        return False

    # Who uses it

    def for_(self, identity: Identity, clock: Callable[[], dt.datetime]) -> GuardedStore:
        """The store as this person may use it; ``clock`` gives the time of what is noted of them."""
        return GuardedStore(self, self._database, identity, clock)

    def audit(self, collaboration_id: str | None = None) -> tuple[Note, ...]:
        """What was noted about one collaboration, or about all, newest first."""
        with self._database.reading() as connection:
            return audit.read(connection, collaboration_id)

    # History

    def history(
        self, collaboration_id: str, key: str, *, part: Part = Part.EVENTS, may_see: MaySee = None
    ) -> tuple[Change, ...]:
        """What was done to one row, oldest first: who, when, before, after."""
        with self._database.reading() as connection:
            return history.changes(connection, collaboration_id, may_see, (part, key))

    def steps(self, collaboration_id: str) -> tuple[Step, ...]:
        """All steps, newest first."""
        with self._database.reading() as connection:
            return history.steps(connection, collaboration_id)

    def changes(self, collaboration_id: str) -> tuple[Change, ...]:
        """Everything that was ever done to a collaboration, oldest first: who, when, before, after."""
        with self._database.reading() as connection:
            return tuple(
                Change(step, part, key, before, after)
                for step, changed in history.everything(connection, collaboration_id)
                for (part, key), (before, after) in changed.items()
            )

    def next_undo(self, collaboration_id: str, who: str) -> Step | None:
        """The step that this person's undo would take back; None when there is nothing to undo."""
        with self._database.reading() as connection:
            return history.to_undo(connection, collaboration_id, who)

    def next_redo(self, collaboration_id: str, who: str) -> Step | None:
        """The undo that this person's redo would take back; None when there is nothing to redo."""
        with self._database.reading() as connection:
            return history.to_redo(connection, collaboration_id, who)

    # Remembered answers

    def remember(self, source: str, answers: Mapping[str, str]) -> None:
        """Keep what a person answered about files of one source, in the place of earlier answers."""
        with self._database.writing() as connection:
            upsert(connection, remembered, {"source": row_key(source)}, {"answers": dict(answers)})

    def remembered(self, source: str) -> dict[str, str]:
        """What was answered about files of this source; empty if nothing was."""
        with self._database.reading() as connection:
            query = select(remembered.c.answers).where(remembered.c.source == row_key(source))
            return dict(connection.execute(query).scalar() or {})

    # Files

    def export_project(self, collaboration_id: str) -> bytes:
        """A collaboration, with its history and without its ballots, as the bytes of a project file."""
        return whole(self.project_pieces(collaboration_id))

    def project_pieces(self, collaboration_id: str, at_once: int = AT_ONCE) -> Pieces:
        """The same in pieces of so many rows; the database is read before the first and not asked again."""
        yield Piece(b"", 0.0)
        with self._database.reading() as connection:
            project = projects.taken(connection, collaboration_id)
        yield from within(projects.export(project, at_once), 0.2, 1.0)

    def import_project(
        self,
        data: bytes,
        summarize: Summarize | None = None,
        *,
        owner: str | None = None,
        bounded: bool = True,
    ) -> Collaboration:
        """Store the collaboration of a project file, in the state it was in, under an id of its own.

        ``summarize`` makes its summary, None where there can be none. ``bounded`` holds the file to what a
        page opens. Raises UnreadableProject, or SavedFileTooNew for a file of a newer version.
        """
        with self._database.writing() as connection:
            made = projects.load(connection, data, bounded=bounded)
            _owned(connection, made.id, owner)
            summary = summarize(collaborations.load(connection, made.id, None)) if summarize else None
            if summary is not None:
                collaborations.write_summary(connection, made.id, made.revision, summary)
            return collaborations.find(connection, made.id)

    def back_up(self, target: Path) -> None:
        """Copy the whole store (SQLite only) to a file, while others go on writing."""
        backup.back_up(self._database, target)


def _owned(connection: Connection, collaboration_id: str, owner: str | None) -> None:
    if owner is not None:
        members.put(connection, collaboration_id, owner, Role.OWNER)
