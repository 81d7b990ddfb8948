"""Logs as Parquet: read back they say the same beside others, and hold no more words than that takes."""

import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.model.errors import UnreadableFile
from csc_core.model.log import EventLog, Source
from csc_core.model.opened import Opened, Received
from csc_core.model.problems import SetAside
from csc_core.model.vocabulary import Verdict
from csc_core.portfolio import summaries_of
from csc_core.scale import parquet
from tests.core.collaborations import TODAY, made_logs, meta
from tests.core.measuring.hand import log_of, setback


def rows_of(logs: list[EventLog]) -> list[parquet.Row]:
    """Logs with what became of their files, which are called after their place."""
    named = [replace(log, source=Source(f"{place}.csv")) for place, log in enumerate(logs)]
    opened = [Opened(Verdict.LOAD, "It loads.", log, len(log)) for log in named]
    return [(Received.of(log.source.name, each), log) for log, each in zip(named, opened, strict=True)]


def written(folder: Path, *logs: EventLog) -> Path:
    path = folder / "some.parquet"
    parquet.write(path, rows_of(list(logs)))
    return path


@given(st.lists(made_logs(), max_size=4))
@settings(max_examples=60, deadline=None)
def test_logs_read_back_say_the_same(tmp_path_factory: pytest.TempPathFactory, logs: list[EventLog]) -> None:
    rows = rows_of(logs)
    path = tmp_path_factory.mktemp("parquet") / "some.parquet"
    parquet.write(path, rows)
    again = parquet.read(path)
    assert [told for told, _ in again] == [told for told, _ in rows]
    expected = list(summaries_of([(told.name, log) for told, log in rows], today=TODAY))
    assert list(summaries_of([(told.name, log) for told, log in again], today=TODAY)) == expected


def test_words_that_others_may_not_read_are_not_in_the_file(tmp_path: Path) -> None:
    log = log_of(
        [
            setback("S1", 1, title="open words", detail="long words"),
            setback("S2", 2, title="kept words", visibility="facilitator"),
            setback("S3", 3, title="contested words", contested="yes"),
        ],
        meta=meta(name="A pact", story="story words", goal="goal words"),
    )
    ((told, _),) = rows_of([log])
    told = replace(told, set_aside=(SetAside(4, "No date.", "Give one.", cells=(("title", "aside words"),)),))
    parquet.write(tmp_path / "some.parquet", [(told, log)])
    cells = json.dumps(pq.read_table(tmp_path / "some.parquet").to_pylist())
    assert "open words" in cells
    for kept in ("long", "kept", "contested", "story", "goal", "aside"):
        assert f"{kept} words" not in cells
    ((again, _),) = parquet.read(tmp_path / "some.parquet")
    assert [row.says for row in again.set_aside] == ["No date."]


def test_any_division_of_its_rows_keeps_collaborations_whole(tmp_path: Path) -> None:
    logs = [log_of([setback("S1", 1), setback("S2", n)], meta=meta(name=f"Pact {n}")) for n in (2, 3, 4)]
    table = pq.read_table(written(tmp_path, *logs))
    for number, place in enumerate((2, 0, 1)):
        pq.write_table(table.slice(place, 1), tmp_path / f"{number}.parquet")
    read = [parquet.read(tmp_path / f"{number}.parquet") for number in range(3)]
    assert [[(log.name, len(log)) for _, log in rows] for rows in read] == [
        [("Pact 4", 2)],
        [("Pact 2", 2)],
        [("Pact 3", 2)],
    ]


@pytest.mark.parametrize("spoil", ["cut", "flipped", "codebook", "other", "none"])
def test_a_file_that_is_not_ours_any_more_is_told(tmp_path: Path, spoil: str) -> None:
    path = written(tmp_path, log_of([setback("S1", 1)], meta=meta()))
    whole = path.read_bytes()
    if spoil == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif spoil == "flipped":
        path.write_bytes(whole[:200] + bytes(255 - byte for byte in whole[200:260]) + whole[260:])
    elif spoil == "codebook":
        table = pq.read_table(path)
        pq.write_table(table.replace_schema_metadata({parquet.CODEBOOK: b"{}"}), path)
    elif spoil == "other":
        pq.write_table(pa.table({"a": [1]}), path)
    else:
        path.unlink()
    with pytest.raises(UnreadableFile, match=r"some\.parquet"):
        parquet.read(path)
