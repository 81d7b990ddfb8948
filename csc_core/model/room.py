"""What may be projected in front of the partners, and nothing else, so that nothing slips out.

No ids, no notes, no partner on a negative code: a setback is known by its number and its neutral title.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from csc_core.model.findings import Share
from csc_core.model.vocabulary import (
    CommitmentState,
    Facet,
    GovernanceMode,
    Label,
    Practice,
    SetbackSubtype,
)


class Words(StrEnum):
    """Which words the room reads: plain ones ("pulled together") or the study's ("learning")."""

    ROOM = "room"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class RoomAnswer:
    """A response that reads as learning: what was done, how many days after the setback, and by whom."""

    title: str
    days: int  # never below 0
    about: bool  # does a coarse date stand behind the days?
    facets: tuple[Facet, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomSetback:
    """A setback as the room may see it.

    ``when`` is the date as exactly as it is known. ``picked_up`` is false while the setback is open with no
    response on record; true also when every response is withheld; None when no responses are shown at all.
    ``waiting_days`` is set only while it is not picked up. ``label`` and ``strain`` (how many responses
    blame, retreat or do both) are None until the group agrees, and then set for every setback alike.
    """

    number: int  # 1 for the oldest of the log; setbacks that are not shown leave a gap
    title: str
    when: str
    subtype: SetbackSubtype | None
    about: bool  # does a coarse date stand behind the waiting days?
    picked_up: bool | None = None
    waiting_days: int | None = None
    answers: tuple[RoomAnswer, ...] = ()
    label: Label | None = None
    strain: int | None = None

    @property
    def waits(self) -> bool:
        """Is it known to be not yet picked up?"""
        return self.picked_up is False


@dataclass(frozen=True, slots=True)
class RoomMilestone:
    """Something achieved, with those who achieved it."""

    title: str
    when: str
    names: tuple[str, ...]
    shared_credit: bool


@dataclass(frozen=True, slots=True)
class RoomPractice:
    """An activity of one or more key practices, with those who took part."""

    title: str
    when: str
    names: tuple[str, ...]
    practices: tuple[Practice, ...]


@dataclass(frozen=True, slots=True)
class RoomMode:
    """A form of governance that was taken up, or reviewed and kept (``kept``), and when."""

    mode: GovernanceMode
    when: str
    kept: bool
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomCommitment:
    """A promise: the sign we will see, by whom and when. An ``owner`` that nobody knows is None.

    ``asked_at`` are the numbers of later setbacks of its kind at which nobody said yet if the sign showed.
    """

    sign: str
    owner: str | None
    due: dt.date | None
    state: CommitmentState
    late: bool
    asked_at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomTake:
    """How partners said they would answer the next setback of a kind, after that of number ``after``."""

    kind: SetbackSubtype
    says: str
    after: int


@dataclass(frozen=True, slots=True)
class RoomCounts:
    """Counts over the setbacks shown: those that read as learning, of those with coded responses.

    ``turned`` are those among them that did not begin so; None until the group agrees.
    """

    learnt: Share
    turned: int | None


@dataclass(frozen=True, slots=True)
class RoomFindings:
    """Everything that may be projected, at one date; all tuples are in date order.

    ``answers_shown`` is false while the log reads as hot. ``not_shown`` counts the entries up to the as-of
    date that are not here; ``being_corrected`` are those among them that a partner contests.
    ``promises_not_shown`` counts the commitments that are not here. ``takes`` are in the order they were
    made, and empty while no answers are shown or the audience is public. ``counts`` is None while there are
    too few coded setbacks to say anything of all of them.
    """

    name: str  # of the collaboration; empty when it has none
    as_of: dt.date
    invented: bool
    agreed: bool
    public_audience: bool
    answers_shown: bool
    setbacks: tuple[RoomSetback, ...]
    milestones: tuple[RoomMilestone, ...]
    practices: tuple[RoomPractice, ...]
    modes: tuple[RoomMode, ...]
    commitments: tuple[RoomCommitment, ...]
    counts: RoomCounts | None
    not_shown: int
    being_corrected: int
    promises_not_shown: int
    takes: tuple[RoomTake, ...] = ()

    def takes_for(self, setback: RoomSetback) -> tuple[RoomTake, ...]:
        """What partners said, after an earlier setback of its kind, that they would do; the latest first."""
        earlier = (take for take in reversed(self.takes) if take.after < setback.number)
        return tuple(take for take in earlier if take.kind == setback.subtype)

    @property
    def waiting(self) -> tuple[RoomSetback, ...]:
        """The setbacks shown that are known to be not yet picked up, oldest first."""
        return tuple(setback for setback in self.setbacks if setback.waits)

    @property
    def open_commitments(self) -> tuple[RoomCommitment, ...]:
        """The promises still open, those past their date first."""
        still_open = (promise for promise in self.commitments if promise.state is CommitmentState.OPEN)
        return tuple(sorted(still_open, key=lambda promise: not promise.late))

    def setback(self, number: int) -> RoomSetback | None:
        """The setback of a number, None when it is not shown."""
        return next((setback for setback in self.setbacks if setback.number == number), None)

    def shown(self, number: int) -> RoomSetback:
        """The setback of a number. Raises KeyError when it is not shown."""
        setback = self.setback(number)
        if setback is None:
            raise KeyError(number)
        return setback
