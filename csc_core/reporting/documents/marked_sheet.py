"""The sheet as it was sent, with every cell that needs a person colored and told in a comment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from csc_core.charting.palette import LIGHT
from csc_core.content import in_words
from csc_core.model.opened import Opened
from csc_core.model.pieces import AT_ONCE, Piece, Pieces, stretches, whole
from csc_core.model.problems import SHOWN, Problem
from csc_core.model.raw import RawTable
from csc_core.model.text_columns import cells_of
from csc_core.model.vocabulary import Severity
from csc_core.reporting.documents.long_book import PUT_TOGETHER, long_book
from csc_core.reporting.documents.workbook import carried
from csc_core.reporting.template import MADE

SHEET, LEGEND = "your sheet", "what the colors mean"
MOST_COMMENTS = 2_000  # a program that opens the file draws each of them
FILLS = {Severity.BLOCKS: "#F9C9A0", Severity.DOUBT: "#FFF0B3", Severity.NOTE: "#DCE9F5"}
_MEANS = {
    Severity.BLOCKS: "The row could not be read because of this cell. Put it right to have the row.",
    Severity.DOUBT: "The row was read. Look whether this cell is what was meant.",
    Severity.NOTE: "The row was read. The comment says how.",
}
_NEXT = "Put the cells right, save the sheet, and open it in the app again."
_WIDE, _TALL = 320, 110  # pixels of a comment


@dataclass
class _Mark:
    """What is to be told at one cell."""

    severity: Severity
    says: list[str] = field(default_factory=list)


def has_marks(opened: Opened) -> bool:
    """Is there a cell to point at?"""
    return opened.sent is not None and any(True for _ in _faults(opened))


def marked_sheet(opened: Opened) -> bytes:
    """An XLSX file: their rows and columns in their order and on their own row numbers, and what colors mean.

    ``opened`` is a file that was just read, with its table as it stood. No cell is live: formulas stay text.
    """
    return whole(marked_sheet_pieces(opened))


def marked_sheet_pieces(opened: Opened, at_once: int = AT_ONCE) -> Pieces:
    """The same, writing so many rows at once; its bytes come with the last piece."""
    assert opened.sent is not None
    with long_book() as (book, made):
        book.set_properties({"title": SHEET, "created": MADE})
        page, legend = book.add_worksheet(SHEET), book.add_worksheet(LEGEND)
        marks = _marks(opened, opened.sent)
        for done in _Sheet(book, page, opened.sent, marks).write(at_once):
            yield Piece(b"", PUT_TOGETHER * done)
        _write_legend(book, legend, opened, marks.values())
        yield Piece(made(), 1.0)


def _faults(opened: Opened) -> Iterator[Problem]:
    """Every fault that is told of one row, those that keep a row out first."""
    yield from (fault for row in opened.set_aside for fault in row.faults)
    head = opened.header_row or 0
    for problem in opened.problems:
        in_a_row = problem.row is not None and problem.row > head and problem.table is None
        if in_a_row and (problem.severity is not Severity.BLOCKS or opened.log is None or not problem.column):
            yield problem


def _marks(opened: Opened, sent: RawTable) -> dict[tuple[int, int], _Mark]:
    """What to tell at each cell, by row number and place of the column; of a whole row at its first cell."""
    headers = opened.mapping or {}
    places = {header: at for at, header in enumerate(sent.headers)}
    marks: dict[tuple[int, int], _Mark] = {}
    for fault in _faults(opened):
        column = fault.column or ""
        cell = (fault.row or 0, places.get(headers.get(column, column), 0))
        mark = marks.setdefault(cell, _Mark(fault.severity))
        told = f"{fault.says} {fault.try_this}"
        if told not in mark.says:
            mark.says.append(told)
    return marks


class _Sheet:
    """Writes a table on the row numbers it had; one without numbers of its own begins below its headers."""

    def __init__(
        self, book: Workbook, page: Worksheet, sent: RawTable, marks: Mapping[tuple[int, int], _Mark]
    ) -> None:
        self._page, self._sent, self._marks = page, sent, marks
        self._told = set(islice(marks, MOST_COMMENTS))
        cell = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self._text: Format = book.add_format(cell)
        self._head: Format = book.add_format({"bold": True, "bg_color": LIGHT.strip, "valign": "top"})
        self._filled: dict[Severity, Format] = {
            severity: book.add_format(cell | {"bg_color": fill, "border": 1, "border_color": LIGHT.muted})
            for severity, fill in FILLS.items()
        }
        self._header = max(sent.header_row, 1)
        first = min([*sent.rows[:1].tolist(), *(row.row for row in sent.set_aside[:1])], default=0)
        self._offset = max(self._header + 1 - first, 0) if first else 0

    def write(self, at_once: int) -> Iterator[float]:
        """Write everything in the order of rows: what stood above, the headers, the rows with their marks.

        Gives how much is done, from 0 to 1, after so many rows.
        """
        self._page.set_column(0, max(len(self._sent.headers) - 1, 0), 24)
        for line, above in enumerate(self._sent.above[: self._header - 1], 1):
            self._row(line, above, self._text)
        self._row(self._header, self._sent.headers, self._head)
        self._page.freeze_panes(self._header, 0)
        rows, marked = dict(self._rows()), defaultdict(list)
        for number, at in self._marks:
            marked[number].append(at)
        numbers = sorted({*rows, *marked})
        for places, done in stretches(len(numbers), at_once):
            for number in numbers[places.start : places.stop]:
                self._row(number + self._offset, rows.get(number, ()), self._text)
                for at in marked.get(number, ()):
                    self._mark(number, at, rows.get(number, ()))
            yield done

    def _rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Every row by its number, those that do not fit under the header too."""
        columns = [cells_of(column) for column in self._sent.cells.columns]
        yield from zip(self._sent.rows.tolist(), zip(*columns, strict=True), strict=True)
        yield from ((aside.row, [cell for _, cell in aside.cells]) for aside in self._sent.set_aside)

    def _row(self, line: int, cells: Sequence[str], look: Format) -> None:
        for at, cell in enumerate(cells):
            if cell:
                self._page.write_string(line - 1, at, carried(cell), look)

    def _mark(self, number: int, at: int, cells: Sequence[str]) -> None:
        mark, line = self._marks[number, at], number + self._offset
        fill = self._filled[mark.severity]
        text = cells[at] if at < len(cells) else ""
        if text:
            self._page.write_string(line - 1, at, carried(text), fill)
        else:
            self._page.write_blank(line - 1, at, None, fill)
        if (number, at) in self._told:
            says = carried("\n".join(mark.says))
            self._page.write_comment(line - 1, at, says, {"width": _WIDE, "height": _TALL})


def _write_legend(book: Workbook, page: Worksheet, opened: Opened, marks: Iterable[_Mark]) -> None:
    """What each color means and how often it stands there, and what to do next."""
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, carried(opened.why), bold)
    page.write_string(1, 0, _NEXT)
    counts = Counter(mark.severity for mark in marks)
    for line, (severity, fill) in enumerate(FILLS.items(), 3):
        page.write_string(
            line, 0, in_words.count(counts[severity], "cell"), book.add_format({"bg_color": fill})
        )
        page.write_string(line, 1, _MEANS[severity], wrapped)
    if any(problem.count > 1 for problem in opened.problems):
        page.write_string(7, 0, f"Of each kind of remark in a column, the first {SHOWN} are marked.")
