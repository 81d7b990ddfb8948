"""Deleting what is past its date, in the server's own process, where whoever runs it wants that."""

import datetime as dt
import threading
import time

from csc_core.model.errors import CscError
from pages.shared import server_log
from pages.shared.access.settings import settings
from pages.shared.keeping import moment, whole_store

DAILY = dt.timedelta(days=1)
AGAIN = dt.timedelta(hours=1)  # when the database was away


def start() -> None:
    """Delete what is due now, and from then on once a day; nothing where it was not asked for."""
    if settings().retain:
        threading.Thread(target=_for_ever, name="retention", daemon=True).start()


def _for_ever() -> None:
    while True:
        time.sleep(sweep(moment()).total_seconds())


def sweep(now: dt.datetime) -> dt.timedelta:
    """Delete what is past its date on the day of ``now``, here; gives how long to wait for the next time."""
    try:
        gone = whole_store().sweep(now.astimezone().date(), now)
        clean = whole_store().scrub() if gone else True
    except CscError as fault:
        server_log.note("what is due could not be deleted", why=fault.says)
        return AGAIN
    if gone:
        ids = [one.id for one in gone]
        server_log.note("deleted what was past its date", collaborations=ids, clean=clean)
    return DAILY
