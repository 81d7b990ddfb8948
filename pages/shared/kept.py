"""Logs in the store: opened from it, kept in it, and every decision about them saved at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from csc_core.access import may, sees
from csc_core.intake import open_kept
from csc_core.model.commitment import Commitment, Record, SecondTake
from csc_core.model.errors import NotAllowed, NotAnEvent, UnknownCollaboration
from csc_core.model.opened import Opened
from csc_core.model.people import Action, Role
from csc_core.model.stored import By, Cells, Collaboration, Part, Stored
from csc_core.model.vocabulary import Severity
from csc_core.portfolio import account_of, account_of_stored
from pages.shared.access import account
from pages.shared.cached import Question
from pages.shared.desk import Desk, today
from pages.shared.keeping import moment, store

if TYPE_CHECKING:
    from csc_core.storing.editing import Edit

_NAMES = Action.SEE_TRUE_NAMES


def by() -> By:
    """Who does something now."""
    return By(account.identity().who, moment())


@dataclass
class KeptDesk(Desk):
    """A log in the store. What is decided about it is saved as it is decided."""

    stored: Stored = field(kw_only=True)
    role: Role = Role.OWNER
    hidden: int = 0  # events that this role is not given

    def question(self) -> Question:
        """As of any log; what one role is shown is never drawn for another."""
        return super().question()._replace(seen_as="" if sees(self.role) is None else self.role)

    @property
    def knows_names(self) -> bool:
        """Is the log here under the organizations' own names?"""
        return not self.stored.collaboration.pseudonyms or may(self.role, _NAMES)

    def decide(
        self,
        what: str,
        *,
        records: tuple[Record, ...] = (),
        commitments: tuple[Commitment, ...] | None = None,
        second_takes: tuple[SecondTake, ...] | None = None,
    ) -> None:
        """Decide, and save it."""
        with self._saved_or_not_at_all():
            super().decide(what, records=records, commitments=commitments, second_takes=second_takes)
            self._save(what)

    def undo(self) -> None:
        """Take back the last decision, with the events it put into the log, and save that."""
        rows = self.decisions[-1].rows if self.decisions else ()
        with self._saved_or_not_at_all():
            super().undo()
            if rows:
                self._change("Undo", lambda edit: _remove(edit, rows))
            else:
                self._save("Undo")

    def log_events(
        self, what: str, events: Iterable[Cells], then: Callable[[Sequence[str]], tuple[Commitment, ...]]
    ) -> None:
        """Put events into the log, and the commitments that name them: one decision, one step of work.

        ``then`` gives the commitments once the events have their ids. Raises like ``change``.
        """
        rows: list[str] = []

        def work(edit: "Edit") -> None:
            rows.extend(edit.add(Part.EVENTS, cells).key for cells in events)
            Desk.decide(self, what, commitments=then(rows))

        with self._saved_or_not_at_all():
            self._change(what, work)
        self.decisions[-1] = replace(self.decisions[-1], rows=tuple(rows))

    @contextmanager
    def _saved_or_not_at_all(self) -> Iterator[None]:
        """What could not be saved is not shown as decided either."""
        before = (self.records, self.commitments, self.second_takes, [*self.decisions])
        saved = False
        try:
            yield
            saved = True
        finally:
            if not saved:
                self.records, self.commitments, self.second_takes, self.decisions = before

    def _change(self, what: str, work: Callable[["Edit"], object]) -> None:
        """Change the log and what is decided in one step, and read the log anew."""

        def both(edit: "Edit") -> None:
            work(edit)
            self._write(edit)

        change(self, what, both)
        now = open_desk(self.key)
        self.opened, self.stored, self.revision = now.opened, now.stored, now.revision

    def _save(self, what: str) -> None:
        with store().edit(self.key, by(), what) as edit:
            self._write(edit)
        self.revision = store().find(self.key).revision

    def _write(self, edit: "Edit") -> None:
        """Write what is decided as it stands. Raises EditConflict when somebody else wrote first."""
        from csc_core.storing import commitment_cells, record_cells, second_take_cells

        edit.replace(Part.RECORDS, map(record_cells, self.records), self.revision)
        edit.replace(Part.COMMITMENTS, map(commitment_cells, self.commitments or ()), self.revision)
        edit.replace(Part.SECOND_TAKES, map(second_take_cells, self.second_takes), self.revision)


def _remove(edit: "Edit", keys: Sequence[str]) -> None:
    """Take events out as they stand; one that somebody else took out already is not missed."""
    for row in edit.rows(Part.EVENTS):
        if row.key in keys:
            edit.remove(Part.EVENTS, row.key, row.version)


def keep_log(opened: Opened) -> KeptDesk:
    """Put an opened log into the store. Raises StoreUnavailable."""
    from csc_core.storing import FILE, keep

    summary = account_of(opened.log, today=today()) if opened.log is not None else None
    made = store().create(keep(opened), by(), summary=summary)
    if opened.source_key:
        remember(made.id, {FILE: opened.source_key})
    return open_desk(made.id)


def copy_of(desk: Desk) -> KeptDesk:
    """A log that is not in the store, put there with what was decided about it. Raises StoreUnavailable."""
    copy = keep_log(desk.opened)
    copy.as_of = desk.as_of
    if desk.records or desk.commitments is not None or desk.second_takes:
        copy.decide(
            "Carried over",
            records=desk.records,
            commitments=desk.commitments,
            second_takes=desk.second_takes,
        )
    return copy


def remember(key: str, answers: Mapping[str, str]) -> None:
    """Keep what was answered about a log beside earlier answers, for as long as the log is kept."""
    store().remember(key, store().remembered(key) | dict(answers))


def open_desk(key: str) -> KeptDesk:
    """A log of the store as it stands. Raises UnknownCollaboration, StoreUnavailable."""
    from csc_core.storing import commitments, records, second_takes

    mine = store()
    stored = mine.load(key)
    promises = commitments(stored)
    opened = open_kept(stored.table(), today=today())
    hidden = mine.hidden(key)
    if opened.log is None and hidden:
        raise NotAllowed("Every entry here is kept for the facilitator.", "Ask an owner what you may see.")
    return KeptDesk(
        key=key,
        opened=opened,
        records=records(stored),
        commitments=None if promises is None else tuple(promises.values()),
        second_takes=second_takes(stored),
        revision=stored.collaboration.revision,
        stored=stored,
        role=mine.must(key, Action.SEE_TIMELINE),
        hidden=hidden,
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
        mine = store()
        if (mine.find(desk.key).revision, mine.role(desk.key)) == (desk.revision, desk.role):
            return desk
        return open_desk(desk.key)
    except UnknownCollaboration:
        return None


def listed() -> Iterable[Collaboration]:
    """The collaborations in the store, the one changed last first."""
    return store().collaborations()
