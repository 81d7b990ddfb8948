"""A promise with an owner and a date, and what a facilitator did with a prompt."""

import datetime as dt
from dataclasses import dataclass

from csc_core.model.vocabulary import CommitmentState, Outcome, Practice


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise: who, by when, and the sign we will see. ``evidence`` is the id of a row that shows it."""

    sign: str
    owner: str | None
    due: dt.date | None
    state: CommitmentState
    made_on: dt.date
    event_id: str | None = None  # the practice row it was imported from
    action_id: str | None = None
    practices: tuple[Practice, ...] = ()
    evidence: str | None = None

    def overdue(self, today: dt.date) -> bool:
        """Open, dated, and past its date."""
        return self.state is CommitmentState.OPEN and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Record:
    """What was done with a prompt on one day, so that it is not suggested again within the window."""

    action_id: str
    date: dt.date
    outcome: Outcome
    note: str = ""
