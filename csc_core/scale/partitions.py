"""What is done with one partition of a portfolio, some of its logs, wherever that is done."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from csc_core.folders import Log, open_found
from csc_core.model.errors import UnreadableFile
from csc_core.model.opened import Opened, Received
from csc_core.model.portfolio import CollaborationSummary
from csc_core.portfolio import summaries_of
from csc_core.scale import parquet

FILES = 16_000_000  # bytes of files in a partition: some seconds of work
ENDING = ".parquet"


@dataclass(frozen=True, slots=True)
class Partition:
    """Logs as files to be opened, or one Parquet file of logs; ``target`` is where to write them as one."""

    logs: tuple[Log, ...] = ()
    parquet: Path | None = None
    target: Path | None = None

    @property
    def size(self) -> int:
        """How many logs it is."""
        return len(self.logs) if self.parquet is None else parquet.count(self.parquet)


@dataclass(frozen=True, slots=True)
class Reading:
    """On which day logs are read: at ``as_of``, else each at its own date, else ``today``."""

    today: dt.date
    as_of: dt.date | None = None

    def __call__(self, partition: Partition) -> "Part":
        """Measure a partition. A log that does not load is told and stops no other. OSError from writing."""
        received, rows = _opened(partition, self.today)
        if partition.target is not None and rows:
            parquet.write(partition.target, rows)
        logs = [(told.name, log) for told, log in rows]
        return Part(received, tuple(summaries_of(logs, today=self.today, as_of=self.as_of)))


@dataclass(frozen=True, slots=True)
class Part:
    """The summaries of a partition's logs, and what became of each log's file."""

    received: tuple[Received, ...]
    summaries: tuple[CollaborationSummary, ...]


def _opened(partition: Partition, today: dt.date) -> tuple[tuple[Received, ...], Sequence[parquet.Row]]:
    if partition.parquet is not None:
        try:
            rows = parquet.read(partition.parquet)
        except UnreadableFile as fault:
            return (Received.of(partition.parquet.name, Opened.refused(fault)),), ()
        return tuple(told for told, _ in rows), rows
    opened = [(log.name, open_found(log, today=today)) for log in partition.logs]
    told = tuple(Received.of(*each) for each in opened)
    return told, [(t, o.log) for t, (_, o) in zip(told, opened, strict=True) if o.log is not None]


def partitions_of(logs: Iterable[Log], folder: Path | None = None) -> Iterator[Partition]:
    """Logs by about ``FILES`` bytes of events; each is to be written as a Parquet file into the folder."""
    for number, batch in enumerate(_by_size(logs)):
        yield Partition(batch, target=folder and folder / f"part-{number:06}{ENDING}")


def _by_size(logs: Iterable[Log]) -> Iterator[tuple[Log, ...]]:
    batch: list[Log] = []
    size = 0
    for log in logs:
        batch.append(log)
        size += log.events.stat().st_size if log.events.is_file() else 0
        if size >= FILES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def parquet_in(folder: Path) -> tuple[Partition, ...]:
    """The Parquet files of a folder, by name, each a partition. Raises OSError."""
    return tuple(
        Partition(parquet=path)
        for path in sorted(folder.iterdir())
        if path.suffix == ENDING and path.is_file()
    )
