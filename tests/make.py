"""Small logs for tests, made from text through the very door that files come in by."""

import csv
import datetime as dt
import io
from collections.abc import Mapping

from csc_core.intake import open_log
from csc_core.model.log import EventLog

TODAY = dt.date(2025, 10, 1)


def make_log(
    csv_text: str,
    *,
    partners: str = "",
    meta: Mapping[str, str] | None = None,
    codings: str = "",
    pulse: str = "",
    today: dt.date = TODAY,
) -> EventLog:
    """The log in a CSV text; raises AssertionError, showing the problems, when it does not load."""
    tables = {"partners": partners, "meta": meta_csv(meta or {}), "codings": codings, "pulse": pulse}
    beside = {name: (f"{name}.csv", text.encode()) for name, text in tables.items() if text}
    opened = open_log(csv_text.encode(), "log.csv", today=today, beside=beside)
    assert opened.log is not None, f"{opened.why} {opened.problems}"
    return opened.log


def meta_csv(meta: Mapping[str, str]) -> str:
    """The facts of a collaboration as the text of its meta table; empty when there are none."""
    if not meta:
        return ""
    text = io.StringIO()
    csv.writer(text).writerows([("field", "value"), *meta.items()])
    return text.getvalue()
