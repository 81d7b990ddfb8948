"""How a collaboration was governed over time. No mode is better than another."""

import datetime as dt
from itertools import pairwise

from csc_core.measuring.episodes import EpisodeTable
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, IntArray, date_of, dates_of, day_number
from csc_core.model.facts import Facts
from csc_core.model.findings import (
    CHURN_CHANGES,
    CHURN_DAYS,
    DAYS_PER_YEAR,
    GOVERNANCE_ANSWER_DAYS,
    Governance,
    GovernanceMark,
    ModeSpan,
    Share,
)
from csc_core.model.log import EventLog
from csc_core.model.vocabulary import GovernanceMode, GovernanceSubtype

MODES = tuple(GovernanceMode)


def mode_of(code: int) -> GovernanceMode:
    """The mode a code stands for; an empty cell is unclear, never guessed."""
    return GovernanceMode.UNCLEAR if code == BLANK else MODES[code]


def initial_mode(log: EventLog, facts: Facts, changes: IntArray) -> GovernanceMode:
    """The mode at the start: the one stated beside the log, else what the first change says it came from."""
    if log.meta.initial_mode:
        return log.meta.initial_mode
    return mode_of(facts.codes.from_mode[changes[0]]) if len(changes) else GovernanceMode.UNCLEAR


def mode_spans(log: EventLog, facts: Facts, changes: IntArray, start: dt.date) -> tuple[ModeSpan, ...]:
    """The modes from the start to the as-of date without a gap; of several changes on one day the last holds.

    ``changes`` are the rows of the mode changes that count, oldest first. A change dated before the start
    holds from the start. Only the newest span may be empty: a change on the as-of date itself.
    """
    columns = zip(
        facts.codes.day[changes].tolist(),
        facts.codes.to_mode[changes].tolist(),
        log.cells(c.LEAD_ORG, changes),
        facts.ids[changes].tolist(),
        strict=True,
    )
    begun = [(start, initial_mode(log, facts, changes), None, None)] + [
        (max(date_of(day), start), mode_of(mode), lead or None, event_id)
        for day, mode, lead, event_id in columns
    ]
    end = date_of(facts.today)
    spans = [ModeSpan(mode, day, after[0], lead, row) for (day, mode, lead, row), after in pairwise(begun)]
    day, mode, lead, row = begun[-1]
    return (*(span for span in spans if span.days > 0), ModeSpan(mode, day, end, lead, row))


def marks(facts: Facts, rows: IntArray) -> tuple[GovernanceMark, ...]:
    """The governance rows for the strip, in the order given; a subtype the codebook does not know is None."""
    codes, known = facts.codes, set(GovernanceSubtype)
    # One place more than there are subtypes, so that BLANK (-1) finds None.
    subtypes = [GovernanceSubtype(name) if name in known else None for name in codes.subtypes] + [None]
    columns = zip(
        facts.ids[rows].tolist(),
        rows.tolist(),
        dates_of(codes.day[rows]),
        [subtypes[place] for place in codes.subtype[rows].tolist()],
        strict=True,
    )
    return tuple(map(GovernanceMark._make, columns))


def has_churn(days: IntArray) -> bool:
    """Do so many mode changes (``days``, sorted) ever fall within so many days of each other?"""
    gap = days[CHURN_CHANGES - 1 :] - days[: max(len(days) - CHURN_CHANGES + 1, 0)]
    return bool((gap <= CHURN_DAYS).any())


def adaptability(facts: Facts, table: EpisodeTable) -> Share:
    """Of the governance-relevant setbacks at least 90 days old, those answered within 90 days.

    An answer is a mode change, or a review that kept the mode, that names the setback.
    """
    due = table.governance_relevant & (facts.age[table.setback] >= GOVERNANCE_ANSWER_DAYS)
    return Share(int((due & table.adapted).sum()), int(due.sum()))


def measure_governance(log: EventLog, facts: Facts, table: EpisodeTable, start: dt.date) -> Governance:
    """Everything found about governance from the start to the as-of date."""
    rows = facts.ordered(facts.counts & facts.codes.is_governance())
    changes = rows[facts.codes.is_governance(GovernanceSubtype.MODE_CHANGE)[rows]]
    reviews = facts.codes.is_governance(GovernanceSubtype.REVIEW_KEPT)[rows]
    spans = mode_spans(log, facts, changes, start)
    days_in_mode: dict[GovernanceMode, int] = {}
    for span in spans:
        days_in_mode[span.mode] = days_in_mode.get(span.mode, 0) + span.days
    return Governance(
        spans=spans,
        marks=marks(facts, rows),
        mode_changes=len(changes),
        reviews_kept=int(reviews.sum()),
        changes_linked=int((facts.codes.answers.counts()[rows] > 0).sum()),
        days_in_mode=days_in_mode,
        span_years=(facts.today - day_number(start)) / DAYS_PER_YEAR,
        churn=has_churn(facts.codes.day[changes]),
        adaptability=adaptability(facts, table),
        days_since_last=int(facts.age[rows[-1]]) if len(rows) else None,
    )
