"""The quick and the careful way give the same table, and no row is ever lost."""

import csv
import io

from hypothesis import event, given, settings
from hypothesis import strategies as st

from csc_core.model.errors import UnreadableFile
from csc_core.reading import read_table
from csc_core.reading.careful import read_careful
from csc_core.reading.dialects import find_dialect
from csc_core.reading.fast import read_fast

NAMES = ["date", "kind", "title"]
cell = st.text(st.sampled_from('ab",;\n é\t|'), max_size=6)
tables = st.lists(st.tuples(cell, cell, cell), max_size=8)


def written(rows: list[tuple[str, ...]], line_end: str = "\n") -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator=line_end).writerows([NAMES, *rows])
    return text.getvalue().encode()


@given(tables, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=150, deadline=None)
def test_well_formed_text_comes_back_as_it_was(rows: list[tuple[str, ...]], line_end: str) -> None:
    data = written(rows, line_end)
    dialect = find_dialect(data, "log.csv")
    held = [row for row in rows if any(row)]
    if dialect.delimiter != "," or list(dialect.header) != NAMES:
        return
    sheet = read_careful(data, dialect, NAMES, "log.csv")
    cells, lines = sheet.table()
    assert not sheet.set_aside
    assert [tuple(row.values()) for row in cells.to_pylist()] == held
    fast = read_fast(data, dialect, NAMES)
    assert fast is not None
    assert fast[0].to_pylist() == cells.to_pylist()
    assert fast[1].tolist() == lines.tolist()


@given(st.lists(st.text(st.sampled_from('ab",\n'), max_size=12), max_size=8))
@settings(max_examples=200, deadline=None)
def test_where_the_quick_way_dares_it_agrees_with_the_careful_one(lines: list[str]) -> None:
    data = ("date,kind,title\n" + "\n".join(lines)).encode()
    dialect = find_dialect(data, "log.csv")
    if list(dialect.header) != NAMES:
        return
    fast = read_fast(data, dialect, NAMES)
    if fast is not None:
        sheet = read_careful(data, dialect, NAMES, "log.csv")
        cells, rows = sheet.table()
        assert not sheet.set_aside
        assert fast[0].to_pylist() == cells.to_pylist()
        assert fast[1].tolist() == rows.tolist()


@given(st.lists(st.text(st.sampled_from('ab",\n\r'), max_size=12), max_size=8))
@settings(max_examples=200, deadline=None)
def test_every_letter_of_a_broken_file_is_kept_somewhere(lines: list[str]) -> None:
    data = ("date,kind,title\n" + "\n".join(lines)).encode()
    raw = read_table(data, "log.csv")
    kept = "".join(str(value) for row in raw.cells.to_pylist() for value in row.values())
    kept += "".join(value for aside in raw.set_aside for _, value in aside.cells)
    assert kept.count("a") + kept.count("b") == sum(line.count("a") + line.count("b") for line in lines)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_random_bytes_give_a_table_or_a_plain_refusal(data: bytes) -> None:
    try:
        raw = read_table(data, "log.csv")
    except UnreadableFile as fault:
        refused = fault
        event("refused")
    else:
        assert len(raw.rows) == raw.cells.num_rows
        return
    assert refused.says.endswith(".")
    assert refused.try_this
