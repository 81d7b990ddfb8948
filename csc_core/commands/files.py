"""What a command line names: logs with the tables beside them, files to write, a store."""

import datetime as dt
import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from csc_core.commands.replies import wrong
from csc_core.model.errors import UnreadableFile

if TYPE_CHECKING:
    from csc_core.model.opened import Opened
    from csc_core.model.pieces import Pieces

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
        wrong(arguments, "only one file can come from standard input")
    try:
        data = _read(arguments.file)
        beside = {table: (name_of(path), _read(path)) for table, path in paths.items()}
    except UnreadableFile as fault:
        return Opened.refused(fault)
    answers = dict(arguments.answer)
    if is_project(arguments.file):
        if arguments.sheet or answers or beside:
            wrong(arguments, "a project file brings its tables and answers along; name no others")
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


def put(arguments: Namespace, files: Mapping[Path, "bytes | Pieces"]) -> None:
    """Write files; wrong use when one is there already and --force was not given, or cannot be written.

    Those in pieces are written as the pieces come.
    """
    taken = next((target for target in files if target.exists()), None)
    if taken and not arguments.force:
        wrong(arguments, f"{taken} is already there; choose another name, or add --force to write over it")
    for target, content in files.items():
        try:
            with target.open("wb") as file:
                file.writelines([content] if isinstance(content, bytes) else (one.content for one in content))
        except OSError as fault:
            wrong(arguments, f"{target} cannot be written ({fault.strerror})")


def ending(path: str) -> str:
    """How a file's name ends, without the point, in small letters."""
    return Path(path).suffix.lower().removeprefix(".")


def store_address(arguments: Namespace) -> str:
    """The store that is meant: named, else what CSC_STORE names. A path is that of a SQLite file."""
    named = str(arguments.store or os.environ.get("CSC_STORE") or wrong(arguments, "name the store"))
    return named if "://" in named else f"sqlite:///{Path(named).absolute()}"
