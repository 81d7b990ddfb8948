"""Project files on the command line: made of a log, and read as a log."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from csc_core.intake import open_kept
from csc_core.model.errors import SavedFileTooNew, UnreadableProject
from csc_core.model.opened import Opened
from csc_core.model.pieces import Pieces
from csc_core.model.stored import By

if TYPE_CHECKING:
    from csc_core.storing import Store


def opened_project(data: bytes, today: dt.date) -> Opened:
    """The log in a project file, however large; refused when it is damaged or too new."""
    with _passing_store() as store:
        try:
            made = store.import_project(data, bounded=False)
        except (UnreadableProject, SavedFileTooNew) as fault:
            return Opened.refused(fault)
        return open_kept(store.load(made.id).table(), today=today)


def project_of(opened: Opened) -> Pieces:
    """The project file of a log that loaded."""
    from csc_core.storing import keep

    with _passing_store() as store:
        made = store.create(keep(opened), By("the command line", dt.datetime.now(dt.UTC)))
        yield from store.project_pieces(made.id)


@contextmanager
def _passing_store() -> Iterator["Store"]:
    """A store of its own that is thrown away."""
    from csc_core.storing import open_store

    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'store.sqlite'}")
        try:
            yield store
        finally:
            store.close()
