"""Which characters a file's bytes stand for: tried in a fixed order, and said when it had to be supposed."""

import codecs
import io
from dataclasses import dataclass

from csc_core.model.errors import UnreadableFile
from csc_core.model.problems import Problem
from csc_core.model.vocabulary import Severity
from csc_core.reading.kinds import SAVE_AS

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text as UTF-8 bytes, the encoding it came in, and what should be said about that."""

    utf8: bytes
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The file's text: by its byte order mark, else UTF-8, else UTF-16, else Windows-1252 with a note.

    Raises UnreadableFile when the bytes are no text in any of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding, name)
    has_nul = b"\0" in data
    if not has_nul and _is_utf8(data):
        return Decoded(data, "utf-8")
    if has_nul:
        return _as(data, _utf16(data, name), name)
    return _western(data, name)


def _is_utf8(data: bytes) -> bool:
    """Strict UTF-8? Decoded piece by piece, so that a large file needs no second copy."""
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _STEP):
            decoder.decode(data[start : start + _STEP])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _recoded(data: bytes, encoding: str) -> bytes:
    """The same text as UTF-8; piece by piece, so that it is never held as letters as a whole."""
    if encoding == "utf-8" and _is_utf8(data):
        return data
    decoder, utf8 = codecs.getincrementaldecoder(encoding)(), io.BytesIO()
    for start in range(0, len(data), _STEP):
        piece = data[start : start + _STEP]
        utf8.write(decoder.decode(piece, final=start + _STEP >= len(data)).encode("utf-8"))
    return utf8.getvalue()


def _utf16(data: bytes, name: str) -> str:
    """UTF-16's byte order, told from which half of the byte pairs holds the zeros of Latin letters."""
    sample = data[:2000]
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    if len(data) % 2 == 0 and max(low, high) > len(sample) * 0.2 and min(low, high) < len(sample) * 0.02:
        return "utf-16-le" if low > high else "utf-16-be"
    raise UnreadableFile(f"{name} holds bytes that are not text.", SAVE_AS)


def _as(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        utf8 = _recoded(data, encoding)
    except UnicodeError as fault:
        raise UnreadableFile(f"{name} holds bytes that are not text.", SAVE_AS) from fault
    if b"\0" in utf8:
        raise UnreadableFile(f"{name} holds bytes that are not text.", SAVE_AS)
    return Decoded(utf8, encoding)


def _western(data: bytes, name: str) -> Decoded:
    try:
        utf8 = _recoded(data, "cp1252")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            f"The letters of {name} are stored in a way this program does not know.", SAVE_AS
        ) from fault
    if sum(byte < 9 for byte in data[:2000]) > 20:
        raise UnreadableFile(f"{name} holds bytes that are not text.", SAVE_AS)
    note = Problem(
        Severity.NOTE,
        "supposed_encoding",
        "The file does not say how its letters are stored; it was read as Western European (Windows-1252).",
        "Look at names with accents. If they look wrong, save the file as CSV UTF-8 and open it again.",
    )
    return Decoded(utf8, "cp1252", (note,))
