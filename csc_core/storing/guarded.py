"""The store as one person may use it. Pages have no other; what a role does not allow is refused here."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from csc_core.access import Pseudonyms, may, renamed, require, sees
from csc_core.model.errors import StoreUnavailable
from csc_core.model.people import Action, Identity, Member, Note, Noted, Role
from csc_core.model.pieces import AT_ONCE, Pieces, whole
from csc_core.model.stored import By, Change, Collaboration, Kept, Part, Step, Stored
from csc_core.storing import audit, collaborations, entries, members
from csc_core.storing.editing import Edit
from csc_core.storing.engine import Database
from csc_core.storing.guarded_ballots import GuardedBallots
from csc_core.storing.guarded_files import GuardedFiles

if TYPE_CHECKING:
    from csc_core.storing.store import Store, Summarize


class GuardedStore:
    """Everything ``Store`` does for pages, for one identity; ``clock`` gives the time of what is noted.

    Raises NotAllowed for what the person's role does not include. A collaboration that a person is no member
    of is not there for them: UnknownCollaboration.
    """

    def __init__(
        self, store: "Store", database: Database, identity: Identity, clock: Callable[[], dt.datetime]
    ) -> None:
        self._store, self._database, self._clock = store, database, clock
        self.identity = identity
        self.ballots = GuardedBallots(store.ballots, self.must)
        self.files = GuardedFiles(database, identity, clock)

    # Who may

    def role(self, collaboration_id: str) -> Role | None:
        """What this person is to a collaboration, None for a stranger."""
        if self.identity.local:
            return Role.OWNER
        with self._database.reading() as connection:
            return members.role_of(connection, collaboration_id, self.identity)

    def must(self, collaboration_id: str, action: Action) -> Role:
        """This person's role, if it lets them do this."""
        role = self.role(collaboration_id)
        if role is None:
            raise collaborations.unknown()
        require(role, action)
        return role

    # Collaborations

    def create(self, kept: Kept, by: By, *, summary: Mapping[str, Any] | None = None) -> Collaboration:
        """Store a collaboration; who does so owns it."""
        return self._store.create(kept, self._signed(by), summary=summary, owner=self._owner)

    def import_project(self, data: bytes, summarize: "Summarize | None" = None) -> Collaboration:
        """Store the collaboration of a project file; who does so owns it."""
        return self._store.import_project(data, summarize, owner=self._owner)

    @property
    def _owner(self) -> str | None:
        return None if self.identity.local else self.identity.who

    def collaborations(self, most: int | None = None) -> tuple[Collaboration, ...]:
        """Those that are there for this person (or so many of them), the one changed last first.

        They come without their summaries: see ``with_summaries``.
        """
        with self._database.reading() as connection:
            there = members.there_for(self.identity)
            found = collaborations.listing(connection, there, most, summaries=False)
            roles = members.roles(connection, self.identity)
        return tuple(self._as_seen(one, roles.get(one.id, Role.OWNER)) for one in found)

    def how_many(self) -> int:
        """The number of collaborations that are there for this person."""
        with self._database.reading() as connection:
            return collaborations.how_many(connection, members.there_for(self.identity))

    def with_summaries(self, listed: Sequence[Collaboration]) -> tuple[Collaboration, ...]:
        """The same collaborations with their kept summaries, where this person sees every row."""
        there = members.there_for(self.identity)
        with self._database.reading() as connection:
            roles = members.roles(connection, self.identity)
            seen = [one for one in listed if sees(roles.get(one.id, Role.OWNER)) is None]
            found = collaborations.summaries(connection, [one.id for one in seen], there)
        kept = ((one, *found.get(one.id, (None, None))) for one in listed)
        return tuple(replace(one, summary_of=revision, summary=summary) for one, revision, summary in kept)

    def find(self, collaboration_id: str) -> Collaboration:
        """One collaboration without its rows."""
        role = self.must(collaboration_id, Action.SEE_TIMELINE)
        return self._as_seen(self._store.find(collaboration_id), role)

    def _as_seen(self, found: Collaboration, role: Role) -> Collaboration:
        """Without a summary of rows this role does not see, and under a pseudonym where it sees no names."""
        if _under_pseudonyms(found, role):
            return self.load(found.id).collaboration
        return found if sees(role) is None else replace(found, summary=None, summary_of=None)

    def load(self, collaboration_id: str) -> Stored:
        """A collaboration with the rows this role sees, under the names it sees."""
        role = self.must(collaboration_id, Action.SEE_TIMELINE)
        stored = self._store.load(collaboration_id, may_see=sees(role))
        if _under_pseudonyms(stored.collaboration, role):
            return renamed(stored, Pseudonyms.of(self._store.load(collaboration_id)))
        return replace(stored, collaboration=self._as_seen(stored.collaboration, role))

    def hidden(self, collaboration_id: str) -> int:
        """How many events this person is not given."""
        role = self.must(collaboration_id, Action.SEE_TIMELINE)
        with self._database.reading() as connection:
            return entries.count_unseen(connection, collaboration_id, sees(role))

    @contextmanager
    def edit(
        self, collaboration_id: str, by: By, what: str = "", *, action: Action = Action.EDIT
    ) -> Iterator[Edit]:
        """One step of work. What it changes of the terms needs the right to do so, and is noted."""
        self.must(collaboration_id, action)
        with self._store.edit(collaboration_id, self._signed(by), what) as edit:
            yield edit
            self._check(edit, action)

    def _check(self, edit: Edit, action: Action) -> None:
        """Ask once more, now that nobody else can change anything, and note new terms."""
        before, after = edit.whole
        role = members.role_of(edit.connection, after.id, self.identity)
        if role is None:
            raise collaborations.unknown()
        require(role, action)
        told = []
        if (before.retention_until, before.legal_hold) != (after.retention_until, after.legal_hold):
            require(role, Action.CHANGE_TERMS)
            told.append(f"kept until {after.retention_until or 'no date'}")
            told.append(f"legal hold {'on' if after.legal_hold else 'off'}")
        if before.pseudonyms != after.pseudonyms:
            require(role, Action.USE_PSEUDONYMS)
            told.append(f"pseudonyms {'on' if after.pseudonyms else 'off'}")
        if told:
            self._note(edit.connection, Noted.CHANGED_TERMS, ", ".join(told), after.id)

    def delete(self, collaboration_id: str) -> bool:
        """Delete a collaboration for good. True when nothing of it is left in the database's files."""
        self.must(collaboration_id, Action.DELETE)
        return self._store.delete(collaboration_id, self._signed(By("", self._clock())))

    # History

    def history(self, collaboration_id: str, key: str, *, part: Part = Part.EVENTS) -> tuple[Change, ...]:
        """What was done to one row, oldest first."""
        role = self.must(collaboration_id, Action.READ_HISTORY)
        return self._store.history(collaboration_id, key, part=part, may_see=sees(role))

    def steps(self, collaboration_id: str) -> tuple[Step, ...]:
        """All steps, newest first."""
        self.must(collaboration_id, Action.READ_HISTORY)
        return self._store.steps(collaboration_id)

    def changes(self, collaboration_id: str) -> tuple[Change, ...]:
        """Everything that was ever done to a collaboration, oldest first."""
        self.must(collaboration_id, Action.READ_HISTORY)
        return self._store.changes(collaboration_id)

    def next_undo(self, collaboration_id: str, _who: str = "") -> Step | None:
        """The step that this person's undo would take back; None when there is nothing to undo."""
        self.must(collaboration_id, Action.UNDO)
        return self._store.next_undo(collaboration_id, self.identity.who)

    def next_redo(self, collaboration_id: str, _who: str = "") -> Step | None:
        """The undo that this person's redo would take back; None when there is nothing to redo."""
        self.must(collaboration_id, Action.UNDO)
        return self._store.next_redo(collaboration_id, self.identity.who)

    # Files

    def export_project(self, collaboration_id: str) -> bytes:
        """A collaboration as the bytes of a project file."""
        return whole(self.project_pieces(collaboration_id))

    def project_pieces(self, collaboration_id: str, at_once: int = AT_ONCE) -> Pieces:
        """The same in pieces of so many rows; refused, or noted, before the first is asked for."""
        self.files.note([collaboration_id], Action.EXPORT_FACILITATOR, "project file")
        return self._store.project_pieces(collaboration_id, at_once)

    # Members, audit, what was answered before

    def members(self, collaboration_id: str) -> tuple[Member, ...]:
        """Who has which role."""
        self.must(collaboration_id, Action.CHANGE_MEMBERS)
        with self._database.reading() as connection:
            return members.members(connection, collaboration_id)

    def give_role(self, collaboration_id: str, who: str, role: Role) -> None:
        """Make somebody a member, or give a member another role."""
        self.must(collaboration_id, Action.CHANGE_MEMBERS)
        with self._database.writing() as connection:
            if self._owner and not members.members(connection, collaboration_id):
                members.put(connection, collaboration_id, self._owner, Role.OWNER)  # the administrator
            given = members.put(connection, collaboration_id, who, role)
            about = f"{given.who} is {given.role}"
            self._note(connection, Noted.CHANGED_MEMBERS, about, collaboration_id)

    def take_role(self, collaboration_id: str, who: str) -> None:
        """Let somebody be a member no more; the last owner stays."""
        self.must(collaboration_id, Action.CHANGE_MEMBERS)
        with self._database.writing() as connection:
            members.take_out(connection, collaboration_id, who)
            self._note(connection, Noted.CHANGED_MEMBERS, f"{who} is no member", collaboration_id)

    def audit(self, collaboration_id: str) -> tuple[Note, ...]:
        """What was noted about a collaboration, newest first."""
        self.must(collaboration_id, Action.READ_AUDIT)
        return self._store.audit(collaboration_id)

    def note_sign(self, what: Noted, about: str) -> None:
        """Note a sign-in or sign-out; ``about`` tells one from the next, and is noted once."""
        with suppress(StoreUnavailable), self._database.writing() as connection:
            audit.write_once(connection, Note(self._clock(), self.identity.who, what, about))

    def remember(self, source: str, answers: Mapping[str, str]) -> None:
        """Keep what a person answered about files of one source."""
        self._store.remember(source, answers)

    def remembered(self, source: str) -> dict[str, str]:
        """What was answered about files of this source."""
        return self._store.remembered(source)

    def _signed(self, by: By) -> By:
        return By(self.identity.who, by.at)

    def _note(self, connection: Any, what: Noted, about: str, collaboration_id: str) -> None:
        audit.write(connection, Note(self._clock(), self.identity.who, what, about, collaboration_id))


def _under_pseudonyms(found: Collaboration, role: Role) -> bool:
    return found.pseudonyms and not may(role, Action.SEE_TRUE_NAMES)
