"""Everything known about one log at one date: what pages, charts and documents are made from."""

from dataclasses import dataclass

from csc_core.model.findings import Findings
from csc_core.model.log import EventLog
from csc_core.model.prompts import HeatReading, Recommendation, Signal


@dataclass(frozen=True)
class Analysis:
    """A log with what was measured in it, the signals that fired, their heat, and the prompts."""

    log: EventLog
    findings: Findings
    signals: tuple[Signal, ...]
    heat: HeatReading
    recommendation: Recommendation
