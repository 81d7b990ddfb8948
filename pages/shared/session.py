"""What a visitor has open and decided. The only module that touches ``st.session_state`` and the address bar."""

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import streamlit as st

from csc_core.content.samples import samples
from csc_core.intake import open_sample
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, Record
from csc_core.model.errors import UnknownSample
from csc_core.model.log import EventLog
from csc_core.model.opened import Opened
from csc_core.model.prompts import Filters
from pages.shared import cached


@dataclass
class Desk:
    """An open log with what was decided about it. ``key`` stands in the address, so that a reload finds it."""

    key: str
    opened: Opened
    records: tuple[Record, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    as_of: dt.date | None = None
    undo: list[tuple[str, tuple[Record, ...], tuple[Commitment, ...]]] = field(default_factory=list)

    @property
    def log(self) -> EventLog:
        """The open log."""
        assert self.opened.log is not None  # a desk is only made of a log that loaded
        return self.opened.log

    def analysis(self, filters: Filters | None = None) -> Analysis:
        """Everything known about the log at its date, computed once for the same question."""
        chosen = filters or Filters()
        return cached.analysis(self.log, self.key, today(), self.as_of, self.records, self.commitments, chosen)


def today() -> dt.date:
    """The calendar date here and now. The core never asks for it."""
    return dt.date.today()


def _desks() -> dict[str, Desk]:
    desks: dict[str, Desk] = st.session_state.setdefault("desks", {})
    return desks


def desks() -> tuple[Desk, ...]:
    """The logs this visitor has opened, newest first."""
    return tuple(reversed(_desks().values()))


def current() -> Desk | None:
    """The open log: the one the address names, opened again after a reload if it can be."""
    key = st.query_params.get("log") or st.session_state.get("current")
    desk = _desks().get(key) if key else None
    if desk is None and key:
        desk = _reopened(key)
    if desk is not None:
        st.session_state["current"] = desk.key
        st.query_params["log"] = desk.key
    return desk


def _reopened(key: str) -> Desk | None:
    """A log this session does not know yet: a sample by its id, or an upload this server still remembers."""
    kept = cached.shelf().get(key)
    if kept is None:
        try:
            kept = Desk(key, open_sample(key))
        except UnknownSample:
            return None
    _desks()[key] = kept
    return kept


def open_example(sample_id: str | None = None) -> Desk:
    """Open a sample, by default the first, and make it the current log."""
    key = sample_id or samples()[0].id
    return _shown(_desks().get(key) or Desk(key, open_sample(key)))


def open_upload(opened: Opened) -> Desk:
    """Make an uploaded log that loaded the current one. Its key cannot be guessed."""
    desk = Desk(f"my-{secrets.token_urlsafe(12)}", opened)
    cached.shelf()[desk.key] = desk
    return _shown(desk)


def _shown(desk: Desk) -> Desk:
    _desks()[desk.key] = desk
    st.session_state["current"] = desk.key
    st.query_params["log"] = desk.key
    return desk


def close(key: str) -> None:
    """Forget a log: in this session, and on the server if it was uploaded."""
    _desks().pop(key, None)
    cached.shelf().pop(key, None)
    if st.session_state.get("current") == key:
        del st.session_state["current"]
        st.query_params.pop("log", None)


def decide(
    desk: Desk, what: str, *, record: Record | None = None, commitments: tuple[Commitment, ...] | None = None
) -> None:
    """Note what was done with a prompt, or new commitments, so that it can be undone."""
    desk.undo.append((what, desk.records, desk.commitments))
    if record is not None:
        desk.records = (*desk.records, record)
    if commitments is not None:
        desk.commitments = commitments


def undo(desk: Desk) -> None:
    """Take back the last decision."""
    if desk.undo:
        _, desk.records, desk.commitments = desk.undo.pop()


def changed(commitments: tuple[Commitment, ...], old: Commitment, **new: object) -> tuple[Commitment, ...]:
    """The commitments with one of them changed."""
    return tuple(replace(c, **new) if c == old else c for c in commitments)  # type: ignore[arg-type]


def picked_row(analysis: Analysis) -> str | None:
    """The event the address points at (``row=36`` is a row number of the file), None if it points at none."""
    wanted = st.query_params.get("row", "")
    facts = analysis.findings.facts
    numbers = [str(number) for number in facts.numbers]
    return str(facts.ids[numbers.index(wanted)]) if wanted in numbers else None


def pick(row: int | None) -> None:
    """Point the address at a row of the log, or at none."""
    if row is None:
        st.query_params.pop("row", None)
    else:
        st.query_params["row"] = str(row)


def remembered(name: str, make: Callable[[], object]) -> object:
    """A value kept for this visit under a name, made the first time."""
    if name not in st.session_state:
        st.session_state[name] = make()
    return st.session_state[name]


def forget(name: str) -> None:
    """Drop a value kept by ``remembered``."""
    st.session_state.pop(name, None)
