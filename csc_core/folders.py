"""A folder of event logs: which files belong together, and each opened as it would be alone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from csc_core.intake import BESIDE, open_log
from csc_core.model.errors import UnreadableFile
from csc_core.model.opened import Opened

EVENTS = "events"
KINDS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
READ_AT_MOST = 100_000_000  # bytes; more than any file that loads, so that the reader says why it does not


@dataclass(frozen=True, slots=True)
class Log:
    """One log of a folder: its file's name within the folder, its events, and the tables beside them."""

    name: str
    events: Path
    beside: dict[str, Path] = field(default_factory=dict)


def logs_in(folder: Path) -> list[Log]:
    """The logs of a folder and of the folders in it, by name.

    Every table is a log, except ``partners.csv``, ``meta.csv`` and so on beside ``events.csv``, and
    ``NAME-partners.csv`` and so on beside ``NAME.csv`` or ``NAME-events.csv``. Hidden files and other
    kinds of files are left alone. A folder within that cannot be listed stands for a log that cannot be
    opened. Raises OSError when the folder itself cannot be listed.
    """
    within = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
    found = [*_logs_of(folder, ""), *(log for path in within for log in _logs_within(path))]
    return sorted(found, key=lambda log: log.name)


def _logs_within(folder: Path) -> list[Log]:
    try:
        return list(_logs_of(folder, f"{folder.name}/"))
    except OSError:
        return [Log(f"{folder.name}/", folder)]


def _logs_of(folder: Path, prefix: str) -> Iterator[Log]:
    """The logs whose files lie in this very folder."""
    tables = {path.stem: path for path in sorted(folder.iterdir()) if _is_table(path)}
    mine = {stem: _beside(stem, tables) for stem in tables}
    taken = {path for beside in mine.values() for path in beside.values()}
    for path in sorted(folder.iterdir()):
        if _is_table(path) and path not in taken:
            yield Log(prefix + path.name, path, mine[path.stem])


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in KINDS and not path.name.startswith((".", "~$")) and path.is_file()


def _beside(stem: str, tables: dict[str, Path]) -> dict[str, Path]:
    """The small tables named after a log; beside ``events`` they have no name but their own."""
    found = {table: name_beside(stem, table) for table in BESIDE}
    return {table: tables[name] for table, name in found.items() if name in tables}


def name_beside(stem: str, table: str) -> str:
    """The name (without its ending) of a small table that lies beside the events of this name."""
    return table if stem == EVENTS else f"{stem.removesuffix(f'-{EVENTS}')}-{table}"


def open_found(log: Log, *, today: dt.date) -> Opened:
    """Open one log of a folder. Nothing that is wrong with its files raises; the verdict tells of it."""
    try:
        data = read(log.events)
        beside = {table: (path.name, read(path)) for table, path in log.beside.items()}
    except UnreadableFile as fault:
        return Opened.refused(fault)
    return open_log(data, log.name, today=today, beside=beside)


def read(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableFile, in words for people, when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(READ_AT_MOST)
    except FileNotFoundError as fault:
        raise UnreadableFile(f"There is no file named {path}.", "Look at the name and the folder.") from fault
    except OSError as fault:
        why = fault.strerror or "the system gives no reason"
        raise UnreadableFile(f"{path} cannot be opened ({why}).", "Name a file you may read.") from fault
