"""What a rule looks at, and the few questions most rules ask of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from csc_core.model.codes import BoolArray, EventCodes
from csc_core.model.facts import Facts
from csc_core.model.findings import Episode, Findings
from csc_core.model.prompts import Signal
from csc_core.model.vocabulary import Kind, SetbackSubtype, Stance
from csc_core.signalling.thresholds import Thresholds


@dataclass(frozen=True)
class View:
    """Findings under one set of thresholds."""

    findings: Findings
    limits: Thresholds

    @property
    def facts(self) -> Facts:
        """The rows that count."""
        return self.findings.facts

    @property
    def codes(self) -> EventCodes:
        """The rows as small integers."""
        return self.findings.facts.codes

    @cached_property
    def responses(self) -> BoolArray:
        """Response rows that count, linked to a setback or not."""
        return self.facts.counts & self.codes.is_kind(Kind.RESPONSE)

    @cached_property
    def learning(self) -> BoolArray:
        """Response rows that count and are coded learning or mixed."""
        return self.facts.counts & self.codes.is_stance(Stance.LEARNING, Stance.MIXED)

    @cached_property
    def blaming(self) -> BoolArray:
        """Response rows that count and are coded blaming or mixed."""
        return self.facts.counts & self.codes.is_stance(Stance.BLAMING, Stance.MIXED)

    def setbacks(self, days: int, *subtypes: SetbackSubtype) -> tuple[Episode, ...]:
        """Setbacks of these subtypes at most so many days old, oldest first."""
        return tuple(e for e in self.findings.episodes if e.subtype in subtypes and e.age_days <= days)

    def age_of(self, rows: NDArray[np.int64] | BoolArray) -> int | None:
        """Days since the newest of these rows; None for no rows."""
        ages = self.facts.age[rows]
        return int(ages.min()) if len(ages) else None

    def ahead(self, days: int) -> BoolArray:
        """Rows dated today or at most so many days later, whether they count yet or not."""
        return (self.facts.age <= 0) & (-self.facts.age <= days)

    def named(self, event_ids: Iterable[str | None]) -> tuple[str, ...]:
        """Those of these ids that are rows of the log, each once, oldest first."""
        wanted = set(event_ids)
        return self.facts.names(np.array([name in wanted for name in self.facts.ids], dtype=bool))

    def mask(self, rows: Iterable[int]) -> BoolArray:
        """A mask of these table positions."""
        mask = np.zeros(len(self.codes), dtype=bool)
        mask[list(rows)] = True
        return mask

    def signal(
        self, id: str, mask: BoolArray, about: str | None = None, *qualifiers: str
    ) -> Iterable[Signal]:
        """A signal carrying the marked rows and the age of the newest; nothing when no row is marked."""
        if mask.any():
            yield Signal(id, about, self.facts.names(mask), self.age_of(mask), qualifiers)

    def last_shown(self, id: str, mask: BoolArray, about: str | None = None) -> Signal:
        """A signal of absence: carries the newest row that did show it, or none so far."""
        last = self.facts.newest(mask, 1)
        return Signal(id, about, self.facts.names(last), self.age_of(last))


def waiting(id: str, episodes: Iterable[Episode], about: str | None = None) -> Iterable[Signal]:
    """A signal carrying setbacks, oldest first, and the age of the oldest; nothing when there are none."""
    found = tuple(episodes)
    if found:
        yield Signal(id, about, tuple(e.setback_id for e in found), max(e.age_days for e in found))


Rule = Callable[[View], Iterable[Signal]]
