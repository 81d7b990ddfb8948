"""Logs in the store: opened from it, kept in it, and every decision about them saved at once."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csc_core.intake import open_kept
from csc_core.model.commitment import Commitment, Record
from csc_core.model.errors import NotAnEvent, UnknownCollaboration
from csc_core.model.opened import Opened
from csc_core.model.stored import By, Collaboration, Part, Stored
from csc_core.model.vocabulary import Severity
from csc_core.portfolio import account_of, account_of_stored
from pages.shared.desk import Desk, today
from pages.shared.keeping import moment, store

if TYPE_CHECKING:
    from csc_core.storing.editing import Edit

HERE = "this computer"  # nobody signs in where the app serves one machine


def by() -> By:
    """Who does something now."""
    return By(HERE, moment())


@dataclass
class KeptDesk(Desk):
    """A log in the store. What is decided about it is saved as it is decided."""

    stored: Stored | None = None

    def decide(
        self,
        what: str,
        *,
        records: tuple[Record, ...] = (),
        commitments: tuple[Commitment, ...] | None = None,
    ) -> None:
        """Decide, and save it."""
        super().decide(what, records=records, commitments=commitments)
        self._save(what)

    def undo(self) -> None:
        """Take back the last decision, and save that."""
        super().undo()
        self._save("Undo")

    def _save(self, what: str) -> None:
        """Write records and commitments as they stand. Raises EditConflict when somebody else wrote first."""
        from csc_core.storing import commitment_cells, record_cells

        with store().edit(self.key, by(), what) as edit:
            edit.replace(Part.RECORDS, map(record_cells, self.records), self.revision)
            edit.replace(Part.COMMITMENTS, map(commitment_cells, self.commitments or ()), self.revision)
        self.revision = store().find(self.key).revision


def keep_log(opened: Opened) -> KeptDesk:
    """Put an opened log into the store. Raises StoreUnavailable."""
    from csc_core.storing import keep

    summary = account_of(opened.log, today=today()) if opened.log is not None else None
    return open_desk(store().create(keep(opened), by(), summary=summary).id)


def open_desk(key: str) -> KeptDesk:
    """A log of the store as it stands. Raises UnknownCollaboration, StoreUnavailable."""
    from csc_core.storing import commitments, records

    stored = store().load(key)
    promises = commitments(stored)
    return KeptDesk(
        key=key,
        opened=open_kept(stored.table(), today=today()),
        records=records(stored),
        commitments=None if promises is None else tuple(promises.values()),
        revision=stored.collaboration.revision,
        stored=stored,
    )


def open_project(data: bytes) -> Collaboration:
    """Keep the collaboration of a project file.

    Raises UnreadableProject, SavedFileTooNew, StoreUnavailable.
    """
    return store().import_project(data, lambda stored: account_of_stored(stored, today=today()))


@contextmanager
def step(key: str, what: str) -> Iterator["Edit"]:
    """One step of work on the rows of a log, kept together with the summary of what it leaves."""
    with store().edit(key, by(), what) as edit:
        yield edit
        summary = account_of_stored(edit.stored(), today=today())
        if summary is not None:
            edit.summarize(summary)


def change(desk: KeptDesk, what: str, work: Callable[["Edit"], object]) -> None:
    """Do one step of work on a log and save it. Nothing is saved when a row would no longer be an event.

    Raises NotAnEvent for that, EditConflict when somebody else changed a row first, StoreUnavailable.
    """
    with store().edit(desk.key, by(), what) as edit:
        work(edit)
        opened = open_kept(edit.stored().table(), today=today())
        if opened.log is None:
            fault = next(fault for fault in opened.problems if fault.severity is Severity.BLOCKS)
            raise NotAnEvent(f"No row could be read then. {fault.says}", fault.try_this)
        known = {row.row for row in desk.opened.set_aside}
        for row in opened.set_aside:
            if row.row not in known:
                raise NotAnEvent(f"Row {row.row}: {row.says}", row.try_this)
        edit.summarize(account_of(opened.log, today=today()))


def newer(desk: KeptDesk) -> KeptDesk | None:
    """The log as it stands now, opened again if it was changed elsewhere; None if it is gone."""
    try:
        if store().find(desk.key).revision == desk.revision:
            return desk
        return open_desk(desk.key)
    except UnknownCollaboration:
        return None


def found(key: str) -> Collaboration:
    """One collaboration of the store without its rows. Raises UnknownCollaboration."""
    return store().find(key)


def listed() -> Iterable[Collaboration]:
    """The collaborations in the store, the one changed last first."""
    return store().collaborations()
