"""Everything known about one log at one date: what pages, charts and documents are made from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from csc_core.model.findings import Findings
from csc_core.model.log import EventLog
from csc_core.model.prompts import HeatReading, Recommendation, Signal

Signals = tuple[Signal, ...]


@dataclass(frozen=True)
class Analysis:
    """A log with what was measured in it. Signals, heat and prompts are read when first asked for."""

    log: EventLog
    findings: Findings
    read_signals: Callable[[Findings], Signals] = field(repr=False, compare=False)
    read_heat: Callable[[Findings, Signals], HeatReading] = field(repr=False, compare=False)
    recommend: Callable[[Findings, Signals, HeatReading], Recommendation] = field(repr=False, compare=False)

    @cached_property
    def signals(self) -> Signals:
        """The signals that fired, by id."""
        return self.read_signals(self.findings)

    @cached_property
    def heat(self) -> HeatReading:
        """How much strain is on record lately."""
        return self.read_heat(self.findings, self.signals)

    @cached_property
    def recommendation(self) -> Recommendation:
        """The prompts, and the actions that are left out, with why."""
        return self.recommend(self.findings, self.signals, self.heat)
