"""The sheet that was sent, with its faults marked: cells where they stood, faults told, nothing live."""

import io

from openpyxl import load_workbook

from csc_core.intake import open_log
from csc_core.model.opened import Opened
from csc_core.reporting.documents.marked_sheet import has_marks, marked_sheet
from tests.make import TODAY

LINES = (
    "Our log,,,",
    "When,Headline,Sort,Extra",
    "2025-01-09,Grant ended,Issue,x",
    "before 2017,=1+1,Issue,y",
    "circa 2019,Met,Action,",
    ",Letter,Action,z",
    "2025-02-02,Two,Action,a,b",
)


def opened(lines: tuple[str, ...] = LINES) -> Opened:
    return open_log("\n".join(lines).encode(), "log.csv", today=TODAY)


def test_every_cell_stands_on_its_own_row_and_column() -> None:
    page = load_workbook(io.BytesIO(marked_sheet(opened())))["your sheet"]
    for number, line in enumerate(LINES, 1):
        cells = [page.cell(number, at).value or "" for at, _ in enumerate(line.split(","), 1)]
        assert cells == line.split(",")


def test_each_fault_is_colored_and_told_at_its_cell_and_no_other_cell_is() -> None:
    found = opened()
    page = load_workbook(io.BytesIO(marked_sheet(found)))["your sheet"]
    told = {(cell.row, cell.column): cell for row in page.iter_rows() for cell in row if cell.comment}
    assert set(told) == {(4, 1), (5, 1), (6, 1), (7, 1)}
    colors = {cell.fill.fgColor.rgb for cell in told.values()}
    assert len(colors) == 2  # rows that could not be read, and how one was read
    assert found.set_aside[0].says in told[(4, 1)].comment.text
    assert found.set_aside[0].try_this in told[(4, 1)].comment.text


def test_nothing_in_it_is_live() -> None:
    page = load_workbook(io.BytesIO(marked_sheet(opened())))["your sheet"]
    assert page["B4"].value == "=1+1"
    assert page["B4"].data_type == "s"


def test_a_sheet_without_faults_has_no_marks_and_a_file_that_is_no_table_neither() -> None:
    assert not has_marks(opened(LINES[1:3]))
    assert not has_marks(open_log(b"\x00\x01", "x.csv", today=TODAY))
    assert has_marks(opened())


def test_a_log_of_which_no_row_could_be_read_has_its_marks_too() -> None:
    found = open_log(b"date,kind,title\nsoon,setback,A\nlater,setback,B\n", "log.csv", today=TODAY)
    assert found.log is None
    page = load_workbook(io.BytesIO(marked_sheet(found)))["your sheet"]
    assert page["A2"].comment is not None
    assert page["A3"].comment is not None
