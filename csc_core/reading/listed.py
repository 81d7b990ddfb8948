"""Items with named values, from files that are no tables, laid down as a table."""

from collections.abc import Iterable, Iterator, Mapping

from csc_core.model.errors import UnreadableFile
from csc_core.model.raw import RawTable
from csc_core.reading import limits
from csc_core.reading.careful import Sheet
from csc_core.reading.headers import unique_headers

Item = Mapping[str, str]


def table_of_items(items: Iterable[tuple[int, Item]], name: str) -> RawTable:
    """Items as rows, each with its place in the file; the columns are all names met, in that order.

    Raises UnreadableFile when there are too many names or cells, or no items.
    """
    rows = list(_within_limits(items, name))
    headers = list(dict.fromkeys(key for _, item in rows for key in item))
    if not headers:
        raise UnreadableFile(f"{name} holds no events.", "Choose a file that holds your event log.")
    if len(rows) * len(headers) > limits.SHEET_CELLS:
        raise too_much(name, "values")
    sheet = Sheet(unique_headers(headers, name))
    for place, item in rows:
        sheet.add(place, [item.get(key, "") for key in headers])
    cells, places = sheet.table()
    return RawTable(
        cells=cells,
        rows=places,
        header_row=0,
        name=name,
        problems=tuple(sheet.problems),
        set_aside=tuple(sheet.set_aside),
    )


def _within_limits(items: Iterable[tuple[int, Item]], name: str) -> Iterator[tuple[int, Item]]:
    """The items, until their text is too much: a few words of a file may be told with each of them."""
    left = limits.TEXT_CHARACTERS
    for place, item in items:
        left -= sum(map(len, item.values()))
        if left < 0:
            raise too_much(name, "text")
        yield place, item


def too_much(name: str, what: str) -> UnreadableFile:
    """The refusal of a file that holds more than is read this way."""
    return UnreadableFile(
        f"{name} holds more {what} than can be read safely.",
        f"Export a part of it, or save it as CSV (up to {limits.CSV_BYTES // 1_000_000} MB).",
    )
