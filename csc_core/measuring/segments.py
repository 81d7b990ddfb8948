"""Whole-column steps over groups of rows: no loop over rows, no groupby.

In every function ``groups`` holds each item's group number, in any order, and ``n`` is the number of groups.
Where one place is assigned several times numpy keeps the last value; first and last rest on that.
"""

import numpy as np
from numpy.typing import NDArray

from csc_core.model.codes import BLANK, BoolArray, IntArray, Ragged


def order_by_day(groups: IntArray, days: IntArray) -> NDArray[np.int64]:
    """The order by group, then day; equal ones as they stand. One packed key, quick on nearly sorted rows."""
    lowest = int(days.min(initial=0))
    span = int(days.max(initial=0)) - lowest + 1
    return np.argsort(groups.astype(np.int64) * span + (days - lowest), kind="stable")


def last_of(groups: IntArray, items: IntArray, n: int) -> NDArray[np.int64]:
    """The last item of each group, BLANK for a group without any."""
    found = np.full(n, BLANK, dtype=np.int64)
    found[groups] = items
    return found


def first_of(groups: IntArray, items: IntArray, n: int) -> NDArray[np.int64]:
    """The first item of each group, BLANK for a group without any."""
    return last_of(groups[::-1], items[::-1], n)


def any_of(groups: IntArray, n: int) -> BoolArray:
    """Which groups have an item at all."""
    found = np.zeros(n, dtype=bool)
    found[groups] = True
    return found


def differ(groups: IntArray, values: IntArray, n: int) -> BoolArray:
    """Which groups hold two different values."""
    return any_of(groups[values != last_of(groups, values, n)[groups]], n)


def union_of_bits(groups: IntArray, masks: IntArray, bits: int, n: int) -> NDArray[np.uint8]:
    """The bits set in any item of each group, of the lowest ``bits`` bits."""
    found = np.zeros(n, dtype=np.uint8)
    for bit in range(bits):
        found |= any_of(groups[masks >> bit & 1 == 1], n).astype(np.uint8) << np.uint8(bit)
    return found


def gather(ragged: Ragged, rows: IntArray) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """All values of these rows, with the place (in ``rows``) each belongs to."""
    start = ragged.offsets[rows]
    counts = ragged.offsets[rows + 1] - start
    owner = np.repeat(np.arange(len(rows)), counts)
    before = np.cumsum(counts) - counts
    return owner, ragged.values[np.arange(len(owner)) + (start - before)[owner]]
