"""Signals about people and promises: who went quiet, who is new, what is ahead, what is overdue."""

from collections.abc import Iterable

import numpy as np

from csc_core.model.prompts import Signal
from csc_core.model.roster import PULSE_MINIMUM, Pulse
from csc_core.model.vocabulary import ContextSubtype, Kind, Practice, SetbackSubtype
from csc_core.signalling.view import View

CHANGES_OF_PEOPLE = (
    ContextSubtype.LEADERSHIP_CHANGE,
    ContextSubtype.ELECTION,
    SetbackSubtype.KEY_PERSON_CHANGE,
)


def quiet_partner(view: View) -> Iterable[Signal]:
    """S08: a partner, here long enough to be missed, that acted in no row for a while though others did."""
    limits = view.limits
    acted = view.facts.counts & ~view.codes.is_kind(Kind.CONTEXT) & (view.codes.actors.counts() > 0)
    recent = acted & view.facts.within(limits.quiet_days)
    if recent.sum() < limits.quiet_others:
        return
    for partner in view.findings.present:
        here_since = partner.joined or view.findings.start
        theirs = acted & view.facts.involves(view.codes.org(partner.org_id))
        long_enough = (view.findings.as_of - here_since).days > limits.quiet_days
        if long_enough and not (theirs & recent).any():
            yield view.last_shown("S08", theirs, partner.org_id)


def key_person_change(view: View) -> Iterable[Signal]:
    """S19: a leader changed or an election was held lately, or lies ahead."""
    changes = view.codes.has_subtype(*CHANGES_OF_PEOPLE)
    ahead = view.ahead(view.limits.key_person_ahead) & view.codes.is_kind(Kind.CONTEXT)
    return view.signal("S19", changes & (view.facts.within(view.limits.key_person_past) | ahead))


def new_partner(view: View) -> Iterable[Signal]:
    """S20: a rostered partner that joined lately, with the rows it has acted in since."""
    for partner in view.findings.present:
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
    planned = view.codes.is_planned() & ~view.facts.counts
    rows = view.ahead(view.limits.ahead_days) & (view.codes.is_kind(Kind.CONTEXT) | planned)
    if rows.any():
        nearest = int(-view.facts.age[rows].max())
        yield Signal("S29", None, view.facts.names(rows), nearest)


def follow_up_overdue(view: View) -> Iterable[Signal]:
    """S31: a commitment is past its date."""
    today = view.findings.as_of
    late = [(c, (today - c.due).days) for c in view.findings.commitments if c.due and c.overdue(today)]
    if late:
        community = any(Practice.COMMUNITY in commitment.practices for commitment, _ in late)
        rows = view.named(commitment.event_id for commitment, _ in late)
        oldest = max(days for _, days in late)
        yield Signal("S31", None, rows, oldest, ("community",) if community else ())
