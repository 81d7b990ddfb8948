"""What measuring finds: small, frozen, and each figure with the rows or counts behind it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from csc_core.model.commitment import Commitment, SecondTake
from csc_core.model.facts import Facts
from csc_core.model.roster import Pulse
from csc_core.model.vocabulary import (
    CODED_LABELS,
    OPEN_STATUSES,
    BlameMutuality,
    DatePrecision,
    Facet,
    GovernanceMode,
    GovernanceSubtype,
    Label,
    LearningMutuality,
    Practice,
    Status,
)

PERCENT_FROM = 10  # cases below which no percentage is said
WORDS_FROM = 4  # coded episodes below which nothing is said of learning or blaming
GOVERNANCE_ANSWER_DAYS = 90  # a change or review this soon after a setback counts as an answer to it
CHURN_CHANGES, CHURN_DAYS = 3, 365  # so many mode changes within so many days are churn
DOUBT_FROM, DOUBT_SHARE = 4, 0.30  # responses, and the share of them unclear or of low confidence
ALPHA_FROM, ALPHA_LOW = 10, 0.667  # rows coded twice, and the agreement below which codes are not settled


class Episode(NamedTuple):
    """A setback and the rows that answer it, in date order, then file order.

    Days count from the setback's date and are never below 0. ``responses`` are positions (rows of the
    table, from 0) of its response rows; ``linked`` are the ids of all rows that name it, responses among
    them. ``coarse`` names the figures of this episode that rest on a coarse date ("age_days",
    "first_response_days", ...): say "about". ``order_unknown`` marks an episode that reads mixed because
    overlapping coarse dates hide its order.
    """

    number: int  # 1 for the oldest setback; same-day setbacks in file order
    setback_id: str
    position: int  # row of the table, from 0
    date: dt.date
    precision: DatePrecision
    subtype: str
    severity: int | None
    status: Status
    label: Label
    age_days: int
    first_response_days: int | None
    first_learning_days: int | None
    first_governance_days: int | None
    facets: tuple[Facet, ...]
    learning: LearningMutuality
    blame: BlameMutuality
    governance_relevant: bool
    contested: bool
    responses: tuple[int, ...]
    linked: tuple[str, ...]
    coarse: tuple[str, ...] = ()
    order_unknown: bool = False

    @property
    def about(self) -> bool:
        """Does a coarse date stand behind any figure of this episode?"""
        return bool(self.coarse)

    @property
    def is_open(self) -> bool:
        """Still open or only eased, by what people say."""
        return self.status in OPEN_STATUSES

    @property
    def is_coded(self) -> bool:
        """Has at least one response coded learning, blaming or mixed."""
        return self.label in CODED_LABELS

    @property
    def unanswered(self) -> bool:
        """Open, with no response on record."""
        return self.is_open and self.label is Label.NO_RESPONSE_RECORDED


@dataclass(frozen=True, slots=True)
class OrderDoubt:
    """A setback that reads mixed because the order of some answers is not known.

    ``responses`` are the coded answers (positions) whose coarse dates leave it open, ``readings`` the labels
    it could have, once the order is known.
    """

    setback_id: str
    position: int
    responses: tuple[int, ...]
    readings: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class ModeSpan:
    """One governance mode from its first day up to, not including, its last (the newest: the as-of date)."""

    mode: GovernanceMode
    start: dt.date
    end: dt.date
    lead_org: str | None = None
    event_id: str | None = None

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.end - self.start).days


class GovernanceMark(NamedTuple):
    """A governance row on the strip: a change, an adjustment, a kept mode, a membership rule."""

    event_id: str
    position: int
    date: dt.date
    subtype: GovernanceSubtype | None
    linked_to_setback: bool


@dataclass(frozen=True, slots=True)
class Share:
    """``k`` of ``n``, kept as counts."""

    k: int
    n: int

    @property
    def percent(self) -> int | None:
        """Whole percent, halves rounded up; None below ten cases, where only the counts are said."""
        return (200 * self.k + self.n) // (2 * self.n) if self.n >= PERCENT_FROM else None


@dataclass(frozen=True, slots=True)
class Governance:
    """How the collaboration has been governed. No mode is better than another."""

    spans: tuple[ModeSpan, ...]
    marks: tuple[GovernanceMark, ...]
    mode_changes: int
    reviews_kept: int
    changes_linked: int  # governance rows linked to a setback
    days_in_mode: dict[GovernanceMode, int]
    span_years: float
    churn: bool  # three or more mode changes in any 365 days
    adaptability: (
        Share  # relevant setbacks at least 90 days old answered by a linked change or review within 90 days
    )
    days_since_last: int | None  # since the newest governance row of any subtype

    @property
    def changes_per_year(self) -> float | None:
        """Mode changes a year; None on the log's first day. More is not better."""
        return self.mode_changes / self.span_years if self.span_years else None

    @property
    def current(self) -> GovernanceMode:
        """The mode now."""
        return self.spans[-1].mode if self.spans else GovernanceMode.UNCLEAR


@dataclass(frozen=True, slots=True)
class PracticeUse:
    """How often a key practice was logged, and how many days ago last (None: never)."""

    practice: Practice
    n: int
    last_days: int | None
    last_id: str | None


@dataclass(frozen=True, slots=True)
class PartnerVoice:
    """How a partner shows in the log: rows and responses it acted in, days since it was last seen."""

    org_id: str
    label: str
    sector: str | None
    events: int
    responses: int
    recorded: int  # rows it wrote
    last_days: int | None
    joined: dt.date | None = None
    left: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LogVoice:
    """Who wrote the log: figures that can show a one-sided record."""

    recorded_by: tuple[
        tuple[str, int], ...
    ]  # organization or role and its rows, most first; "" for not stated
    silent_sectors: tuple[str, ...]  # rostered sectors in no response
    empty_months: int  # months of the log's life with no row
    longest_gap_days: int
    late: Share  # rows written more than 30 days after their date, of rows that say when they were written
    recalled: Share  # rows from memory, of rows that name a source type
    blame_by_coder: tuple[tuple[str, Share], ...]
    cannot_tell: tuple[str, ...] = ()  # what a missing roster or column keeps us from saying


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement of coders on one field; alpha is Krippendorff's, nominal, None when it cannot be computed."""

    field: str
    units: int  # rows coded by two or more
    values: int  # pairable values
    agreeing: int
    alpha: float | None
    counts: tuple[tuple[str, int], ...]  # pairable values, most frequent first
    differing: tuple[str, ...]  # event ids coders differ on
    kappa: float | None = None  # Cohen's, when there are exactly two coders


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree. ``settled`` is False when codes are in doubt, None when there is too little."""

    fields: tuple[FieldAgreement, ...]
    coders: tuple[str, ...]
    settled: bool | None


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over the rows that count at the as-of date."""

    events: int
    setbacks: int
    responses: int
    uncoded: int  # responses with stance unclear or blank
    unlinked: int  # responses that answer no setback on record
    strain: int  # responses coded blaming or mixed, or with a form of blame or retreat
    later: int = 0  # rows dated after the as-of date


@dataclass(frozen=True, slots=True)
class Patterns:
    """What followed what inside episodes (never from one episode into the next), for the facilitator only.

    ``follows[i][j]`` counts how often ``states[j]`` came right after ``states[i]``; neutral and unclear
    responses are passed over. ``residuals`` are the same cells' adjusted residuals (z), None where the log
    is too small.
    """

    states: tuple[str, ...]
    follows: tuple[tuple[int, ...], ...]
    residuals: tuple[tuple[float | None, ...], ...]
    blame_repeats: Share  # blaming responses followed by another, of those followed by any coded response
    learnt: Share  # episodes learning or turned to learning, of those that can be read
    learnt_range: tuple[int, int] | None  # 95 % Wilson interval in whole percent; None below ten episodes


@dataclass(frozen=True)
class Findings:
    """Everything measuring found in one log at one date."""

    as_of: dt.date
    facts: Facts
    episodes: tuple[Episode, ...]  # by setback date
    governance: Governance
    practices: dict[Practice, PracticeUse]
    partners: tuple[PartnerVoice, ...]
    voice: LogVoice
    agreement: Agreement
    patterns: Patterns
    commitments: tuple[Commitment, ...]
    totals: Totals
    start: dt.date  # the log's first day, or the collaboration's stated start
    has_roster: bool
    sectors: dict[str, str]  # org_id to sector, for rostered partners with a sector
    pulse: tuple[Pulse, ...] = ()
    second_takes: tuple[SecondTake, ...] = ()
    order_doubts: tuple[OrderDoubt, ...] = ()

    @cached_property
    def coded(self) -> tuple[Episode, ...]:
        """Episodes that can be read at all."""
        return tuple(episode for episode in self.episodes if episode.is_coded)

    @property
    def uncoded(self) -> tuple[str, ...]:
        """Ids of the responses that nobody has coded yet, oldest first."""
        return self.facts.names(self.facts.counts & self.facts.codes.is_unclear())

    @property
    def has_pattern(self) -> bool:
        """Are there enough coded episodes to use the words learning and blaming of the whole log?"""
        return len(self.coded) >= WORDS_FROM

    @cached_property
    def unanswered(self) -> tuple[Episode, ...]:
        """Open setbacks with no response on record, oldest first."""
        return tuple(episode for episode in self.episodes if episode.unanswered)

    @property
    def present(self) -> tuple[PartnerVoice, ...]:
        """Partners at the table on the as-of date: already joined, and not left."""
        return tuple(
            partner
            for partner in self.partners
            if (partner.joined is None or partner.joined <= self.as_of)
            and (partner.left is None or partner.left > self.as_of)
        )

    @property
    def age_days(self) -> int:
        """Age of the collaboration at the as-of date."""
        return (self.as_of - self.start).days

    @cached_property
    def signs_to_ask(self) -> tuple[tuple[Commitment, Episode], ...]:
        """Commitments with a later setback of their kind, while nobody said if the sign showed there."""
        of_kind: dict[str, list[Episode]] = {}
        for episode in self.episodes:
            of_kind.setdefault(episode.subtype, []).append(episode)
        return tuple(
            (promise, episode)
            for promise in self.commitments
            for episode in of_kind.get(promise.setback_kind or "", ())
            if promise.asks_at(episode.setback_id, episode.subtype, episode.date)
        )

    def episode(self, setback_id: str) -> Episode | None:
        """The episode of a setback, None when there is no such setback."""
        return next((episode for episode in self.episodes if episode.setback_id == setback_id), None)
