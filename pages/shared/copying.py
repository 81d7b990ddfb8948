"""A log as one of the store: what is written into it has to be kept somewhere."""

from pages.shared import kept, session
from pages.shared.desk import Desk


def in_store(desk: Desk) -> kept.KeptDesk:
    """The log as one of the store; an example is copied there, and the copy becomes the current one."""
    if isinstance(desk, kept.KeptDesk):
        return desk
    copy = kept.copy_of(desk)
    session.show(copy)
    return copy
