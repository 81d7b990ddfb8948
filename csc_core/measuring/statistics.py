"""Small-sample statistics, exact where they can be. Nothing here is shown without its counts."""

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
