"""The collaborations of the store in short, read from the summaries kept beside them."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import streamlit as st

from csc_core.content import in_words
from csc_core.model.errors import NotAllowed, StoreUnavailable, UnknownCollaboration
from csc_core.model.portfolio import CollaborationSummary
from csc_core.model.stored import Collaboration
from csc_core.portfolio import account_of_stored, kept_summary
from pages.shared import cached, kept
from pages.shared.desk import today
from pages.shared.keeping import store

AT_ONCE = 500  # kept summaries read in one go
MANY = 5  # summaries that take long enough to be made for people to be told


class Found(NamedTuple):
    """What the store has to compare, and what there is to say of how it was read."""

    summaries: list[CollaborationSummary]
    says: tuple[str, ...]


def kept_summaries(without: Collection[str]) -> Found:
    """The summaries of all collaborations this person may see, but some.

    Rows are read only where there is no summary yet, or where this person may not see all of them.
    """
    try:
        listed = [one for one in kept.listed() if one.id not in without]
        found = _kept(listed)
        lacking = [one for one, summary in zip(listed, found, strict=True) if summary is None]
        made, seen = _from_rows(lacking)
    except StoreUnavailable as fault:
        return Found([], (f"What is kept cannot be shown: {fault.says} {fault.try_this}",))
    summaries = [summary for summary in (*found, *made, *seen) if summary is not None]
    return Found(summaries, tuple(_says(len(made), len(listed) - len(summaries))))


def _kept(listed: list[Collaboration]) -> list[CollaborationSummary | None]:
    """The summary kept of each, None where there is none to use. Nothing is read twice in a visit."""
    known = cached.kept_in_short()
    keys = {one.id: (one.id, one.revision, one.summary_of, today()) for one in listed}
    new = [one for one in listed if keys[one.id] not in known]
    found = {}
    bar = st.progress(0.0, "Reading kept logs") if len(new) > AT_ONCE else None
    for done in range(0, len(new), AT_ONCE):
        for one in store().with_summaries(new[done : done + AT_ONCE]):
            found[keys[one.id]] = kept_summary(one, today=today())
        if bar is not None:
            bar.progress(done / len(new), f"Reading kept logs: {done:,} of {len(new):,}")
    if bar is not None:
        bar.empty()
    found |= {key: known[key] for key in keys.values() if key in known}
    known.clear()  # of what has changed or is gone
    known.update((key, summary) for key, summary in found.items() if summary is not None)
    return [found[key] for key in keys.values()]


def _says(made: int, unread: int) -> Iterator[str]:
    if made:
        yield (
            f"{in_words.count(made, 'summary', 'summaries')} of kept logs made anew just now: "
            "there was none yet, or one of an earlier day or method."
        )
    if unread:
        yield f"{in_words.count(unread, 'kept log')} not shown: the rows cannot be read as events."


Made = list[CollaborationSummary]


def _from_rows(lacking: list[Collaboration]) -> tuple[Made, Made]:
    """Summaries of these from their rows: those kept for the next reader now, and those for this one."""
    made: Made = []
    seen: Made = []
    bar = st.progress(0.0, "Reading kept logs") if len(lacking) > MANY else None
    for done, one in enumerate(lacking, 1):
        try:
            summary, into = _made(one), made
        except NotAllowed:
            known = (one.id, one.revision, today())
            summary, into = cached.seen_summary(partial(_seen, one), known), seen
        except UnknownCollaboration:  # deleted meanwhile
            continue
        into += [summary] if summary is not None else []
        if bar is not None:
            bar.progress(done / len(lacking), f"Reading kept logs: {done} of {len(lacking)}")
    if bar is not None:
        bar.empty()
    return made, seen


def _made(one: Collaboration) -> CollaborationSummary | None:
    """Make the summary of all rows and keep it. Raises NotAllowed for who may not change the log."""
    with kept.step(one.id, "Summary"):
        pass  # nothing changes but the summary
    (found,) = store().with_summaries([store().find(one.id)])
    return kept_summary(found, today=today())


def _seen(one: Collaboration) -> CollaborationSummary | None:
    """The summary of the rows this person may see, which is not kept."""
    stored = store().load(one.id)
    account = account_of_stored(stored, today=today())
    revision = stored.collaboration.revision
    return kept_summary(replace(stored.collaboration, summary=account, summary_of=revision), today=today())
