"""One collaboration in short: what standing beside others needs."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from csc_core.model.codes import date_of
from csc_core.model.findings import WORDS_FROM, Share
from csc_core.model.vocabulary import CODED_LABELS, DatePrecision, GovernanceMode, Label, PolicyArea, Practice

RETREAT = "retreat"


@dataclass(frozen=True, slots=True)
class SetbackSummary:
    """A setback and what followed it, in the terms of ``findings.Episode``.

    ``day``, ``first`` and ``last`` are day numbers; the last two bound the period a coarse date names.
    ``title`` is empty where only the facilitator may read it, or where it is contested. ``practices`` are
    those of practice rows that name the setback.
    """

    number: int
    row: int  # the file's own row number
    title: str
    day: int
    first: int
    last: int
    precision: DatePrecision
    subtype: str
    label: Label
    is_open: bool
    age_days: int
    first_response_days: int | None
    first_learning_days: int | None
    practices: tuple[Practice, ...]
    coarse: tuple[str, ...]
    order_unknown: bool

    @property
    def is_coded(self) -> bool:
        """Has at least one response coded learning, blaming or mixed."""
        return self.label in CODED_LABELS

    @property
    def unanswered(self) -> bool:
        """Open, with no response on record."""
        return self.is_open and self.label is Label.NO_RESPONSE_RECORDED

    @property
    def date(self) -> dt.date:
        """The day as a calendar date; for a coarse date the middle of its period."""
        return date_of(self.day)


@dataclass(frozen=True, slots=True)
class Answers:
    """When responses of one kind were made: day numbers, and (day, first, last) where the date is coarse."""

    exact: tuple[int, ...] = ()
    coarse: tuple[tuple[int, int, int], ...] = ()

    def __len__(self) -> int:
        return len(self.exact) + len(self.coarse)


HALF_FROM = 4  # coded setbacks in each half before a change over time is told: 3 against 3 can be chance


@dataclass(frozen=True, slots=True)
class Trend:
    """Setbacks that read as learning, of the earlier and of the later half of those with coded answers.

    ``chance`` is Fisher's exact two-sided probability of a split at least as uneven.
    """

    earlier: Share
    later: Share
    chance: float


@dataclass(frozen=True, slots=True)
class Face:
    """What a collaboration is called and where it stands. ``key`` is how its log is found again.

    ``shared`` is true only where its facts say that it agreed to be compared.
    """

    key: str
    name: str
    city: str
    policy_area: PolicyArea | None
    source: str
    invented: bool
    shared: bool


@dataclass(frozen=True, slots=True)
class CollaborationSummary:
    """What is told of one collaboration beside others, at one date.

    ``answers`` holds its responses by stance, and under "retreat" those that stepped back and point neither
    way. ``practices`` counts rows. ``modes`` are the governance modes in the order they were used. Up to
    ``until``, when a row to come may count, only ages move: see ``at``.
    """

    face: Face
    as_of: dt.date
    start: dt.date
    entries: int
    setbacks: tuple[SetbackSummary, ...]  # oldest first
    answers: Mapping[str, Answers]
    practices: Mapping[Practice, int]
    modes: tuple[GovernanceMode, ...]
    mode_changes: int
    reviews_kept: int
    governance_linked: int  # governance rows that name a setback
    trend: Trend | None = None
    until: dt.date | None = None

    @property
    def waiting(self) -> tuple[SetbackSummary, ...]:
        """Open setbacks with no response on record, oldest first."""
        return tuple(setback for setback in self.setbacks if setback.unanswered)

    @property
    def coded(self) -> int:
        """How many setbacks have at least one coded answer."""
        return sum(setback.is_coded for setback in self.setbacks)

    @property
    def has_pattern(self) -> bool:
        """Are there enough coded setbacks to use the words learning and blame of them all?"""
        return self.coded >= WORDS_FROM

    @property
    def responses(self) -> int:
        """How many responses are on record."""
        return sum(map(len, self.answers.values()))

    @property
    def area(self) -> PolicyArea:
        """The policy area it is placed under."""
        return self.face.policy_area or PolicyArea.OTHER

    def met(self, subtype: str) -> tuple[SetbackSummary, ...]:
        """Its setbacks of one kind, oldest first."""
        return tuple(setback for setback in self.setbacks if setback.subtype == subtype)

    def at(self, as_of: dt.date) -> "CollaborationSummary":
        """The same collaboration at a later day. ValueError where more than ages may differ by then."""
        more = (as_of - self.as_of).days
        if more < 0 or (self.until is not None and as_of >= self.until):
            raise ValueError(f"a summary as of {self.as_of} says nothing about {as_of}")
        aged = tuple(replace(setback, age_days=setback.age_days + more) for setback in self.setbacks)
        return replace(self, as_of=as_of, setbacks=aged)
