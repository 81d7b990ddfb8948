"""A portfolio in partitions says what it says as a whole: for any split, from files, Parquet, on workers."""

import datetime as dt
import os
import signal
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.folders import logs_in
from csc_core.model.errors import EngineUnavailable
from csc_core.model.log import EventLog
from csc_core.model.vocabulary import Verdict
from csc_core.portfolio import side_by_side, summaries_of
from csc_core.scale import engine, parquet, partitions
from csc_core.scale.partitions import Part, Partition, Reading, parquet_in, partitions_of
from tests.core.collaborations import TODAY, made_logs
from tests.core.scale.test_parquet import rows_of

SAMPLES = Path(__file__).parents[3] / "data" / "samples"
READING = Reading(dt.date(2025, 10, 1))
needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed")


def whole(parts: list[Part]) -> Part:
    """The answers of several partitions as one."""
    received = tuple(each for part in parts for each in part.received)
    return Part(received, tuple(each for part in parts for each in part.summaries))


@given(st.lists(made_logs(), min_size=1, max_size=6), st.data())
@settings(max_examples=40, deadline=None)
def test_any_split_of_collaborations_gives_the_same_portfolio(
    tmp_path_factory: pytest.TempPathFactory, logs: list[EventLog], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    rows = data.draw(st.permutations(rows_of(logs)), label="order")
    parts = data.draw(st.lists(st.integers(0, 3), min_size=len(rows), max_size=len(rows)), label="parts")
    for part in set(parts):
        own = [row for row, number in zip(rows, parts, strict=True) if number == part]
        parquet.write(folder / f"{part}.parquet", own)
    found = whole(list(engine.here(Reading(TODAY), parquet_in(folder))))
    alone = side_by_side(summaries_of([(told.name, log) for told, log in rows_of(logs)], today=TODAY))
    assert side_by_side(found.summaries) == alone
    assert sorted(told.name for told in found.received) == sorted(told.name for told, _ in rows)


@pytest.mark.parametrize("size", [1, 9_000, 10**9])
def test_a_folder_of_files_in_partitions_of_any_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(partitions, "FILES", size)
    logs = logs_in(SAMPLES)
    parts = list(partitions_of(logs, tmp_path))
    assert [log for part in parts for log in part.logs] == logs
    assert len(parts) == {1: len(logs), 10**9: 1}.get(size, len(parts))
    found = whole(list(engine.here(READING, parts)))
    once = READING(Partition(tuple(logs)))
    assert found == once
    again = whole(list(engine.here(READING, parquet_in(tmp_path))))
    assert again.summaries == found.summaries
    assert [(told.name, told.verdict) for told in again.received] == [
        (told.name, told.verdict) for told in found.received
    ]


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    READING(Partition(tuple(logs_in(SAMPLES)[:2]), target=tmp_path / "a.parquet"))
    (tmp_path / "b.parquet").write_bytes(b"PAR1 not really PAR1")
    good, bad = engine.here(READING, parquet_in(tmp_path))
    assert len(good.summaries) == 2
    assert (bad.summaries, bad.received[0].verdict) == ((), Verdict.REFUSE)


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(EngineUnavailable, match="not installed"), engine.dask("tcp://127.0.0.1:1"):
        pass


@needs_dask
def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", 0.5)
    with pytest.raises(EngineUnavailable, match="answers"), engine.dask("tcp://127.0.0.1:1"):
        pass


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    """Two worker processes, and the scheduler they listen to."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=engine.NO_PAGES, silence_logs=50
    ) as started:
        yield started


@needs_dask
@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", ["files", "parquet"])
def test_two_workers_one_of_them_killed_in_the_middle_find_the_same(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(partitions, "FILES", 1)
    parts = list(partitions_of(logs_in(SAMPLES), tmp_path))
    alone = list(engine.here(READING, parts))
    if kind == "parquet":
        parts = list(parquet_in(tmp_path))
        alone = list(engine.here(READING, parts))
    workers = cluster.workers
    with engine.dask(cluster.scheduler_address) as run:
        answers = run(READING, parts * 4)
        found = [next(answers)]
        os.kill(next(iter(workers.values())).pid, signal.SIGKILL)
        found += answers
    assert found == alone * 4
