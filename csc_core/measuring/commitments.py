"""Promises written into the log's follow-up columns, read as commitments."""

import datetime as dt

import pandas as pd

from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, date_of, members_of
from csc_core.model.commitment import Commitment
from csc_core.model.facts import Facts
from csc_core.model.log import EventLog
from csc_core.model.vocabulary import CommitmentState, Practice, YesNo


def day_of_cell(log: EventLog, row: int, column: str) -> dt.date | None:
    """The date in one cell, None when the column is missing or the cell blank."""
    text = log.cell(row, column)
    return pd.Timestamp(text).date() if text else None


def promising(log: EventLog, facts: Facts) -> BoolArray:
    """Rows with a promise or its due day: those that count, and practices still planned."""
    columns = [name for name in (c.FOLLOW_UP, c.FOLLOW_UP_DUE) if name in log.events]
    named: BoolArray = log.events[columns].notna().any(axis=1).to_numpy()
    return named & (facts.counts | facts.codes.is_planned())


def commitment(log: EventLog, facts: Facts, row: int) -> Commitment:
    """The promise of one row. Without words of its own the title tells it; a blank "done" is not done."""
    done = log.cell(row, c.FOLLOW_UP_DONE) == YesNo.YES
    action = facts.codes.action[row]
    return Commitment(
        sign=log.cell(row, c.FOLLOW_UP) or log.cell(row, c.TITLE),
        owner=log.cell(row, c.FOLLOW_UP_OWNER) or None,
        due=day_of_cell(log, row, c.FOLLOW_UP_DUE),
        state=CommitmentState.DONE if done else CommitmentState.OPEN,
        made_on=date_of(facts.codes.day[row]),
        event_id=str(facts.ids[row]),
        action_id=None if action == BLANK else facts.codes.actions[action],
        practices=members_of(int(facts.codes.practices[row]), Practice),
    )


def measure_commitments(log: EventLog, facts: Facts) -> tuple[Commitment, ...]:
    """The log's commitments, oldest first."""
    return tuple(commitment(log, facts, row) for row in facts.ordered(promising(log, facts)).tolist())
