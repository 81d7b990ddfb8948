"""How an episode reads: seven ordered rules over its responses' stances, and what coarse dates do to them."""

import numpy as np
from numpy.typing import NDArray

from csc_core.measuring.segments import any_of, first_of, last_of
from csc_core.model.codes import BoolArray, EventCodes, IntArray, is_any, position
from csc_core.model.vocabulary import DatePrecision, Label, Stance

LEARNING, BLAMING, MIXED = (position(stance) for stance in (Stance.LEARNING, Stance.BLAMING, Stance.MIXED))
READ = (LEARNING, BLAMING, MIXED)


def turns(first: IntArray, last: IntArray) -> NDArray[np.int64]:
    """The label that the first and the last coded stance give when stances differ."""
    to_learning = (first != LEARNING) & (last == LEARNING)
    to_blame = (first != BLAMING) & (last == BLAMING)
    return np.select(
        [to_learning, to_blame],
        [position(Label.TURNED_TO_LEARNING), position(Label.TURNED_TO_BLAME)],
        position(Label.MIXED),
    )


def unknown_order(codes: EventCodes, groups: IntArray, rows: IntArray, n: int) -> BoolArray:
    """Episodes whose label would change if two coded rows with overlapping periods swapped places.

    Periods overlap only where at least one of the two dates is coarse: exact same-day rows keep the file's
    order. ``groups`` and ``rows`` are the episode and the table row of each coded response, in order. Only
    the first and the last matter to a label, so each row is tried in the place of its episode's first and
    of its last.
    """
    coarse = codes.precision != position(DatePrecision.DAY)
    if not coarse[rows].any():
        return np.zeros(n, dtype=bool)
    first, last = first_of(groups, rows, n)[groups], last_of(groups, rows, n)[groups]
    stance = codes.stance
    as_is = turns(stance[first], stance[last])

    def may_swap(other: IntArray) -> BoolArray:
        overlap = (codes.first[rows] <= codes.last[other]) & (codes.first[other] <= codes.last[rows])
        unsure: BoolArray = overlap & (coarse[rows] | coarse[other])
        return unsure

    in_front = turns(stance[rows], np.where(rows == last, stance[first], stance[last]))
    at_the_end = turns(np.where(rows == first, stance[last], stance[first]), stance[rows])
    changes: BoolArray = (may_swap(first) & (in_front != as_is)) | (may_swap(last) & (at_the_end != as_is))
    return any_of(groups[changes], n)


def label_episodes(
    codes: EventCodes, groups: IntArray, rows: IntArray, n: int
) -> tuple[NDArray[np.int8], BoolArray]:
    """The label code of each episode, and whether coarse dates leave its order unknown (it is then mixed).

    ``groups`` and ``rows`` are the episode and the table row of each response, by date, then by row. The
    rules, first that fits: no response; none coded learning, blaming or mixed; all coded ones learning; all
    blaming; first blaming or mixed and last learning; first learning or mixed and last blaming; anything
    else is mixed.
    """
    answered = any_of(groups, n)
    coded = is_any(codes.stance[rows], READ)
    groups, rows = groups[coded], rows[coded]
    stance = codes.stance[rows]
    other_than_learning = any_of(groups[stance != LEARNING], n)
    other_than_blaming = any_of(groups[stance != BLAMING], n)
    changed = first_of(groups, stance, n), last_of(groups, stance, n)
    unsure = other_than_learning & other_than_blaming & unknown_order(codes, groups, rows, n)
    label = np.select(
        [~answered, ~any_of(groups, n), ~other_than_learning, ~other_than_blaming, unsure],
        [
            position(name)
            for name in (
                Label.NO_RESPONSE_RECORDED,
                Label.NOT_YET_CLEAR,
                Label.LEARNING,
                Label.BLAME,
                Label.MIXED,
            )
        ],
        turns(*changed),
    )
    return label.astype(np.int8), unsure
