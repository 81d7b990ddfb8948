"""Portfolios past one machine: millions of events made, measured by workers and deleted, part by part.

python -m benchmarks.scale text --events 5_000_000      CSV logs with words, opened, checked and measured
python -m benchmarks.scale columns --events 100_000_000 Parquet files with only what measuring reads

``--from`` and ``--to`` do some parts of a run; what all of them found together is in ``var/scale``.
``--here`` does the work in this process, without workers.
"""

import argparse
import json
import resource
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.logs import AS_OF, made_log
from benchmarks.memory import most
from csc_core.folders import logs_in
from csc_core.model import columns as c
from csc_core.model.log import EventLog, Source
from csc_core.model.opened import Received
from csc_core.model.roster import Meta, Partner
from csc_core.model.table import EventTable
from csc_core.model.vocabulary import Sector, Verdict
from csc_core.scale import engine, parquet
from csc_core.scale.partitions import Partition, Reading, parquet_in, partitions_of
from tests.oracles.synthetic import ORGS, synthetic_codes

EACH = 500  # events of a collaboration
DIFFERENT = 200  # collaborations that are made; the others are the same under other names
PARTS = {"text": 500_000, "columns": 2_500_000}  # events made, measured and deleted together
IN_A_FILE = 200  # collaborations of a Parquet file
FOLDER = Path(__file__).parents[1] / "var" / "scale"  # left out of the repository


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a run: how much it was, how long it took, and how much room."""

    events: int
    collaborations: int
    setbacks: int
    seconds: float
    bytes_on_disk: int
    bytes_in_memory: int  # of the columns, where there are columns


@dataclass(frozen=True, slots=True)
class Run:
    """Several parts, and what the processes took at most."""

    workers: int
    parts: tuple[Part, ...]
    cpu: float
    most_here: int
    most_in_a_worker: int

    def told(self) -> str:
        """In words."""
        events = sum(part.events for part in self.parts)
        seconds = sum(part.seconds for part in self.parts)
        each = [1e6 * part.seconds / part.events for part in self.parts]
        room = sum(part.bytes_on_disk for part in self.parts) / events
        columns = sum(part.bytes_in_memory for part in self.parts) / events
        return "\n".join(
            (
                f"{events:,} events, {sum(p.collaborations for p in self.parts):,} collaborations, "
                f"{sum(p.setbacks for p in self.parts):,} setbacks, {len(self.parts)} parts",
                f"{seconds:.0f} s on the clock, {self.cpu:.0f} s of CPU; {events / seconds:,.0f} events "
                f"a second, {events / seconds / self.workers:,.0f} for each of {self.workers}",
                f"microseconds an event: first part {each[0]:.2f}, last {each[-1]:.2f}, "
                f"from {min(each):.2f} to {max(each):.2f}",
                f"{room:.1f} bytes an event on disk" + (f", {columns:.1f} as columns" if columns else ""),
                f"memory at most: {self.most_here / 1e9:.2f} GB here, "
                f"{self.most_in_a_worker / 1e9:.2f} GB in a worker",
            )
        )


def text_part(folder: Path, events: int, seed: int) -> list[Partition]:
    """A folder of CSV logs with words, and facts beside them."""
    made = [made_log(EACH, seed * DIFFERENT + number) for number in range(min(DIFFERENT, events // EACH))]
    for number in range(events // EACH):
        (folder / f"log{number:06}.csv").write_bytes(made[number % len(made)])
        facts = f"field,value\nname,Collaboration {seed}-{number}\nshare_in_comparisons,yes\nas_of,{AS_OF}\n"
        (folder / f"log{number:06}-meta.csv").write_text(facts)
    return list(partitions_of(logs_in(folder)))


def column_logs(seed: int, many: int) -> list[parquet.Row]:
    """Collaborations of which there is nothing but the columns that measuring reads."""
    partners = tuple(Partner(org_id=f"ORG{k}", sector=list(Sector)[k % 5]) for k in range(ORGS))
    rows = EventTable({c.ROW: lambda: np.arange(2, EACH + 2), c.TITLE: lambda: np.full(EACH, "")})
    logs = []
    for number in range(many):
        codes = synthetic_codes(EACH, EACH, seed * many + number)
        codes = replace(codes, orgs=tuple(partner.org_id for partner in partners))
        meta = Meta(name=f"Collaboration {seed}-{number}", as_of=AS_OF, share_in_comparisons="yes")
        log = EventLog(rows, codes, meta, partners, source=Source(f"{seed}-{number}.csv"))
        logs.append((Received(log.source.name, Verdict.LOAD, "", EACH, EACH, (), ()), log))
    return logs


def column_part(folder: Path, events: int, seed: int) -> list[Partition]:
    """A folder of Parquet files."""
    made = column_logs(seed, min(DIFFERENT, events // EACH))
    for first in range(0, events // EACH, IN_A_FILE):
        size = min(IN_A_FILE, events // EACH - first)
        rows = [made[(first + number) % len(made)] for number in range(size)]
        parquet.write(folder / f"part-{first:06}.parquet", rows)
    return list(parquet_in(folder))


def columns_bytes(partitions: Sequence[Partition]) -> int:
    """What the columns of the Parquet files take in memory."""
    from pyarrow.parquet import read_table

    return sum(read_table(each.parquet).nbytes for each in partitions if each.parquet)


def parts(form: str, numbers: range, events: int, run: engine.Engine) -> Iterator[Part]:
    """Make, measure and delete one part after the other."""
    make = text_part if form == "text" else column_part
    for number in numbers:
        folder = FOLDER / "part"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        made = make(folder, min(events, PARTS[form]), number)
        disk = sum(path.stat().st_size for path in folder.iterdir())
        memory = columns_bytes(made)
        seen = collaborations = setbacks = 0
        began = time.perf_counter()
        for found in run(Reading(AS_OF), made):
            collaborations += len(found.summaries)
            seen += sum(summary.entries for summary in found.summaries)
            setbacks += sum(len(summary.setbacks) for summary in found.summaries)
        yield Part(seen, collaborations, setbacks, time.perf_counter() - began, disk, memory)
        shutil.rmtree(folder)


def scale(form: str, numbers: range, events: int, *, here: bool = False) -> Run:
    """Some parts of a run, in this process or by two workers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.process_time()
    with nullcontext(engine.here) if here else engine.dask(workers=2) as run:
        found = tuple(parts(form, numbers, events, run))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    cpu = time.process_time() - began if here else workers
    return Run(1 if here else 2, found, cpu, most(), after.ru_maxrss * 1024)


def kept_so_far(file: Path, new: Run) -> Run:
    """The run with the parts that earlier commands did."""
    lines = file.read_text().splitlines() if file.exists() else []
    earlier = [json.loads(line) for line in lines]
    with file.open("a") as kept:
        print(json.dumps(asdict(new)), file=kept)
    known = [Run(**(each | {"parts": tuple(Part(**part) for part in each["parts"])})) for each in earlier]
    runs = [*known, new]
    return Run(
        new.workers,
        tuple(part for each in runs for part in each.parts),
        sum(each.cpu for each in runs),
        max(each.most_here for each in runs),
        max(each.most_in_a_worker for each in runs),
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("form", choices=PARTS)
    parser.add_argument("--events", type=int, default=5_000_000)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--to", type=int)
    parser.add_argument("--here", action="store_true")
    asked = parser.parse_args()
    numbers = range(asked.first, asked.to or max(1, asked.events // PARTS[asked.form]))
    name = f"{asked.form}-{asked.events}{'-here' if asked.here else ''}.jsonl"
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not asked.first:
        (FOLDER / name).unlink(missing_ok=True)
    run = scale(asked.form, numbers, asked.events, here=asked.here)
    print(kept_so_far(FOLDER / name, run).told())


if __name__ == "__main__":
    main()
