"""The collaborations of the store in short, read from the summaries kept beside them."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

import streamlit as st

from csc_core.content import plain as written
from csc_core.model.errors import StoreUnavailable, UnknownCollaboration
from csc_core.model.portfolio import CollaborationSummary
from csc_core.model.stored import Collaboration
from csc_core.portfolio import kept_summary
from pages.shared import kept
from pages.shared.desk import today

MANY = 5  # summaries that take long enough to be made for people to be told


class Found(NamedTuple):
    """What the store has to compare, and what there is to say of how it was read."""

    summaries: list[CollaborationSummary]
    says: tuple[str, ...]


def kept_summaries(without: Collection[str]) -> Found:
    """The summaries of all kept collaborations but some. Rows are read only where one has to be made."""
    try:
        listed = [one for one in kept.listed() if one.id not in without]
        found = [kept_summary(one, today=today()) for one in listed]
        stale = [one for one, summary in zip(listed, found, strict=True) if summary is None]
        made = _made_anew(stale)
    except StoreUnavailable as fault:
        return Found([], (f"What is kept cannot be shown: {fault.says} {fault.try_this}",))
    summaries = [summary for summary in (*found, *made) if summary is not None]
    return Found(summaries, tuple(_says(len(made), len(stale) - len(made))))


def _says(made: int, unread: int) -> Iterator[str]:
    if made:
        yield (
            f"{written.count(made, 'summary', 'summaries')} of kept logs made anew just now: "
            "there was none yet, or one of an earlier day or method."
        )
    if unread:
        yield f"{written.count(unread, 'kept log')} not shown: the rows cannot be read as events."


def _made_anew(stale: list[Collaboration]) -> list[CollaborationSummary]:
    """The summaries of these from their rows, kept for the next reader; without those that cannot be made."""
    made = []
    bar = st.progress(0.0, "Reading kept logs") if len(stale) > MANY else None
    for done, collaboration in enumerate(stale, 1):
        try:
            with kept.step(collaboration.id, "Summary"):
                pass  # nothing changes but the summary
            summary = kept_summary(kept.found(collaboration.id), today=today())
        except UnknownCollaboration:  # deleted meanwhile
            continue
        if summary is not None:
            made.append(summary)
        if bar is not None:
            bar.progress(done / len(stale), f"Reading kept logs: {done} of {len(stale)}")
    if bar is not None:
        bar.empty()
    return made
