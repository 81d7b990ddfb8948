"""Cells that need a person: one entry a cell, with what stands there; edits become changes by row."""

from csc_core.intake import open_log
from csc_core.model.opened import Opened
from csc_core.reporting.mending import BETTER, DROP, faulty_cells, mends, told_first
from tests.make import TODAY

TEXT = (
    "When,Headline,Sort\n"
    "2025-01-09,Grant ended,Issue\n"
    "before 2017,Data,Issue\n"
    ",,Issue\n"
    "2025-03-01,Errand,Chore\n"
    "2025-01-09,Grant ended,Issue\n"
)


def opened(**answers: str) -> Opened:
    return open_log(TEXT.encode(), "log.csv", today=TODAY, answers={"kind:Chore": "leave out"} | answers)


def test_cells_are_named_by_the_file_and_rows_set_aside_come_first() -> None:
    cells = faulty_cells(opened())
    assert [(cell.row, cell.column, cell.header, cell.written, cell.aside) for cell in cells] == [
        (3, "date", "When", "before 2017", True),
        (4, "date", "When", "", True),
        (4, "title", "Headline", "", True),
        (6, "title", "Headline", "Grant ended", False),
    ]


def test_rows_left_out_on_purpose_need_nobody() -> None:
    found = opened()
    assert [row.row for row in found.set_aside] == [3, 4, 5]
    assert [row.row for row in found.needing] == [3, 4]
    assert told_first(found, most=1) == "row 3, When: “before 2017”; and 1 more row"


def test_edits_become_changes_by_row_and_a_row_taken_out_is_not_changed() -> None:
    cells = faulty_cells(opened())
    mended = mends(
        cells, {0: {BETTER: "2017"}, "1": {BETTER: "2018"}, 2: {DROP: True}, 3: {BETTER: "Grant ended"}}
    )
    assert mended.cells == {3: {"date": "2017"}}
    assert mended.dropped == {4}
    assert len(mended) == 2
    assert len(mends(cells, {})) == 0
