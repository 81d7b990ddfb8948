"""Repeated cells are kept once: the same cells come back, whatever the file's columns are like."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_core.model.table import TEXT, text_of
from csc_core.reading import fast, read_table, repeated

CELLS = st.sampled_from(["", "yes", "no", "é", " yes", "a longer text"]) | st.text(max_size=4)
ROWS = st.lists(st.tuples(CELLS, st.just("")), max_size=60)


def pieces(rows: list[tuple[str, str]], size: int) -> list[pa.RecordBatch]:
    """The rows as a reader hands them over."""
    schema = pa.schema([("one", TEXT), ("two", TEXT)])
    table = pa.table([pa.array([row[at] for row in rows], TEXT) for at in range(2)], schema=schema)
    return table.to_batches(max_chunksize=size) or [pa.RecordBatch.from_pylist([], schema)]


@given(rows=ROWS, size=st.integers(1, 20), seldom=st.integers(1, 16), most=st.integers(0, 5))
def test_the_same_cells_come_back(rows: list[tuple[str, str]], size: int, seldom: int, most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repeated, "SELDOM", seldom)
        patch.setattr(repeated, "MOST", most)
        patch.setattr(repeated, "TOGETHER", 2)
        table = repeated.compact(pieces(rows, size), ["one", "two"])
    found = [text_of(column).to_pylist() for column in table.columns]
    assert list(zip(*found, strict=True)) == rows
    assert table.to_pylist() == [{"one": one, "two": two} for one, two in rows]


def test_a_long_file_is_smaller_than_its_text_and_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f"2024-01-{n % 28 + 1:02},setback,Delay number {n},,yes\n" for n in range(5_000))
    data = f"date,kind,title,detail,contested\n{lines}".encode()
    as_text = read_table(data, "log.csv")
    monkeypatch.setattr(fast, "MANY_CELLS", 1_000)
    as_numbers = read_table(data, "log.csv")
    assert as_numbers.cells.nbytes < 0.6 * as_text.cells.nbytes
    assert as_numbers.cells.to_pylist() == as_text.cells.to_pylist()
    assert as_numbers.rows.tolist() == as_text.rows.tolist()
