"""The command line: ``python -m csc_core check FILE``, ``report LOG``, ``portfolio FOLDER``, ``template``."""

import argparse
import datetime as dt
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from csc_core.commands import BESIDE, FORMS, STANDARD, check, portfolio, report, template
from csc_core.model.errors import CscError

WRONG_USE, OUR_FAULT, INTERRUPTED = 4, 70, 130

_ABOUT = "Read a collaboration's event log: setbacks, what followed them, and what to do next."
_CODES = """\
exit codes:
  0   done; for check: the file loads
  1   check: it loads, with rows set aside or something to look at; portfolio: a log or a row was left out
  2   check: it needs an answer first (see --answer)
  3   the file cannot be read
  4   the command was not written as it should be
  70  a fault of this program"""
_PORTFOLIO = """\
Set many collaborations side by side, by name: no rank, no score. Logs may lie in the folder and in folders
within it: events.csv with partners.csv, meta.csv, codings.csv and pulse.csv beside it, or NAME.csv with
NAME-meta.csv and so on, or a workbook. A log that does not load is told and stops no other."""
_TEMPLATE = """\
Write a blank log, or its description for programs. The name of the file says what: .csv, .xlsx, .json (JSON
schema). For a folder, all files are written. With no path, the blank CSV is printed."""


class Parser(argparse.ArgumentParser):
    """An argument parser that leaves with the exit code for wrong use."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command, and leave."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{self.prog}: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (without the program's name) and return its exit code; wrong use leaves with code 4."""
    arguments = _parser().parse_args(argv)
    return int(arguments.run(arguments))


def _parser() -> Parser:
    """The commands and their options."""
    as_written = argparse.RawDescriptionHelpFormatter
    whole = Parser(prog="python -m csc_core", description=_ABOUT, epilog=_CODES, formatter_class=as_written)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, run, says in (
        ("check", check, "say whether a file loads, which rows do not, and why"),
        ("report", report, "say where a collaboration stands and what to do next"),
    ):
        command = commands.add_parser(name, help=says, description=f"{says.capitalize()}.")
        _add_file_options(command)
        command.set_defaults(run=run, wrong=command.error)
    many = commands.add_parser(
        "portfolio",
        help="set a folder of logs side by side",
        description=_PORTFOLIO,
        formatter_class=as_written,
    )
    many.add_argument("folder", metavar="FOLDER", help="the folder that holds the logs")
    _add_reading_options(many)
    many.set_defaults(run=portfolio, wrong=many.error)
    blank = commands.add_parser("template", help="write a blank log", description=_TEMPLATE)
    blank.add_argument("path", nargs="?", default=STANDARD, metavar="PATH", help="a file or a folder")
    blank.add_argument("--form", choices=FORMS, help="what to write, where the file's name does not say it")
    blank.add_argument("--force", action="store_true", help="write over files that are there")
    blank.set_defaults(run=template, wrong=blank.error)
    return whole


def _add_file_options(command: argparse.ArgumentParser) -> None:
    """The log, what stands beside it, and how to read it."""
    add = command.add_argument
    add("file", metavar="FILE", help="the event log: CSV, XLSX, XLS or ODS; - for standard input")
    add("--sheet", metavar="NAME", help="the sheet of a workbook that holds the events")
    add(
        "--answer",
        metavar="ABOUT=CHOICE",
        type=_answer,
        action="append",
        default=[],
        help="answer to a question of an earlier run; may be repeated",
    )
    for table, holds in BESIDE.items():
        add(f"--{table}", metavar="FILE", help=f"table beside the log: {holds}")
    _add_reading_options(command)


def _add_reading_options(command: argparse.ArgumentParser) -> None:
    """As of which day to read, and for whom to print."""
    add = command.add_argument
    add("--as-of", metavar="YYYY-MM-DD", type=_day, help="read as of this day")
    add("--json", action="store_true", help="print one JSON object")


def _answer(text: str) -> tuple[str, str]:
    about, _, choice = text.partition("=")
    if not (about and choice):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form ABOUT=CHOICE")
    return about, choice


def _day(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2025-10-01") from fault


def _tell_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> NoReturn:
    """The last word on an error nobody expected: a plain sentence, and where to look. No event text."""
    if issubclass(kind, KeyboardInterrupt):
        raise SystemExit(INTERRUPTED)
    place = traceback.extract_tb(trace)[-1]
    where = f"{kind.__name__} in {Path(place.filename).name}, line {place.lineno}"
    what = str(fault) if isinstance(fault, CscError) else where
    print(f"This is a fault of the program, not of your file. Please report it: {what}", file=sys.stderr)
    raise SystemExit(OUR_FAULT)


def run() -> NoReturn:
    """Run the command of this process, and leave with its exit code."""
    sys.excepthook = _tell_fault
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console may lack the letters of a title
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


if __name__ == "__main__":
    run()
