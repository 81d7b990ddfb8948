"""What is worth keeping between reruns. The only module that uses Streamlit's caches."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st

from csc_core.analysis import analyse
from csc_core.charting.bars import bars
from csc_core.charting.entries import Shown
from csc_core.charting.frame import Frame
from csc_core.charting.multiples import multiple, multiples_key
from csc_core.charting.opening import opening
from csc_core.charting.phone import phone_lanes
from csc_core.charting.picking import Drawn, drawn
from csc_core.charting.picture import Picture, picture
from csc_core.charting.since import days_since
from csc_core.charting.timeline import timeline
from csc_core.content.cases import cases
from csc_core.intake import open_log
from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Commitment, Record, SecondTake
from csc_core.model.log import EventLog
from csc_core.model.opened import Opened
from csc_core.model.portfolio import CollaborationSummary
from csc_core.model.prompts import Filters
from csc_core.portfolio import sample_summaries as summaries_of_samples
from csc_core.portfolio import summaries_of
from csc_core.reporting.reception import voice_counts
from csc_core.reporting.tables import Table, log_table

BUSY = "One moment …"  # else the name of a function is shown while a long log is worked on


class Question(NamedTuple):
    """What the analysis of a log depends on."""

    key: str
    revision: int
    today: dt.date
    as_of: dt.date | None
    records: tuple[Record, ...]
    commitments: tuple[Commitment, ...] | None
    second_takes: tuple[SecondTake, ...] = ()
    seen_as: str = ""  # by whose eyes, where not everything in the log is shown to them


VIEWS = {"calendar": timeline, "days": days_since, "phone": phone_lanes}


@st.cache_resource(scope="session", max_entries=40, show_spinner=BUSY)
def analysis(_log: EventLog, question: Question, filters: Filters) -> Analysis:
    """The analysis of one log for one question. The log is known by its key and revision."""
    return analyse(
        _log,
        today=question.today,
        as_of=question.as_of,
        records=question.records,
        commitments=question.commitments,
        second_takes=question.second_takes,
        filters=filters,
    )


@st.cache_resource(scope="session", max_entries=20, show_spinner=BUSY)
def timeline_drawn(
    _analysis: Analysis, question: tuple[object, ...], view: str, shown: Shown, dark: bool
) -> Drawn:
    """The timeline in one view, whichever entry is picked."""
    return drawn(VIEWS[view](_analysis, shown, dark=dark))


@st.cache_resource(scope="session", max_entries=2, show_spinner=BUSY)
def rows_as_read(_opened: Opened, question: Question) -> Table:
    """The rows of a log as they were read, as a table."""
    return log_table(_opened)


@st.cache_resource(max_entries=2, show_spinner=BUSY)
def opening_picture(dark: bool) -> Picture:
    """The picture of the start page."""
    return picture(opening(dark=dark))


def chart_data(chart: Picture) -> dict[str, Any]:
    """The chart as Streamlit wants it: one dict with its data inside."""
    return chart.streamed()


@st.cache_resource(max_entries=50, show_spinner=BUSY)
def case_analysis(case_id: str) -> Analysis:
    """A worked case, opened and analysed as any log would be."""
    case = cases()[case_id]
    meta = "field,value\n" + "".join(f"{name},{value}\n" for name, value in case.meta.items())
    beside = {"partners": ("partners.csv", case.partners.encode()), "meta": ("meta.csv", meta.encode())}
    given = {name: file for name, file in beside.items() if case.partners or name == "meta"}
    opened = open_log(case.events.encode(), f"{case_id}.csv", today=case.as_of, beside=given)
    assert opened.log is not None  # the tests open every case
    return analyse(opened.log, today=case.as_of)


@st.cache_resource(max_entries=100, show_spinner=BUSY)
def case_picture(case_id: str, view: str, dark: bool) -> Picture:
    """The timeline of a worked case, in one view."""
    return picture(VIEWS[view](case_analysis(case_id), dark=dark))


@st.cache_resource(scope="session", max_entries=10, show_spinner=BUSY)
def voice_picture(_analysis: Analysis, question: tuple[object, ...], dark: bool) -> Picture:
    """Bars of who recorded how many rows."""
    return picture(bars(voice_counts(_analysis), "row", dark=dark))


@st.cache_data(scope="session", max_entries=20, show_spinner=False)
def first_look(_make: Callable[[], bytes], question: tuple[object, ...], what: tuple[object, ...]) -> bytes:
    """The first page of a document as an image; ``what`` says which document, for whom, on which paper."""
    return _make()


@st.cache_resource(scope="session", max_entries=1, show_spinner=False)
def files_made() -> dict[tuple[object, ...], bytes]:
    """Files of long logs made in this visit, by all that each depends on, the oldest first."""
    return {}


@st.cache_resource(max_entries=1, show_spinner=BUSY)
def sample_summaries() -> tuple[CollaborationSummary, ...]:
    """The invented collaborations in short."""
    return summaries_of_samples()


@st.cache_resource(scope="session", max_entries=40, show_spinner=BUSY)
def summary(_log: EventLog, question: Question) -> CollaborationSummary:
    """One log in short, for standing beside others."""
    return next(summaries_of([(question.key, _log)], today=question.today, as_of=question.as_of))


@st.cache_resource(scope="session", max_entries=500, show_spinner=BUSY)
def seen_summary(
    _make: Callable[[], CollaborationSummary | None], known: tuple[str, int, dt.date]
) -> CollaborationSummary | None:
    """A kept log in short, from the rows that this visitor may see; known by id, revision and day."""
    return _make()


@st.cache_resource(scope="session", max_entries=1, show_spinner=BUSY)
def kept_in_short() -> dict[tuple[str, int, int | None, dt.date], CollaborationSummary]:
    """Summaries read from the store in this visit, by id, revision, that of the summary, and day."""
    return {}


@st.cache_resource(scope="session", max_entries=200, show_spinner=BUSY)
def multiple_picture(
    _summary: CollaborationSummary, mark: str, frame: Frame, dark: bool, chosen: str | None
) -> Picture:
    """The small journey of one collaboration, known by its fingerprint."""
    return picture(multiple(_summary, frame, dark=dark, chosen=chosen), clickable=True)


@st.cache_resource(max_entries=4, show_spinner=BUSY)
def multiples_key_picture(dark: bool, plot: int) -> Picture:
    """What the marks of the small journeys stand for."""
    return picture(multiples_key(dark=dark, plot=plot))
