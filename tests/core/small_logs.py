"""Small logs: a row is its id, how many days ago it was, and the cells that matter."""

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

from csc_core.measuring import measure
from csc_core.model.findings import Findings
from tests.make import make_log

AS_OF = dt.date(2025, 10, 1)
KINDS = {
    "S": "setback",
    "R": "response",
    "G": "governance",
    "P": "practice",
    "M": "milestone",
    "C": "context",
}
SHORT = {"by": "actors", "at": "directed_at", "to": "responds_to", "forms": "blame_forms"}

Row = Mapping[str, str]


def ago(days: int) -> str:
    """The date so many days before the as-of date; negative for days to come."""
    return (AS_OF - dt.timedelta(days=days)).isoformat()


def e(event_id: str, days_ago: int, **cells: object) -> Row:
    """One event; its id's first letter says the kind. ``by``, ``at``, ``to``, ``forms`` stand for columns."""
    row = {"event_id": event_id, "date": ago(days_ago), "kind": KINDS[event_id[0]], "title": event_id}
    return row | {SHORT.get(name, name): str(value) for name, value in cells.items()}


def several(letter: str, n: int, newest: int, **cells: object) -> list[Row]:
    """So many rows of a kind, a day apart, the last of them ``newest`` days ago; ids from 101."""
    return [e(f"{letter}{101 + k}", newest + n - 1 - k, **cells) for k in range(n)]


def partner(org_id: str, sector: str = "", **dates: int) -> Row:
    """A rostered partner; ``joined`` and ``left`` are in days ago."""
    return {"org_id": org_id, "sector": sector} | {name: ago(days) for name, days in dates.items()}


def csv_of(records: Sequence[Row]) -> str:
    """Records as CSV text, with every column that any of them has."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for record in records for name in record)))
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


def found(*events: Row, **beside: Sequence[Row]) -> Findings:
    """What measuring finds in a log of these rows, with ``partners``, ``pulse`` or ``codings`` beside it."""
    return measure(make_log(csv_of(events), **{name: csv_of(rows) for name, rows in beside.items()}), AS_OF)
