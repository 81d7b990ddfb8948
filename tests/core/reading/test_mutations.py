"""Broken files of every kind: each is answered in plain words and soon, and none ends the program."""

import faulthandler
import os
import re
import resource
import signal
import sys
import time
from collections import Counter

import pytest

from csc_core.intake import open_log
from csc_core.model.errors import UnreadableFile
from csc_core.reading import limits, parser, read_table
from tests.core.reading.mutations import DOORS, broken, many
from tests.corpus.place import files, needs_corpus
from tests.make import TODAY

FEW = {"csv": 150, "json": 150, "xes": 100, "xlsx": 8, "ods": 8}  # a workbook costs a process
PLENTY = {"csv": 4_000, "json": 4_000, "xes": 3_000, "xlsx": 150, "ods": 150}
PATIENCE = 5  # seconds of processor time for one file
JARGON = re.compile(r"Error\b|Exception|codec|Traceback|<class|0x[0-9a-f]{3}|PanicException")
OLD_WORKBOOKS, PARTS = 20_000, 4


def answer(data: bytes, name: str) -> str:
    """What is said of a file, after making sure that it was said soon and plainly."""
    begin = time.process_time()
    opened = open_log(data, name, today=TODAY)
    assert time.process_time() - begin < PATIENCE
    assert opened.why
    assert opened.log is not None or not opened.set_aside
    said = opened.why.replace(name, "")
    assert opened.log is not None or not JARGON.search(re.sub(r'"[^"]*"', "", said)), said
    return str(opened.verdict)


@pytest.mark.parametrize("door", DOORS)
def test_broken_files_are_answered(door: str) -> None:
    sound = DOORS[door]()
    assert open_log(sound, f"log.{door}", today=TODAY).raw is not None
    for data in many(sound, FEW[door]):
        answer(data, f"log.{door}")


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("door", DOORS)
def test_very_many_broken_files_are_answered(door: str) -> None:
    sound = DOORS[door]()
    print(door, dict(Counter(answer(data, f"log.{door}") for data in many(sound, PLENTY[door]))))


def parsed_apart(data: bytes) -> tuple[str, float]:
    """How a process that runs the parser within its limits ends, and the seconds it took.

    It is forked from here rather than started anew, which twenty thousand would take an hour for.
    """
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # a panic is long-winded
        os.environ["RUST_BACKTRACE"] = "0"
        try:
            parser._limit(limits.PARSER_BYTES + limits.PARSER_BYTES_EACH * len(data), _seconds_from_now())
            for _ in parser._lines(data, limits.SHEETS, limits.SHEET_CELLS):
                pass
            os.write(outlet, b"read")
        except BaseException as fault:  # noqa: BLE001  # the parser's own panic is no ordinary exception
            os.write(outlet, type(fault).__name__.encode())
        os._exit(0)
    os.close(outlet)
    begin = time.monotonic()
    _, status = os.waitpid(child, 0)
    with os.fdopen(inlet, "rb") as said:
        how = said.read().decode() or signal.Signals(os.WTERMSIG(status)).name
    return how, time.monotonic() - begin


def _seconds_from_now() -> int:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime) + 1 + limits.PARSER_SECONDS


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_twenty_thousand_broken_old_workbooks_end_only_their_own_process(part: int) -> None:
    needs_corpus()
    sound = [path.read_bytes() for path in files("messy") if path.suffix == ".xls"]
    sound = [data for data in sound if len(data) < 100_000]
    ends: Counter[str] = Counter()
    worst, odd = 0.0, []
    for seed in range(part, OLD_WORKBOOKS, PARTS):
        data = broken(sound[seed % len(sound)], seed)
        how, took = parsed_apart(data)
        ends[how] += 1
        worst = max(worst, took)
        if how.startswith("SIG"):
            odd.append(data)
    print(f"\n{ends.total()} old workbooks: {dict(ends)}, the longest {worst:.1f} s")
    for data in odd[:20]:  # these took the limits: the app must refuse them
        begin = time.monotonic()
        with pytest.raises(UnreadableFile):
            read_table(data, "log.xls")
        assert time.monotonic() - begin < limits.PARSER_PATIENCE * (limits.PARSER_SECONDS + 1) + 1
