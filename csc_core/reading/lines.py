"""The lines of a text, told and bounded before any of it is taken apart."""

from collections.abc import Iterator
from io import BytesIO, TextIOWrapper

import numpy as np

from csc_core.model.errors import UnreadableFile
from csc_core.reading import limits

_STEP = 1 << 18
_ONE_EACH = "Check that the file has one line for each event."


def check_lines(data: bytes, name: str) -> int:
    """How many lines a file has; no more, and no longer ones, than a log can have.

    Whoever looks for line ends in every piece of that length finds all lines of twice the length, and some
    shorter ones, at almost no cost. Raises UnreadableFile.
    """
    lines = count(data)
    if lines > limits.LINES:
        raise UnreadableFile(f"{name} has more than {limits.LINES:,} lines.", _ONE_EACH)
    for start in range(0, len(data) - limits.LONGEST_LINE + 1, limits.LONGEST_LINE):
        end = start + limits.LONGEST_LINE
        if data.find(b"\n", start, end) < 0 and data.find(b"\r", start, end) < 0:
            raise UnreadableFile(f"A line of {name} is longer than {limits.LONGEST_LINE:,} bytes.", _ONE_EACH)
    return lines


def check_cells(lines: int, columns: int, name: str) -> None:
    """Make sure that a file has no more cells than memory is kept for. Raises UnreadableFile."""
    most = limits.CSV_BYTES // limits.BYTES_A_CELL
    if columns * lines > most:
        raise UnreadableFile(
            f"{name} has more than {most:,} cells, and most of them are blank.",
            "Remove the columns that hold nothing.",
        )


def count(data: bytes) -> int:
    """How often a line ends: with a line feed, a carriage return, or both."""
    feeds = _how_many(data, b"\n")
    return feeds if b"\r" not in data else feeds + _how_many(data, b"\r") - data.count(b"\r\n")


def _how_many(data: bytes, byte: bytes) -> int:
    """How often a byte stands in a text; looked at in pieces that stay in the cache."""
    seen = np.frombuffer(data, dtype=np.uint8)
    pieces = (seen[start : start + _STEP] for start in range(0, seen.size, _STEP))
    return sum(int(np.count_nonzero(piece == byte[0])) for piece in pieces)


def lines_from(utf8: bytes, start: int) -> Iterator[str]:
    """The lines with their ends, from a byte on; made one by one, so that a long text is not held twice."""
    held = BytesIO(utf8)
    held.seek(start)
    return iter(TextIOWrapper(held, encoding="utf-8", newline=""))
