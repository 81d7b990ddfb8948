"""A measured figure beside its goal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.timing import Spread


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound to reach and, further out, one to be glad of. ``least``: the figure has to be above it."""

    reach: float
    stretch: float | None = None
    least: bool = False

    def holds(self, value: float, bound: float) -> bool:
        """Is the value on the right side of a bound?"""
        return value >= bound if self.least else value <= bound


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. Without a spread it was not measured, and ``beside`` says why.

    Without a goal it only stands beside another figure. Whether a goal is met is told from the median.
    """

    number: str
    what: str
    size: str
    unit: str
    spread: Spread | None
    goal: Goal | None = None
    beside: str = ""

    @property
    def verdict(self) -> str:
        """``reached``, ``beyond`` (the further bound too), ``missed``, ``not measured`` or nothing."""
        if self.spread is None:
            return "not measured"
        if self.goal is None:
            return ""
        if not self.goal.holds(self.spread.middle, self.goal.reach):
            return "missed"
        further = self.goal.stretch
        return "beyond" if further is not None and self.goal.holds(self.spread.middle, further) else "reached"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: rounds, a million rows or not, and all sizes made tiny for a trial."""

    rounds: int = 7
    full: bool = False
    tiny: bool = False

    def rows(self, n: int) -> int:
        """A number of rows, or next to none in a trial."""
        return max(60, n // 1000) if self.tiny else n


Benchmark = Callable[[Plan], Iterable[Figure]]


def left_out(number: str, what: str, why: str) -> Figure:
    """A figure that cannot be measured here."""
    return Figure(number, what, "", "", None, beside=why)


def rows_of(n: int) -> str:
    """A number of events in words."""
    return f"{n:,} events"
