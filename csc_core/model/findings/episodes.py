"""A setback with what followed it."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from csc_core.model.vocabulary import (
    CODED_LABELS,
    OPEN_STATUSES,
    BlameMutuality,
    DatePrecision,
    Facet,
    Label,
    LearningMutuality,
    Status,
)


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
