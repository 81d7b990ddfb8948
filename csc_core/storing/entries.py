"""Rows of a collaboration's tables in the database."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, islice
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from csc_core.model.stored import Part, StoredRow
from csc_core.model.vocabulary import Visibility
from csc_core.storing.cells import column_text, visibility_of
from csc_core.storing.schema import entry

Address = tuple[Part, str]
MaySee = frozenset[Visibility] | None  # None sees everything

_COLUMNS = (entry.c.part, entry.c.key, entry.c.place, entry.c.version, entry.c.cells, entry.c.came_from)
# The column that names the event a row is about.
_HANGS_ON = {Part.CODINGS: "event_id", Part.COMMITMENTS: "event_id", Part.SECOND_TAKES: "setback"}
_COPIED = tuple(entry.c.keys())
_COPY = f"COPY entry ({', '.join(_COPIED)}) FROM STDIN"
_MANY, _AT_ONCE = 50, 5_000  # rows
_ONE = and_(
    entry.c.collaboration_id == bindparam("of"),
    entry.c.part == bindparam("in_part"),
    entry.c.key == bindparam("named"),
)


def read_rows(
    connection: Connection, collaboration_id: str, may_see: MaySee = None, part: Part | None = None
) -> dict[Part, tuple[StoredRow, ...]]:
    """The rows of every table (or of one) in order; events, and what hangs on one, only where it may be seen.

    Whoever does not see all events does not get the notes on prompts either.
    """
    query = select(*_COLUMNS).where(entry.c.collaboration_id == collaboration_id)
    if part is not None:
        query = query.where(entry.c.part == part)
    if may_see is not None:
        query = query.where((entry.c.part != Part.EVENTS) | entry.c.visibility.in_(sorted(may_see)))
    ordered = connection.execute(query.order_by(entry.c.part, entry.c.place, entry.c.key))
    rows = {Part(name): list(map(_row, found)) for name, found in groupby(ordered, attrgetter("part"))}
    if may_see is not None:
        events = rows.get(Part.EVENTS, [])  # the column may be older than the rule that fills it
        rows[Part.EVENTS] = [row for row in events if visibility_of(row.cells) in may_see]
        seen = {"", *(row.cells.get("event_id") for row in rows.get(Part.EVENTS, ()))}
        for part_, column in _HANGS_ON.items():
            rows[part_] = [row for row in rows.get(part_, ()) if row.cells.get(column, "") in seen]
        rows.pop(Part.RECORDS, None)
    return {part: tuple(found) for part, found in rows.items() if found}


def count_unseen(connection: Connection, collaboration_id: str, may_see: MaySee) -> int:
    """How many events a reader is not given."""
    if may_see is None:
        return 0
    events = (entry.c.collaboration_id == collaboration_id, entry.c.part == Part.EVENTS)
    told = entry.c.visibility.in_(sorted(may_see))
    hidden = (
        select(func.count()).select_from(entry).where(*events, entry.c.visibility.not_in(sorted(may_see)))
    )
    shown = connection.execute(select(entry.c.cells).where(*events, told)).scalars()
    older = sum(visibility_of(cells) not in may_see for cells in shown)  # than the rule that fills the column
    return connection.execute(hidden).scalar_one() + older


def read_row(connection: Connection, collaboration_id: str, address: Address) -> StoredRow | None:
    """One row, None if there is none."""
    query = select(*_COLUMNS).where(_ONE)
    found = connection.execute(query, _named(collaboration_id, address)).one_or_none()
    return _row(found) if found else None


def insert_rows(
    connection: Connection, collaboration_id: str, rows: Iterable[tuple[Part, StoredRow]]
) -> None:
    """Add rows that are not there yet, some at a time. Many are copied in, where the database can do so."""
    values = (
        {"collaboration_id": collaboration_id, "part": part, "key": row.key, **_values(part, row)}
        for part, row in rows
    )
    while some := list(islice(values, _AT_ONCE)):
        if len(some) >= _MANY and connection.dialect.name == "postgresql":
            _copy_in(connection, some)
        else:
            connection.execute(insert(entry), some)


def _copy_in(connection: Connection, values: Sequence[Mapping[str, Any]]) -> None:
    """Add rows by PostgreSQL's COPY, which takes a fraction of the time of inserting them."""
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(_COPY) as copy:
            for row in values:
                cells = json.dumps(row["cells"])
                copy.write_row([cells if name == "cells" else row[name] for name in _COPIED])
    except connection.dialect.loaded_dbapi.Error as fault:  # on its way past SQLAlchemy
        raise DBAPIError(_COPY, None, fault, hide_parameters=True) from fault


def update_rows(
    connection: Connection, collaboration_id: str, rows: Iterable[tuple[Part, StoredRow]]
) -> None:
    """Change rows that are there."""
    values = [_named(collaboration_id, (part, row.key)) | _values(part, row) for part, row in rows]
    if values:
        connection.execute(update(entry).where(_ONE), values)


def delete_rows(connection: Connection, collaboration_id: str, addresses: Iterable[Address]) -> None:
    """Take rows out; one that is not there is passed over."""
    values = [_named(collaboration_id, address) for address in addresses]
    if values:
        connection.execute(delete(entry).where(_ONE), values)


def as_json(row: StoredRow | None) -> dict[str, Any] | None:
    """A row as history keeps it; None for a row that was not there."""
    if row is None:
        return None
    kept: dict[str, Any] = {"place": row.place, "version": row.version, "cells": dict(row.cells)}
    return kept if row.came_from is None else kept | {"came_from": row.came_from}


def from_json(key: str, kept: Mapping[str, Any] | None) -> StoredRow | None:
    """A row from history; None where there was none."""
    if kept is None:
        return None
    return StoredRow(key, kept["place"], kept["version"], kept["cells"], kept.get("came_from"))


def _named(collaboration_id: str, address: Address) -> dict[str, Any]:
    part, key = address
    return {"of": collaboration_id, "in_part": part, "named": key}


def _values(part: Part, row: StoredRow) -> dict[str, Any]:
    return {
        "place": row.place,
        "version": row.version,
        "visibility": visibility_of(row.cells) if part is Part.EVENTS else None,
        "came_from": None if row.came_from is None else column_text(row.came_from),
        "cells": dict(row.cells),
    }


def _row(found: Any) -> StoredRow:
    return StoredRow(found.key, found.place, found.version, found.cells, found.came_from)
