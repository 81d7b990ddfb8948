"""A program of its own: parses the workbook on standard input, within limits, and prints its sheets.

It is started by ``grids`` with the limits as arguments: bytes of memory, seconds of processor time, sheets,
cells. It prints JSON, one line each: a sheet's title as a text, then each of its rows as a list of texts, and
at the end an object, empty or with what was in the way. Nothing of this package is imported: it
starts quickly.
"""

import datetime as dt
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook


def main() -> None:
    """Parse and print. Whatever goes wrong, panics of the parser too, is told in the last line."""
    memory, seconds, sheets, cells = map(int, sys.argv[1:5])
    data = sys.stdin.buffer.read()
    _limit(memory, seconds)
    try:
        for line in _lines(data, sheets, cells):
            print(json.dumps(line))
        end = {}
    except BaseException as fault:  # noqa: BLE001  # the parser's own panic is no ordinary exception
        end = {"fault": type(fault).__name__, "says": str(fault)[:200]}
    print(json.dumps(end))


def _limit(memory: int, seconds: int) -> None:
    """Set what this process may use from here on, where the system knows such limits."""
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        return
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _lines(data: bytes, sheets: int, cells: int) -> Iterator[object]:
    """What to print: titles and rows, sheet by sheet. ``Excess`` ends it."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    if len(book.sheet_names) > sheets:
        raise ManySheets(f"{len(book.sheet_names):,}")
    for title in book.sheet_names:
        yield title
        sheet = book.get_sheet_by_name(title)
        if (sheet.total_height + 1) * (sheet.total_width + 1) > cells:
            raise FarCells(title)
        top, left = sheet.start or (0, 0)
        yield from ([] for _ in range(top))
        for row in sheet.iter_rows():
            yield [""] * left + [cell if isinstance(cell, str) else _text(cell) for cell in row]


class ManySheets(Exception):
    """The workbook has more sheets than are read."""


class FarCells(Exception):
    """A sheet spans more cells than are read."""


def _text(cell: object) -> str:
    """A typed cell as people would write it: dates as ISO days, whole numbers without a point, yes and no."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


if __name__ == "__main__":
    main()
