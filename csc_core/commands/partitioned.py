"""The logs of a folder in partitions, measured here or by the workers of a cluster, and how far that is."""

import datetime as dt
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from csc_core.commands.replies import tell, wrong
from csc_core.model.errors import EngineUnavailable

if TYPE_CHECKING:
    from csc_core.model.opened import Received
    from csc_core.model.portfolio import CollaborationSummary
    from csc_core.scale.engine import Engine
    from csc_core.scale.partitions import Partition

STEPS = 20  # at most so many lines tell how far a long work is
ENGINES = ("dask",)


def summaries(
    arguments: Namespace, today: dt.date, received: list["Received"]
) -> Iterator["CollaborationSummary"]:
    """The summaries of a folder's logs; notes what became of each log, and tells how far the work is."""
    from csc_core.scale.partitions import Reading

    partitions = _partitions(arguments)
    logs = sum(partition.size for partition in partitions)
    try:
        with _engine(arguments) as engine:
            for part in engine(Reading(today, arguments.as_of), partitions):
                for told in part.received:
                    received.append(told)
                    tell_progress(told, len(received), logs)
                yield from part.summaries
    except EngineUnavailable as fault:
        wrong(arguments, f"{fault.says} {fault.try_this}")
    except OSError as fault:
        wrong(arguments, f"the Parquet files cannot be written ({fault.strerror})")


def _partitions(arguments: Namespace) -> list["Partition"]:
    """The Parquet files of the folder, and its other files in partitions."""
    from csc_core.folders import logs_in
    from csc_core.scale.partitions import parquet_in, partitions_of

    folder = Path(arguments.folder).resolve()
    try:
        logs, files = logs_in(folder), parquet_in(folder)
    except OSError as fault:
        wrong(arguments, f"{arguments.folder} cannot be read as a folder ({fault.strerror})")
    return [*files, *partitions_of(logs, _target(arguments))]


def _target(arguments: Namespace) -> Path | None:
    """The folder for Parquet files, made where it is not there yet; never one that holds some already."""
    if arguments.write_parquet is None:
        return None
    target = Path(arguments.write_parquet).resolve()
    try:
        target.mkdir(parents=True, exist_ok=True)
        taken = any(target.glob("*.parquet"))
    except OSError as fault:
        wrong(arguments, f"{arguments.write_parquet} cannot be used as a folder ({fault.strerror})")
    if taken:
        wrong(arguments, f"{arguments.write_parquet} holds Parquet files already; name a folder without any")
    return target


def _engine(arguments: Namespace) -> AbstractContextManager["Engine"]:
    from csc_core.scale import engine

    if arguments.scheduler and not arguments.engine:
        wrong(arguments, "--scheduler goes with --engine dask")
    return engine.dask(arguments.scheduler) if arguments.engine else nullcontext(engine.here)


def tell_progress(log: "Received", done: int, of: int) -> None:
    """Every log that was not read, and now and then one that was."""
    if done * STEPS // of > (done - 1) * STEPS // of or not log.loaded:
        tell(f"{done:,} of {of:,} · {log.name}: {log.why}")
