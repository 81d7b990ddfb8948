"""Small-sample statistics, exact where they can be. Nothing here is shown without its counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import comb, sqrt

import numpy as np
from numpy.typing import NDArray

Z95 = 1.959963984540054  # the standard normal's 97.5th percentile
RESIDUALS_FROM = 50  # transitions below which no residual is read
EXPECTED_FROM = 5.0  # expected count below which a cell's residual is not read


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of ``k`` of ``n`` as shares; from 0 to 1 for n = 0."""
    if not n:
        return 0.0, 1.0
    share, spread = k / n, Z95 * Z95 / n
    middle = share + spread / 2
    half = Z95 * sqrt(share * (1 - share) / n + spread / (4 * n))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def fisher(a: int, b: int, c: int, d: int) -> float:
    """Fisher's exact two-sided p of the table ``a b / c d``: the weight of all tables no more likely than it.

    Counted in whole numbers, so equal tables are equal.
    """
    first, second, column = a + b, c + d, a + c
    ways = [comb(first, k) * comb(second, column - k) for k in range(column + 1)]
    return sum(way for way in ways if way <= ways[a]) / comb(first + second, column)


def transitions(sequences: Iterable[Sequence[int]], states: int) -> NDArray[np.int64]:
    """How often each state (row) was followed by each other (column), inside a sequence only."""
    counts = np.zeros((states, states), dtype=np.int64)
    for sequence in sequences:
        np.add.at(counts, (list(sequence[:-1]), list(sequence[1:])), 1)
    return counts


def expected(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """The counts that the row and column totals alone would give."""
    total = max(int(counts.sum()), 1)
    return np.outer(counts.sum(axis=1), counts.sum(axis=0)) / total


def adjusted_residuals(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far each cell is from its expected count, in standard deviations; nan where that has no meaning."""
    total = max(int(counts.sum()), 1)
    rows, columns = counts.sum(axis=1) / total, counts.sum(axis=0) / total
    wanted = expected(counts)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = (counts - wanted) / np.sqrt(wanted * np.outer(1 - rows, 1 - columns))
    return np.where(np.isfinite(found), found, np.nan)


def readable_residuals(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Adjusted residuals where they may be read: 50 transitions and 5 expected in the cell; nan elsewhere."""
    enough = (counts.sum() >= RESIDUALS_FROM) & (expected(counts) >= EXPECTED_FROM)
    return np.where(enough, adjusted_residuals(counts), np.nan)


def yules_q(counts: NDArray[np.int64], row: int, column: int) -> float | None:
    """Yule's Q of one cell against the rest of the table (-1 to 1); None where it cannot be computed."""
    a = int(counts[row, column])
    b, c = int(counts[row].sum()) - a, int(counts[:, column].sum()) - a
    d = int(counts.sum()) - a - b - c
    return (a * d - b * c) / (a * d + b * c) if a * d + b * c else None


def ways_to_repeat(length: int, marked: int) -> Counter[int]:
    """Of all orders of ``marked`` marks in ``length`` places, how many have each number of adjacent pairs."""
    if not marked:
        return Counter({0: 1})
    free = length - marked + 1
    runs = range(1, min(marked, free) + 1)
    return Counter({marked - run: comb(marked - 1, run - 1) * comb(free, run) for run in runs})


def chance_of_repeats(sequences: Sequence[Sequence[bool]], *, within_each: bool) -> float:
    """The exact one-sided chance of at least as many adjacent marked pairs as were seen.

    Pairs never run from one sequence into the next. With ``within_each`` the items of each sequence are
    shuffled among themselves; without it all items are shuffled over all places. The answer depends on that
    choice, which is why nothing is claimed from it in a small log.
    """
    seen = sum(a and b for sequence in sequences for a, b in pairwise(sequence))
    total = sum(map(sum, sequences))
    ways = Counter({(0, 0): 1})  # (marks placed, pairs made) -> orders
    for sequence in sequences:
        choices = [sum(sequence)] if within_each else range(len(sequence) + 1)
        step: Counter[tuple[int, int]] = Counter()
        for (placed, pairs), count in ways.items():
            for marked in choices:
                for made, orders in ways_to_repeat(len(sequence), marked).items():
                    step[placed + marked, pairs + made] += count * orders
        ways = step
    possible = {pairs: count for (placed, pairs), count in ways.items() if placed == total}
    return sum(count for pairs, count in possible.items() if pairs >= seen) / sum(possible.values())
