"""Counts, and what they come to."""

from dataclasses import dataclass

PERCENT_FROM = 10  # cases below which no percentage is said


@dataclass(frozen=True, slots=True)
class Share:
    """``k`` of ``n``, kept as counts."""

    k: int
    n: int

    @property
    def percent(self) -> int | None:
        """Whole percent, halves rounded up; None below ten cases, where only the counts are said."""
        return (200 * self.k + self.n) // (2 * self.n) if self.n >= PERCENT_FROM else None


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over the rows that count at the as-of date."""

    events: int
    setbacks: int
    responses: int
    uncoded: int  # responses with stance unclear or blank
    unlinked: int  # responses that answer no setback on record
    strain: int  # responses coded blaming or mixed, or with a form of blame or retreat
    later: int = 0  # rows dated after the as-of date


@dataclass(frozen=True, slots=True)
class Patterns:
    """What followed what inside episodes (never from one episode into the next), for the facilitator only.

    ``follows[i][j]`` counts how often ``states[j]`` came right after ``states[i]``; neutral and unclear
    responses are passed over. ``residuals`` are the same cells' adjusted residuals (z), None where the log
    is too small.
    """

    states: tuple[str, ...]
    follows: tuple[tuple[int, ...], ...]
    residuals: tuple[tuple[float | None, ...], ...]
    blame_repeats: Share  # blaming responses followed by another, of those followed by any coded response
    learnt: Share  # episodes learning or turned to learning, of those that can be read
    learnt_range: tuple[int, int] | None  # 95 % Wilson interval in whole percent; None below ten episodes
