"""Logs that several people have coded."""

from collections.abc import Sequence

from csc_core.analysis import analyse
from csc_core.model.analysis import Analysis
from tests.core.small_logs import AS_OF, Row, csv_of
from tests.make import make_log


def coding(event: str, coder: str, value: str, field: str = "stance", note: str = "") -> Row:
    """One row of the table of codings."""
    return {"event_id": event, "coder": coder, "field": field, "value": value, "note": note}


def coded_log(events: Sequence[Row], codings: Sequence[Row]) -> Analysis:
    """Everything known about a log with this table of codings."""
    return analyse(make_log(csv_of(events), codings=csv_of(codings) if codings else ""), today=AS_OF)
