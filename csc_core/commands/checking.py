"""The commands check and report on one log, as text or JSON on standard output."""

import datetime as dt
from argparse import Namespace
from pathlib import Path

from csc_core.commands.files import STANDARD, name_of, open_named
from csc_core.commands.replies import EXITS, REFUSED, print_json, tell
from csc_core.model.analysis import Analysis
from csc_core.model.opened import Opened


def check(arguments: Namespace) -> int:
    """Print what would become of a file. The exit code tells the verdict."""
    from csc_core.reporting.console import check_text
    from csc_core.reporting.machine import check_values
    from csc_core.reporting.order import order_sentences

    today = arguments.as_of or dt.date.today()
    opened = open_named(arguments, today)
    analysis = _with_rough_dates(opened, today)
    if arguments.json:
        print_json(check_values(opened, analysis.findings.order_doubts if analysis else ()))
    else:
        told = order_sentences(analysis) if analysis else ()
        print(check_text(opened, name_of(arguments.file), told))
    return EXITS[opened.verdict]


def _with_rough_dates(opened: Opened, today: dt.date) -> Analysis | None:
    """The analysis of a log with rough dates, on whose order readings may hang; no other needs it."""
    if opened.log is None or not opened.log.codes.precision.any():
        return None
    from csc_core.analysis import analyse

    return analyse(opened.log, today=today)


def report(arguments: Namespace) -> int:
    """Print where a collaboration stands and what to do next; of a log that does not load, print why.

    With --to, write it as a document.
    """
    from csc_core.analysis import analyse
    from csc_core.commands.documents import write_document, write_documents
    from csc_core.reporting.console import check_text, report_text
    from csc_core.reporting.machine import report_values

    if arguments.to and arguments.file != STANDARD and Path(arguments.file).is_dir():
        return write_documents(arguments)
    today = dt.date.today()
    opened = open_named(arguments, today)
    if opened.log is None:
        tell(check_text(opened, name_of(arguments.file)))
        return REFUSED
    analysis = analyse(opened.log, today=today, as_of=arguments.as_of)
    if arguments.to:
        return write_document(arguments, opened, analysis)
    if arguments.json:
        print_json(report_values(opened, analysis))
    else:
        print(report_text(opened, analysis))
    return 0
