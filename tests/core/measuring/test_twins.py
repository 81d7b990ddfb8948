"""Three ways to measure episodes, written apart, must agree: columns, plain Python, pandas groupby."""

import numpy as np
import pytest
from hypothesis import given, settings

from csc_core.measuring.episodes import episode_table
from csc_core.model.codes import BLANK, EventCodes
from tests.core.measuring.hand import codes_of
from tests.core.measuring.made import SECTORS, made_rows
from tests.oracles.grouped import grouped_episodes
from tests.oracles.plain import plain_episodes
from tests.oracles.shown import as_mappings
from tests.oracles.synthetic import ORGS, synthetic_codes


def check(codes: EventCodes, counts: np.ndarray, sectors: np.ndarray) -> None:
    table = episode_table(codes, counts, sectors)
    assert as_mappings(table) == plain_episodes(codes, counts, sectors)
    grouped = grouped_episodes(codes, counts, sectors)
    for name in grouped.columns:
        assert getattr(table, name).tolist() == grouped[name].tolist(), name


@given(made_rows())
@settings(max_examples=150, deadline=None)
def test_columns_plain_python_and_pandas_agree(rows: list) -> None:
    codes = codes_of(rows)
    sectors = np.array([SECTORS.get(org, BLANK) for org in codes.orgs], dtype=np.int8)
    check(codes, codes.day <= 90, sectors)


@pytest.mark.parametrize("seed", range(3))
def test_they_agree_on_a_larger_log(seed: int) -> None:
    codes = synthetic_codes(2_000, each=400, seed=seed, coarse=0.1)
    sectors = np.array([0, 1, 1, 2, BLANK, 3, BLANK, 4], dtype=np.int8)
    assert len(sectors) == ORGS
    check(codes, codes.day <= 19_000, sectors)
