"""A collaboration in short, and many of them side by side. Nothing here puts one before another."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from csc_core.model.codes import date_of
from csc_core.model.findings import WORDS_FROM, Share
from csc_core.model.vocabulary import (
    CODED_LABELS,
    DatePrecision,
    GovernanceMode,
    Label,
    PolicyArea,
    Practice,
    SetbackSubtype,
)

MINIMUM_PLACES = 3  # places that must have met a kind of setback before any of them is shown
HALF_FROM = 4  # coded setbacks in each half before a change over time is told: 3 against 3 can be chance
RETREAT = "retreat"
SETBACKS_BY_FIGURE = "setbacks_by_figure"
AREAS = (PolicyArea.EDUCATION, PolicyArea.ECONOMIC_DEVELOPMENT, PolicyArea.PUBLIC_SAFETY)  # of the study


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


@cache
def _adapter() -> TypeAdapter[CollaborationSummary]:
    return TypeAdapter(CollaborationSummary)


def as_values(summary: CollaborationSummary) -> dict[str, Any]:
    """The summary as plain values that JSON can hold."""
    values: dict[str, Any] = _adapter().dump_python(summary, mode="json")
    return values


def from_values(values: Mapping[str, Any]) -> CollaborationSummary:
    """The summary that was kept as plain values. Raises pydantic's ValidationError where they do not fit."""
    return _adapter().validate_python(values)


def packed(summary: CollaborationSummary) -> dict[str, Any]:
    """The summary as plain values that take little room: of the setbacks one list a figure."""
    values = as_values(summary)
    setbacks = values.pop("setbacks")
    columns = {name: [setback[name] for setback in setbacks] for name in setbacks[0]} if setbacks else {}
    return {**values, SETBACKS_BY_FIGURE: columns}


def unpacked(values: Mapping[str, Any]) -> CollaborationSummary:
    """The summary that was ``packed``. Raises whatever values of another form lead to."""
    rest = dict(values)
    columns = rest.pop(SETBACKS_BY_FIGURE)
    rows = zip(*columns.values(), strict=True)
    return from_values({**rest, "setbacks": [dict(zip(columns, row, strict=True)) for row in rows]})


@dataclass(frozen=True, slots=True)
class Use:
    """In how many of the compared collaborations something was seen at all, and how many rows show it.

    ``range`` is the 95 % interval of the share in whole percent, None below ten collaborations.
    """

    code: str
    share: Share
    rows: int
    range: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Similar:
    """One kind of setback in the compared collaborations: how many met it, and what followed each time.

    ``met`` is empty below three places, so that no place stands alone.
    """

    subtype: SetbackSubtype
    places: int
    met: tuple[tuple[CollaborationSummary, SetbackSummary], ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Many collaborations side by side, by the names of city, policy area and collaboration: no rank.

    ``compared`` are those that agreed to be compared; all counts over collaborations are over these.
    ``reach`` says how little a share among so many tells of others: if ``share``, then anything in ``range``.
    """

    summaries: tuple[CollaborationSummary, ...]
    practices: tuple[Use, ...]
    modes: tuple[Use, ...]
    governance: tuple[Use, ...]  # mode changes, and reviews that kept the mode
    similar: tuple[Similar, ...]  # kinds of setback that were met at all, in the codebook's order
    reach: tuple[Share, tuple[int, int]]

    @property
    def compared(self) -> tuple[CollaborationSummary, ...]:
        """The collaborations that agreed to be compared."""
        return tuple(summary for summary in self.summaries if summary.face.shared)

    @property
    def waiting(self) -> Share:
        """Collaborations with a setback that is not yet picked up, of all."""
        return Share(sum(bool(summary.waiting) for summary in self.summaries), len(self.summaries))

    @property
    def placed(self) -> tuple[CollaborationSummary, ...]:
        """Those that state a city and a policy area of the study."""
        return tuple(s for s in self.summaries if s.face.city and s.area in AREAS)

    @property
    def elsewhere(self) -> tuple[CollaborationSummary, ...]:
        """Those that do not."""
        return tuple(s for s in self.summaries if not (s.face.city and s.area in AREAS))

    @property
    def cities(self) -> tuple[str, ...]:
        """The cities of those that are placed, by name."""
        return tuple(dict.fromkeys(summary.face.city for summary in self.placed))

    def cell(self, city: str, area: PolicyArea) -> tuple[CollaborationSummary, ...]:
        """The collaborations of one city and policy area."""
        return tuple(s for s in self.placed if s.face.city == city and s.area is area)

    def of(self, subtype: str) -> Similar | None:
        """What is known of one kind of setback, None when nobody met it."""
        return next((similar for similar in self.similar if similar.subtype == subtype), None)
