"""Event codes and logs written by hand, without reading a file."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from csc_core.measuring import measure
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, MASKS, SINGLE, EventCodes, Ragged, bits, day_number, position
from csc_core.model.findings import Findings
from csc_core.model.log import EventLog
from csc_core.model.roster import Coding, Meta, Partner, Pulse
from csc_core.model.table import EventTable
from csc_core.model.vocabulary import Kind

Row = Mapping[str, Any]
ORG_COLUMNS = ("actors", "directed_at", "touched")
SMALL = {"facets": np.uint8, "forms": np.uint16, "practices": np.uint8}


def listed(cell: Any) -> list[str]:
    """A cell that holds several values, written as text or as a list."""
    return cell.split() if isinstance(cell, str) else list(cell or ())


def places(names: Iterable[str | None]) -> tuple[tuple[str, ...], np.ndarray]:
    """The distinct names in order, and each name's place (BLANK for none)."""
    names = list(names)
    known = tuple(dict.fromkeys(name for name in names if name))
    return known, np.array([known.index(name) if name else BLANK for name in names], dtype=np.int16)


def ragged_of(lists: Sequence[Sequence[int]]) -> Ragged:
    """Several values a row, from one list a row."""
    offsets = np.cumsum([0, *map(len, lists)], dtype=np.int64)
    return Ragged(offsets, np.array([code for codes in lists for code in codes], dtype=np.int32))


def codes_of(rows: Sequence[Row]) -> EventCodes:
    """Codes of rows given as mappings: ``id``, ``kind``, ``day`` (a date's text or a day number), ...

    ``first`` and ``last`` default to the day; lists are text parted by blanks; all else may be missing.
    """
    ids = [row.get("id", f"#{number}") for number, row in enumerate(rows)]
    days = [day_of(row["day"]) for row in rows]
    subtypes, subtype = places(row.get("subtype") for row in rows)
    actions, action = places(row.get("action") for row in rows)
    orgs = tuple(dict.fromkeys(org for row in rows for name in ORG_COLUMNS for org in listed(row.get(name))))
    single = {
        name: np.array([code_of(row.get(name), enum) for row in rows], dtype=np.int8)
        for name, enum in SINGLE.items()
        if name != "precision"
    }
    masks = {
        name: np.array([bits(map(enum, listed(row.get(name)))) for row in rows], dtype=SMALL[name])
        for name, enum in MASKS.items()
    }
    ragged = {
        name: ragged_of([[orgs.index(org) for org in listed(row.get(name))] for row in rows])
        for name in ORG_COLUMNS
    }
    return EventCodes(
        collaboration=np.array([row.get("collaboration", 0) for row in rows], dtype=np.int32),
        day=np.array(days, dtype=np.int32),
        first=np.array([day_of(row.get("first", row["day"])) for row in rows], dtype=np.int32),
        last=np.array([day_of(row.get("last", row["day"])) for row in rows], dtype=np.int32),
        precision=np.array(
            [code_of(row.get("precision", "day"), SINGLE["precision"]) for row in rows], dtype=np.int8
        ),
        subtype=subtype,
        action=action,
        severity=np.array([row.get("severity", BLANK) for row in rows], dtype=np.int8),
        answers=ragged_of([[ids.index(name) for name in listed(row.get("answers"))] for row in rows]),
        subtypes=subtypes,
        actions=actions,
        orgs=orgs,
        **single,
        **masks,
        **ragged,
    )


def code_of(value: Any, enum: Any) -> int:
    """An enum value's code, BLANK for none."""
    return BLANK if value is None else position(enum(value))


def day_of(value: Any) -> int:
    """A day number from a date's text or a number."""
    return day_number(dt.date.fromisoformat(value)) if isinstance(value, str) else int(value)


def log_of(
    rows: Sequence[Row],
    *,
    partners: Mapping[str, str | None] | Sequence[Partner] = (),
    meta: Meta | None = None,
    codings: Sequence[Coding] = (),
    pulse: Sequence[Pulse] = (),
) -> EventLog:
    """A log of such rows. Keys that are no codes (``follow_up``, ``coder``, ...) become columns."""
    codes = codes_of(rows)
    table = pd.DataFrame(
        {
            c.EVENT_ID: pd.array([row.get("id", f"#{n}") for n, row in enumerate(rows)], dtype="str"),
            c.KIND: pd.array([row["kind"] for row in rows], dtype="str"),
            c.TITLE: pd.array([row.get("title", "A title") for row in rows], dtype="str"),
            c.ROW: np.arange(2, len(rows) + 2, dtype=np.int64),
        }
    )
    for name in (c.RECORDED_BY, c.CODER, c.FOLLOW_UP, c.FOLLOW_UP_OWNER, c.FOLLOW_UP_DONE, c.LEAD_ORG):
        if any(name in row for row in rows):
            table[name] = pd.array([row.get(name) for row in rows], dtype="str")
    for name in (c.RECORDED_ON, c.FOLLOW_UP_DUE):
        if any(name in row for row in rows):
            table[name] = pd.to_datetime(pd.Series([row.get(name) for row in rows], dtype="object"))
    if isinstance(partners, Mapping):
        partners = [Partner(org_id=org, sector=sector) for org, sector in partners.items()]
    return EventLog(
        EventTable.of(table), codes, meta or Meta(), tuple(partners), tuple(codings), tuple(pulse)
    )


def setback(id: str = "S1", day: Any = "2024-01-01", **cells: Any) -> dict[str, Any]:
    """A setback row."""
    return {"id": id, "kind": Kind.SETBACK, "day": day, **cells}


def response(stance: str | None, day: Any, answers: str = "S1", **cells: Any) -> dict[str, Any]:
    """A response row to S1."""
    return {"kind": Kind.RESPONSE, "stance": stance, "day": day, "answers": answers, **cells}


def row(kind: str, day: Any, **cells: Any) -> dict[str, Any]:
    """A row of any kind."""
    return {"kind": kind, "day": day, **cells}


def measured(log: EventLog, as_of: str = "2025-01-01") -> Findings:
    """The findings of a hand-made log."""
    return measure(log, dt.date.fromisoformat(as_of))
