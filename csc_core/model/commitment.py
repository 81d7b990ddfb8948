"""A promise with an owner and a date, what became of its sign, and what a facilitator did with a prompt."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from csc_core.model.vocabulary import CommitmentState, Outcome, Practice, SetbackSubtype


class Showed(StrEnum):
    """Did the sign of a commitment show at the next setback of its kind?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Look:
    """What people said of a sign at one setback (its id); ``event_id`` is the row of the log that says so."""

    setback: str
    showed: Showed
    event_id: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise: who, by when, and the sign we will see. ``evidence`` is the id of a row that shows it.

    ``setback_kind`` is the kind of setback at which the sign should show; None when nobody said so.
    """

    sign: str
    owner: str | None
    due: dt.date | None
    state: CommitmentState
    made_on: dt.date
    event_id: str | None = None  # the practice row it was imported from
    action_id: str | None = None
    practices: tuple[Practice, ...] = ()
    evidence: str | None = None
    setback_kind: SetbackSubtype | None = None
    looks: tuple[Look, ...] = ()

    def overdue(self, today: dt.date) -> bool:
        """Open, dated, and past its date."""
        return self.state is CommitmentState.OPEN and self.due is not None and self.due < today

    def asks_at(self, setback: str, kind: str, day: dt.date) -> bool:
        """Should people say if the sign showed at this setback, of this kind and day, and have not yet?"""
        of_its_kind = kind_of(kind) is not None and kind == self.setback_kind
        later = self.state is not CommitmentState.DROPPED and day > self.made_on
        return of_its_kind and later and all(look.setback != setback for look in self.looks)


@dataclass(frozen=True, slots=True)
class SecondTake:
    """How partners mean to answer the next setback of a kind, written down after an earlier one.

    It looks forward only. ``setback`` and ``answer`` are the ids of the rows it was drafted from; what
    they say is not judged anew.
    """

    setback_kind: SetbackSubtype
    says: str
    made_on: dt.date
    setback: str
    answer: str


@dataclass(frozen=True, slots=True)
class Record:
    """What was done with a prompt on one day, so that it is not suggested again within the window."""

    action_id: str
    date: dt.date
    outcome: Outcome
    note: str = ""


_KINDS: dict[str, SetbackSubtype] = {kind: kind for kind in SetbackSubtype if kind != SetbackSubtype.OTHER}


def kind_of(subtype: str) -> SetbackSubtype | None:
    """The kind a setback belongs to; None where it has none, or one that stands for anything."""
    return _KINDS.get(subtype)
