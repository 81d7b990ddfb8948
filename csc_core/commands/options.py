"""The commands with their options and what --help says of them."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterable
from typing import NoReturn

from csc_core.commands import upkeep
from csc_core.commands.checking import check, report
from csc_core.commands.convert import CONVERT_FORMS, convert
from csc_core.commands.documents import AUDIENCES, DOCUMENTS, PAPERS
from csc_core.commands.files import BESIDE, STANDARD
from csc_core.commands.many import PORTFOLIO_FORMS, portfolio
from csc_core.commands.migrate import migrate
from csc_core.commands.partitioned import ENGINES
from csc_core.commands.template import FORMS, template

WRONG_USE = 4

_ABOUT = "Read a collaboration's event log: setbacks, what followed them, and what to do next."
_CODES = """\
exit codes:
  0   done; for check and convert: the file loads
  1   check, convert: it loads, with rows set aside or something to look at; for a folder: something left out
  2   check, convert: it needs an answer first (see --answer)
  3   the file, or the store, cannot be read
  4   the command was not written as it should be
  70  a fault of this program

examples:
  python -m csc_core check my-log.csv
  python -m csc_core convert tracker.xlsx my-log.csv --answer day_month_order=day/month/year
  python -m csc_core report my-log.csv --partners partners.csv --to report.pdf
  python -m csc_core report logs/ --to reports/ --form html
  python -m csc_core portfolio logs/ --to side-by-side.pdf"""
_CHECK = "Say whether a file loads, which rows do not, and why. Nothing is written."
_REPORT = """\
Say where a collaboration stands and what to do next. With --to, write a document instead: the file's name
says which kind. For a folder of logs, name a folder: each log that loads gets its document."""
_CONVERT = """\
Write a log in our form: .csv (with NAME-partners.csv and so on beside it), .xlsx (the template, filled), .zip
(a project file that the app opens). What is guessed, asked and told is the same as with check, and so are the
exit codes. Rows that were set aside are written too, as they stood; nothing is written of a file that does
not load. A project file (.zip, saved on the Log page) is taken too, here and by check and report: its log as
it stands now. History, decisions and commitments made in the app stay in the project file."""
_PORTFOLIO = """\
Set many collaborations side by side, by name: no rank, no score. Logs may lie in the folder and in folders
within it: events.csv with partners.csv, meta.csv, codings.csv and pulse.csv beside it, or NAME.csv with
NAME-meta.csv and so on, or a workbook. A log that does not load is told and stops no other. With --to, write
a document (.pdf, .html) or the cross-case table (.csv).

With --write-parquet, what is read of the logs is kept in a folder too: it takes little room, holds no words
but the titles of setbacks that others may read, and is read much quicker than the logs. With --engine dask,
the work is divided among processes, on other machines too; the answer is the same (see docs/scale.md)."""
_TEMPLATE = """\
Write a blank log, or its description for programs. The name of the file says what: .csv, .xlsx, .json (JSON
schema). For a folder, all files are written. With no path, the blank CSV is printed."""
_MIGRATE = """\
Bring a store of an earlier version to this one, and say from which to which. A SQLite file is copied first,
to its own name with the version at the end. The app does the same, without the copy, when it opens one."""


class Parser(argparse.ArgumentParser):
    """An argument parser that leaves with the exit code for wrong use."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command, and leave."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{self.prog}: {message}\n")


def parser() -> Parser:
    """The commands and their options."""
    shown = argparse.RawDescriptionHelpFormatter
    whole = Parser(prog="python -m csc_core", description=_ABOUT, epilog=_CODES, formatter_class=shown)
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, run, says, more, options in (
        ("check", check, "say whether a file loads, which rows do not, and why", _CHECK, _check_options),
        ("report", report, "say where a collaboration stands and what to do next", _REPORT, _report_options),
        ("convert", convert, "write a log in our form", _CONVERT, _convert_options),
        ("portfolio", portfolio, "set a folder of logs side by side", _PORTFOLIO, _portfolio_options),
        ("template", template, "write a blank log", _TEMPLATE, _template_options),
        ("migrate", migrate, "bring a store of an earlier version up to date", _MIGRATE, _migrate_options),
        ("backup", upkeep.backup, "copy a store to a file", upkeep.BACKUP, upkeep.file_options),
        ("restore", upkeep.restore, "put a backup back", upkeep.RESTORE, upkeep.file_options),
        ("audit", upkeep.audit, "show what was noted", upkeep.AUDIT, upkeep.audit_options),
        ("retain", upkeep.retain, "delete what is past its date", upkeep.RETAIN, upkeep.retain_options),
    ):
        command = commands.add_parser(name, help=says, description=more, formatter_class=shown)
        options(command)
        command.set_defaults(run=run, wrong=command.error)
    return whole


def _check_options(command: argparse.ArgumentParser) -> None:
    _add_file_options(command)
    _add_reading_options(command)


def _report_options(command: argparse.ArgumentParser) -> None:
    _add_file_options(
        command,
        "the event log (CSV, XLSX, XLS, ODS and more), a project file, - for standard input, or a folder",
    )
    _add_reading_options(command)
    _add_writing_options(command, "--to", DOCUMENTS)
    add = command.add_argument
    add(
        "--document",
        metavar="NAME",
        help="which document: report, brief, timeline, slides, tables, records …",
    )
    add("--for", dest="audience", choices=AUDIENCES, default=AUDIENCES[0], help="who will read it")
    add("--paper", choices=PAPERS, default="letter", help="the size of the pages")


def _convert_options(command: argparse.ArgumentParser) -> None:
    _add_file_options(command)
    command.add_argument("target", metavar="TARGET", help="the file to write; - for standard output")
    _add_reading_options(command)
    _add_writing_options(command, None, CONVERT_FORMS.values())


def _portfolio_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("folder", metavar="FOLDER", help="the folder that holds the logs, or Parquet files of them")
    add("--write-parquet", metavar="FOLDER", help="keep what is read of the logs, for the next time")
    add("--engine", choices=ENGINES, help="have the workers of a cluster do the work")
    add("--scheduler", metavar="ADDRESS", help="of a cluster, like tcp://host:8786; else one is started here")
    _add_reading_options(command)
    _add_writing_options(command, "--to", PORTFOLIO_FORMS)


def _template_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", nargs="?", default=STANDARD, metavar="PATH", help="a file or a folder")
    _add_writing_options(command, None, FORMS)


def _migrate_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("store", nargs="?", metavar="STORE", help="a SQLite file, or an address; else what CSC_STORE names")
    add("--backup", metavar="FILE", help="where to copy a SQLite store first")
    add("--no-backup", action="store_true", help="make no copy (PostgreSQL: use pg_dump before)")
    add("--json", action="store_true", help="print one JSON object")


_FILE = "the event log (CSV, XLSX, XLS, ODS and more) or a project file (.zip); - for standard input"


def _add_file_options(command: argparse.ArgumentParser, what: str = _FILE) -> None:
    """The log, what stands beside it, and how to read it."""
    add = command.add_argument
    add("file", metavar="FILE", help=what)
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


def _add_reading_options(command: argparse.ArgumentParser) -> None:
    """As of which day to read, and for whom to print."""
    add = command.add_argument
    add("--as-of", metavar="YYYY-MM-DD", type=_day, help="read as of this day")
    add("--json", action="store_true", help="print one JSON object")


def _add_writing_options(command: argparse.ArgumentParser, target: str | None, forms: Iterable[str]) -> None:
    """Where to write, what, and over what."""
    add = command.add_argument
    if target:
        add(target, metavar="TARGET", help="write a file of this name; - for standard output")
    add("--form", choices=list(forms), help="what to write, where the file's name does not say it")
    add("--force", action="store_true", help="write over files that are there")


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
