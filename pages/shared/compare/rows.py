"""Setbacks of several collaborations in plain rows, and the tables to take away."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from csc_core.charting.lanes import episode_words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.portfolio import CollaborationSummary, SetbackSummary, Use
from csc_core.reporting.comparison_limits import use_words
from csc_core.reporting.comparison_tables import practice_names, setback_title
from pages.shared import parts
from pages.shared.compare.grid import timeline_link
from pages.shared.parts import plain

T = TypeVar("T")
Met = Sequence[tuple[CollaborationSummary, SetbackSummary]]
LISTED, LISTED_AT_MOST, CLOSING = 10, 100, 2  # sentences in sight, behind the click, last of these
ROWS, CASES = 1_000, 60  # of a table on the screen; its file has all
LINK_WIDTH = 96  # pixels, so that the words beside the links begin on one line
MOST = {False: 12, True: 5}  # rows on a laptop and on a phone; the table has all


def setback_rows(met: Met) -> None:
    """One row a setback, and the way to its timeline."""
    most = MOST[parts.on_phone()]
    for summary, setback in met[:most]:
        with st.container(horizontal=True, gap="xsmall"):
            timeline_link(f"Row {setback.row}", summary.face.key, setback.row, LINK_WIDTH)
            say(summary, setback)
    more = len(met) - most
    if more > 0:
        parts.muted(f"and {in_words.count(more, 'more setback')}, in the table")


def say(summary: CollaborationSummary, setback: SetbackSummary) -> None:
    """A setback, whose it is, how it reads and what followed: in one element, for each takes its time."""
    place = ", ".join(part for part in (summary.face.name, summary.face.city) if part)
    when = in_words.date(setback.date, setback.precision)
    response = after(setback, setback.first_response_days, "first_response_days")
    learning = after(setback, setback.first_learning_days, "first_learning_days")
    st.markdown(
        f"**{plain(setback_title(setback))}**  \n:gray[{plain(f'{place} · {when}')}]  \n"
        f":gray[Reads as:] {plain(episode_words(setback))} "
        f":gray[· first response:] {plain(response)} :gray[· first learning:] {plain(learning)} "
        f":gray[· practices logged for it:] {plain(practice_names(setback.practices))}",
        width="stretch",
    )


def after(setback: SetbackSummary, days: int | None, figure: str) -> str:
    """ "about 14 days", or that there was none."""
    about = "about " if figure in setback.coarse else ""
    return "none so far" if days is None else f"{about}{in_words.days(days)}"


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
