"""Collaborations as a whole: made, listed, read, kept for so long, and taken out."""

import datetime as dt
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, null, select, update
from sqlalchemy.engine import Row

from csc_core.model.errors import OnLegalHold, UnknownCollaboration
from csc_core.model.stored import By, Collaboration, Kept, Part, Step, Stored, StoredRow
from csc_core.storing.cells import column_text, numbered
from csc_core.storing.engine import upsert
from csc_core.storing.entries import MaySee, insert_rows, read_rows
from csc_core.storing.history import from_moment, moment, write_step
from csc_core.storing.memory import forget
from csc_core.storing.schema import collaboration, remembered, summary

_AT_ONCE = 500  # values in one query


def create(connection: Connection, kept: Kept, by: By, account: Mapping[str, Any] | None) -> Collaboration:
    """Store a collaboration for the first time; ``account`` is its summary."""
    rows = [(part, row) for part, new in kept.rows.items() for row in numbered(part, new, kept.source)]
    made = Collaboration(
        id=new_id(),
        name=kept.name,
        source=kept.source,
        revision=1,
        created=by.at,
        changed=by.at,
        columns=kept.columns,
        places=max((row.place for _, row in rows), default=0),
    )
    write(connection, made, rows)
    write_step(connection, made.id, Step(1, by))
    if account is not None:
        write_summary(connection, made.id, made.revision, account)
    return find(connection, made.id)


def new_id() -> str:
    """An id that cannot be guessed."""
    return secrets.token_urlsafe(16)


def write(connection: Connection, made: Collaboration, rows: Iterable[tuple[Part, StoredRow]]) -> None:
    """Write a collaboration that is not there yet, with its rows."""
    connection.execute(
        insert(collaboration).values(
            id=made.id,
            name=column_text(made.name),
            source=column_text(made.source),
            columns=list(made.columns),
            revision=made.revision,
            places=made.places,
            created=moment(made.created),
            changed=moment(made.changed),
            retention_until=made.retention_until and made.retention_until.isoformat(),
            legal_hold=made.legal_hold,
            share=made.share,
            pseudonyms=made.pseudonyms,
        )
    )
    insert_rows(connection, made.id, rows)


def listing(
    connection: Connection,
    which: ColumnElement[bool] | None = None,
    most: int | None = None,
    *,
    summaries: bool = True,
) -> tuple[Collaboration, ...]:
    """Collaborations, the one changed last first: all, some, or the first few; with summaries or without."""
    order = (collaboration.c.changed.desc(), collaboration.c.name, collaboration.c.id)
    query = _whole(summaries=summaries).order_by(*order).limit(most)
    return tuple(map(_made, connection.execute(query if which is None else query.where(which))))


def how_many(connection: Connection, which: ColumnElement[bool] | None = None) -> int:
    """The number of all collaborations, or of some."""
    query = select(func.count()).select_from(collaboration)
    return connection.execute(query if which is None else query.where(which)).scalar_one()


def among(
    connection: Connection, ids: Collection[str], which: ColumnElement[bool] | None = None
) -> list[str]:
    """Those of these ids that are stored, of all collaborations or of some, in the order given."""
    query = select(collaboration.c.id)
    query = query if which is None else query.where(which)
    parts = (query.where(collaboration.c.id.in_(part)) for part in _parts(ids))
    found = {one for part in parts for one in connection.scalars(part)}
    return [one for one in ids if one in found]


def summaries(
    connection: Connection, ids: Sequence[str], which: ColumnElement[bool] | None = None
) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """The kept summaries of collaborations by id, each with the revision it is of; no row for none."""
    query = select(summary).join_from(summary, collaboration)
    query = query if which is None else query.where(which)
    found = (connection.execute(query.where(collaboration.c.id.in_(part))) for part in _parts(ids))
    return {row.collaboration_id: (row.revision, row.content) for rows in found for row in rows}


def _parts(ids: Collection[str]) -> Iterator[list[str]]:
    """As many values at a time as one query takes."""
    listed = list(ids)
    return (listed[at : at + _AT_ONCE] for at in range(0, len(listed), _AT_ONCE))


def due(connection: Connection, today: dt.date, *, lock: bool = False) -> tuple[Collaboration, ...]:
    """Collaborations past the date they are kept until, unless they are on legal hold.

    With ``lock`` nobody else can change them until the transaction ends.
    """
    until = collaboration.c.retention_until
    query = _whole().where(until < today.isoformat(), ~collaboration.c.legal_hold).order_by(until)
    query = query.with_for_update(of=collaboration) if lock else query
    return tuple(map(_made, connection.execute(query)))


def find(connection: Connection, collaboration_id: str, *, lock: bool = False) -> Collaboration:
    """One collaboration; with ``lock`` nobody else can write to it until the transaction ends."""
    query = _whole().where(collaboration.c.id == collaboration_id)
    found = connection.execute(query.with_for_update(of=collaboration) if lock else query).one_or_none()
    if found is None:
        raise unknown()
    return _made(found)


def unknown() -> UnknownCollaboration:
    """What is said of a collaboration that is not there, or not for this person."""
    return UnknownCollaboration(
        "This collaboration is not stored here.", "It may have been deleted. Look at the list."
    )


def load(connection: Connection, collaboration_id: str, may_see: MaySee) -> Stored:
    """A collaboration with the rows that may be seen."""
    return Stored(find(connection, collaboration_id), read_rows(connection, collaboration_id, may_see))


def rewrite(connection: Connection, changed: Collaboration) -> None:
    """Write what is said of a collaboration as a whole."""
    connection.execute(
        update(collaboration)
        .where(collaboration.c.id == changed.id)
        .values(
            name=column_text(changed.name),
            columns=list(changed.columns),
            revision=changed.revision,
            places=changed.places,
            changed=moment(changed.changed),
            retention_until=changed.retention_until and changed.retention_until.isoformat(),
            legal_hold=changed.legal_hold,
            share=changed.share,
            pseudonyms=changed.pseudonyms,
        )
    )


def write_summary(
    connection: Connection, collaboration_id: str, revision: int, content: Mapping[str, Any]
) -> None:
    """Put the summary of a revision in the place of an earlier one."""
    upsert(
        connection,
        summary,
        {"collaboration_id": collaboration_id},
        {"revision": revision, "content": dict(content)},
    )


def take_out(connection: Connection, collaboration_id: str) -> None:
    """Delete a collaboration and all that belongs to it or was remembered of it. Raises OnLegalHold."""
    if find(connection, collaboration_id, lock=True).legal_hold:
        raise OnLegalHold(
            "This collaboration is on legal hold and is not deleted.",
            "Lift the hold first, if you are sure that nobody needs the records.",
        )
    connection.execute(delete(collaboration).where(collaboration.c.id == collaboration_id))
    forget(connection, collaboration_id)
    connection.execute(delete(remembered).where(remembered.c.source == collaboration_id))


def _whole(*, summaries: bool = True) -> Select[Any]:
    content = summary.c.content if summaries else null()
    account = (content.label("summary"), summary.c.revision.label("summary_of"))
    return select(collaboration, *account).outerjoin_from(collaboration, summary)


def _made(found: Row[Any]) -> Collaboration:
    until = found.retention_until
    return Collaboration(
        id=found.id,
        name=found.name,
        source=found.source,
        revision=found.revision,
        created=from_moment(found.created),
        changed=from_moment(found.changed),
        columns=tuple(found.columns),
        places=found.places,
        retention_until=dt.date.fromisoformat(until) if until else None,
        legal_hold=found.legal_hold,
        share=found.share,
        pseudonyms=found.pseudonyms,
        summary=found.summary,
        summary_of=found.summary_of,
    )
