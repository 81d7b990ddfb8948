"""Many logs into a store at once: what an administrator does when a programme begins."""

import datetime as dt
from collections.abc import Iterable, Iterator

from csc_core.folders import Log, open_found
from csc_core.model.opened import Received
from csc_core.model.stored import By
from csc_core.portfolio import account_of
from csc_core.storing import Store, keep


def load_many(
    store: Store, logs: Iterable[Log], by: By, *, today: dt.date, owner: str | None = None
) -> Iterator[Received]:
    """Put logs into a store, each with its summary and in a transaction of its own; what became of each.

    A log that does not load is told and stops no other. Stopped halfway, what was told to have loaded is
    there. ``owner`` is the account that owns them where people sign in. Raises StoreUnavailable, and
    CellNotKept for a cell that no store holds.
    """
    for log in logs:
        opened = open_found(log, today=today)
        if opened.log is not None:
            store.create(keep(opened), by, summary=account_of(opened.log, today=today), owner=owner)
        yield Received.of(log.name, opened)
