"""Heat: how much strain is on record lately. Recent evidence decides, whatever the label has become."""

from collections.abc import Iterable, Iterator

from csc_core.model.findings import Findings
from csc_core.model.prompts import HeatReading, Signal
from csc_core.model.vocabulary import Heat
from csc_core.signalling.strain import blame_only_episodes
from csc_core.signalling.thresholds import Thresholds
from csc_core.signalling.view import View

HOTTEST = ("S04", "S05", "S06")
WARMING = ("S07", "S09", "S10")


def read_heat(findings: Findings, signals: Iterable[Signal], limits: Thresholds | None = None) -> HeatReading:
    """The hottest reading; among equals the one with the newest evidence, then the lowest signal id.

    Hot: blame in a run, both ways or in public, or blame alone over a setback of severity 3, at most 60 days
    old. Warm: the same up to 180 days old; and blame alone over a lesser setback, retreat, acting alone, or a
    quarrel over credit or fault, at most 180 days old. Cool otherwise.
    """
    order = list(Heat)
    found = sorted(
        _readings(View(findings, limits or Thresholds()), signals),
        key=lambda reading: (
            order.index(reading.heat),
            reading.days or 0,
            reading.signal.id if reading.signal else "",
        ),
    )
    return found[0] if found else HeatReading(Heat.COOL, None, (), None)


def _readings(view: View, signals: Iterable[Signal]) -> Iterator[HeatReading]:
    """Every reading above cool that the signals allow."""
    limits = view.limits
    for signal in signals:
        for hottest, event_ids, days in _evidence(view, signal):
            if days <= limits.warm_days:
                heat = Heat.HOT if hottest and days <= limits.hot_days else Heat.WARM
                yield HeatReading(heat, signal, event_ids, days)


def _evidence(view: View, signal: Signal) -> Iterator[tuple[bool, tuple[str, ...], int]]:
    """What a signal shows of strain: can it be hot, the rows, and the age of the newest in days."""
    if signal.id == "S03":
        for episode, rows in blame_only_episodes(view):
            newest = int(view.facts.age[rows].min())
            yield episode.severity == 3, view.facts.names(view.mask(rows)), newest
    elif signal.id in (*HOTTEST, *WARMING) and signal.days is not None:
        yield signal.id in HOTTEST, signal.event_ids, signal.days
