"""P12 to P15 and the first picture: what a rerun costs the app's server, over a page with nothing on it."""

import contextlib
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import count
from statistics import median

from benchmarks.authored import authored
from benchmarks.figure import Figure, Goal, Plan, left_out, rows_of
from benchmarks.logs import AS_OF, made_log
from benchmarks.opening import opened, upload
from benchmarks.timing import Side, Spread, Times, here, in_turn
from benchmarks.visitor import Visitor, cpu_of, visit
from csc_core.analysis import analyse
from csc_core.charting.picture import picture
from csc_core.charting.scene import Scene
from csc_core.charting.timeline import timeline
from csc_core.intake import open_sample
from csc_core.model.stored import By
from csc_core.storing import Store, keep, open_store

APP, EMPTY = "app.py", "benchmarks/empty.py"
TIMELINE = "timeline"
SAMPLE = "port-alder-jobs"
BURST = 8  # reruns a sample of the server's CPU is taken over
GOALS = {500: ("P12", Goal(10, 5)), 5_000: ("P13", Goal(15, 5)), 50_000: ("P13", Goal(90, 15))}
UPLOADS = Goal(20)


def kept(store: Store, rows: int) -> str:
    """Put a made-up log into the store, as an upload is; its key."""
    by = By("benchmark", dt.datetime.now(dt.UTC))
    return store.create(keep(upload(made_log(rows))), by).id


@contextlib.contextmanager
def visited() -> Iterator[tuple[Store, Visitor, Visitor]]:
    """A store, a visitor of the app that uses it, and a visitor of the empty page."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/store.sqlite"
        store = open_store(address)
        with visit(APP, address) as app, visit(EMPTY) as empty:
            empty.rerun()
            app.look(TIMELINE, f"log={SAMPLE}")
            yield store, app, empty


def often(visitor: Visitor, page: str, query: str) -> Side:
    """The same rerun several times, the mean of them a sample."""

    def run() -> tuple[float, float]:
        cpu, wall = zip(*(visitor.timed(page, query) for _ in range(BURST)), strict=True)
        return sum(cpu) / BURST, sum(wall) / BURST

    return run


def others(visitor: Visitor, key: str, rows: int) -> Side:
    """Every time another entry is picked, so that every time another picture is made."""
    picked = count(2)

    def run() -> tuple[float, float]:
        return visitor.timed(TIMELINE, f"log={key}&row={next(picked) % rows + 2}")

    return run


def reruns(plan: Plan, rows: int) -> Times:
    """The timeline page and the empty one, in turn."""
    with visited() as (store, app, empty):
        key = kept(store, rows)
        app.look(TIMELINE, f"log={key}")
        sides = {
            "page": often(app, TIMELINE, f"log={key}"),
            "empty": often(empty, "", ""),
            "another entry": others(app, key, rows),
        }
        return in_turn(sides, plan.rounds)


def rerun_figures(plan: Plan, sizes: tuple[int, ...]) -> Iterator[Figure]:
    """Whole pages over the empty page."""
    for rows in sizes:
        number, goal = GOALS[rows]
        what = "timeline page, rerun, CPU over an empty page"
        if not sys.platform.startswith("linux"):
            yield left_out(number, what, "another process's CPU is read on Linux only")
            return
        found, size = reruns(plan, plan.rows(rows)), rows_of(plan.rows(rows))
        yield Figure(number, what, size, " ms", found.over("page", "empty"), goal, found.told())
        more = found.over("another entry", "empty")
        yield Figure(number, "the same when another entry is picked, its words opened", size, " ms", more)


def p12(plan: Plan) -> Iterator[Figure]:
    """A log of 500 events."""
    return rerun_figures(plan, (500,))


def p13(plan: Plan) -> Iterator[Figure]:
    """Long logs."""
    return rerun_figures(plan, (5_000, 50_000))


def p14(plan: Plan) -> Iterator[Figure]:
    """The first run of the timeline with a log that was just uploaded: from the store to the picture."""
    what = "first run after an upload, CPU over an empty page"
    if not sys.platform.startswith("linux"):
        yield left_out("P14", what, "another process's CPU is read on Linux only")
        return
    rows = plan.rows(500)
    with visited() as (store, app, empty):
        keys = iter([kept(store, rows) for _ in range(plan.rounds + 1)])
        app.look(TIMELINE, f"log={next(keys)}")
        new = lambda: app.timed(TIMELINE, f"log={next(keys)}")  # noqa: E731
        found = in_turn({"page": new, "empty": often(empty, "", "")}, plan.rounds)
    yield Figure("P14", what, rows_of(rows), " ms", found.over("page", "empty"), UPLOADS, found.told())


def streamed(scene: Scene) -> object:
    """A scene as Streamlit is handed it."""
    return picture(scene, clickable=True).streamed()


def p15(plan: Plan) -> Iterator[Figure]:
    """A scene to what Streamlit is handed, beside the same layers written with Altair for every rerun."""
    for rows in map(plan.rows, (500, 5_000)):
        analysis = analyse(opened(made_log(rows)), today=AS_OF)
        scene = timeline(analysis)
        sides = {
            "template filled": here(partial(streamed, scene)),
            "altair": here(partial(authored, scene)),
            "scene laid out": here(partial(timeline, analysis)),
        }
        found = in_turn(sides, plan.rounds)
        what = "a chart for a rerun / the same chart written with Altair"
        ratio = found.ratio("template filled", "altair")
        yield Figure("P15", what, rows_of(rows), "×", ratio, Goal(0.1, 0.03), found.told())


def first(plan: Plan) -> Iterator[Figure]:
    """CPU of a fresh server from its start to the first timeline it sent, Altair's import included."""
    what = "from the server's start to the first timeline, CPU"
    if not sys.platform.startswith("linux"):
        yield left_out("first", what, "another process's CPU is read on Linux only")
        return
    used = []
    for _ in range(min(plan.rounds, 3)):
        with visit(APP) as visitor:
            visitor.look(TIMELINE, f"log={SAMPLE}")
            used.append(cpu_of(visitor.process))
    rows = len(open_sample(SAMPLE).log or ())
    yield Figure("first", what, rows_of(rows), " s", Spread.of(used), Goal(5), f"median {median(used):.2f} s")
