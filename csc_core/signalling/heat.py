"""Heat: how much strain is on record lately. Recent evidence decides, whatever the episode's label has become."""

from collections.abc import Iterable, Iterator

from csc_core.model.findings import Findings
from csc_core.model.prompts import HeatReading, Signal
from csc_core.model.vocabulary import Heat
from csc_core.signalling.strain import blame_only_rows
from csc_core.signalling.thresholds import Thresholds
from csc_core.signalling.view import View

HOTTEST = ("S04", "S05", "S06")
WARMING = ("S07", "S09", "S10")


def evidence(view: View, signal: Signal) -> tuple[tuple[str, ...], int | None]:
    """The rows of a signal that show strain, and the age of the newest in days (None when it has none)."""
    rows = view.rows_of(signal.event_ids)
    rows = rows[view.strain[rows]]
    return view.facts.names(rows), view.age_of(rows)


def blame_by_severity(view: View) -> Iterator[tuple[bool, tuple[str, ...], int]]:
    """For each blame-only episode: is its severity 3, its blaming rows, the age of the newest in days."""
    for episode in view.findings.episodes:
        rows = blame_only_rows(view, episode)
        if rows:
            ids = tuple(str(view.facts.ids[row]) for row in rows)
            yield episode.severity == 3, ids, int(view.facts.age[rows].min())


def readings(view: View, signals: Iterable[Signal]) -> Iterator[HeatReading]:
    """Every reading above cool that the signals allow."""
    limits = view.limits
    for signal in signals:
        rows, age = evidence(view, signal)
        if signal.id in HOTTEST and age is not None and age <= limits.warm_days:
            yield HeatReading(Heat.HOT if age <= limits.hot_days else Heat.WARM, signal, rows, age)
        elif signal.id in WARMING:
            age = signal.days if age is None else age
            if age is not None and age <= limits.warm_days:
                yield HeatReading(Heat.WARM, signal, rows, age)
        elif signal.id == "S03":
            for severe, ids, days in blame_by_severity(view):
                if days <= limits.warm_days:
                    heat = Heat.HOT if severe and days <= limits.hot_days else Heat.WARM
                    yield HeatReading(heat, signal, ids, days)


def read_heat(findings: Findings, signals: Iterable[Signal], limits: Thresholds | None = None) -> HeatReading:
    """The hottest reading; among equals the one with the newest evidence, then the lowest signal id."""
    view = View(findings, limits or Thresholds())
    order = list(Heat)
    found = sorted(
        readings(view, signals),
        key=lambda r: (order.index(r.heat), r.days or 0, r.signal.id if r.signal else ""),
    )
    return found[0] if found else HeatReading(Heat.COOL, None, (), None)
