"""Logs as Parquet files: what a portfolio reads of each log, and what became of its rows.

A row of a file is a whole collaboration, its events are lists within the row: however rows are divided among
files, no collaboration is torn apart. Of a log's texts there are only the titles of setbacks that others may
read.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError

from csc_core.measuring.summary import withheld
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, MASKS, SINGLE, EventCodes, IntArray, Ragged, position
from csc_core.model.errors import UnreadableFile
from csc_core.model.log import EventLog, Source
from csc_core.model.opened import Received
from csc_core.model.roster import Meta, Partner
from csc_core.model.table import EventTable
from csc_core.model.vocabulary import Kind

Row = tuple[Received, EventLog]

UNREAD = ("channel", "evidence", "confidence", "source_type", "severity", "shared_credit", "planned")
NUMBERS: dict[str, type[np.integer[Any]]] = {
    **dict.fromkeys(("day", "first", "last"), np.int32),
    **dict.fromkeys((name for name in SINGLE if name not in UNREAD), np.int8),
    **dict.fromkeys(("subtype", "action"), np.int16),
    **{"facets": np.uint8, "practices": np.uint8, "forms": np.uint16},
}
SEVERAL = ("actors", "directed_at", "touched", "answers")
WORDS = ("orgs", "subtypes", "actions")
WORDS_OF_META = ("id", "goal", "records_note", "retention_note", "story")  # of no use beside other logs
ABOUT, CODEBOOK = "about", b"codebook"


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside the events of one log."""

    received: Received
    source: str
    meta: Meta
    partners: tuple[Partner, ...]

    @classmethod
    def of(cls, received: Received, log: EventLog) -> "About":
        """Without what a portfolio does not read."""
        aside = tuple(replace(row, cells=()) for row in received.set_aside)
        meta = log.meta.model_copy(update=dict.fromkeys(WORDS_OF_META))
        partners = tuple(Partner(org_id=each.org_id, sector=each.sector) for each in log.partners)
        return cls(replace(received, set_aside=aside), log.source.name, meta, partners)


@cache
def _about() -> TypeAdapter[About]:
    return TypeAdapter(About)


def _codebook() -> bytes:
    """The words behind the numbers: a file that was written with others cannot be read."""
    return json.dumps({name: [*map(str, enum)] for name, enum in (SINGLE | MASKS).items()}).encode()


def write(path: Path, rows: Sequence[Row]) -> None:
    """Write logs, each with what became of its file. Raises OSError."""
    from pyarrow.parquet import write_table

    logs = [log for _, log in rows]
    about = [_about().dump_json(About.of(*row), exclude_none=True).decode() for row in rows]
    columns = {ABOUT: pa.array(about, pa.string()), **_event_columns(logs), **_setback_columns(logs)}
    table = pa.table(columns).replace_schema_metadata({CODEBOOK: _codebook()})
    write_table(table, path, compression="zstd", write_page_checksum=True)


def _event_columns(logs: Sequence[EventLog]) -> dict[str, pa.Array]:
    """What every event has, as a list of numbers (or of lists) for each log, and the words behind them."""
    sizes = [len(log) for log in logs]
    columns: dict[str, pa.Array] = {}
    for name in WORDS:
        columns[name] = pa.array([getattr(log.codes, name) for log in logs], pa.list_(pa.string()))
    for name, dtype in NUMBERS.items():
        columns[name] = _listed(sizes, pa.array(_chained([getattr(log.codes, name) for log in logs], dtype)))
    for name in SEVERAL:
        lists = [getattr(log.codes, name) for log in logs]
        values = pa.array(_chained([each.values for each in lists], np.int32))
        columns[name] = _listed(sizes, _listed(_chained([each.counts() for each in lists], np.int64), values))
    return columns


def _setback_columns(logs: Sequence[EventLog]) -> dict[str, pa.Array]:
    """What only setbacks have: the row of the file each stood in, and its title."""
    rows, titles = [], []
    for log in logs:
        setbacks = np.flatnonzero(log.codes.is_kind(Kind.SETBACK))
        rows.append(np.asarray(log.table.column(c.ROW))[setbacks])
        titles.append(_titles(log, setbacks))
    return {
        c.ROW: pa.array(rows, pa.list_(pa.int32())),
        c.TITLE: pa.array(titles, pa.list_(pa.string())),
    }


def _chained(arrays: Sequence[NDArray[Any]], dtype: type[np.integer[Any]]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=dtype), *arrays]).astype(dtype, copy=False)


def _listed(sizes: Sequence[int] | NDArray[np.int64], values: pa.Array) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(np.cumsum([0, *sizes]), pa.int32()), values)


def _titles(log: EventLog, setbacks: IntArray) -> list[str | None]:
    """The titles of setbacks; none for those that others may not read."""
    hidden = withheld(log.codes)[setbacks].tolist()
    titles = log.cells(c.TITLE, setbacks)
    return [None if withhold else title for title, withhold in zip(titles, hidden, strict=True)]


def read(path: Path) -> list[Row]:
    """The logs of a file, with what became of each when it was opened.

    They hold what ``write`` keeps: columns that are not among it are blank. Raises UnreadableFile.
    """
    from pyarrow.parquet import read_table

    try:
        table = read_table(path, page_checksum_verification=True)
        if (table.schema.metadata or {}).get(CODEBOOK) != _codebook():
            raise _unreadable(path, "was written by another version of this program, or by another program")
        about = [_about().validate_json(cell) for cell in table.column(ABOUT).to_pylist()]
        return list(_logs(table, about))
    except (OSError, pa.ArrowException, KeyError, ValidationError, ValueError) as fault:
        raise _unreadable(path, "cannot be read as a file of logs") from fault


def count(path: Path) -> int:
    """How many logs a file holds; one that cannot be read counts as one."""
    from pyarrow.parquet import read_metadata

    try:
        return int(read_metadata(path).num_rows)
    except (OSError, pa.ArrowException):
        return 1


def _unreadable(path: Path, why: str) -> UnreadableFile:
    return UnreadableFile(f"{path.name} {why}.", "Write it anew from the logs, with --write-parquet.")


def _logs(table: pa.Table, about: Sequence[About]) -> Iterator[Row]:
    """The rows of a table as logs, cut out of whole columns."""
    numbers = {name: _flat(table, name).to_numpy(zero_copy_only=False) for name in NUMBERS}
    several = {name: _ragged(_flat(table, name)) for name in SEVERAL}
    rows, titles = (_of_setbacks(table, name, numbers["kind"]) for name in (c.ROW, c.TITLE))
    rows = rows.fill_null(0).to_numpy()
    words = {name: [tuple(cell) for cell in table.column(name).to_pylist()] for name in WORDS}
    ends = np.cumsum(table.column("kind").combine_chunks().value_lengths().to_numpy()).tolist()
    blank = np.full(len(numbers["kind"]), BLANK, dtype=np.int8)
    alone = np.zeros(len(blank), dtype=np.int32)
    for place, (begin, end) in enumerate(pairwise([0, *ends])):
        own: dict[str, Any] = {name: column[begin:end] for name, column in numbers.items()}
        own |= dict.fromkeys(UNREAD, blank[begin:end])
        own |= {name: _cut(column, begin, end) for name, column in several.items()}
        own |= {name: cells[place] for name, cells in words.items()}
        texts = partial(_as_pandas, titles.slice(begin, end - begin))
        made = EventTable({c.ROW: partial(rows.__getitem__, slice(begin, end)), c.TITLE: texts})
        codes = EventCodes(collaboration=alone[begin:end], **own)
        beside = about[place]
        log = EventLog(made, codes, beside.meta, beside.partners, source=Source(beside.source))
        yield beside.received, log


def _of_setbacks(table: pa.Table, name: str, kinds: IntArray) -> pa.Array:
    """A column that only setbacks have, blank for all other events."""
    is_setback = kinds == position(Kind.SETBACK)
    return _flat(table, name).take(pa.array(np.cumsum(is_setback) - 1, mask=~is_setback))


def _as_pandas(column: pa.Array) -> Any:
    return pd.array(column, dtype=pd.ArrowDtype(column.type))


def _flat(table: pa.Table, name: str) -> pa.Array:
    return table.column(name).combine_chunks().flatten()


def _ragged(lists: pa.Array) -> Ragged:
    counts = lists.value_lengths().to_numpy(zero_copy_only=False)
    return Ragged(np.concatenate(([0], np.cumsum(counts))), lists.flatten().to_numpy(zero_copy_only=False))


def _cut(column: Ragged, begin: int, end: int) -> Ragged:
    offsets = column.offsets[begin : end + 1]
    return Ragged(offsets - offsets[0], column.values[offsets[0] : offsets[-1]])
