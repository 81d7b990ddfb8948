"""Signals of a standing gap: what has not been seen for long, or not at all."""

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from csc_core.model.codes import BoolArray, IntArray, bits, position
from csc_core.model.prompts import Signal
from csc_core.model.vocabulary import Confidence, Facet, GovernanceSubtype, Kind, Practice, Sector
from csc_core.signalling.view import View


def facet_gap(view: View) -> Iterable[Signal]:
    """S11: the newest learning episodes all lack one facet."""
    learnt = [e for e in view.findings.episodes if any(view.learning[row] for row in e.responses)]
    newest = learnt[-view.limits.facet_episodes :]
    if len(newest) < view.limits.facet_episodes:
        return
    for facet in Facet:
        if not any(facet in e.facets for e in newest):
            yield view.last_shown("S11", view.learning & ((view.codes.facets & bits([facet])) != 0), facet)


def sectors_of(view: View, rows: IntArray) -> set[str]:
    """The sectors of the actors of these rows; an actor without a known sector counts as its own."""
    actors = view.codes.actors
    acting = np.unique(actors.values[view.mask(rows.tolist())[actors.rows()]])
    names = (view.codes.orgs[org] for org in acting.tolist())
    return {view.findings.sectors.get(name, f"?{name}") for name in names}


def sector_gap(view: View) -> Iterable[Signal]:
    """S13: a rostered sector is in no response, or the newest learning comes from one sector."""
    responses = view.facts.ordered(view.responses)
    if not view.findings.has_roster or len(responses) < view.limits.sector_responses:
        return
    sectors = view.findings.sectors
    rostered = {sectors[p.org_id] for p in view.findings.present if p.org_id in sectors}
    heard = sectors_of(view, responses)
    newest = view.facts.newest(view.learning, view.limits.sector_responses)
    learning_from = sectors_of(view, newest)
    if rostered - heard:
        yield Signal("S13", None, view.facts.names(responses), view.age_of(responses))
    elif len(newest) == view.limits.sector_responses and len(learning_from) == 1:
        yield Signal("S13", None, view.facts.names(newest), view.age_of(newest))


def community_gap(view: View) -> Iterable[Signal]:
    """S14: no community partner is rostered, or none was in any row for a while."""
    if not view.findings.has_roster:
        return
    community = [
        partner.org_id
        for partner in view.findings.present
        if view.findings.sectors.get(partner.org_id) == Sector.COMMUNITY
    ]
    rows: BoolArray = np.zeros(len(view.codes), dtype=bool)
    for org_id in community:
        rows |= view.facts.involves(view.codes.org(org_id))
    too_young = view.findings.age_days <= view.limits.community_days
    seen = (rows & view.facts.within(view.limits.community_days)).any()
    if not community or not (seen or too_young):
        yield view.last_shown("S14", rows & view.facts.counts)


def practice_gap(view: View) -> Iterable[Signal]:
    """S15: a key practice was not logged for long, or never though the collaboration is no longer young."""
    for practice in Practice:
        use = view.findings.practices[practice]
        never = use.last_days is None and view.findings.age_days >= view.limits.practice_never_from
        if never or (use.last_days is not None and use.last_days > view.limits.practice_days):
            yield Signal("S15", practice, (use.last_id,) if use.last_id else (), use.last_days)


def governance_stale(view: View) -> Iterable[Signal]:
    """S17: no governance row for long; when there never was one, since the start."""
    rows = view.facts.counts & view.codes.is_governance()
    age = view.age_of(rows) if rows.any() else view.findings.age_days
    if age is not None and age > view.limits.governance_stale:
        yield view.last_shown("S17", rows)


def governance_churn(view: View) -> Iterable[Signal]:
    """S18: the governance mode changed again and again in the last year."""
    rows = view.codes.is_governance(GovernanceSubtype.MODE_CHANGE) & view.facts.within(
        view.limits.churn_window
    )
    return view.signal("S18", rows) if rows.sum() >= view.limits.churn_changes else ()


def slow_learning(view: View) -> Iterable[Signal]:
    """S28: the median setback took long to reach its first learning (lower middle value of an even count)."""
    lags = sorted(
        (e.first_learning_days, e.setback_id)
        for e in view.findings.episodes
        if e.first_learning_days is not None
    )
    if len(lags) < view.limits.slow_episodes:
        return
    median = lags[(len(lags) - 1) // 2][0]
    if median > view.limits.slow_median:
        ids = tuple(e.setback_id for e in view.findings.episodes if e.first_learning_days is not None)
        yield Signal("S28", None, ids, median)


def coding_doubt(view: View) -> Iterable[Signal]:
    """S30: many responses are unclear or of low confidence, or coders do not agree on stance."""
    limits = view.limits
    total = int(view.responses.sum())
    low = view.codes.confidence == position(Confidence.LOW)
    doubtful = view.responses & (view.codes.is_unclear() | low)
    if total >= limits.doubt_responses and doubtful.sum() / total >= limits.doubt_share:
        yield from view.signal("S30", doubtful)
        return
    stance = next((f for f in view.findings.agreement.fields if f.field == "stance"), None)
    if not stance or stance.alpha is None or stance.units < limits.alpha_units:
        return
    if stance.alpha < limits.alpha_low:
        yield Signal("S30", None, view.named(stance.differing))


def hubs(view: View, rows: Iterable[int]) -> Counter[str]:
    """How many of these rows each organization acted in."""
    return Counter(view.codes.orgs[org] for row in rows for org in set(view.codes.actors.of(row).tolist()))


def hub_of_newest(view: View) -> Iterator[tuple[str, IntArray]]:
    """The one organization that acted in most of the newest rows, well above the next; and those rows."""
    limits = view.limits
    acted = view.facts.counts & ~view.codes.is_kind(Kind.CONTEXT)
    if acted.sum() < limits.hub_events:
        return
    newest = view.facts.newest(acted, limits.hub_last)
    ranked = hubs(view, newest.tolist()).most_common(2)
    first, second = [count / len(newest) for _, count in ranked] + [0.0] * (2 - len(ranked))
    if first >= limits.hub_share > second and round(first - second, 9) >= limits.hub_lead:
        yield ranked[0][0], newest


def hubs_of_trust(view: View) -> Iterator[tuple[str, IntArray]]:
    """Organizations that acted in every trusted-people row, where there are several; and those rows."""
    trusted = view.facts.ordered(view.facts.counts & view.codes.uses(Practice.TRUSTED_PEOPLE))
    if len(trusted) >= view.limits.hub_trusted:
        for org, count in hubs(view, trusted.tolist()).items():
            if count == len(trusted):
                yield org, trusted


def one_hub(view: View) -> Iterable[Signal]:
    """S32: exactly one organization is in most of the newest rows, or one is in every trusted-people row."""
    found: dict[str, BoolArray] = {}
    for org, rows in (*hub_of_newest(view), *hubs_of_trust(view)):
        mask = view.mask(rows.tolist()) & view.facts.involves(view.codes.org(org))
        found[org] = found.get(org, mask) | mask
    for org, mask in found.items():
        yield from view.signal("S32", mask, org)


def early_stage(view: View) -> Iterable[Signal]:
    """S33: the collaboration, or its log, is young."""
    if (
        view.findings.age_days <= view.limits.early_age
        or view.findings.totals.events < view.limits.early_events
    ):
        yield Signal("S33", None, (), view.findings.age_days)


def no_setbacks_logged(view: View) -> Iterable[Signal]:
    """S34: other things were logged for half a year, but no setback. A question, not a compliment."""
    recent = view.facts.within(view.limits.silent_setbacks)
    setbacks = view.facts.counts & view.codes.is_kind(Kind.SETBACK)
    old_enough = view.findings.age_days >= view.limits.silent_setbacks
    if old_enough and not (recent & setbacks).any() and recent.sum() >= view.limits.silent_others:
        yield view.last_shown("S34", setbacks)
