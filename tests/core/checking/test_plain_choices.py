"""Codes looked up all at once are the codes that the careful way reads."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from csc_core.checking.cells import Cells
from csc_core.checking.choices import choice
from csc_core.checking.fields import CHOICES
from csc_core.checking.plain_choices import plain_choices
from csc_core.model.table import TEXT

WORDS = ["", *(code.value for enum in CHOICES.values() for code in enum), " yes", "YES", "n/a", "-", "other"]
COLUMNS = st.lists(st.sampled_from(sorted(CHOICES)), min_size=1, max_size=4, unique=True)


@st.composite
def columns(draw: st.DrawFn) -> dict[str, list[str]]:
    """Columns of codes: their own for the most part, sometimes another list's or a word nobody knows."""
    rows, names = draw(st.integers(0, 8)), draw(COLUMNS)
    own = {name: st.sampled_from(["", *(code.value for code in CHOICES[name])]) for name in names}
    return {
        name: draw(st.lists(own[name] | own[name] | st.sampled_from(WORDS), min_size=rows, max_size=rows))
        for name in names
    }


@given(written=columns(), piece=st.integers(1, 3))
def test_both_ways_agree(written: dict[str, list[str]], piece: int) -> None:
    pieces = {
        name: pa.chunked_array([words[k : k + piece] for k in range(0, len(words), piece)], TEXT)
        for name, words in written.items()
    }
    cells = Cells(pieces, np.arange(len(next(iter(written.values())))))
    for name, codes in plain_choices(cells, written).items():
        assert codes.tolist() == choice(cells.coded(name), CHOICES[name]).tolist()


def test_a_word_written_otherwise_leaves_its_column_to_the_careful_way() -> None:
    cells = Cells(
        {
            "contested": pa.chunked_array([["yes", ""]], TEXT),
            "planned": pa.chunked_array([["yes", "Y"]], TEXT),
        },
        np.arange(2),
    )
    assert plain_choices(cells, ["contested", "planned"]).keys() == {"contested"}
