"""Forgetting what was answered about a collaboration, and about files like its own, when it is deleted."""

from sqlalchemy import Connection, delete, select

from csc_core.storing.cells import row_key
from csc_core.storing.schema import remembered

FILE = "file"  # under a collaboration's id: the source of the file it was read from


def forget(connection: Connection, collaboration_id: str) -> None:
    """Forget what is remembered about a collaboration, and about its file unless another has one like it."""
    file = _recall(connection, collaboration_id).get(FILE)
    _drop(connection, collaboration_id)
    others = {answers.get(FILE) for answers in connection.execute(select(remembered.c.answers)).scalars()}
    if file and file not in others:
        _drop(connection, file)


def _recall(connection: Connection, about: str) -> dict[str, str]:
    query = select(remembered.c.answers).where(remembered.c.source == row_key(about))
    return dict(connection.execute(query).scalar() or {})


def _drop(connection: Connection, about: str) -> None:
    connection.execute(delete(remembered).where(remembered.c.source == row_key(about)))
