"""The event log as small integers: all that measuring reads. Texts stay apart in the typed table."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from csc_core.model.vocabulary import (
    RETREAT_FORMS,
    BlameForm,
    Channel,
    Confidence,
    DatePrecision,
    Evidence,
    Facet,
    GovernanceMode,
    GovernanceSubtype,
    Kind,
    Practice,
    SourceType,
    Stance,
    Status,
    Visibility,
    YesNo,
)

E = TypeVar("E", bound=StrEnum)
IntArray = NDArray[np.integer]
BoolArray = NDArray[np.bool_]

BLANK = -1
EPOCH = dt.date(1970, 1, 1)

# The enum behind each coded column; a cell's code is the member's position in the enum, BLANK when empty.
SINGLE: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "stance": Stance,
    "channel": Channel,
    "evidence": Evidence,
    "confidence": Confidence,
    "visibility": Visibility,
    "source_type": SourceType,
    "status": Status,
    "from_mode": GovernanceMode,
    "to_mode": GovernanceMode,
    "governance_relevant": YesNo,
    "shared_credit": YesNo,
    "contested": YesNo,
    "planned": YesNo,
    "precision": DatePrecision,
}
# Cells with several values become bit masks: bit k is set when the enum's member k is named.
MASKS: dict[str, type[StrEnum]] = {"facets": Facet, "forms": BlameForm, "practices": Practice}


@lru_cache(maxsize=None, typed=True)  # typed: members of two enums can be the same word
def position(member: StrEnum) -> int:
    """The code of an enum member: its place in its enum."""
    return list(type(member)).index(member)


@cache
def members_in_order(enum: type[StrEnum]) -> tuple[Any, ...]:
    """The members of an enum by their codes."""
    return tuple(enum)


def bits(members: Iterable[StrEnum]) -> int:
    """The bit mask that stands for a set of members of one enum."""
    return sum(1 << position(member) for member in members)


def members_of(mask: int, enum: type[E]) -> tuple[E, ...]:
    """The members a bit mask stands for, in the enum's order."""
    return tuple(member for place, member in enumerate(enum) if mask >> place & 1)


def day_number(date: dt.date) -> int:
    """Days since 1 January 1970."""
    return (date - EPOCH).days


def date_of(day: int) -> dt.date:
    """The calendar date of a day number."""
    return dt.date.fromordinal(EPOCH.toordinal() + int(day))


def dates_of(days: IntArray) -> list[dt.date]:
    """The calendar dates of day numbers."""
    dates: list[dt.date] = days.astype("datetime64[D]").tolist()
    return dates


def is_any(column: IntArray, codes: Iterable[int]) -> BoolArray:
    """Which entries are one of a few codes; one pass a code is quickest on small integers."""
    found = np.zeros(len(column), dtype=bool)
    for code in codes:
        found |= column == code
    return found


@dataclass(frozen=True, slots=True)
class Ragged:
    """Several values a row: row ``i`` holds ``values[offsets[i]:offsets[i + 1]]``."""

    offsets: NDArray[np.int64]
    values: NDArray[np.int32]

    def of(self, row: int) -> NDArray[np.int32]:
        """The values of one row."""
        return self.values[self.offsets[row] : self.offsets[row + 1]]

    def lists(self, rows: IntArray) -> list[tuple[int, ...]]:
        """The values of each of these rows."""
        if not len(rows):
            return []
        begins, ends = self.offsets[rows], self.offsets[rows + 1]
        low = begins.min()
        values: list[int] = self.values[low : ends.max()].tolist()
        pairs = zip((begins - low).tolist(), (ends - low).tolist(), strict=True)
        return [tuple(values[begin:end]) for begin, end in pairs]

    def counts(self) -> NDArray[np.int64]:
        """How many values each row holds."""
        return np.diff(self.offsets)

    def rows(self) -> NDArray[np.int64]:
        """For each value, the row it belongs to."""
        return np.repeat(np.arange(len(self.offsets) - 1), self.counts())


@dataclass(frozen=True, slots=True)
class EventCodes:
    """One entry a row in every array, rows in file order, any number of collaborations.

    Days are day numbers (``day_number``). ``day`` is used for sorting and arithmetic; ``first`` and
    ``last`` bound the period a coarse date names (equal to ``day`` for exact dates). Small codes follow
    ``SINGLE`` and ``MASKS``. ``subtype`` and ``action`` are positions in ``subtypes`` and ``actions``
    (BLANK when empty). ``actors``, ``directed_at`` and ``touched`` (affected, agreed_by and lead_org
    together) are positions in ``orgs``, each once a row. ``answers`` names, for each row, the rows of the
    setbacks it answers, each once: only links that hold (the target is a setback and is not later than the
    row). ``collaboration`` numbers the log a row belongs to, non-decreasing.
    """

    collaboration: NDArray[np.int32]
    day: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    precision: NDArray[np.int8]
    kind: NDArray[np.int8]
    stance: NDArray[np.int8]
    facets: NDArray[np.uint8]
    forms: NDArray[np.uint16]
    practices: NDArray[np.uint8]
    subtype: NDArray[np.int16]
    action: NDArray[np.int16]
    channel: NDArray[np.int8]
    evidence: NDArray[np.int8]
    confidence: NDArray[np.int8]
    visibility: NDArray[np.int8]
    source_type: NDArray[np.int8]
    status: NDArray[np.int8]
    severity: NDArray[np.int8]
    from_mode: NDArray[np.int8]
    to_mode: NDArray[np.int8]
    governance_relevant: NDArray[np.int8]
    shared_credit: NDArray[np.int8]
    contested: NDArray[np.int8]
    planned: NDArray[np.int8]
    actors: Ragged
    directed_at: Ragged
    touched: Ragged
    answers: Ragged
    subtypes: tuple[str, ...]
    actions: tuple[str, ...]
    orgs: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.day)

    def is_kind(self, kind: Kind) -> BoolArray:
        """Which rows are of this kind."""
        rows: BoolArray = self.kind == position(kind)
        return rows

    def is_stance(self, *stances: Stance) -> BoolArray:
        """Which rows are responses with one of these stances."""
        return is_any(self.stance, map(position, stances)) & self.is_kind(Kind.RESPONSE)

    def is_unclear(self) -> BoolArray:
        """Which rows are responses that nobody has coded, or whose stance is unclear."""
        uncoded: BoolArray = self.stance == BLANK
        return uncoded & self.is_kind(Kind.RESPONSE) | self.is_stance(Stance.UNCLEAR)

    def has_form(self, *forms: BlameForm) -> BoolArray:
        """Which rows carry at least one of these forms."""
        rows: BoolArray = (self.forms & bits(forms)) != 0
        return rows

    def is_retreat(self) -> BoolArray:
        """Which rows are responses that stepped back and whose stance points neither way."""
        decided = self.is_stance(Stance.LEARNING, Stance.BLAMING, Stance.MIXED)
        return self.is_kind(Kind.RESPONSE) & ~decided & self.has_form(*RETREAT_FORMS)

    def has_subtype(self, *subtypes: StrEnum) -> BoolArray:
        """Which rows have one of these subtypes (of whatever kind)."""
        wanted = [self.subtypes.index(subtype) for subtype in subtypes if subtype in self.subtypes]
        return is_any(self.subtype, wanted)

    def is_governance(self, *subtypes: GovernanceSubtype) -> BoolArray:
        """Which rows are governance rows, of these subtypes if any are given."""
        rows = self.is_kind(Kind.GOVERNANCE)
        return rows & self.has_subtype(*subtypes) if subtypes else rows

    def used_action(self, *actions: str) -> BoolArray:
        """Which rows are practice rows that used one of these catalogue actions."""
        wanted = [self.actions.index(action) for action in actions if action in self.actions]
        return is_any(self.action, wanted) & self.is_kind(Kind.PRACTICE)

    def uses(self, *practices: Practice) -> BoolArray:
        """Which rows are practice rows of at least one of these practices."""
        rows: BoolArray = ((self.practices & bits(practices)) != 0) & self.is_kind(Kind.PRACTICE)
        return rows

    def is_planned(self) -> BoolArray:
        """Which rows are practices that are planned."""
        rows: BoolArray = (self.planned == position(YesNo.YES)) & self.is_kind(Kind.PRACTICE)
        return rows

    def org(self, org_id: str) -> int:
        """The code of an organization, BLANK when no row or roster names it."""
        return self.orgs.index(org_id) if org_id in self.orgs else BLANK
