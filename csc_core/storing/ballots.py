"""Private ballots: opened, voted in once a device, closed, and only then read."""

import datetime as dt
import secrets
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from csc_core.model.errors import BallotClosed
from csc_core.model.stored import Ballot, BallotState, Cells
from csc_core.storing.cells import column_text, filled, row_key
from csc_core.storing.collaborations import find, new_id
from csc_core.storing.engine import Database, upsert
from csc_core.storing.history import from_moment, moment
from csc_core.storing.schema import ballot, vote

# Letters and digits that are not taken for one another when read aloud or copied from a wall.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH = 6
_CLOSED = ("This ballot is closed.", "Ask the facilitator whether there is another one.")
_HIDDEN = ("The answers are hidden until the ballot is revealed.", "Close the ballot and reveal it first.")


class Ballots:
    """The ballots of a store. Every call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(
        self, collaboration_id: str, kind: str, about: str, *, promise: str, expires: dt.datetime
    ) -> Ballot:
        """Open a ballot, with a short code for the phones. ``kind`` and ``about`` are the caller's."""
        with self._database.writing() as connection:
            find(connection, collaboration_id)
            made = Ballot(
                id=new_id(),
                code=_new_code(connection),
                collaboration_id=collaboration_id,
                kind=kind,
                about=column_text(about),
                promise=column_text(promise),
                state=BallotState.OPEN,
                expires=expires,
            )
            connection.execute(insert(ballot).values(asdict(made) | {"expires": moment(expires)}))
            return made

    def by_code(self, code: str) -> Ballot | None:
        """The ballot a person means, however they type its code; None for a code that was never given."""
        with self._database.reading() as connection:
            return _by_code(connection, code)

    def of(self, collaboration_id: str) -> tuple[Ballot, ...]:
        """The ballots of a collaboration, the one that expires last first."""
        query = (
            select(ballot)
            .where(ballot.c.collaboration_id == collaboration_id)
            .order_by(ballot.c.expires.desc(), ballot.c.id)
        )
        with self._database.reading() as connection:
            return tuple(map(_made, connection.execute(query)))

    def belongs_to(self, ballot_id: str) -> str:
        """The id of the collaboration that a ballot belongs to. Raises BallotClosed when it is gone."""
        with self._database.reading() as connection:
            found = _find(connection, ballot.c.id == ballot_id)
        if found is None:
            raise BallotClosed(*_CLOSED)
        return found.collaboration_id

    def cast(self, ballot_id: str, device: str, answer: Cells, at: dt.datetime) -> None:
        """Keep the answer of a device, in the place of an earlier one of its own. Raises BallotClosed.

        ``device`` is a digest that tells devices apart and nothing else.
        """
        with self._database.writing() as connection:
            _must_take_answers(connection, ballot_id, at)
            key = {"ballot_id": ballot_id, "device": row_key(device)}
            upsert(connection, vote, key, {"answer": filled(answer)})

    def take_back(self, ballot_id: str, device: str, at: dt.datetime) -> None:
        """Forget the answer of a device, such as a paper slip that was miscounted. Raises BallotClosed."""
        with self._database.writing() as connection:
            _must_take_answers(connection, ballot_id, at)
            its = (vote.c.ballot_id == ballot_id, vote.c.device == row_key(device))
            connection.execute(delete(vote).where(*its))

    def count(self, ballot_id: str) -> int:
        """How many answered: all that may be known before the ballot is revealed."""
        query = select(func.count()).select_from(vote).where(vote.c.ballot_id == ballot_id)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def set_state(self, ballot_id: str, state: BallotState) -> None:
        """Close a ballot, open it again, or reveal it. A revealed one stays so: nobody votes knowing all."""
        change = (
            update(ballot)
            .where(ballot.c.id == ballot_id, ballot.c.state != BallotState.REVEALED)
            .values(state=state)
        )
        with self._database.writing() as connection:
            connection.execute(change)

    def answers(self, ballot_id: str) -> tuple[Cells, ...]:
        """The answers to a revealed ballot, in an order that tells nothing. Raises BallotClosed before."""
        with self._database.reading() as connection:
            found = _find(connection, ballot.c.id == ballot_id)
            if found is None or found.state is not BallotState.REVEALED:
                raise BallotClosed(*_HIDDEN)
            given = connection.execute(select(vote.c.answer).where(vote.c.ballot_id == ballot_id)).scalars()
            return tuple(sorted(given, key=lambda answer: sorted(answer.items())))


def _must_take_answers(connection: Connection, ballot_id: str, at: dt.datetime) -> None:
    """Raise BallotClosed unless the ballot is open now and stays so until the transaction ends."""
    found = _find(connection, ballot.c.id == ballot_id, keep=True)
    if found is None or found.state is not BallotState.OPEN or at >= found.expires:
        raise BallotClosed(*_CLOSED)


def _find(connection: Connection, which: Any, *, keep: bool = False) -> Ballot | None:
    """A ballot; with ``keep`` its state cannot change until the transaction ends."""
    query = select(ballot).where(which)
    found = connection.execute(query.with_for_update(read=True) if keep else query).one_or_none()
    return _made(found) if found else None


def _by_code(connection: Connection, code: str) -> Ballot | None:
    typed = column_text("".join(code.split()).upper()[:_CODE_LENGTH])
    return _find(connection, ballot.c.code == typed)


def _new_code(connection: Connection) -> str:
    while True:
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
        if _by_code(connection, code) is None:
            return code


def _made(found: Any) -> Ballot:
    return Ballot(
        id=found.id,
        code=found.code,
        collaboration_id=found.collaboration_id,
        kind=found.kind,
        about=found.about,
        promise=found.promise,
        state=BallotState(found.state),
        expires=from_moment(found.expires),
    )
