"""What is worth keeping between reruns. The only module that uses Streamlit's caches."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import streamlit as st

from csc_core.analysis import analyse
from csc_core.charting.bars import bars
from csc_core.charting.entries import Shown
from csc_core.charting.opening import opening
from csc_core.charting.phone import phone_lanes
from csc_core.charting.picture import Picture, picture
from csc_core.charting.since import days_since
from csc_core.charting.timeline import timeline
from csc_core.content.cases import cases
from csc_core.intake import open_log
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, Record
from csc_core.model.log import EventLog
from csc_core.model.prompts import Filters
from csc_core.reporting.reception import voice_counts

if TYPE_CHECKING:
    from pages.shared.desk import Desk

VIEWS = {"calendar": timeline, "days": days_since, "phone": phone_lanes}


@st.cache_resource(ttl=dt.timedelta(hours=12), max_entries=1)
def shelf() -> "dict[str, Desk]":
    """Uploads by their unguessable key, so that a reload does not lose them. Kept in memory only."""
    return {}


@st.cache_resource(scope="session", max_entries=40)
def analysis(
    _log: EventLog,
    key: str,
    today: dt.date,
    as_of: dt.date | None,
    records: tuple[Record, ...],
    commitments: tuple[Commitment, ...] | None,
    filters: Filters,
) -> Analysis:
    """The analysis of one log for one question. The log is known by its key; nothing here changes it."""
    return analyse(_log, today=today, as_of=as_of, records=records, commitments=commitments, filters=filters)


@st.cache_resource(scope="session", max_entries=60)
def timeline_picture(
    _analysis: Analysis,
    question: tuple[object, ...],
    view: str,
    shown: Shown,
    dark: bool,
    picked: str | None,
) -> Picture:
    """The timeline in one view, ready to draw."""
    return picture(VIEWS[view](_analysis, shown, dark=dark, picked=picked), clickable=True)


@st.cache_resource(max_entries=2)
def opening_picture(dark: bool) -> Picture:
    """The picture of the start page."""
    return picture(opening(dark=dark))


def chart_data(chart: Picture) -> dict[str, Any]:
    """The chart as Streamlit wants it: one dict with its data inside."""
    return chart.streamed()


@st.cache_resource(max_entries=50)
def case_analysis(case_id: str) -> Analysis:
    """A worked case, opened and analysed as any log would be."""
    case = cases()[case_id]
    meta = "field,value\n" + "".join(f"{name},{value}\n" for name, value in case.meta.items())
    beside = {"partners": ("partners.csv", case.partners.encode()), "meta": ("meta.csv", meta.encode())}
    given = {name: file for name, file in beside.items() if case.partners or name == "meta"}
    opened = open_log(case.events.encode(), f"{case_id}.csv", today=case.as_of, beside=given)
    assert opened.log is not None  # the tests open every case
    return analyse(opened.log, today=case.as_of)


@st.cache_resource(max_entries=100)
def case_picture(case_id: str, view: str, dark: bool) -> Picture:
    """The timeline of a worked case, in one view."""
    return picture(VIEWS[view](case_analysis(case_id), dark=dark))


@st.cache_resource(scope="session", max_entries=10)
def voice_picture(_analysis: Analysis, question: tuple[object, ...], dark: bool) -> Picture:
    """Bars of who recorded how many rows."""
    return picture(bars(voice_counts(_analysis), "row", dark=dark))


@st.cache_data(scope="session", max_entries=20, show_spinner=False)
def first_look(_make: Callable[[], bytes], question: tuple[object, ...], what: tuple[object, ...]) -> bytes:
    """The first page of a document as an image; ``what`` says which document, for whom, on which paper."""
    return _make()
