"""Signals of a setback that waits: unanswered, stalled, repeated, unreviewed, or asking for a decision."""

from collections.abc import Iterable

from csc_core.model.codes import position
from csc_core.model.findings import Episode
from csc_core.model.prompts import Signal
from csc_core.model.vocabulary import CommitmentState, Evidence, Kind, Label, SetbackSubtype
from csc_core.signalling.view import View, waiting

OUTSIDE_VERDICTS = (SetbackSubtype.EXTERNAL_REJECTION, SetbackSubtype.COMMUNITY_OPPOSITION)
DATA_QUARRELS = (SetbackSubtype.DATA_DISPUTE, SetbackSubtype.DATA_ACCESS)
ROLE_TROUBLES = (SetbackSubtype.ROLE_DISPUTE, SetbackSubtype.DELIVERY_FAILURE)
MONEY_SHOCKS = (SetbackSubtype.FUNDING_LOSS, SetbackSubtype.FUNDING_SURGE)


def open_no_response(view: View) -> Iterable[Signal]:
    """S01: open setbacks of at least the given age with no response on record."""
    return waiting("S01", (e for e in view.findings.unanswered if e.age_days >= view.limits.no_response_age))


def stalled(view: View) -> Iterable[Signal]:
    """S02: open long, answered only by blame; or an open setback that is itself a stuck decision."""

    def blamed_for_long(episode: Episode) -> bool:
        coded = sum(bool(view.blaming[row]) for row in episode.responses)
        only_blame = episode.label is Label.BLAME and coded >= view.limits.stalled_coded
        return only_blame and episode.age_days >= view.limits.stalled_age

    return waiting(
        "S02",
        (
            e
            for e in view.findings.episodes
            if e.is_open and (e.subtype == SetbackSubtype.DECISION_STUCK or blamed_for_long(e))
        ),
    )


def repeat_setback(view: View) -> Iterable[Signal]:
    """S12: the same kind of setback again within the window; ``other`` and blank are no kind."""
    recent = [e for e in view.findings.episodes if e.age_days <= view.limits.repeat_window]
    kinds = dict.fromkeys(e.subtype for e in recent if e.subtype and e.subtype != SetbackSubtype.OTHER)
    for kind in kinds:
        same = [e for e in recent if e.subtype == kind]
        if len(same) >= view.limits.repeat_count:
            yield from waiting("S12", same, kind)


def governance_due(view: View) -> Iterable[Signal]:
    """S16: a setback about governance with no linked governance row in the days after it."""
    limits = view.limits

    def unanswered(days: int | None) -> bool:
        return days is None or days > limits.governance_answer

    return waiting(
        "S16",
        (
            e
            for e in view.findings.episodes
            if e.governance_relevant
            and limits.governance_due_from <= e.age_days <= limits.governance_due_to
            and unanswered(e.first_governance_days)
        ),
    )


def goal_conflict(view: View) -> Iterable[Signal]:
    """S22: partners differed about the goal lately."""
    return waiting("S22", view.setbacks(view.limits.recent_setback, SetbackSubtype.GOAL_CONFLICT))


def fact_dispute(view: View) -> Iterable[Signal]:
    """S23: a quarrel about data lately (by kind), or several of the newest responses without evidence."""
    for kind in DATA_QUARRELS:
        yield from waiting("S23", view.setbacks(view.limits.recent_setback, kind), kind)
    newest = view.facts.newest(view.responses, view.limits.evidence_newest)
    bare = newest[view.codes.evidence[newest] == position(Evidence.NO)]
    if len(newest) == view.limits.evidence_newest and len(bare) >= view.limits.evidence_missing:
        yield Signal("S23", None, view.facts.names(bare), view.age_of(bare))


def role_unclear(view: View) -> Iterable[Signal]:
    """S24: a quarrel about roles or a failed delivery lately, or open commitments that nobody owns."""
    setbacks = view.setbacks(view.limits.recent_setback, *ROLE_TROUBLES)
    ownerless = [c for c in view.findings.commitments if c.state is CommitmentState.OPEN and not c.owner]
    if len(ownerless) < view.limits.ownerless:
        ownerless = []
    if setbacks or ownerless:
        rows = view.named([*(e.setback_id for e in setbacks), *(c.event_id for c in ownerless)])
        yield Signal("S24", None, rows, max((e.age_days for e in setbacks), default=None))


def outside_verdict(view: View) -> Iterable[Signal]:
    """S35: voters, a council, a court or residents said no."""
    for kind in OUTSIDE_VERDICTS:
        yield from waiting("S35", view.setbacks(view.limits.verdict_window, kind), kind)


def money_shock(view: View) -> Iterable[Signal]:
    """S36: money was lost, or came all at once."""
    return waiting("S36", view.setbacks(view.limits.recent_setback, *MONEY_SHOCKS))


def no_review(view: View) -> Iterable[Signal]:
    """S38: a serious setback of the last weeks with no linked practice (by kind)."""
    practice = view.facts.counts & view.codes.is_kind(Kind.PRACTICE)
    links = view.codes.answers
    reviewed = set(links.values[practice[links.rows()]].tolist())
    due = [
        e
        for e in view.findings.episodes
        if (e.severity or 0) >= view.limits.review_severity
        and view.limits.review_from <= e.age_days <= view.limits.review_to
        and e.position not in reviewed
    ]
    for kind in dict.fromkeys(e.subtype for e in due):
        yield from waiting("S38", (e for e in due if e.subtype == kind), kind or None)
