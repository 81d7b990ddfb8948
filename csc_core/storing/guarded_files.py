"""The files one person may save; each is noted with every collaboration it holds, without a word of it."""

import datetime as dt
from collections.abc import Callable, Collection

from csc_core.access import may, require
from csc_core.model.errors import StoreUnavailable
from csc_core.model.people import Action, Identity, Note, Noted, Role
from csc_core.storing import audit, collaborations, members
from csc_core.storing.engine import Database


class GuardedFiles:
    """Asks before a file is made, and notes it. ``clock`` gives the time of a note."""

    def __init__(self, database: Database, identity: Identity, clock: Callable[[], dt.datetime]) -> None:
        self._database, self._identity, self._clock = database, identity, clock

    def note(self, ids: Collection[str], action: Action, name: str) -> None:
        """Note a file with each collaboration it holds, once this person may save all of them.

        What is not stored (an example) is passed over. ``name`` says what sort of file, no more. Where nobody
        signs in, a database that cannot be written does not keep files back. Raises NotAllowed, and
        UnknownCollaboration for what is stored and not there for this person.
        """
        for role in self._roles(ids).values():
            require(role, action)
        try:
            with self._database.writing() as connection:
                stored = collaborations.among(connection, ids)
                if stored != collaborations.among(connection, ids, members.there_for(self._identity)):
                    raise collaborations.unknown()
                for one in stored:
                    note = Note(self._clock(), self._identity.who, Noted.SAVED_FILE, name, one)
                    audit.write(connection, note)
        except StoreUnavailable:
            if not self._identity.local:
                raise

    def barred(self, ids: Collection[str], action: Action) -> frozenset[str]:
        """Those of these collaborations that this person may look at, and not save so."""
        return frozenset(one for one, role in self._roles(ids).items() if not may(role, action))

    def _roles(self, ids: Collection[str]) -> dict[str, Role]:
        """This person's role in those of these they are a member of."""
        if self._identity.local:
            return {}
        with self._database.reading() as connection:
            roles = members.roles(connection, self._identity)
        return {one: roles[one] for one in ids if one in roles}
