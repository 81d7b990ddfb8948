"""How an episode reads: seven ordered rules over its responses' stances, and what coarse dates do to them."""

import numpy as np
from numpy.typing import NDArray

from csc_core.measuring.segments import Links, any_of, first_of, first_that_holds, last_of
from csc_core.model.codes import BoolArray, EventCodes, IntArray, is_any, position
from csc_core.model.vocabulary import DatePrecision, Label, Stance

LEARNING, BLAMING, MIXED = (position(stance) for stance in (Stance.LEARNING, Stance.BLAMING, Stance.MIXED))
READ = (LEARNING, BLAMING, MIXED)


def turns(first: IntArray, last: IntArray) -> list[tuple[BoolArray, Label]]:
    """The labels that the first and last coded stance give when stances differ; mixed where none holds."""
    return [
        ((first != LEARNING) & (last == LEARNING), Label.TURNED_TO_LEARNING),
        ((first != BLAMING) & (last == BLAMING), Label.TURNED_TO_BLAME),
    ]


def unknown_order(codes: EventCodes, coded: Links) -> BoolArray:
    """Episodes whose label would change if two coded rows with overlapping periods swapped places.

    Periods overlap only where at least one of the two dates is coarse: exact same-day rows keep the file's
    order. Only the first and the last coded response matter to a label, so each one is tried in the place
    of its episode's first and of its last.
    """
    groups, rows, n = coded.groups, coded.rows, coded.n
    coarse = codes.precision != position(DatePrecision.DAY)
    if not coarse[rows].any():
        return np.zeros(n, dtype=bool)
    first, last = first_of(groups, rows, n)[groups], last_of(groups, rows, n)[groups]
    stance = codes.stance

    def read(first_stance: IntArray, last_stance: IntArray) -> NDArray[np.int8]:
        return first_that_holds(turns(first_stance, last_stance), Label.MIXED)

    def may_swap(other: IntArray) -> BoolArray:
        overlap = (codes.first[rows] <= codes.last[other]) & (codes.first[other] <= codes.last[rows])
        unsure: BoolArray = overlap & (coarse[rows] | coarse[other])
        return unsure

    as_is = read(stance[first], stance[last])
    in_front = read(stance[rows], np.where(rows == last, stance[first], stance[last]))
    at_the_end = read(np.where(rows == first, stance[last], stance[first]), stance[rows])
    changes: BoolArray = (may_swap(first) & (in_front != as_is)) | (may_swap(last) & (at_the_end != as_is))
    return any_of(groups[changes], n)


def label_episodes(codes: EventCodes, responses: Links) -> tuple[NDArray[np.int8], BoolArray]:
    """The label code of each episode, and whether coarse dates leave its order unknown (it is then mixed).

    The rules, first that fits: no response; none coded learning, blaming or mixed; all coded ones learning;
    all blaming; first blaming or mixed and last learning; first learning or mixed and last blaming;
    anything else is mixed.
    """
    coded = responses.among(is_any(codes.stance, READ))
    stance = codes.stance[coded.rows]
    learnt_only = ~any_of(coded.groups[stance != LEARNING], coded.n)
    blamed_only = ~any_of(coded.groups[stance != BLAMING], coded.n)
    unsure = ~learnt_only & ~blamed_only & unknown_order(codes, coded)
    first, last = first_of(coded.groups, stance, coded.n), last_of(coded.groups, stance, coded.n)
    rules = [
        (~responses.any(), Label.NO_RESPONSE_RECORDED),
        (~coded.any(), Label.NOT_YET_CLEAR),
        (learnt_only, Label.LEARNING),
        (blamed_only, Label.BLAME),
        (unsure, Label.MIXED),
        *turns(first, last),
    ]
    return first_that_holds(rules, Label.MIXED), unsure
