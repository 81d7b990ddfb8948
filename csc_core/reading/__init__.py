"""Bytes to a table of text cells under their headers. Nothing is understood here, and nothing is lost."""

from csc_core.model.raw import RawTable
from csc_core.reading.delimited import read_delimited
from csc_core.reading.event_logs import read_event_log
from csc_core.reading.kinds import Form, form_of
from csc_core.reading.marks import without_marks
from csc_core.reading.objects import read_objects
from csc_core.reading.workbooks import read_workbook


def read_table(data: bytes, name: str, *, sheet: str | None = None) -> RawTable:
    """The table in a file's bytes: delimited text, JSON, XES or a workbook (its sheet ``sheet`` if named).

    An apostrophe that keeps a cell from being run as a formula is not part of its text: it is taken off.

    Raises UnreadableFile, with a plain sentence and a remedy, for anything else and for files past limits.
    """
    match form_of(data, name):
        case Form.WORKBOOK:
            return without_marks(read_workbook(data, name, sheet))
        case Form.EVENT_LOG:
            return read_event_log(data, name)
        case Form.OBJECTS:
            return read_objects(data, name)
    return read_delimited(data, name)
