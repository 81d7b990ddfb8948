"""Who took part in the learning of an episode, and whether blame in it went one way or both."""

import numpy as np
from numpy.typing import NDArray

from csc_core.measuring.segments import any_of, differ, gather
from csc_core.model.codes import BLANK, BoolArray, EventCodes, IntArray, position
from csc_core.model.vocabulary import BlameMutuality, LearningMutuality


def learning_mutuality(
    codes: EventCodes, sectors: IntArray, groups: IntArray, rows: IntArray, n: int
) -> NDArray[np.int8]:
    """The mutuality code of each episode's learning.

    ``groups`` and ``rows`` are the episode and the table row of each learning or mixed response;
    ``sectors`` gives the sector's code by organization, BLANK when unknown. Two or more distinct actors
    make it mutual, actors from two or more known sectors strongly mutual, anything less one-sided; without
    learning there is none.
    """
    owner, actors = gather(codes.actors, rows)
    sector = sectors[actors]
    known = sector != BLANK
    found = np.select(
        [
            differ(groups[owner[known]], sector[known], n),
            differ(groups[owner], actors, n),
            any_of(groups, n),
        ],
        [
            position(name)
            for name in (
                LearningMutuality.STRONG_MUTUAL,
                LearningMutuality.MUTUAL,
                LearningMutuality.ONE_SIDED,
            )
        ],
        position(LearningMutuality.NONE),
    )
    return found.astype(np.int8)


def answered_in_kind(codes: EventCodes, groups: IntArray, rows: IntArray, n: int) -> BoolArray:
    """Episodes in which one organization points at another and that one points back."""
    owner, source = gather(codes.actors, rows)
    arrow, target = gather(codes.directed_at, rows[owner])
    episode, source = groups[owner][arrow].astype(np.int64), source[arrow]
    low, high = np.minimum(source, target).astype(np.int64), np.maximum(source, target)
    orgs = len(codes.orgs)
    pair = (episode * orgs + low) * orgs + high
    both = np.isin(pair[source < target], pair[source > target])
    return any_of(episode[source < target][both], n)


def blame_mutuality(codes: EventCodes, groups: IntArray, rows: IntArray, n: int) -> NDArray[np.int8]:
    """The mutuality code of each episode's blame.

    ``groups`` and ``rows`` are the episode and the table row of each blaming or mixed response. Blame is
    mutual when two organizations point at each other, or when two each blame in a row they act in alone (so
    two that jointly accuse a third are one-sided); anything less is one-sided; without blame there is none.
    """
    owner, actors = gather(codes.actors, rows)
    alone = codes.actors.counts()[rows][owner] == 1
    found = np.select(
        [
            answered_in_kind(codes, groups, rows, n) | differ(groups[owner[alone]], actors[alone], n),
            any_of(groups, n),
        ],
        [position(BlameMutuality.MUTUAL), position(BlameMutuality.ONE_SIDED)],
        position(BlameMutuality.NONE),
    )
    return found.astype(np.int8)
