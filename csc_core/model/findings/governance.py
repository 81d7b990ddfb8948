"""How the collaboration has been governed, and what it changed after setbacks."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from csc_core.model.findings.counts import Share
from csc_core.model.vocabulary import GovernanceMode, GovernanceSubtype

GOVERNANCE_ANSWER_DAYS = 90  # a change or review this soon after a setback counts as an answer to it
DAYS_PER_YEAR = 365.25
CHURN_CHANGES, CHURN_DAYS = 3, 365  # so many mode changes within so many days are churn


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
    adaptability: Share  # setbacks about governance at least 90 days old, and those answered within 90
    days_since_last: int | None  # since the newest governance row of any subtype

    @property
    def changes_per_year(self) -> float | None:
        """Mode changes a year; None on the log's first day. More is not better."""
        return self.mode_changes / self.span_years if self.span_years else None

    @property
    def current(self) -> GovernanceMode:
        """The mode now."""
        return self.spans[-1].mode if self.spans else GovernanceMode.UNCLEAR
