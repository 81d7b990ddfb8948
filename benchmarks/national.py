"""A national programme in one store: what a collaboration costs among thousands and among a few."""

import contextlib
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, cycle
from math import gcd
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, Goal, Plan, left_out
from benchmarks.logs import AS_OF, beside, made_log
from benchmarks.timing import Spread, Times, in_turn
from benchmarks.visitor import Visitor, visit
from csc_core.intake import open_log
from csc_core.model.people import Identity
from csc_core.model.stored import By, Kept
from csc_core.portfolio import account_of, kept_summary, side_by_side
from csc_core.storing import GuardedStore, Store, keep, open_store
from tests.core.storing import postgres

MANY, FEW, EACH = 5_000, 20, 500
DIFFERENT = 20  # logs that are made; the others are the same under other names
AT = dt.datetime(2025, 10, 1, tzinfo=dt.UTC)
LISTED = 20  # collaborations on the start page
ALIKE = Goal(1.3, 1.1)  # the time among many over the time among few
HERE = Identity("benchmark", local=True)


def logs(each: int, different: int = DIFFERENT) -> list[tuple[Kept, dict[str, Any]]]:
    """Made-up logs ready for the store, each with its summary."""
    opened = [
        open_log(made_log(each, seed), "log.csv", today=AS_OF, beside=beside()) for seed in range(different)
    ]
    return [(keep(one), account_of(one.log, today=AS_OF)) for one in opened if one.log is not None]


def programme(store: Store, many: int, made: Sequence[tuple[Kept, dict[str, Any]]]) -> list[str]:
    """Put so many collaborations into a store, each in a transaction of its own; their ids."""
    ids = []
    for number, (kept, account) in zip(range(many), cycle(made), strict=False):
        name = f"Collaboration {number:05}"
        face = account["summary"]["face"] | {"name": name, "city": f"City {number % 97:02}", "shared": True}
        told = account | {"summary": account["summary"] | {"face": face}}
        by = By("benchmark", AT + dt.timedelta(minutes=number))
        ids.append(store.create(replace(kept, name=name), by, summary=told).id)
    return ids


@dataclass
class Side:
    """A store with a programme in it, and what is done with it."""

    address: str
    store: Store
    ids: list[str]

    @property
    def mine(self) -> GuardedStore:
        """The store as the app has it."""
        return self.store.for_(HERE, lambda: AT)

    def others(self) -> Iterator[str]:
        """Its collaborations, every time another one, all over the store."""
        size = len(self.ids)
        step = next(step for step in range(size // 7 * 2 + 1, 2 * size + 2) if gcd(step, size) == 1)
        return (self.ids[number * step % size] for number in count())

    def compare(self) -> int:
        """What Compare does when it is opened: list, read every summary, set them side by side."""
        listed = self.mine.with_summaries(self.mine.collaborations())
        found = (kept_summary(one, today=AS_OF) for one in listed)
        return len(side_by_side(one for one in found if one is not None).summaries)


AMONG_MANY, AMONG_FEW = "among many", "among few"
PAGES: dict[str, Callable[[Visitor, str], tuple[float, float]]] = {
    "the timeline of a collaboration not yet opened": lambda app, key: app.timed("timeline", f"log={key}"),
    "the start page": lambda app, _: app.timed(),
}
WORK: dict[str, Callable[[Side, str], object]] = {
    "one collaboration read with its rows": lambda side, key: side.mine.load(key),
    "its steps and what can be undone": lambda side, key: (side.mine.steps(key), side.mine.next_undo(key)),
    f"the list of the last {LISTED} changed": lambda side, _: side.mine.collaborations(LISTED),
}


def timed(work: Callable[[], object], times: int = 5) -> Callable[[], tuple[float, float]]:
    """Work on a database as a side: what counts is time on the clock, since the server's CPU is not ours."""

    def run() -> tuple[float, float]:
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(times):
            work()
        return (time.process_time() - cpu) / times, (time.perf_counter() - wall) / times

    return run


def _named(many: "Side", few: "Side") -> tuple[tuple[str, "Side"], ...]:
    return (AMONG_MANY, many), (AMONG_FEW, few)


def _next(work: Callable[[Any, str], Any], place: object, keys: Iterator[str]) -> Any:
    """Work on the next of many keys."""
    return work(place, next(keys))


def _ratios(found: Times) -> list[float]:
    """Time on the clock among many over that among few, round by round."""
    return [a / b for a, b in zip(found.wall[AMONG_MANY], found.wall[AMONG_FEW], strict=True)]


def clock(found: Times) -> Spread:
    """The same as one figure."""
    return Spread.of(_ratios(found))


def store_figures(plan: Plan, kind: str, many: Side, few: Side) -> Iterator[Figure]:
    """The store itself, without the app."""
    size = f"{len(many.ids):,} and {len(few.ids)}"
    for what, work in WORK.items():
        sides = {name: timed(partial(_next, work, side, side.others())) for name, side in _named(many, few)}
        found = in_turn(sides, plan.rounds)
        yield Figure("national", f"{kind}: {what}", size, "×", clock(found), ALIKE, found.told())
    sides = {name: timed(side.compare, 1) for name, side in _named(many, few)}
    found = in_turn(sides, min(plan.rounds, 3))
    each = [len(few.ids) / len(many.ids) * ratio for ratio in _ratios(found)]
    what = f"{kind}: Compare opened, for each collaboration"
    yield Figure("national", what, size, "×", Spread.of(each), ALIKE, found.told())


def page_figures(plan: Plan, kind: str, many: Side, few: Side) -> Iterator[Figure]:
    """The app's pages on both stores."""
    with visit("app.py", many.address) as here, visit("app.py", few.address) as there:
        visitors = {AMONG_MANY: here, AMONG_FEW: there}
        for name, side in _named(many, few):
            visitors[name].look("timeline", f"log={side.ids[0]}")
        for what, page in PAGES.items():
            sides = {
                name: partial(_next, page, visitors[name], side.others()) for name, side in _named(many, few)
            }
            found = in_turn(sides, plan.rounds)
            size = f"{len(many.ids):,} and {len(few.ids)}"
            yield Figure("national", f"{kind}: {what}", size, "×", clock(found), ALIKE, found.told())


def settle(store: Store) -> None:
    """What PostgreSQL does by itself some minutes after so much was put in: count, and write it all out."""
    if store._database.is_sqlite:
        return
    with store._database.engine.connect() as connection:
        plain = connection.execution_options(isolation_level="AUTOCOMMIT")
        plain.exec_driver_sql("VACUUM ANALYZE")
        plain.exec_driver_sql("CHECKPOINT")


@contextlib.contextmanager
def sides_of(first: str, second: str, plan: Plan) -> Iterator[tuple[Side, Side, float]]:
    """A store of many and one of a few, and the seconds that putting one in took."""
    many, few = (20, 2) if plan.tiny else (MANY if plan.full else MANY // 25, FEW)
    made = logs(plan.rows(EACH), 2 if plan.tiny else DIFFERENT)
    full, small = open_store(first), open_store(second)
    try:
        began = time.perf_counter()
        ids = programme(full, many, made)
        passed = (time.perf_counter() - began) / many
        settle(full)
        yield Side(first, full, ids), Side(second, small, programme(small, few, made)), passed
    finally:
        full.close()
        small.close()


def on_sqlite(plan: Plan) -> Iterator[Figure]:
    """On SQLite: 200 collaborations, 5,000 with --full."""
    with tempfile.TemporaryDirectory() as folder:
        many, few = (f"sqlite:///{Path(folder) / name}.db" for name in ("many", "few"))
        yield from _of_kind(plan, "SQLite", many, few)


def on_postgres(plan: Plan) -> Iterator[Figure]:
    """The same on PostgreSQL, where a server of it can be started."""
    if not postgres.can_start():
        yield left_out("national", "PostgreSQL", "no PostgreSQL server can be started here")
        return
    with postgres.server() as many, postgres.server() as few:
        yield from _of_kind(plan, "PostgreSQL", many, few)


def _of_kind(plan: Plan, kind: str, first: str, second: str) -> Iterator[Figure]:
    with sides_of(first, second, plan) as (many, few, passed):
        size = f"{plan.rows(EACH):,} events"
        what = f"{kind}: a collaboration put in, in a transaction of its own"
        yield Figure("national", what, size, " ms", Spread.of([1000 * passed]))
        yield from store_figures(plan, kind, many, few)
        if sys.platform.startswith("linux"):
            yield from page_figures(plan, kind, many, few)
