"""A workbook's zip directory and sheets, looked at before loading so that a small file cannot grow huge."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.parsers import expat

from csc_core.model.errors import UnreadableFile
from csc_core.reading import limits
from csc_core.reading.grids import too_far
from csc_core.reading.kinds import SAVE_AS

_SPLIT = "Copy the events into a new workbook, or save the sheet as CSV (UTF-8)."
_REPAIR = "Open it in your spreadsheet program, save it again as .xlsx, and try that file."

_STEP = 1 << 20
_MANIFEST = "META-INF/manifest.xml"  # says, of an OpenDocument file, whether it is encrypted
_LOCKED = "Save a copy without a password."

# Tags are matched up to the next angle bracket only, so that no input makes the search pile up.
_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Z]{1,7})(\d{1,9})[\"'][^<>]*(?<!/)>(?!</)")
_EMPTY_FORMULA = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*"
    rb"(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_REPEATED_ROW = re.compile(rb"<table:table-row\b[^<>]*number-rows-repeated=\"\d{4,}\"[^<>]*>")
_REPEATED_CELL = re.compile(rb"<table:table-cell\b[^<>]*number-columns-repeated=\"\d{4,}\"[^<>]*[^/<>]>")


@dataclass(frozen=True, slots=True)
class Package:
    """What a look through a zipped workbook gave: unpacked bytes, and formulas that hold no stored result."""

    unpacked: int
    formulas: int


def inspect_package(data: bytes, name: str) -> Package:
    """Look through a zipped workbook before it is parsed.

    Raises UnreadableFile when it is damaged, no workbook, or would unpack past the limits.
    """
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as fault:
        raise _damaged(name) from fault
    _check_directory(parts, name)
    formulas = 0
    for part in sorted(parts, key=lambda part: part.filename != _MANIFEST):
        content = _unpack(data, part, name)
        if part.filename == _MANIFEST and b"encryption-data" in content:
            raise UnreadableFile(f"{name} is protected by a password.", _LOCKED)
        if content and part.filename.endswith((".xml", ".rels")):
            _check_form(content, name)
        if part.filename.endswith(".xml") and not part.filename.endswith("sharedStrings.xml"):
            _check_reach(content, name)
            formulas += sum(1 for _ in _EMPTY_FORMULA.finditer(content))
    return Package(sum(part.file_size for part in parts), formulas)


def _check_directory(parts: list[zipfile.ZipInfo], name: str) -> None:
    """What the directory says of itself."""
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise UnreadableFile(f"{name} is a binary workbook (.xlsb).", "Save it as .xlsx and open that file.")
    if not any(part.endswith(("workbook.xml", "content.xml")) for part in names):
        raise UnreadableFile(f"{name} is a packed archive, not a workbook.", _SPLIT)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(f"{name} is protected by a password.", _LOCKED)
    sheets = sum(part.startswith("xl/worksheets/") and part.endswith(".xml") for part in names)
    if sheets > limits.SHEETS:
        raise UnreadableFile(f"{name} has {sheets:,} sheets; up to {limits.SHEETS} can be read.", _SPLIT)
    if len(parts) > limits.PARTS or sum(part.file_size for part in parts) > limits.UNPACKED_BYTES:
        raise UnreadableFile(f"{name} unpacks to more than can be read safely.", _SPLIT)
    for part in parts:
        if part.file_size > limits.RATIO_FROM and part.file_size > limits.RATIO * max(part.compress_size, 1):
            raise UnreadableFile(f"{name} unpacks to more than can be read safely.", _SPLIT)


def _unpack(data: bytes, part: zipfile.ZipInfo, name: str) -> bytes:
    """One part's content, never more of it than the directory declares."""
    header = data[part.header_offset : part.header_offset + 30]
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise _damaged(name)
    skip = 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = data[part.header_offset + skip : part.header_offset + skip + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        return packed
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise UnreadableFile(f"{name} is packed in an unusual way.", _REPAIR)
    content, unpacker = io.BytesIO(), zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while piece := unpacker.decompress(packed, _STEP):
            content.write(piece)
            packed = unpacker.unconsumed_tail
            if content.tell() > part.file_size:
                raise UnreadableFile(f"{name} holds more than it declares.", _REPAIR)
    except zlib.error as fault:
        raise _damaged(name) from fault
    return content.getvalue()


def _check_form(content: bytes, name: str) -> None:
    """Is a part well-formed, and defines no entities? The parser that follows may hang on others."""

    def refuse(_name: str, _system: str | None, _public: str | None, defines: bool) -> None:
        if defines:
            raise _damaged(name)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError) as fault:  # the second: an encoding nobody knows
        raise _damaged(name) from fault


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is damaged.", _REPAIR)


def _check_reach(content: bytes, name: str) -> None:
    """How far a sheet reaches: loading it takes the rectangle up to its last cell that holds anything."""
    if content.count(b"<c ") > limits.FILLED_CELLS:
        raise _too_full(name)
    columns, last = {b"A"}, 0
    for n, cell in enumerate(_CELL.finditer(content)):
        if n >= limits.FILLED_CELLS:
            raise _too_full(name)
        columns.add(cell[1])
        last = max(last, int(cell[2]))
    if last * max(map(_column_number, columns)) > limits.SHEET_CELLS:
        raise too_far(name)
    for row in _REPEATED_ROW.finditer(content):
        if b"<text:p" in content[row.end() : content.find(b"</table:table-row", row.end())]:
            raise too_far(name)
    if _REPEATED_CELL.search(content):
        raise too_far(name)


def _too_full(name: str) -> UnreadableFile:
    return UnreadableFile(f"A sheet of {name} has more than {limits.FILLED_CELLS:,} filled cells.", SAVE_AS)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
