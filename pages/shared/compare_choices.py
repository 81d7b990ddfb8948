"""Which collaborations stand side by side, on which axis, and which kind of setback is looked for."""

from collections.abc import Sequence

import streamlit as st

from csc_core.charting.frame import Scale
from csc_core.model.portfolio import MINIMUM_PLACES, CollaborationSummary, Portfolio, Similar
from csc_core.reporting.comparison import kind_words
from pages.shared import cached, parts, session

SCALES = ((Scale.SINCE.value, "Time since the start"), (Scale.CALENDAR.value, "Calendar"))
BANDS = 6  # cities on one screen


def choose_logs() -> tuple[list[CollaborationSummary], int]:
    """The summaries to show, and how many are hidden: the examples, and the logs opened in this visit."""
    examples = list(cached.sample_summaries())
    known = {summary.face.key for summary in examples}
    own = [cached.summary(desk.log, desk.question()) for desk in session.desks() if desk.key not in known]
    if own and not st.checkbox("With the invented examples", value=True, key="examples"):
        return own, len(examples)
    return examples + own, 0


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


def choose_cities(portfolio: Portfolio) -> Sequence[str]:
    """The cities to draw: all, or so many at a time."""
    cities = portfolio.cities
    if len(cities) <= BANDS:
        return cities
    starts = range(0, len(cities), BANDS)
    words = [(str(k), f"Cities {k + 1} to {min(k + BANDS, len(cities))} of {len(cities)}") for k in starts]
    first = int(parts.choose("cities", words, 190))
    return cities[first : first + BANDS]
