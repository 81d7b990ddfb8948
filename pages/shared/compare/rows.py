"""Setbacks of several collaborations in plain rows, and the tables to take away."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from csc_core.charting.lanes import episode_words
from csc_core.content import plain as written
from csc_core.content.codebook import word
from csc_core.model.portfolio import CollaborationSummary, SetbackSummary, Use
from csc_core.reporting.comparison_limits import use_words
from csc_core.reporting.comparison_tables import practice_names, setback_title
from pages.shared import parts
from pages.shared.compare.grid import timeline_link
from pages.shared.parts import plain

T = TypeVar("T")
Met = Sequence[tuple[CollaborationSummary, SetbackSummary]]
WIDTHS = (3.4, 1.7, 1, 1, 1.6, 1.1)
HEADS = ("Setback", "Reads as", "First response", "First learning", "Practices logged for it", "")
LISTED, LISTED_AT_MOST, CLOSING = 10, 100, 2  # sentences in sight, behind the click, last of these
ROWS, CASES = 1_000, 60  # of a table on the screen; its file has all
MOST = {False: 12, True: 5}  # rows on a laptop and on a phone; the table has all


def setback_rows(met: Met) -> None:
    """One row a setback: where and what, how it reads, what followed, and the way to its timeline."""
    phone = parts.on_phone()
    with st.container(gap="xsmall"):
        if not phone:
            for column, head in zip(st.columns(WIDTHS, gap="small"), HEADS, strict=True):
                with column:
                    parts.muted(head)
        for summary, setback in met[: MOST[phone]]:
            (stacked_row if phone else row)(summary, setback)
    more = len(met) - MOST[phone]
    if more > 0:
        parts.muted(f"and {written.count(more, 'more setback')}, in the table")


def row(summary: CollaborationSummary, setback: SetbackSummary) -> None:
    """A setback in columns."""
    columns = iter(st.columns(WIDTHS, gap="small"))
    with next(columns):
        title_and_place(summary, setback)
    for text in cells(setback):
        with next(columns):
            st.markdown(plain(text))
    with next(columns):
        timeline_link(f"Row {setback.row}", summary.face.key, setback.row)


def stacked_row(summary: CollaborationSummary, setback: SetbackSummary) -> None:
    """A setback for a narrow screen."""
    reads, response, learning, practices = (plain(text) for text in cells(setback))
    with st.container(border=True, gap="xsmall"):
        title_and_place(summary, setback)
        st.markdown(f":gray[Reads as:] {reads}")
        st.markdown(f":gray[First response:] {response} :gray[· first learning:] {learning}")
        st.markdown(f":gray[Practices logged for it:] {practices}")
        timeline_link(f"Row {setback.row}", summary.face.key, setback.row)


def title_and_place(summary: CollaborationSummary, setback: SetbackSummary) -> None:
    """The setback's words, and below them whose it is: in one element, for each takes its time."""
    place = ", ".join(part for part in (summary.face.name, summary.face.city) if part)
    when = written.date(setback.date, setback.precision)
    st.markdown(f"{plain(setback_title(setback))}  \n:gray[{plain(f'{place} · {when}')}]")


def cells(setback: SetbackSummary) -> tuple[str, ...]:
    """What stands between a setback's title and its link."""
    return (
        episode_words(setback),
        after(setback, setback.first_response_days, "first_response_days"),
        after(setback, setback.first_learning_days, "first_learning_days"),
        practice_names(setback.practices),
    )


def after(setback: SetbackSummary, days: int | None, figure: str) -> str:
    """ "about 14 days", or that there was none."""
    about = "about " if figure in setback.coarse else ""
    return "none so far" if days is None else f"{about}{written.days(days)}"


def uses(title: str, found: Sequence[Use], family: str) -> None:
    """How many collaborations used each, and how often."""
    with st.container(gap="xsmall"):
        parts.muted(title)
        for use in found:
            name = word(family, use.code).capitalize()
            times = f"{use.rows} times" if use.rows != 1 else "once"
            st.markdown(f"**{plain(use_words(use))}** {plain(name)} :gray[{plain(times)}]")


def listed(title: str, told: tuple[str, ...]) -> None:
    """Sentences under a heading; those past the first few behind a click."""
    parts.section(title)
    st.markdown("\n".join(f"- {plain(text)}" for text in told[:LISTED]))
    if len(told) > LISTED:
        with st.expander(f"{len(told) - LISTED} more"):
            more = told[LISTED:]
            if len(more) > LISTED_AT_MOST:  # the last ones speak of all
                left = f"and {len(more) - LISTED_AT_MOST:,} more: their figures are in the cross-case table"
                more = (*more[: LISTED_AT_MOST - CLOSING], left, *more[-CLOSING:])
            st.markdown("\n".join(f"- {plain(text)}" for text in more))


def first_of(found: Sequence[T], most: int) -> tuple[tuple[T, ...], str]:
    """As many as a screen can take, and how to call them: "All 9", or "The first 60 of 5,000"."""
    if len(found) <= most:
        return tuple(found), f"All {len(found):,}"
    return tuple(found[:most]), f"The first {most:,} of {len(found):,}"
