"""P5 to P8: measuring alone, beside others that do the same."""

import os
import subprocess
import tempfile
import tracemalloc
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

import numpy as np

from benchmarks.figure import Figure, Goal, Plan, left_out, rows_of
from benchmarks.logs import made_log
from benchmarks.opening import episodes, opened
from benchmarks.timing import Side, Spread, here, in_turn
from benchmarks.twins.in_c import Pass, compiled
from csc_core.measuring.episodes import episode_table
from csc_core.model.codes import EventCodes
from tests.oracles.grouped import grouped_episodes
from tests.oracles.synthetic import ORGS, synthetic_codes

SECTORS = np.arange(ORGS, dtype=np.int8) % 5
MINER = "BENCH_PM4PY_PYTHON"  # the interpreter of a virtual environment that has pm4py
PEER = Path(__file__).parent / "twins" / "miner.py"


def inputs(codes: EventCodes) -> tuple[EventCodes, np.ndarray, np.ndarray]:
    """What measuring takes: every row counts."""
    return codes, np.ones(len(codes), dtype=bool), SECTORS


def measured(data: bytes) -> object:
    """From a file's bytes to its episodes."""
    return episodes(opened(data))


def p5(plan: Plan) -> Iterator[Figure]:
    """Beside one pass in C over the same arrays."""
    what, goal = "measuring / a C pass of the same definitions", Goal(8, 4)
    with tempfile.TemporaryDirectory() as folder:
        try:
            library = compiled(Path(folder))
        except (OSError, subprocess.CalledProcessError):
            yield left_out("P5", what, "no gcc here")
            return
        for rows in map(plan.rows, (1_000, 100_000, *((1_000_000,) if plan.full else ()))):
            given = inputs(synthetic_codes(rows))
            other = Pass(library, *given)
            found = in_turn(
                {"measuring": here(partial(episode_table, *given)), "C": here(other.run)}, plan.rounds
            )
            yield Figure("P5", what, rows_of(rows), "×", found.ratio("measuring", "C"), goal, found.told())


def p6(plan: Plan) -> Iterator[Figure]:
    """Beside the pandas groupby twin that the tests compare with."""
    sizes = ((1_000, Goal(15, least=True)), (1_000_000 if plan.full else 100_000, Goal(5, least=True)))
    for rows, goal in sizes:
        given = inputs(synthetic_codes(plan.rows(rows)))
        sides = {
            "measuring": here(partial(episode_table, *given)),
            "groupby": here(partial(grouped_episodes, *given)),
        }
        found = in_turn(sides, plan.rounds)
        what = "faster than pandas groupby"
        yield Figure(
            "P6", what, rows_of(plan.rows(rows)), "×", found.ratio("groupby", "measuring"), goal, found.told()
        )


def p7(plan: Plan) -> Iterator[Figure]:
    """A portfolio: many collaborations of 500 events in one pass."""
    many = 10_000 if plan.full else 1_000
    many = 3 if plan.tiny else many
    given = inputs(synthetic_codes(many * 500))
    size = f"{many:,} × 500 events"
    found = in_turn({"measuring": here(partial(episode_table, *given))}, plan.rounds)
    seconds = Spread.of(found.cpu["measuring"])
    tracemalloc.start()
    episode_table(*given)
    scratch = tracemalloc.get_traced_memory()[1] / (many * 500)
    tracemalloc.stop()
    note = "no bound to reach; 0.2 s for 10,000 × 500 would be quick"
    yield Figure("P7", "measuring a portfolio, CPU", size, " s", seconds, beside=note)
    bytes_each = Spread.of([scratch])
    yield Figure("P7", "memory at most while measuring, an event", size, " bytes", bytes_each, Goal(64))


def p8(plan: Plan) -> Iterator[Figure]:
    """Beside a process miner that reads the same file and counts what follows what, and how long after."""
    what, python = "faster than pm4py: read, directly-follows graph and its times", os.environ.get(MINER)
    if not python:
        yield left_out("P8", what, f"set {MINER} to the Python of an environment that has pm4py")
        return
    sizes = ((1_000, Goal(5, least=True)), (1_000_000 if plan.full else 100_000, Goal(1.6, 3, least=True)))
    for rows, goal in sizes:
        data = made_log(plan.rows(rows))
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "log.csv"
            file.write_bytes(data)
            with Popen([python, PEER, file], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, text=True) as peer:
                sides = {"ours": here(partial(measured, data)), "pm4py": asked(peer)}
                found = in_turn(sides, plan.rounds)
                peer.communicate()
        size = rows_of(plan.rows(rows))
        yield Figure("P8", what, size, "×", found.ratio("pm4py", "ours"), goal, found.told())


def asked(process: "Popen[str]") -> Side:
    """Work that another process does once a line, telling its CPU and wall seconds."""
    assert process.stdin is not None
    assert process.stdout is not None
    ask, answer = process.stdin, process.stdout

    def run() -> tuple[float, float]:
        ask.write("\n")
        ask.flush()
        cpu, wall = map(float, answer.readline().split())
        return cpu, wall

    run()  # warm
    return run
