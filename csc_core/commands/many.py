"""The command portfolio: a folder of logs side by side, as text, JSON or a document."""

import datetime as dt
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from csc_core.commands.files import STANDARD, ending, put
from csc_core.commands.partitioned import summaries, tell_progress
from csc_core.commands.replies import REFUSED, print_json, tell, wrong

if TYPE_CHECKING:
    from csc_core.model.opened import Opened, Received
    from csc_core.model.portfolio import Portfolio

PORTFOLIO_FORMS = ("pdf", "html", "csv")


def portfolio(arguments: Namespace) -> int:
    """Print what a folder of logs says side by side, or write it as a document.

    A log that does not load is told and stops no other. The exit code is 0 when every row was read, 1 when a
    log or a row was left out, 3 when nothing was read.
    """
    from csc_core.portfolio import side_by_side
    from csc_core.reporting.comparison_console import portfolio_text
    from csc_core.reporting.comparison_values import portfolio_values

    form = _form(arguments)
    received: list[Received] = []
    today = dt.date.today()
    found = side_by_side(summaries(arguments, today, received))
    if arguments.json:
        print_json(portfolio_values(found, received))
    elif not form:
        print(portfolio_text(found, received))
    if not found.summaries:
        return REFUSED
    if form:
        _write(arguments, found, form)
    return int(any(not log.loaded or log.set_aside for log in received))


def each_log(
    arguments: Namespace, folder: str, today: dt.date, received: list["Received"]
) -> Iterator[tuple[str, "Opened"]]:
    """The logs of a folder that load, one by one; notes what became of each, and tells how far it is."""
    from csc_core.folders import logs_in, open_found
    from csc_core.model.opened import Received

    try:
        logs = logs_in(Path(folder))
    except OSError as fault:
        wrong(arguments, f"{folder} cannot be read as a folder ({fault.strerror})")
    for done, log in enumerate(logs, 1):
        opened = open_found(log, today=today)
        received.append(Received.of(log.name, opened))
        tell_progress(received[-1], done, len(logs))
        if opened.log is not None:
            yield log.name, opened


def _form(arguments: Namespace) -> str:
    """The kind of file that was asked for; empty where none was."""
    if not arguments.to:
        return ""
    form: str = arguments.form or ("" if arguments.to == STANDARD else ending(arguments.to))
    if form not in PORTFOLIO_FORMS:
        wrong(arguments, f"say with --form what {arguments.to} shall be: {', '.join(PORTFOLIO_FORMS)}")
    if arguments.json and arguments.to == STANDARD:
        wrong(arguments, "standard output can take one thing: --json, or the document")
    return form


def _write(arguments: Namespace, found: "Portfolio", form: str) -> None:
    """Write the comparison as a document, or its cross-case table."""
    from csc_core.reporting.comparison_tables import cross_case_table
    from csc_core.reporting.delimited import csv
    from csc_core.reporting.documents.comparison_report import comparison_report
    from csc_core.reporting.documents.html import html
    from csc_core.reporting.documents.pdf import pdf

    if form == "csv":
        content = csv(cross_case_table(found))
    else:
        content = (pdf if form == "pdf" else html)(comparison_report(found))
    if arguments.to == STANDARD:
        sys.stdout.buffer.write(content)
        return
    put(arguments, {Path(arguments.to): content})
    tell(f"{arguments.to} written.")
