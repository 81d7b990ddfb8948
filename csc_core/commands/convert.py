"""The command convert: a log in any form that can be read, written in ours."""

import datetime as dt
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from csc_core.commands.files import STANDARD, ending, is_project, name_of, open_named, put
from csc_core.commands.replies import EXITS, print_json, tell, wrong

if TYPE_CHECKING:
    from pandas import DataFrame

    from csc_core.model.opened import Opened
    from csc_core.model.pieces import Pieces

CONVERT_FORMS = {"csv": "csv", "xlsx": "xlsx", "zip": "project"}  # by how a file's name ends


def convert(arguments: Namespace) -> int:
    """Write a log as our CSV or workbook, or as a project file. Answers and exit codes are those of check.

    Nothing is written of a file that does not load. Rows that were set aside are written too, as they stood.
    """
    from csc_core.reporting.console import check_text
    from csc_core.reporting.machine import check_values

    form = _form(arguments)
    opened = open_named(arguments, arguments.as_of or dt.date.today())
    files = _files(opened, Path(arguments.target), form) if opened.log is not None else {}
    to_console = arguments.target == STANDARD
    if to_console:
        first = next(iter(files.values()), iter(()))
        sys.stdout.buffer.writelines(piece.content for piece in first)
        if len(files) > 1:
            tell(f"Left out, for want of a place: {', '.join(list(_tables(opened))[1:])}. Name a file.")
    else:
        put(arguments, files)
    written = [] if to_console else [str(target) for target in files]
    if arguments.json:
        print_json(check_values(opened) | {"written": written})
        return EXITS[opened.verdict]
    told = [check_text(opened, name_of(arguments.file)), *(f"{target} written." for target in written)]
    tell("\n".join(told)) if to_console else print("\n".join(told))
    return EXITS[opened.verdict]


def _form(arguments: Namespace) -> str:
    """What to write, by --form or else by how the name ends."""
    if arguments.json and arguments.target == STANDARD:
        wrong(arguments, "standard output can take one thing: --json, or the log")
    form: str | None = arguments.form or CONVERT_FORMS.get(ending(arguments.target))
    if form == "project" and is_project(arguments.file):
        wrong(arguments, f"{arguments.file} is a project file already; a new one would lose its history")
    return form or wrong(arguments, f"say with --form what {arguments.target} shall hold")


def _files(opened: "Opened", target: Path, form: str) -> "dict[Path, Pieces]":
    """The files to write: one, or with CSV one a table, named as a folder of logs has them."""
    from csc_core.commands.projects import project_of
    from csc_core.folders import name_beside
    from csc_core.reporting.delimited import csv_pieces
    from csc_core.reporting.documents.log_workbook import log_workbook_pieces

    if form == "project":
        return {target: project_of(opened)}
    if form == "xlsx":
        return {target: log_workbook_pieces(_tables(opened))}
    events, *beside = ((name, csv_pieces(table)) for name, table in _tables(opened).items())
    return {target: events[1]} | {
        target.with_name(f"{name_beside(target.stem, name)}.csv"): content for name, content in beside
    }


def _tables(opened: "Opened") -> "dict[str, DataFrame]":
    """The tables of the log as text, the events first."""
    from csc_core.reporting.documents.plain_log import log_frames
    from csc_core.storing import keep

    return log_frames(keep(opened))
