"""Text seen through Arrow's buffers: the same in pieces, in a slice and where few cells hold anything."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_core.checking.texts import fingerprints, repeated
from csc_core.model import text_columns
from csc_core.model.table import TEXT

CELLS = st.sampled_from(["", "é", "Grant", "Grant ended in the spring of that year"]) | st.text(max_size=40)
COLUMNS = st.lists(CELLS, max_size=20)


@given(cells=COLUMNS, at=st.integers(0, 20))
def test_equal_cells_have_equal_fingerprints_wherever_they_stand(cells: list[str], at: int) -> None:
    text = pa.array(cells, TEXT)
    whole = fingerprints(text).tolist()
    assert fingerprints(text.slice(at)).tolist() == whole[at:]
    assert [fingerprints(pa.array([cell], TEXT))[0] for cell in cells] == whole


@given(cells=st.lists(st.text(st.sampled_from("ab"), max_size=16), unique=True, max_size=60))
def test_short_cells_that_differ_have_different_fingerprints(cells: list[str]) -> None:
    assert not len(repeated(fingerprints(pa.array(cells, TEXT))))


@given(numbers=st.lists(st.integers(0, 9), max_size=20))
def test_repeated_numbers_are_found_at_all_their_places(numbers: list[int]) -> None:
    found = repeated(np.array(numbers, dtype=np.uint64)).tolist()
    assert found == [place for place, number in enumerate(numbers) if numbers.count(number) > 1]


@given(cells=COLUMNS, size=st.integers(1, 20), few=st.integers(1, 4), as_numbers=st.booleans())
def test_distinct_cells_give_the_column_back(cells: list[str], size: int, few: int, as_numbers: bool) -> None:
    pieces = [pa.array(cells[at : at + size], TEXT) for at in range(0, len(cells), size)]
    column = pa.chunked_array(pieces or [pa.array([], TEXT)], TEXT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_columns, "MANY", 1)
        patch.setattr(text_columns, "FEW", few)
        codes, values = text_columns.distinct(column.dictionary_encode() if as_numbers else column)
    assert [values[code] for code in codes] == cells
    assert len(set(values)) == len(values)
