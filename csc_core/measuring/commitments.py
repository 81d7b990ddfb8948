"""Promises written into the log's follow-up columns, read as commitments."""

from csc_core.model import columns as c
from csc_core.model.codes import BoolArray, date_of, members_of
from csc_core.model.commitment import Commitment
from csc_core.model.facts import Facts
from csc_core.model.log import EventLog
from csc_core.model.vocabulary import CommitmentState, Practice, YesNo


def promising(log: EventLog, facts: Facts) -> BoolArray:
    """Rows with a promise or its due day: those that count, and practices still planned."""
    named = log.filled(c.FOLLOW_UP) | log.filled(c.FOLLOW_UP_DUE)
    return named & (facts.counts | facts.codes.is_planned())


def measure_commitments(log: EventLog, facts: Facts) -> tuple[Commitment, ...]:
    """The log's commitments, oldest first.

    A promise without words of its own is told by its row's title; a blank "done" is not done.
    """
    codes, rows = facts.codes, facts.ordered(promising(log, facts))
    actions = [*codes.actions, None]  # one place more, so that BLANK (-1) finds None
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
            practices=members_of(practices, Practice),
        )
        for sign, title, owner, due, done, day, event_id, action, practices in columns
    )
