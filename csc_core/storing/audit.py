"""The audit: who signed in, saved files, deleted, changed members and terms. It is only added to."""

from sqlalchemy import Connection, exists, insert, select

from csc_core.model.people import Note, Noted
from csc_core.storing.cells import column_text
from csc_core.storing.history import from_moment, moment
from csc_core.storing.schema import audit


def write(connection: Connection, note: Note) -> None:
    """Add a line."""
    connection.execute(
        insert(audit).values(
            at=moment(note.at),
            who=column_text(note.who),
            what=note.what,
            about=column_text(note.about),
            collaboration_id=note.collaboration_id,
        )
    )


def write_once(connection: Connection, note: Note) -> None:
    """Add a line unless one says the same of the same person already, at whatever time."""
    same = (audit.c.who == column_text(note.who), audit.c.what == note.what, audit.c.about == note.about)
    if not connection.execute(select(exists().where(*same))).scalar():
        write(connection, note)


def read(connection: Connection, collaboration_id: str | None = None) -> tuple[Note, ...]:
    """The lines about one collaboration, or all, newest first."""
    query = select(audit).order_by(audit.c.id.desc())
    if collaboration_id is not None:
        query = query.where(audit.c.collaboration_id == collaboration_id)
    return tuple(
        Note(from_moment(found.at), found.who, Noted(found.what), found.about, found.collaboration_id)
        for found in connection.execute(query)
    )
