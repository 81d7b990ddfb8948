"""Signals about people and promises: who went quiet, who is new, what is ahead, what is overdue."""

from collections.abc import Iterable

import numpy as np

from csc_core.model.findings import PartnerVoice
from csc_core.model.prompts import Signal
from csc_core.model.roster import PULSE_MINIMUM, Pulse
from csc_core.model.vocabulary import ContextSubtype, Kind, Practice, SetbackSubtype
from csc_core.signalling.view import View

CHANGES_OF_PEOPLE = (
    ContextSubtype.LEADERSHIP_CHANGE,
    ContextSubtype.ELECTION,
    SetbackSubtype.KEY_PERSON_CHANGE,
)


def present(view: View) -> list[PartnerVoice]:
    """Partners that have not left."""
    return [p for p in view.findings.partners if p.left is None or p.left > view.findings.as_of]


def quiet_partner(view: View) -> Iterable[Signal]:
    """S08: a partner that acted in no row for a while, though others did."""
    acted = view.facts.counts & ~view.codes.is_kind(Kind.CONTEXT)
    recent = acted & view.facts.within(view.limits.quiet_days)
    for partner in present(view):
        org = view.codes.org(partner.org_id)
        theirs = acted & view.facts.involves(org)
        newcomer = partner.joined and (view.findings.as_of - partner.joined).days <= view.limits.quiet_days
        if not newcomer and not (theirs & recent).any() and recent.sum() >= view.limits.quiet_others:
            yield view.last_shown("S08", theirs, partner.org_id)


def key_person_change(view: View) -> Iterable[Signal]:
    """S19: a leader changed or an election was held lately, or lies ahead."""
    changes = view.codes.has_subtype(*CHANGES_OF_PEOPLE)
    ahead = (
        view.codes.is_kind(Kind.CONTEXT)
        & (view.facts.age <= 0)
        & (-view.facts.age <= view.limits.key_person_ahead)
    )
    return view.signal("S19", changes & (view.facts.within(view.limits.key_person_past) | ahead))


def new_partner(view: View) -> Iterable[Signal]:
    """S20: a rostered partner that joined lately, with the rows it has acted in since."""
    for partner in present(view):
        days = (view.findings.as_of - partner.joined).days if partner.joined else -1
        if 0 <= days <= view.limits.newcomer_days:
            rows = view.facts.within(days) & view.facts.involves(view.codes.org(partner.org_id))
            yield Signal("S20", partner.org_id, view.facts.names(rows), days)


def trust_by_date(pulse: Iterable[Pulse]) -> list[float]:
    """The mean of the pulse items of each date, oldest first."""
    dates: dict[object, list[float]] = {}
    for row in sorted(pulse, key=lambda row: row.date):
        dates.setdefault(row.date, []).append(row.mean)
    return [float(np.mean(means)) for means in dates.values()]


def low_trust(view: View) -> Iterable[Signal]:
    """S21: the pulse is low, or fell since the one before; only totals of five or more answers count."""
    rows = [p for p in view.findings.pulse if p.date <= view.findings.as_of and p.n >= PULSE_MINIMUM]
    trust = trust_by_date(rows)
    if not trust:
        return
    fell = len(trust) > 1 and round(trust[-2] - trust[-1], 9) >= view.limits.trust_drop
    if trust[-1] < view.limits.trust_low or fell:
        yield Signal("S21", None, (), (view.findings.as_of - max(p.date for p in rows)).days)


def upcoming_risk(view: View) -> Iterable[Signal]:
    """S29: something outside the partners' control, or a planned practice, lies in the next months."""
    ahead = (view.facts.age <= 0) & (-view.facts.age <= view.limits.ahead_days)
    kinds = view.codes.is_kind(Kind.CONTEXT) | (view.codes.is_planned() & ~view.facts.counts)
    rows = ahead & kinds
    if rows.any():
        nearest = int(-view.facts.age[rows].max())
        yield Signal("S29", None, view.facts.names(rows), nearest)


def follow_up_overdue(view: View) -> Iterable[Signal]:
    """S31: a commitment is past its date."""
    late = [c for c in view.findings.commitments if c.overdue(view.findings.as_of)]
    if late:
        rows = dict.fromkeys(c.event_id for c in late if c.event_id)
        community = ("community",) if any(Practice.COMMUNITY in c.practices for c in late) else ()
        oldest = max((view.findings.as_of - c.due).days for c in late if c.due)
        yield Signal("S31", None, tuple(rows), oldest, community)
