"""The codes of several logs as those of one, so that a single pass measures them all."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from csc_core.model.codes import BLANK, EventCodes, IntArray, Ragged

ORGS = ("actors", "directed_at", "touched")


def joined(logs: Sequence[EventCodes]) -> EventCodes:
    """The rows of all logs, one log after the other; ``collaboration`` numbers the logs from 0.

    Organizations stay apart by log, even where two logs use the same id: only their own roster knows them.
    """
    rows = offsets([len(log) for log in logs])
    orgs = offsets([len(log.orgs) for log in logs])
    subtypes, subtype = one_list([log.subtypes for log in logs], [log.subtype for log in logs])
    actions, action = one_list([log.actions for log in logs], [log.action for log in logs])
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(log, name) for log in logs]) for name in plain_columns()
    }
    lists: dict[str, Any] = {name: chained([getattr(log, name) for log in logs], orgs) for name in ORGS}
    numbers = np.repeat(np.arange(len(logs), dtype=np.int32), [len(log) for log in logs])
    return EventCodes(
        **(columns | {"collaboration": numbers, "subtype": subtype, "action": action}),
        **lists,
        answers=chained([log.answers for log in logs], rows),
        subtypes=subtypes,
        actions=actions,
        orgs=tuple(org for log in logs for org in log.orgs),
    )


def plain_columns() -> tuple[str, ...]:
    """The columns with one number a row that mean the same in every log."""
    apart = {*ORGS, "answers", "subtypes", "actions", "orgs", "collaboration", "subtype", "action"}
    return tuple(column.name for column in fields(EventCodes) if column.name not in apart)


def offsets(sizes: Sequence[int]) -> list[int]:
    """Where each log begins when they stand one after the other."""
    return [0, *np.cumsum(sizes, dtype=np.int64).tolist()]


def chained(lists: Sequence[Ragged], shifts: Sequence[int]) -> Ragged:
    """Several values a row, one log after the other, each log's values moved on by its shift."""
    starts = offsets([len(ragged.values) for ragged in lists])
    ends = [ragged.offsets[1:] + start for ragged, start in zip(lists, starts, strict=False)]
    values = [ragged.values + np.int32(shift) for ragged, shift in zip(lists, shifts, strict=False)]
    return Ragged(np.concatenate([np.zeros(1, dtype=np.int64), *ends]), np.concatenate(values))


def one_list(
    words: Sequence[tuple[str, ...]], columns: Sequence[IntArray]
) -> tuple[tuple[str, ...], NDArray[np.int16]]:
    """The words of all logs, each once, and their columns as places in it. At most 32,767 words."""
    known = {word: place for place, word in enumerate(dict.fromkeys(w for log in words for w in log))}
    # One place more than a log has words, so that BLANK (-1) stays BLANK.
    places = [np.array([*(known[word] for word in log), BLANK], dtype=np.int16) for log in words]
    return tuple(known), np.concatenate(
        [place[column] for place, column in zip(places, columns, strict=True)]
    )
