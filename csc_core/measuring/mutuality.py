"""Who took part in the learning of an episode, and whether blame in it went one way or both."""

import numpy as np
from numpy.typing import NDArray

from csc_core.measuring.segments import Links, any_of, differ, first_that_holds, gather
from csc_core.model.codes import BLANK, BoolArray, EventCodes, IntArray
from csc_core.model.vocabulary import BlameMutuality, LearningMutuality


def learning_mutuality(codes: EventCodes, sectors: IntArray, learning: Links) -> NDArray[np.int8]:
    """The mutuality code of each episode's learning.

    ``learning`` links the learning and mixed responses; ``sectors`` gives the sector's code by
    organization, BLANK when unknown. Two or more distinct actors make learning mutual, actors from two or
    more known sectors strongly mutual, anything less one-sided; without learning there is none.
    """
    owner, actors = gather(codes.actors, learning.rows)
    groups, n = learning.groups[owner], learning.n
    sector = sectors[actors]
    known = sector != BLANK
    rules = [
        (differ(groups[known], sector[known], n), LearningMutuality.STRONG_MUTUAL),
        (differ(groups, actors, n), LearningMutuality.MUTUAL),
        (learning.any(), LearningMutuality.ONE_SIDED),
    ]
    return first_that_holds(rules, LearningMutuality.NONE)


def answered_in_kind(codes: EventCodes, blaming: Links) -> BoolArray:
    """Episodes in which one organization points at another and that one points back."""
    pointing = blaming.among(codes.directed_at.counts() > 0)
    owner, source = gather(codes.actors, pointing.rows)
    arrow, target = gather(codes.directed_at, pointing.rows[owner])
    source, episode = source[arrow], pointing.groups[owner[arrow]]
    apart = source != target
    source, target, episode = source[apart], target[apart], episode[apart]
    low, high = np.minimum(source, target), np.maximum(source, target)
    orgs = len(codes.orgs)
    # One key a pair of organizations in an episode, doubled; odd for an arrow from high to low.
    keys = np.sort(((episode * orgs + low) * orgs + high) * 2 + (source > target))
    forth_and_back = (np.diff(keys) == 1) & (keys[1:] % 2 == 1)
    return any_of(keys[1:][forth_and_back] // (2 * orgs * orgs), blaming.n)


def blame_mutuality(codes: EventCodes, blaming: Links) -> NDArray[np.int8]:
    """The mutuality code of each episode's blame.

    ``blaming`` links the blaming and mixed responses. Blame is mutual when two organizations point at each
    other, or when two each blame in a row they act in alone (so two that jointly accuse a third are
    one-sided); anything less is one-sided; without blame there is none.
    """
    alone = blaming.among(codes.actors.counts() == 1)
    actor = codes.actors.values[codes.actors.offsets[alone.rows]]
    rules = [
        (answered_in_kind(codes, blaming) | differ(alone.groups, actor, alone.n), BlameMutuality.MUTUAL),
        (blaming.any(), BlameMutuality.ONE_SIDED),
    ]
    return first_that_holds(rules, BlameMutuality.NONE)
