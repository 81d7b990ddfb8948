"""What commands share: opening the log that is named, writing files, printing, and exit codes."""

import datetime as dt
import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csc_core.model.errors import UnreadableFile
from csc_core.model.vocabulary import Verdict

if TYPE_CHECKING:
    from csc_core.model.opened import Opened

REFUSED = 3
EXITS = {Verdict.LOAD: 0, Verdict.LOAD_WITH_WARNINGS: 1, Verdict.ASK: 2, Verdict.REFUSE: REFUSED}
BESIDE = {
    "partners": "the organizations and their sectors",
    "meta": "the facts of the collaboration: field,value",
    "codings": "what each coder coded",
    "pulse": "totals of the relationship pulse",
}
PROJECT = "zip"  # how the name of a project file ends
STANDARD = "-"  # standard input or output in place of a file


def open_named(arguments: Namespace, today: dt.date) -> "Opened":
    """The log named on the command line, with the tables beside it; refused when a file cannot be opened."""
    from csc_core.intake import open_log
    from csc_core.model.opened import Opened

    paths: dict[str, str] = {table: path for table in BESIDE if (path := getattr(arguments, table))}
    if [arguments.file, *paths.values()].count(STANDARD) > 1:
        arguments.wrong("only one file can come from standard input")
    try:
        data = _read(arguments.file)
        beside = {table: (name_of(path), _read(path)) for table, path in paths.items()}
    except UnreadableFile as fault:
        return Opened.refused(fault)
    answers = dict(arguments.answer)
    if is_project(arguments.file):
        if arguments.sheet or answers or beside:
            arguments.wrong("a project file brings its tables and answers along; name no others")
        from csc_core.commands.projects import opened_project

        return opened_project(data, today)
    return open_log(
        data, name_of(arguments.file), today=today, sheet=arguments.sheet, answers=answers, beside=beside
    )


def _read(path: str) -> bytes:
    from csc_core.folders import READ_AT_MOST, read

    return sys.stdin.buffer.read(READ_AT_MOST) if path == STANDARD else read(Path(path))


def is_project(path: str) -> bool:
    """Is a file called as project files are?"""
    return ending(path) == PROJECT


def name_of(path: str) -> str:
    """What a file is called in what is printed."""
    return "standard input" if path == STANDARD else Path(path).name


def print_json(values: Mapping[str, Any]) -> None:
    """One object; letters beyond ASCII are escaped, so that no console and no locale can spoil them."""
    print(json.dumps(values, indent=2))


def tell(text: str) -> None:
    """A line for people, on standard error."""
    print(text, file=sys.stderr)


def put(arguments: Namespace, files: Mapping[Path, bytes]) -> None:
    """Write files; wrong use when one is there already and --force was not given, or cannot be written."""
    taken = next((target for target in files if target.exists()), None)
    if taken and not arguments.force:
        arguments.wrong(f"{taken} is already there; choose another name, or add --force to write over it")
    for target, content in files.items():
        try:
            target.write_bytes(content)
        except OSError as fault:
            arguments.wrong(f"{target} cannot be written ({fault.strerror})")


def ending(path: str) -> str:
    """How a file's name ends, without the point, in small letters."""
    return Path(path).suffix.lower().removeprefix(".")
