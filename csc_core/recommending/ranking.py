"""The order of the candidates: eight questions asked in turn, no weights, so that a person can follow it."""

from collections.abc import Iterable, Mapping

from csc_core.model.findings import Findings
from csc_core.model.prompts import Signal
from csc_core.recommending.triggers import Candidate, Fired

# How soon a signal asks for an answer, the most pressing class first. Ours, and in need of a pilot.
URGENCY_CLASSES = {
    "strain between partners": "S03 S04 S05 S06 S07 S09 S10",
    "a setback that waits": "S01 S02 S12 S16 S22 S23 S24 S35 S36 S38",
    "people and promises": "S08 S19 S20 S21 S29 S31",
    "wins": "S25 S26 S27 S37",
    "standing gaps": "S11 S13 S14 S15 S17 S18 S28 S30 S32 S33 S34",
}
URGENCY = {
    signal_id: place
    for place, signal_ids in enumerate(URGENCY_CLASSES.values(), start=1)
    for signal_id in signal_ids.split()
}

# These say that something is missing; their rows are the last that did show it, so no evidence of the gap.
ABSENCES = frozenset({"S08", "S11", "S13", "S14", "S15", "S17", "S33", "S34"})

LONGEST = float("inf")

Key = tuple[int, int, bool, int, float, float, int, str]


def ordered(candidates: Iterable[Candidate], findings: Findings) -> tuple[Candidate, ...]:
    """The candidates, first choice first.

    Asked in turn, until two differ: how urgent is the most urgent trigger that fired; how early does it stand
    in the action's list; is it a qualified one; how many different signals speak for the action; how new is
    their newest row (none comes last); how long has the practice not been used (never is longest); how low is
    the stage; and last the action's id.
    """
    found = tuple(candidates)
    newest = _newest_evidence({signal for candidate in found for signal in candidate.signals}, findings)
    return tuple(sorted(found, key=lambda candidate: _key(candidate, newest, findings)))


def _key(candidate: Candidate, newest: Mapping[Signal, float], findings: Findings) -> Key:
    action, leading = candidate.action, _leading(candidate)
    unused = findings.practices[action.practice].last_days
    return (
        URGENCY[leading.signal_id],
        leading.place,
        not leading.qualified,
        -len({signal.id for signal in candidate.signals}),
        min(newest[signal] for signal in candidate.signals),
        -(LONGEST if unused is None else unused),
        int(action.stage),
        action.id,
    )


def _leading(candidate: Candidate) -> Fired:
    return min(candidate.fired, key=lambda trigger: (URGENCY[trigger.signal_id], trigger.place))


def _newest_evidence(signals: Iterable[Signal], findings: Findings) -> dict[Signal, float]:
    """For each signal, days since the newest row that shows it (negative for rows to come)."""
    age = dict(zip(findings.facts.ids, findings.facts.age.tolist(), strict=True))

    def days(signal: Signal) -> float:
        rows = () if signal.id in ABSENCES else signal.event_ids
        return min((age[event_id] for event_id in rows), default=LONGEST)

    return {signal: days(signal) for signal in signals}
