"""Steps and what each changed: only ever added to. Undo and redo are steps too."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, exists, insert, select
from sqlalchemy.engine import Row

from csc_core.model.stored import By, Change, Part, Step, StoredRow
from csc_core.storing.cells import column_text, visibility_of
from csc_core.storing.entries import Address, MaySee, as_json, from_json
from csc_core.storing.schema import change, step

Pair = tuple[StoredRow | None, StoredRow | None]  # before and after

_CHANGED = (change.c.part, change.c.key, change.c.before, change.c.after)
_taking_back = step.alias("taking_back")
_taken_back = exists().where(
    _taking_back.c.collaboration_id == step.c.collaboration_id,
    (_taking_back.c.undoes == step.c.revision) | (_taking_back.c.redoes == step.c.revision),
)
_did_something = exists().where(
    change.c.collaboration_id == step.c.collaboration_id, change.c.revision == step.c.revision
)


def moment(at: dt.datetime) -> str:
    """A time as the database keeps it: UTC to the second, so that times sort as text."""
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")


def from_moment(kept: str) -> dt.datetime:
    """The time the database kept."""
    return dt.datetime.fromisoformat(kept)


def write_step(
    connection: Connection, collaboration_id: str, done: Step, changed: Mapping[Address, Pair] | None = None
) -> None:
    """Add a step and what it changed."""
    connection.execute(
        insert(step).values(
            collaboration_id=collaboration_id,
            revision=done.revision,
            by=column_text(done.by.who),
            at=moment(done.by.at),
            what=column_text(done.what),
            undoes=done.undoes,
            redoes=done.redoes,
        )
    )
    write_changes(connection, collaboration_id, done.revision, changed or {})


def write_changes(
    connection: Connection, collaboration_id: str, revision: int, changed: Mapping[Address, Pair]
) -> None:
    """Add to what a step changed."""
    values = [
        {
            "collaboration_id": collaboration_id,
            "revision": revision,
            "part": part,
            "key": key,
            "before": as_json(before),
            "after": as_json(after),
        }
        for (part, key), (before, after) in changed.items()
    ]
    if values:
        connection.execute(insert(change), values)


def steps(connection: Connection, collaboration_id: str) -> tuple[Step, ...]:
    """Every step, newest first."""
    return tuple(map(_step, connection.execute(_steps(collaboration_id))))


def changes(
    connection: Connection, collaboration_id: str, may_see: MaySee, address: Address | None = None
) -> tuple[Change, ...]:
    """What was done to one row, or to all, oldest first; events only where both versions may be seen."""
    query = (
        select(step, *_CHANGED)
        .join_from(change, step)
        .where(change.c.collaboration_id == collaboration_id)
        .order_by(change.c.revision, change.c.part, change.c.key)
    )
    if address is not None:
        query = query.where(change.c.part == address[0], change.c.key == address[1])
    found = (
        Change(
            _step(row), Part(row.part), row.key, from_json(row.key, row.before), from_json(row.key, row.after)
        )
        for row in connection.execute(query)
    )
    return tuple(done for done in found if _may_be_seen(done, may_see))


def everything(connection: Connection, collaboration_id: str) -> Iterator[tuple[Step, dict[Address, Pair]]]:
    """Every step with what it changed, oldest first."""
    for done in reversed(steps(connection, collaboration_id)):
        yield done, changed_by(connection, collaboration_id, done.revision)


def changed_by(connection: Connection, collaboration_id: str, revision: int) -> dict[Address, Pair]:
    """What one step did, row by row."""
    query = select(*_CHANGED).where(
        change.c.collaboration_id == collaboration_id, change.c.revision == revision
    )
    query = query.order_by(change.c.part, change.c.key)
    return {
        (Part(row.part), row.key): (from_json(row.key, row.before), from_json(row.key, row.after))
        for row in connection.execute(query)
    }


def changed_since(connection: Connection, collaboration_id: str, part: Part, revision: int) -> str | None:
    """The key of a row of a table that was last changed after a revision, None when none was."""
    query = (
        select(change.c.key)
        .where(
            change.c.collaboration_id == collaboration_id,
            change.c.part == part,
            change.c.revision > revision,
        )
        .order_by(change.c.revision.desc(), change.c.key)
        .limit(1)
    )
    return connection.execute(query).scalar()


def to_undo(connection: Connection, collaboration_id: str, who: str) -> Step | None:
    """The person's last step that still stands and is no undo itself; None when there is none."""
    query = _standing(collaboration_id, who).where(step.c.undoes.is_(None))
    return _first(connection, query)


def to_redo(connection: Connection, collaboration_id: str, who: str) -> Step | None:
    """The person's last undo that still stands; None when they have changed something since."""
    undo = _first(connection, _standing(collaboration_id, who).where(step.c.undoes.is_not(None)))
    plain = _of(collaboration_id, who).where(step.c.undoes.is_(None), step.c.redoes.is_(None))
    change = _first(connection, plain)
    return None if undo and change and change.revision > undo.revision else undo


def _steps(collaboration_id: str) -> Select[Any]:
    return select(step).where(step.c.collaboration_id == collaboration_id).order_by(step.c.revision.desc())


def _of(collaboration_id: str, who: str) -> Select[Any]:
    """A person's steps that changed something, newest first."""
    return _steps(collaboration_id).where(step.c.by == column_text(who), _did_something)


def _standing(collaboration_id: str, who: str) -> Select[Any]:
    """Those of them that were not taken back."""
    return _of(collaboration_id, who).where(~_taken_back)


def _first(connection: Connection, query: Select[Any]) -> Step | None:
    found = connection.execute(query.limit(1)).one_or_none()
    return _step(found) if found else None


def _step(found: Row[Any]) -> Step:
    return Step(found.revision, By(found.by, from_moment(found.at)), found.what, found.undoes, found.redoes)


def _may_be_seen(done: Change, may_see: MaySee) -> bool:
    if may_see is None or done.part is not Part.EVENTS:
        return True
    return all(visibility_of(row.cells) in may_see for row in (done.before, done.after) if row)
