"""Text that looks like a formula: no spreadsheet runs it, and reading the file gives it back as it was."""

import csv as csv_format
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from csc_core.intake import open_log
from csc_core.model.marks import marked, unmarked
from csc_core.model.opened import Opened
from csc_core.reporting.delimited import csv
from csc_core.reporting.tables import log_table
from tests.core.small_logs import AS_OF

STRINGS = Path(__file__).parents[4] / "shared/corpus/messy/blns/blns.json"
SIGNS = ["=", "+", "-", "@", "\t", "\r"]
RUNS = tuple(SIGNS)
LIKE_FORMULAS = st.from_regex(r"'{0,3}[=+\-@\t\r']{0,3}[a-z0-9' ]{0,4}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


def table_of(texts: list[str]) -> pd.DataFrame:
    """A log with these texts as details, and in a column that is not ours."""
    rows = [("2025-01-09", "context", "A row", text, text) for text in texts]
    return pd.DataFrame(rows, columns=["date", "kind", "title", "detail", "their own"])


def opened(data: bytes, name: str = "log.csv") -> Opened:
    found = open_log(data, name, today=AS_OF)
    assert found.log is not None
    return found


def own(found: Opened) -> list[str]:
    """The column that is not ours, as it was read."""
    assert found.raw is not None
    return [str(cell) for cell in found.raw.cells.column("their own").to_pylist()]


@given(LIKE_FORMULAS | TEXTS)
def test_a_mark_is_taken_off_exactly_as_it_was_put_on(text: str) -> None:
    assert unmarked(marked(text)) == text
    assert not marked(text).startswith(RUNS)
    assert marked(text) in (text, f"'{text}")


@settings(max_examples=40, deadline=None)
@given(st.lists(LIKE_FORMULAS | TEXTS, min_size=1, max_size=6))
@example(["=1+1", "'=1+1", "''=1+1", "'", "''", "'quoted'", "'-", "-", "it's", "+49 30 1"])
def test_what_is_written_is_read_again_and_again(texts: list[str]) -> None:
    data = csv(table_of(texts))
    for _ in range(2):
        found = opened(data)
        assert found.log is not None
        assert own(found) == texts
        assert [found.log.cell(row, "detail") for row in range(len(texts))] == texts
        data = csv(table_of(log_table(found)["detail"].tolist()))


def test_naughty_strings_are_written_and_read_to_the_letter() -> None:
    if not STRINGS.exists():
        pytest.skip("the naughty strings are not here")
    texts = [text for text in json.loads(STRINGS.read_text(encoding="utf-8")) if text]
    texts += [sign + text for sign in (*SIGNS, "'=", "''@") for text in texts[:40]]
    data = csv(table_of(texts))
    written = csv_format.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert not any(cell.startswith(RUNS) for record in written for cell in record)
    assert own(opened(data)) == texts


@pytest.mark.parametrize("head", ["=1+1", "'=1+1", "@their own"])
def test_a_header_comes_back_too(head: str) -> None:
    table = table_of(["x"]).rename(columns={"their own": head})
    found = opened(csv(table))
    assert found.unused == (head,)


def test_two_headers_stay_two() -> None:
    data = b"date,kind,title,=x,'=x\n2025-01-09,context,A row,1,2\n"
    assert len(set(opened(data).unused)) == 2


def test_rows_set_aside_are_kept_without_marks() -> None:
    found = opened(csv(table_of(["x"])) + b"soon,context,A row,'=1+1,\r\na,b,c,'=1,e,f,'=2\r\n")
    cells = [cell for row in found.set_aside for _, cell in row.cells]
    assert "=1+1" in cells
    assert not any(cell.startswith("'=") for cell in cells)


def test_a_mark_in_a_workbook_is_taken_off_in_every_sheet() -> None:
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        events, partners = book.add_worksheet("events"), book.add_worksheet("partners")
        for place, values in enumerate((["date", "kind", "title"], ["2025-01-09", "context", "'=1+1"])):
            for column, value in enumerate(values):
                events.write_string(place, column, value)
        for place, values in enumerate((["org_id", "name"], ["CITY", "'+1 Club"])):
            for column, value in enumerate(values):
                partners.write_string(place, column, value)
    found = opened(file.getvalue(), "log.xlsx")
    assert found.log is not None
    assert found.log.cell(0, "title") == "=1+1"
    assert found.log.partners[0].name == "+1 Club"


def test_nothing_is_taken_off_where_no_spreadsheet_wrote() -> None:
    rows = [{"date": "2025-01-09", "kind": "context", "title": "'=1+1"}]
    found = opened(json.dumps(rows).encode(), "log.json")
    assert found.log is not None
    assert found.log.cell(0, "title") == "'=1+1"
