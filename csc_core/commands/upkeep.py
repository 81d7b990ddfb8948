"""The commands that look after a store: backup, restore, audit, and retain, which deletes by date."""

import datetime as dt
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from csc_core.commands.files import store_address
from csc_core.commands.replies import print_json, refuse, tell, wrong
from csc_core.model.errors import CscError

if TYPE_CHECKING:
    from csc_core.model.stored import Collaboration
    from csc_core.storing import Store

BACKUP = "Copy a SQLite store to one file, while others go on writing. PostgreSQL: use pg_dump."
RESTORE = """\
Make a backup the content of a SQLite store; what it held before is gone. A damaged backup is refused, and
nothing is changed. What was deleted since the backup is there again: run retain after."""
RETAIN = """\
List the collaborations past the date until which they are kept and, with --delete, delete them for good. What
is on legal hold stays. Each deletion is noted in the store's audit. Run it daily, and after a restore; a
server that was started with CSC_RETAIN=yes does both by itself."""

AUDIT = "Show what was noted: sign-ins, files saved, deletions, changes of members and terms. Newest first."


def audit(arguments: Namespace) -> int:
    """Print the audit, of collaborations that are gone too. 3 when the store cannot be opened."""

    def work(store: "Store") -> None:
        lines = [
            {
                "at": note.at.isoformat(timespec="seconds"),
                "who": note.who,
                "what": str(note.what),
                "about": note.about,
                "collaboration": note.collaboration_id,
            }
            for note in store.audit(arguments.about)
        ]
        if arguments.json:
            print_json({"audit": lines})
        for line in () if arguments.json else lines:
            print("  ".join(cell for cell in line.values() if cell))

    return _with_store(arguments, work)


def backup(arguments: Namespace) -> int:
    """Copy the store to a file. 3 when that cannot be done."""

    def work(store: "Store") -> None:
        store.back_up(Path(arguments.file))
        print(f"Copied to {arguments.file}.")

    return _with_store(arguments, work)


def restore(arguments: Namespace) -> int:
    """Put a backup in the place of a store. 3 when that cannot be done."""
    from csc_core.storing import put_back

    address = store_address(arguments)
    if not address.startswith("sqlite:///"):
        wrong(arguments, "only a SQLite store can be put back; for PostgreSQL use pg_restore")
    try:
        put_back(Path(arguments.file), Path(address.removeprefix("sqlite:///")))
    except CscError as fault:
        return refuse(fault)
    print(f"Put back from {arguments.file}.")
    return 0


def retain(arguments: Namespace) -> int:
    """Tell, or delete, what is past its date. 3 when the store cannot be opened."""

    def work(store: "Store") -> None:
        today = arguments.today or dt.date.today()
        swept = store.sweep(today, dt.datetime.now(dt.UTC)) if arguments.delete else ()
        gone, found = {one.id for one in swept}, swept or store.due(today)
        clean = store.scrub() if gone else True
        if arguments.json:
            print_json({"due": _as_values(found, gone), "nothing_left_in_the_files": clean})
        else:
            _print_due(found, gone, clean=clean)

    return _with_store(arguments, work)


def _as_values(found: "Sequence[Collaboration]", gone: Collection[str]) -> list[dict[str, object]]:
    return [{"id": one.id, "until": str(one.retention_until), "deleted": one.id in gone} for one in found]


def _print_due(found: "Sequence[Collaboration]", gone: Collection[str], *, clean: bool) -> None:
    for one in found:
        print(f"{one.id}  kept until {one.retention_until}  {'deleted' if one.id in gone else 'due'}")
    print(f"{len(found)} due, {len(gone)} deleted.")
    if not clean:
        tell("Traces may be left in the files until others have finished, or the server cleans up.")


def _with_store(arguments: Namespace, work: "Callable[[Store], None]") -> int:
    from csc_core.storing import open_store

    try:
        store = open_store(store_address(arguments))
        try:
            work(store)
        finally:
            store.close()
    except CscError as fault:
        return refuse(fault)
    return 0


def file_options(command: ArgumentParser) -> None:
    """Which file, and which store."""
    command.add_argument("file", metavar="FILE", help="the backup")
    _add_store(command)


def audit_options(command: ArgumentParser) -> None:
    """Which store, and of which collaboration."""
    _add_store(command)
    command.add_argument("--about", metavar="ID", help="one collaboration, also one that was deleted")
    command.add_argument("--json", action="store_true", help="print one JSON object")


def retain_options(command: ArgumentParser) -> None:
    """Which store, and whether to delete."""
    _add_store(command)
    add = command.add_argument
    add("--delete", action="store_true", help="delete them; without, they are only listed")
    add("--today", metavar="YYYY-MM-DD", type=dt.date.fromisoformat, help="the day to go by")
    add("--json", action="store_true", help="print one JSON object")


def _add_store(command: ArgumentParser) -> None:
    command.add_argument(
        "store", nargs="?", metavar="STORE", help="a SQLite file, or an address; else what CSC_STORE names"
    )
