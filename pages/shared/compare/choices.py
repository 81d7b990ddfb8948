"""Which collaborations stand side by side, on which axis, and which kind of setback is looked for."""

import streamlit as st

from csc_core.charting.frame import Scale
from csc_core.charting.sheet import parts_of
from csc_core.model.portfolio import MINIMUM_PLACES, CollaborationSummary, Portfolio, Similar
from csc_core.reporting.comparison import kind_words
from pages.shared import cached, parts, session
from pages.shared.compare.kept import kept_summaries

SCALES = ((Scale.SINCE.value, "Time since the start"), (Scale.CALENDAR.value, "Calendar"))


def choose_logs() -> tuple[list[CollaborationSummary], int, tuple[str, ...]]:
    """The summaries to show, how many are hidden, and how those of the store were read.

    Shown are all that is kept, the logs opened in this visit as they are read there, and the examples.
    """
    examples = list(cached.sample_summaries())
    known = {summary.face.key for summary in examples}
    visited = [desk for desk in session.desks() if desk.key not in known]
    kept, says = kept_summaries(without={desk.key for desk in visited})
    own = [*(cached.summary(desk.log, desk.question()) for desk in visited), *kept]
    if own and not st.checkbox("With the invented examples", value=True, key="examples"):
        return own, len(examples), says
    return examples + own, 0, says


def choose_kind(portfolio: Portfolio) -> Similar | None:
    """The kind of setback to look for; first the one that waits longest in the open log."""
    if not portfolio.similar:
        return None
    words = [(found.subtype.value, kind_words(found)) for found in by_use(portfolio)]
    return portfolio.of(parts.choose("met", words, 290))


def by_use(portfolio: Portfolio) -> list[Similar]:
    """Kinds met in enough places first, and of these the visitor's own."""
    desk = session.current()
    own = next((s for s in portfolio.summaries if desk and s.face.key == desk.key), None)
    mine = {setback.subtype for setback in own.waiting[:1]} if own else set()
    return sorted(
        portfolio.similar, key=lambda found: (found.places < MINIMUM_PLACES, found.subtype not in mine)
    )


def choose_scale() -> Scale:
    """Time since each collaboration's start, or the calendar."""
    known = dict(SCALES)
    chosen = st.radio(
        "Time axis",
        list(known),
        format_func=known.__getitem__,
        horizontal=True,
        key="time",
        bind="query-params",
        label_visibility="collapsed",
    )
    return Scale(chosen or Scale.SINCE)


def choose_part(portfolio: Portfolio) -> Portfolio:
    """The collaborations to draw: all, or so many at a time in the order of names."""
    screens = parts_of(portfolio)
    if len(screens) < 2:
        return portfolio
    n, words, before = len(portfolio.summaries), [], 0
    for place, screen in enumerate(screens):
        size = len(screen.summaries)
        words.append((str(place), f"{before + 1} to {before + size} of {n:,}"))
        before += size
    return screens[int(parts.choose("part", words, 190))]
