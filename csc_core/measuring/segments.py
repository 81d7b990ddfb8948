"""Whole-column steps over groups of rows: no loop over rows, no groupby.

In every function ``groups`` holds each item's group number and ``n`` is the number of groups.
Where one place is assigned several times numpy keeps the last value; first and last rest on that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from csc_core.model.codes import BLANK, BoolArray, IntArray, Ragged, position


def first_that_holds(rules: Sequence[tuple[BoolArray, StrEnum]], otherwise: StrEnum) -> NDArray[np.int8]:
    """For each entry the code of the first rule whose mask holds."""
    found = np.full(len(rules[0][0]), position(otherwise), dtype=np.int8)
    for mask, member in reversed(rules):
        found[mask] = position(member)
    return found


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


def offsets_of(groups: IntArray, n: int) -> NDArray[np.int64]:
    """Where each group begins among items sorted by group, and where the last one ends."""
    return np.concatenate(([0], np.cumsum(np.bincount(groups, minlength=n))))


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


@dataclass(frozen=True, slots=True)
class Links:
    """Rows of the table and the group (episode) each belongs to, by group, then by day and row."""

    groups: NDArray[np.int64]
    rows: NDArray[np.int64]
    n: int

    def among(self, mask: BoolArray) -> "Links":
        """The links of the marked rows of the table."""
        kept = mask[self.rows]
        return Links(self.groups[kept], self.rows[kept], self.n)

    def first_rows(self) -> NDArray[np.int64]:
        """The first row of each group, BLANK for none."""
        return first_of(self.groups, self.rows, self.n)

    def any(self) -> BoolArray:
        """Which groups have a row."""
        return any_of(self.groups, self.n)

    def ragged(self) -> Ragged:
        """The rows of each group."""
        return Ragged(offsets_of(self.groups, self.n), self.rows.astype(np.int32))


def gather(ragged: Ragged, rows: IntArray) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """All values of these rows, with the place (in ``rows``) each belongs to."""
    start = ragged.offsets[rows]
    counts = ragged.offsets[rows + 1] - start
    before = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(len(rows)), counts)
    return owner, ragged.values[np.arange(len(owner)) + np.repeat(start - before, counts)]
