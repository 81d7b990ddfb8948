"""What each command does: from parsed arguments to text or JSON on standard output, and an exit code.

``arguments.wrong(why)`` tells of wrong use and leaves the program.

What a command needs is imported where it runs, so that checking a file never waits for the drawing libraries.
"""

import datetime as dt
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csc_core.model.errors import UnreadableFile
from csc_core.model.vocabulary import Verdict

if TYPE_CHECKING:
    from csc_core.model.log import EventLog
    from csc_core.model.opened import Opened, Received

REFUSED = 3
EXITS = {Verdict.LOAD: 0, Verdict.LOAD_WITH_WARNINGS: 1, Verdict.ASK: 2, Verdict.REFUSE: REFUSED}
BESIDE = {
    "partners": "the organizations and their sectors",
    "meta": "the facts of the collaboration: field,value",
    "codings": "what each coder coded",
    "pulse": "totals of the relationship pulse",
}
STANDARD = "-"  # standard input or output in place of a file
FORMS = {
    "csv": "events.csv",
    "xlsx": "event-log.xlsx",
    "schema": "event-log.schema.json",
    "package": "datapackage.json",
}
STEPS = 20  # at most so many lines tell how far a long work is
ENDINGS = {".csv": "csv", ".xlsx": "xlsx", ".json": "schema"}


def check(arguments: Namespace) -> int:
    """Print what would become of a file. The exit code tells the verdict."""
    from csc_core.reporting.console import check_text
    from csc_core.reporting.machine import check_values

    opened = _open(arguments, arguments.as_of or dt.date.today())
    if arguments.json:
        _print_json(check_values(opened))
    else:
        print(check_text(opened, _name(arguments.file)))
    return EXITS[opened.verdict]


def report(arguments: Namespace) -> int:
    """Print where a collaboration stands and what to do next; of a log that does not load, print why."""
    from csc_core.analysis import analyse
    from csc_core.reporting.console import check_text, report_text
    from csc_core.reporting.machine import report_values

    today = dt.date.today()
    opened = _open(arguments, today)
    if opened.log is None:
        print(check_text(opened, _name(arguments.file)), file=sys.stderr)
        return REFUSED
    analysis = analyse(opened.log, today=today, as_of=arguments.as_of)
    if arguments.json:
        _print_json(report_values(opened, analysis))
    else:
        print(report_text(opened, analysis))
    return 0


def portfolio(arguments: Namespace) -> int:
    """Print what a folder of logs says side by side. A log that does not load is told and stops no other.

    The exit code is 0 when every row was read, 1 when a log or a row was left out, 3 when nothing was read.
    """
    from csc_core.portfolio import portfolio_of
    from csc_core.reporting.comparison_console import portfolio_text
    from csc_core.reporting.comparison_values import portfolio_values

    received: list[Received] = []
    today = dt.date.today()
    found = portfolio_of(_logs_of(arguments, today, received), today=today, as_of=arguments.as_of)
    if arguments.json:
        _print_json(portfolio_values(found, received))
    else:
        print(portfolio_text(found, received))
    if not found.summaries:
        return REFUSED
    return int(any(not log.loaded or log.set_aside for log in received))


def _logs_of(
    arguments: Namespace, today: dt.date, received: list["Received"]
) -> Iterator[tuple[str, "EventLog"]]:
    """The logs of the folder that load, one by one; notes what became of each, and tells how far it is."""
    from csc_core.folders import logs_in, open_found
    from csc_core.model.opened import Received

    try:
        logs = logs_in(Path(arguments.folder))
    except OSError as fault:
        arguments.wrong(f"{arguments.folder} cannot be read as a folder ({fault.strerror})")
    for done, log in enumerate(logs, 1):
        opened = open_found(log, today=today)
        received.append(Received.of(log.name, opened))
        if done * STEPS // len(logs) > (done - 1) * STEPS // len(logs) or opened.log is None:
            print(f"{done:,} of {len(logs):,} · {log.name}: {opened.why}", file=sys.stderr)
        if opened.log is not None:
            yield log.name, opened.log


def template(arguments: Namespace) -> int:
    """Write a blank log or its description; every file of the template when the path is a folder."""
    from csc_core.reporting.template import template_files

    files, path = template_files(), Path(arguments.path)
    if arguments.path == STANDARD:
        sys.stdout.buffer.write(files[FORMS[arguments.form or "csv"]])
        return 0
    wanted = {path / name: name for name in files} if path.is_dir() else {path: _form(arguments)}
    taken = next((target for target in wanted if target.exists()), None)
    if taken and not arguments.force:
        arguments.wrong(f"{taken} is already there; choose another name, or add --force to write over it")
    for target, name in wanted.items():
        try:
            target.write_bytes(files[name])
        except OSError as fault:
            arguments.wrong(f"{target} cannot be written ({fault.strerror})")
        print(f"{target} written.")
    return 0


def _form(arguments: Namespace) -> str:
    """The template file that was asked for, by --form or else by how the path ends."""
    form = arguments.form or ENDINGS.get(Path(arguments.path).suffix.lower())
    return FORMS[form or arguments.wrong(f"say with --form what {arguments.path} shall hold")]


def _open(arguments: Namespace, today: dt.date) -> "Opened":
    """The log named on the command line, with the tables beside it; refused when a file cannot be opened."""
    from csc_core.intake import open_log
    from csc_core.model.opened import Opened

    paths: dict[str, str] = {table: path for table in BESIDE if (path := getattr(arguments, table))}
    if [arguments.file, *paths.values()].count(STANDARD) > 1:
        arguments.wrong("only one file can come from standard input")
    try:
        data = _read(arguments.file)
        beside = {table: (_name(path), _read(path)) for table, path in paths.items()}
    except UnreadableFile as fault:
        return Opened.refused(fault)
    answers = dict(arguments.answer)
    return open_log(
        data, _name(arguments.file), today=today, sheet=arguments.sheet, answers=answers, beside=beside
    )


def _read(path: str) -> bytes:
    from csc_core.folders import READ_AT_MOST, read

    return sys.stdin.buffer.read(READ_AT_MOST) if path == STANDARD else read(Path(path))


def _name(path: str) -> str:
    return "standard input" if path == STANDARD else Path(path).name


def _print_json(values: dict[str, Any]) -> None:
    """One object; letters beyond ASCII are escaped, so that no console and no locale can spoil them."""
    print(json.dumps(values, indent=2))
