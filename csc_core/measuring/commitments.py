"""Promises written into the log's follow-up columns, read as commitments."""

from collections.abc import Sequence

from csc_core.measuring.listing import PRACTICES
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, date_of
from csc_core.model.commitment import Commitment, kind_of
from csc_core.model.facts import Facts
from csc_core.model.log import EventLog
from csc_core.model.vocabulary import CommitmentState, SetbackSubtype, YesNo


def promising(log: EventLog, facts: Facts) -> BoolArray:
    """Rows with a promise or its due day: those that count, and practices still planned."""
    named = log.filled(c.FOLLOW_UP) | log.filled(c.FOLLOW_UP_DUE)
    return named & (facts.counts | facts.codes.is_planned())


def measure_commitments(log: EventLog, facts: Facts) -> tuple[Commitment, ...]:
    """The log's commitments, oldest first.

    A promise without words of its own is told by its row's title; a blank "done" is not done. The kind of
    setback at which its sign should show is that of the setback its row answers.
    """
    codes, rows = facts.codes, facts.ordered(promising(log, facts))
    # One place more in both lists, so that BLANK (-1) finds None.
    actions, kinds = [*codes.actions, None], [*map(kind_of, codes.subtypes), None]
    subtypes = codes.subtype.tolist()
    columns = zip(
        log.cells(c.FOLLOW_UP, rows),
        log.cells(c.TITLE, rows),
        log.cells(c.FOLLOW_UP_OWNER, rows),
        log.days(c.FOLLOW_UP_DUE)[rows].tolist(),
        log.cells(c.FOLLOW_UP_DONE, rows),
        codes.day[rows].tolist(),
        facts.ids[rows].tolist(),
        codes.action[rows].tolist(),
        codes.practices[rows].tolist(),
        (_kind(subtypes, kinds, answered) for answered in codes.answers.lists(rows)),
        strict=True,
    )
    return tuple(
        Commitment(
            sign=sign or title,
            owner=owner or None,
            due=due,
            state=CommitmentState.DONE if done == YesNo.YES else CommitmentState.OPEN,
            made_on=date_of(day),
            event_id=event_id,
            action_id=actions[action],
            practices=PRACTICES[practices],
            setback_kind=setback_kind,
        )
        for sign, title, owner, due, done, day, event_id, action, practices, setback_kind in columns
    )


def _kind(
    subtypes: Sequence[int], kinds: Sequence[SetbackSubtype | None], setbacks: tuple[int, ...]
) -> SetbackSubtype | None:
    """The kind of the setbacks (rows) that a row answers; None when they are of several."""
    named = {kinds[place] for row in setbacks if (place := subtypes[row]) != BLANK}
    return named.pop() if len(named) == 1 else None
