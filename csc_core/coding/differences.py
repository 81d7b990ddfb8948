"""Where coders differ: the responses to talk about, each with everybody's codes side by side."""

from dataclasses import dataclass

import numpy as np

from csc_core.coding.readings import Reading, Settled, readings, settlements
from csc_core.model.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Difference:
    """A response that was read differently: by coder in the order they coded, and what was settled, if so."""

    event_id: str
    readings: tuple[tuple[str, Reading], ...]
    settled: Settled | None


def differences(analysis: Analysis) -> tuple[Difference, ...]:
    """Every response on which coders differ in any field, oldest first, the settled ones among them."""
    differing = {event for field in analysis.findings.agreement.fields for event in field.differing}
    facts = analysis.findings.facts
    known, settled = readings(analysis.log), settlements(analysis.log)
    ordered = facts.names(facts.counts & np.isin(facts.ids, list(differing)))
    return tuple(
        Difference(event, tuple(known.get(event, {}).items()), settled.get(event)) for event in ordered
    )
