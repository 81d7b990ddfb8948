"""Small-sample statistics against published values and independent libraries."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.proportion import proportion_confint

from csc_core.measuring.statistics import (
    adjusted_residuals,
    expected,
    fisher,
    readable_residuals,
    wilson,
)

counts = st.integers(0, 30)
tables = st.lists(st.lists(counts, min_size=3, max_size=3), min_size=3, max_size=3).map(np.array)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (2, 3, 0.208, 0.939),
        (3, 5, 0.231, 0.882),
        (4, 5, 0.376, 0.964),
        (6, 8, 0.409, 0.929),
        (8, 10, 0.490, 0.943),
        (14, 20, 0.481, 0.855),
        (16, 20, 0.584, 0.919),
    ],
)
def test_wilson_gives_the_known_intervals(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=0.0005)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_statsmodels(case: tuple[int, int]) -> None:
    assert wilson(*case) == pytest.approx(proportion_confint(*case, method="wilson"), abs=1e-9)


def test_wilson_of_nothing_is_the_whole_range() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("k", "p"), [(2, 0.3333), (3, 0.1000), (4, 0.0286), (5, 0.0079), (6, 0.0022)])
def test_fisher_of_a_perfect_split(k: int, p: float) -> None:
    assert fisher(k, 0, 0, k) == pytest.approx(p, abs=0.00005)


@given(counts, counts, counts, counts)
def test_fisher_agrees_with_scipy(a: int, b: int, c: int, d: int) -> None:
    assert fisher(a, b, c, d) == pytest.approx(fisher_exact([[a, b], [c, d]]).pvalue, abs=1e-9)


# Twenty-four coded events: S setback, B blaming, L learning, M mixed.
EVENTS = "SBBLSLLMSBBBSLLLMSBLLSLL"
LETTERS = "SLBM"
S, L, B, M = range(4)


def in_a_row(text: str) -> np.ndarray:
    """How often each letter (row) is followed by each other (column)."""
    pairs = list(itertools.pairwise(text))
    return np.array([[pairs.count((before, after)) for after in LETTERS] for before in LETTERS])


class TestTransitions:
    whole = in_a_row(EVENTS)

    def test_the_worked_sequence(self) -> None:
        assert self.whole.sum() == 23
        z, e = adjusted_residuals(self.whole), expected(self.whole)
        assert (self.whole[B, B], round(e[B, B], 2), round(z[B, B], 2)) == (3, 1.57, 1.55)
        assert (self.whole[L, B], round(e[L, B], 2), round(z[L, B], 2)) == (0, 2.35, -2.28)
        assert (self.whole[M, S], round(e[M, S], 2), round(z[M, S], 2)) == (2, 0.43, 2.81)

    def test_none_of_its_residuals_may_be_read(self) -> None:
        assert np.isnan(readable_residuals(self.whole)).all()

    @given(tables)
    def test_residuals_agree_with_statsmodels(self, table: np.ndarray) -> None:
        if (table.sum(axis=0) == 0).any() or (table.sum(axis=1) == 0).any():
            return
        oracle = Table(table, shift_zeros=False).standardized_resids
        ours = adjusted_residuals(table)
        assert np.allclose(ours[np.isfinite(ours)], np.asarray(oracle)[np.isfinite(ours)])

    @given(tables)
    def test_a_residual_is_read_only_from_50_transitions_and_5_expected(self, table: np.ndarray) -> None:
        read = np.isfinite(readable_residuals(table))
        assert not read.any() or table.sum() >= 50
        assert (expected(table)[read] >= 5).all()

    def test_a_large_even_table_is_read(self) -> None:
        assert np.isfinite(readable_residuals(np.full((3, 3), 10))).all()

    def test_nothing_at_all_gives_no_residual(self) -> None:
        nothing = np.zeros((2, 2), dtype=np.int64)
        assert np.isnan(adjusted_residuals(nothing)).all()
