"""What a visitor has open and decided. Only this module touches ``st.session_state`` and the address."""

import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import streamlit as st

from csc_core.content.samples import default_sample
from csc_core.intake import open_sample
from csc_core.model.analysis import Analysis
from csc_core.model.errors import StoreUnavailable, UnknownCollaboration, UnknownSample
from csc_core.model.log import fingerprint
from csc_core.model.opened import Opened
from pages.shared import kept
from pages.shared.desk import Desk, today
from pages.shared.keeping import store

ROW_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


def _desks() -> dict[str, Desk]:
    desks: dict[str, Desk] = st.session_state.setdefault("desks", {})
    return desks


def desks() -> tuple[Desk, ...]:
    """The logs this visitor has opened, newest first."""
    return tuple(reversed(_desks().values()))


def current() -> Desk | None:
    """The open log: the one the address names, as it stands now, opened again after a reload if it can be."""
    key = st.query_params.get("log") or st.session_state.get("current")
    desk = _as_it_stands(key) if key else None
    if desk is not None:
        st.session_state["current"] = desk.key
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
    desk = _desks().get(st.session_state.get("current", ""))
    return desk if isinstance(desk, kept.KeptDesk) else None


def show(desk: Desk) -> Desk:
    """Make a log the current one."""
    _desks()[desk.key] = desk
    st.session_state["current"] = desk.key
    st.query_params["log"] = desk.key
    return desk


def put_away() -> None:
    """Have no log open; those opened before stay listed."""
    st.session_state.pop("current", None)
    st.query_params.pop("log", None)


def close(key: str) -> None:
    """Forget a log in this visit. What the store keeps stays there."""
    _desks().pop(key, None)
    if st.session_state.get("current") == key:
        put_away()


def grid_changes(key: str) -> dict[str, Any]:
    """What was changed in a data editor and not saved: edited, added and deleted rows."""
    return dict(st.session_state.get(key) or {})


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
    return bool(st.session_state.get("in-room"))


def enter_room() -> None:
    """Turn the projected view on."""
    st.session_state["in-room"] = True


def leave_room() -> None:
    """Turn the projected view off."""
    st.session_state.pop("in-room", None)


def keep(name: str, value: object) -> None:
    """Keep a value for this visit under a name."""
    st.session_state[name] = value


def clicked(chart: str) -> str | None:
    """The event id of the mark that was clicked in a chart, by the chart's key."""
    state = st.session_state.get(chart)
    chosen = state["selection"].get("pick", []) if state else []
    return str(chosen[0]["id"]) if chosen else None


def remembered(name: str, make: Callable[[], object]) -> object:
    """A value kept for this visit under a name, made the first time."""
    if name not in st.session_state:
        st.session_state[name] = make()
    return st.session_state[name]


def forget(name: str) -> None:
    """Drop a value kept by ``remembered``."""
    st.session_state.pop(name, None)


def ask_once(name: str) -> None:
    """Ask for something to be opened in the coming run."""
    st.session_state[f"ask-{name}"] = True


def is_news(name: str, value: str | None) -> bool:
    """Is the value another one than when this was last asked?"""
    before = st.session_state.get(f"news-{name}")
    st.session_state[f"news-{name}"] = value
    return value != before


def asked(name: str) -> bool:
    """Was it asked for? Answers yes once."""
    return bool(st.session_state.pop(f"ask-{name}", False))


Reader = Callable[..., Opened]


def read_once(name: str, data: bytes, beside: dict[str, tuple[str, bytes]], read: Reader) -> Opened:
    """The uploaded file as ``read`` reads it, read again only when the file or an answer changed.

    Answers belong to one file: another one is asked about anew.
    """
    file = (name, fingerprint(data))
    if st.session_state.get("answers-for") != file:
        st.session_state["answers-for"], st.session_state["answers"] = file, {}
    answers: dict[str, str] = st.session_state["answers"]
    tables = [part for table, (_, content) in beside.items() for part in (table.encode(), content)]
    mark = (file, fingerprint(*tables, repr(sorted(answers.items())).encode()))
    if st.session_state.get("upload-mark") != mark:
        opened = read(data, name, today=today(), answers=answers, beside=beside)
        if not answers and _recalled(opened):
            answers.update(_recalled(opened))
            opened = read(data, name, today=today(), answers=answers, beside=beside)
            mark = (file, fingerprint(*tables, repr(sorted(answers.items())).encode()))
        st.session_state["upload-read"] = opened
        st.session_state["upload-mark"] = mark
    found: Opened = st.session_state["upload-read"]
    return found


def remember_answers(opened: Opened) -> None:
    """Keep what was answered about this file for the next one with the same headers."""
    answers: dict[str, str] = st.session_state.get("answers", {})
    if answers and opened.source_key:
        with suppress(StoreUnavailable):
            store().remember(opened.source_key, answers)


def _recalled(opened: Opened) -> dict[str, str]:
    """What was answered about an earlier file with the same headers."""
    with suppress(StoreUnavailable):
        return store().remembered(opened.source_key) if opened.source_key and opened.guesses else {}
    return {}


def answers_mark() -> str:
    """A mark that changes with every answer, so that a grid begins anew."""
    return fingerprint(repr(sorted(st.session_state.get("answers", {}).items())).encode())


def answer(about: str, choice: str) -> None:
    """Keep the answer to a question about the uploaded file."""
    st.session_state["answers"][about] = choice


def clear_upload() -> None:
    """Let go of the uploaded file and the answers about it, and offer an empty upload field."""
    for name in ("answers", "answers-for", "upload-mark", "upload-read"):
        forget(name)
    st.session_state["upload-version"] = st.session_state.get("upload-version", 0) + 1
