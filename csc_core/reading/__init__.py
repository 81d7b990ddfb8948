"""Bytes to a table of text cells under their headers. Nothing is understood here, and nothing is lost."""

from csc_core.model.raw import RawTable
from csc_core.reading.delimited import read_delimited
from csc_core.reading.kinds import is_workbook
from csc_core.reading.workbooks import read_workbook


def read_table(data: bytes, name: str, *, sheet: str | None = None) -> RawTable:
    """The table in a file's bytes: delimited text, or a workbook (its sheet ``sheet`` if one is named).

    Raises UnreadableFile, with a plain sentence and a remedy, for anything else and for files past limits.
    """
    return read_workbook(data, name, sheet) if is_workbook(data, name) else read_delimited(data, name)
