"""The guide sheet of the workbook: how to fill in a log, in plain words taken from the codebook."""

from collections.abc import Iterator, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from csc_core.charting.palette import LIGHT
from csc_core.content import in_words
from csc_core.content.codebook import Term, coding, family, fields, word
from csc_core.content.template import template
from csc_core.model import columns as c
from csc_core.reporting.dictionary import SUBTYPES, Column, event_columns, meta_fields, partner_columns

_WIDTHS = (24, 26, 62, 48, 48)
_FAMILY_COLUMNS = ("Column", "Code", "What it means", "Belongs here", "Does not belong here")
_FIELD_COLUMNS = ("Column", "In words", "What to write", "For rows of the kind")


def write_guide(book: Workbook, sheet: Worksheet) -> None:
    """Fill the sheet: first steps, order of coding, three worked rows, every column, every code."""
    words = template()
    page = _Page(book, sheet)
    page.title(words.title)
    page.paragraph(coding().rules["records"])
    page.heading("First steps")
    page.numbered(words.start)
    page.heading("The order of coding")
    page.numbered(coding().coding_order)
    page.heading("Three worked rows")
    page.paragraph(words.example_note)
    _write_examples(page)
    page.heading("The columns")
    page.table(_FIELD_COLUMNS, [_column_row(column) for column in event_columns()])
    page.heading("The codes")
    page.table(_FAMILY_COLUMNS, list(_code_rows()))


class _Page:
    """A sheet written from top to bottom, everything as text."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self._sheet, self._row = sheet, 0
        top = {"text_wrap": True, "valign": "top"}
        self._text: Format = book.add_format(top)
        self._header: Format = book.add_format(top | {"bold": True, "bg_color": LIGHT.strip})
        self._heading: Format = book.add_format({"bold": True, "font_size": 13, "font_color": LIGHT.blue})
        self._title: Format = book.add_format({"bold": True, "font_size": 16})
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width)
        sheet.hide_gridlines(2)

    def title(self, text: str) -> None:
        """The sheet's first line."""
        self._line(text, self._title)

    def heading(self, text: str) -> None:
        """A heading with a blank line above it."""
        self._row += 1
        self._line(text, self._heading)

    def paragraph(self, text: str) -> None:
        """A sentence or two across the sheet."""
        last = len(_WIDTHS) - 2
        self._sheet.merge_range(self._row, 0, self._row, last, "", self._text)
        self._sheet.write_string(self._row, 0, text, self._text)
        self._sheet.set_row(self._row, 15 * (1 + len(text) // (sum(_WIDTHS[: last + 1]) - 10)))
        self._row += 1

    def numbered(self, sentences: Sequence[str]) -> None:
        """Steps in their order."""
        for number, sentence in enumerate(sentences, start=1):
            self.paragraph(f"{number}. {sentence}")

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table with its header."""
        self._cells(header, self._header)
        for row in rows:
            self._cells(row, self._text)

    def _line(self, text: str, style: Format) -> None:
        self._sheet.write_string(self._row, 0, text, style)
        self._row += 1

    def _cells(self, cells: Sequence[str], style: Format) -> None:
        for at, cell in enumerate(cells):
            self._sheet.write_string(self._row, at, cell, style)
        self._row += 1


def _write_examples(page: _Page) -> None:
    """The worked rows on their side: a line for each column, so that nobody takes them for a log."""
    examples = template().example
    filled = [column.name for column in event_columns() if any(column.name in row for row in examples)]
    header = ("Column", *(row["kind"] for row in examples))
    page.table(header, [(name, *(row.get(name, "") for row in examples)) for name in filled])


def _column_row(column: Column) -> tuple[str, ...]:
    """A column of the events: its name, its words, what to write, and for which kinds of row."""
    kinds = [word("kind", kind) for kind in fields()[column.name].applies_to]
    name = f"{column.name} (required)" if column.required else column.name
    return name, column.label, column.help, in_words.listed(kinds) or "every kind"


def _code_rows() -> Iterator[tuple[str, ...]]:
    """Every code, with the column it stands in; codes that several columns share are told once."""
    told: set[tuple[str, ...]] = set()
    for name, codes in _coded_columns():
        if (alike := tuple(term.code for term in codes)) not in told:
            told.add(alike)
            for term in codes:
                yield name, term.code, term.definition, term.counts, term.does_not_count


def _coded_columns() -> Iterator[tuple[str, Sequence[Term]]]:
    """Columns that hold codes, those of the subtypes kind by kind."""
    for column in (*event_columns(), *partner_columns(), *meta_fields()):
        if column.name == c.SUBTYPE:
            yield from ((f"{column.name}: {kind}", family(group)) for kind, group in SUBTYPES.items())
        elif column.codes:
            yield column.name, column.codes
