"""A workbook of any length: written rows wait on disk, not in memory, until it is put together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from csc_core.reporting.template import SAFE

PUT_TOGETHER = 0.8  # how much of the work is done when the last row is written; the rest is packing


@contextmanager
def long_book() -> Iterator[tuple[Workbook, Callable[[], bytes]]]:
    """A workbook, and what puts it together as an XLSX file; given up before, it leaves nothing behind.

    A sheet takes rows in their order only: what stands above a row that was begun can no longer be written.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        book = Workbook(path, SAFE | {"in_memory": False, "constant_memory": True, "tmpdir": folder})

        def made() -> bytes:
            book.close()
            return path.read_bytes()

        yield book, made
