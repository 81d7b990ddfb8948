"""P1 to P4 and P9 to P11: from a file's bytes to findings, beside pandas reading the same file."""

import contextlib
import io
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd

from benchmarks.figure import Figure, Goal, Plan, left_out, rows_of
from benchmarks.logs import AS_OF, beside, made_log
from benchmarks.timing import Spread, Times, here, in_turn
from csc_core.intake import open_log
from csc_core.measuring import measure
from csc_core.measuring.episodes import episode_table
from csc_core.measuring.partners import sector_codes
from csc_core.measuring.practices import with_practices_of_actions
from csc_core.model.codes import day_number
from csc_core.model.log import EventLog
from csc_core.model.opened import Opened
from csc_core.model.raw import RawTable
from csc_core.reading import limits, read_table

CSV = "read_csv"
WHOLE, TABLE = "opened and measured, every finding", "opened and measured, the episodes as columns"
GOALS = {
    "P1": ((1_000_000,), Goal(3.0, 2.0)),
    "P2": ((10_000, 100_000), Goal(2.5, 1.6)),
    "P3": ((500, 1_000), Goal(3.0, 2.0)),
}
MEASURED = (1_000, 100_000, 1_000_000)  # P4
MILLISECONDS = Goal(10)
SHEET_ROWS = 2_000


def upload(data: bytes, name: str = "log.csv") -> Opened:
    """A made-up log through the door that uploads come in by."""
    with any_size():
        return open_log(data, name, today=AS_OF, beside=beside())


def read(data: bytes, name: str = "log.csv") -> RawTable:
    """The table in it, as it stands."""
    with any_size():
        return read_table(data, name)


@contextlib.contextmanager
def any_size() -> Iterator[None]:
    """Lift the limit on uploads for a while: a million events are larger."""
    usual, limits.CSV_BYTES = limits.CSV_BYTES, sys.maxsize
    try:
        yield
    finally:
        limits.CSV_BYTES = usual


def opened(data: bytes, name: str = "log.csv") -> EventLog:
    """The log in it."""
    log = upload(data, name).log
    assert log is not None
    return log


def episodes(log: EventLog) -> object:
    """The findings that need every row, as columns."""
    codes = with_practices_of_actions(log.codes)
    return episode_table(codes, codes.day <= day_number(AS_OF), sector_codes(log))


@cache
def times(rows: int, rounds: int) -> Times:
    """Every step from the bytes of a log of so many rows, and pandas on the same bytes."""
    data = made_log(rows)
    log = opened(data)
    return (
        in_turn(
            {
                "reading": here(lambda: read(data)),
                "open_log": here(lambda: opened(data)),
                "episodes": here(lambda: episodes(log)),
                "measure": here(lambda: measure(log, AS_OF)),
                CSV: here(lambda: pd.read_csv(io.BytesIO(data))),
            },
            rounds,
        )
        .with_sum(WHOLE, "open_log", "measure")
        .with_sum(TABLE, "open_log", "episodes")
    )


def whole_path(number: str, plan: Plan) -> Iterator[Figure]:
    """Read, type, check, link and measure, over ``pandas.read_csv``."""
    sizes, goal = GOALS[number]
    if number == "P1" and not plan.full:
        yield left_out(number, WHOLE, "asked for with --full")
        return
    for rows in map(plan.rows, sizes):
        found = times(rows, plan.rounds)
        for what in (WHOLE, TABLE):
            yield Figure(
                number, f"{what} / pandas.read_csv", rows_of(rows), "×", found.ratio(what, CSV), goal
            )
            if number == "P3":
                yield Figure(number, f"{what}, CPU", rows_of(rows), " ms", found.ms(what), MILLISECONDS)
        yield Figure(
            number,
            "of it open_log / pandas.read_csv",
            rows_of(rows),
            "×",
            found.ratio("open_log", CSV),
            beside=found.told(),
        )


def p1(plan: Plan) -> Iterator[Figure]:
    """A million rows."""
    return whole_path("P1", plan)


def p2(plan: Plan) -> Iterator[Figure]:
    """Ten and a hundred thousand rows."""
    return whole_path("P2", plan)


def p3(plan: Plan) -> Iterator[Figure]:
    """Logs as collaborations have them."""
    return whole_path("P3", plan)


def p4(plan: Plan) -> Iterator[Figure]:
    """Measuring alone over ``pandas.read_csv``."""
    for rows in MEASURED if plan.full else MEASURED[:-1]:
        found, size = times(plan.rows(rows), plan.rounds), rows_of(plan.rows(rows))
        goal = Goal(0.15, 0.08)
        yield Figure(
            "P4",
            "measuring, the episodes as columns / pandas.read_csv",
            size,
            "×",
            found.ratio("episodes", CSV),
            goal,
        )
        yield Figure(
            "P4", "measuring, every finding / pandas.read_csv", size, "×", found.ratio("measure", CSV), goal
        )


def p9(plan: Plan) -> Iterator[Figure]:
    """A workbook, beside pandas with openpyxl on the same bytes."""
    rows = plan.rows(SHEET_ROWS)
    data = workbook(rows)
    found = in_turn(
        {
            "open_log": here(lambda: opened(data, "log.xlsx")),
            "reading": here(lambda: read(data, "log.xlsx")),
            "read_excel": here(lambda: pd.read_excel(io.BytesIO(data), engine="openpyxl")),
        },
        plan.rounds,
    )
    goal = Goal(0.33, 0.15)
    for side in ("open_log", "reading"):
        yield Figure(
            "P9",
            f"{side}, XLSX / pandas.read_excel with openpyxl",
            rows_of(rows),
            "×",
            found.ratio(side, "read_excel"),
            goal,
            found.told(),
        )


def workbook(rows: int) -> bytes:
    """A made-up log as an XLSX file."""
    file = io.BytesIO()
    frame = pd.read_csv(io.BytesIO(made_log(rows)), dtype="str", keep_default_na=False)
    frame.to_excel(file, sheet_name="events", index=False, engine="xlsxwriter")
    return file.getvalue()


def p10(plan: Plan) -> Iterator[Figure]:
    """How the time grows: 1 is in step with the rows, 2 with their square."""
    few, many = plan.rows(10_000), plan.rows(1_000_000 if plan.full else 100_000)
    small, large = times(few, plan.rounds), times(many, plan.rounds)
    goal = Goal(1.15, 1.05)
    for what in (WHOLE, TABLE):
        pairs = zip(small.cpu[what], large.cpu[what], strict=True)
        grown = [math.log(b / a) / math.log(many / few) for a, b in pairs] if many > few else [math.nan]
        yield Figure(
            "P10", f"growth exponent, {what}", f"{few:,} to {rows_of(many)}", "", Spread.of(grown), goal
        )


def p11(plan: Plan) -> Iterator[Figure]:
    """The most memory a process needs to read, check and measure a file, beyond what it holds before."""
    rows = plan.rows(1_000_000 if plan.full else 100_000)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        file.write_bytes(made_log(rows))
        size = file.stat().st_size
        for what in ("episodes", "findings"):
            command = [sys.executable, "-m", "benchmarks.memory", str(file), what]
            told = [
                subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
                for _ in range(3)
            ]
            grown = Spread.of([(int(peak) - int(start)) / size for start, peak in told])
            goal = Goal(2.6) if plan.full else None
            before, most = (int(told[0][k]) / 1e6 for k in (0, 1))
            note = f"{size / 1e6:.0f} MB file, {before:.0f} MB before, {most:.0f} MB at most"
            yield Figure(
                "P11",
                f"peak memory, {what} / the file's bytes, which are counted too",
                rows_of(rows),
                "×",
                grown,
                goal,
                note,
            )
