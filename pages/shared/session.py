"""What a visitor has open: the logs, the picked entry, the room. Only this module touches the address."""

import re
import secrets
from contextlib import suppress

import streamlit as st

from csc_core.content.samples import default_sample
from csc_core.intake import open_sample
from csc_core.model.analysis import Analysis
from csc_core.model.errors import StoreUnavailable, UnknownCollaboration, UnknownSample
from csc_core.model.opened import Opened
from pages.shared import kept, memory
from pages.shared.desk import Desk

ROW_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_CURRENT, _IN_ROOM = "current", "in-room"


def _desks() -> dict[str, Desk]:
    return memory.remembered("desks", dict)


def desks() -> tuple[Desk, ...]:
    """The logs this visitor has opened, newest first."""
    return tuple(reversed(_desks().values()))


def current() -> Desk | None:
    """The open log: the one the address names, as it stands now, opened again after a reload if it can be."""
    key = st.query_params.get("log") or memory.recalled(_CURRENT, str)
    desk = _as_it_stands(key) if key else None
    if desk is not None:
        memory.keep(_CURRENT, desk.key)
        st.query_params["log"] = desk.key
    return desk


def _as_it_stands(key: str) -> Desk | None:
    """A log by its key: one of this visit, brought up to date; else a sample, or one of the store."""
    desk = _desks().get(key)
    if isinstance(desk, kept.KeptDesk):
        desk = kept.newer(desk)
    elif desk is None:
        desk = _reopened(key)
    if desk is None:
        _desks().pop(key, None)
    else:
        _desks()[key] = desk
    return desk


def _reopened(key: str) -> Desk | None:
    with suppress(UnknownSample):
        return Desk(key, open_sample(key))
    with suppress(UnknownCollaboration):
        return kept.open_desk(key)
    return None


def open_example(sample_id: str | None = None) -> Desk:
    """Open a sample, by default the first, and make it the current log."""
    key = sample_id or default_sample()
    return show(_desks().get(key) or Desk(key, open_sample(key)))


def open_upload(opened: Opened) -> Desk:
    """Keep an uploaded log that loaded and make it current. Without a store it lasts for this visit."""
    try:
        return show(kept.keep_log(opened))
    except StoreUnavailable:
        st.toast("Nothing can be kept at the moment: this log is open for this visit only.")
        return show(Desk(f"visit-{secrets.token_urlsafe(12)}", opened))


def open_kept(key: str) -> Desk:
    """Open a log of the store and make it the current one."""
    return show(kept.open_desk(key))


def kept_here() -> kept.KeptDesk | None:
    """The current log, if it is one of the store."""
    desk = _desks().get(memory.recalled(_CURRENT, str) or "")
    return desk if isinstance(desk, kept.KeptDesk) else None


def show(desk: Desk) -> Desk:
    """Make a log the current one."""
    _desks()[desk.key] = desk
    memory.keep(_CURRENT, desk.key)
    st.query_params["log"] = desk.key
    return desk


def put_away() -> None:
    """Have no log open; those opened before stay listed."""
    memory.forget(_CURRENT)
    st.query_params.pop("log", None)


def close(key: str) -> None:
    """Forget a log in this visit. What the store keeps stays there."""
    _desks().pop(key, None)
    if memory.recalled(_CURRENT, str) == key:
        put_away()


def address_says(name: str) -> str:
    """What stands in the address under a name; blank for nothing."""
    return str(st.query_params.get(name, ""))


def picked_row(analysis: Analysis) -> str | None:
    """The event the address points at (``row=36`` is a row number of the file), None if it points at none."""
    wanted = st.query_params.get("row", "")
    return analysis.findings.facts.id_at(int(wanted)) if ROW_NUMBER.fullmatch(wanted) else None


def pick(row: int | None) -> None:
    """Point the address at a row of the log, or at none."""
    if row is None:
        st.query_params.pop("row", None)
    else:
        st.query_params["row"] = str(row)


def in_room() -> bool:
    """Is the projected view on?"""
    return bool(memory.recalled(_IN_ROOM, bool))


def enter_room() -> None:
    """Turn the projected view on."""
    memory.keep(_IN_ROOM, True)


def leave_room() -> None:
    """Turn the projected view off."""
    memory.forget(_IN_ROOM)
