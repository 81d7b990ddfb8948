"""What a file is, told from its first bytes and not from its name."""

import re
from enum import StrEnum

from csc_core.model.errors import UnreadableFile

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OTHER = {
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
    b"%PDF": "a PDF document",
    b"{\\rtf": "a text document with formatting",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
    b"Rar!": "a packed archive",
    b"7z\xbc\xaf\x27\x1c": "a packed archive",
    b"\x1f\x8b": "a packed archive",
    b"BZh": "a packed archive",
    b"\xfd7zXZ": "a packed archive",
    b"\x28\xb5\x2f\xfd": "a packed archive",
    b"PK\x05\x06": "an empty archive",
}
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<script", b"<table", b"<svg")
_EVENT_LOG = re.compile(rb"<log[\s>]")
_OBJECTS = re.compile(rb"[\[{]\s*[\[{\"\]}]")
SAVE_AS = "Open it in your spreadsheet program and save it as CSV (UTF-8) or as an Excel workbook (.xlsx)."


class Form(StrEnum):
    """What can be read."""

    WORKBOOK = "workbook"
    EVENT_LOG = "event log in XML"
    OBJECTS = "JSON"
    TEXT = "delimited text"


def form_of(data: bytes, name: str) -> Form:
    """What kind of file it may be.

    Raises UnreadableFile for an empty file and for files that are known to be something else.
    """
    if not data:
        raise UnreadableFile(f"{name} is empty.", "Choose a file that holds your event log.")
    if data.startswith((ZIP, OLE)):
        return Form.WORKBOOK
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<log")) and _EVENT_LOG.search(data[:20_000]):
        return Form.EVENT_LOG
    if start.startswith(_MARKUP):
        raise UnreadableFile(f"{name} is a web page or XML, not a table.", SAVE_AS)
    for magic, what in _OTHER.items():
        if data.startswith(magic) and not _reads_as_text(data, magic):
            raise UnreadableFile(f"{name} is {what}, not a table.", SAVE_AS)
    return Form.OBJECTS if _OBJECTS.match(start) else Form.TEXT


def _reads_as_text(data: bytes, magic: bytes) -> bool:
    """Could a file that happens to begin like a program or an archive be plain text ("MZ,date,title")?"""
    start = data[:1000]
    return magic.isalnum() and start.isascii() and not any(byte < 9 for byte in start)
