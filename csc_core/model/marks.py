"""The mark before text that a spreadsheet would take for a formula: put on when a file is written, off again
when one is read. Text that begins like a marked one is marked too, so that every text comes back as it was.
"""

import re

MARK = "'"
STARTS = r"'*[=+\-@\t\r]"
_STARTS = re.compile(STARTS)
_FIRSTS = frozenset("'=+-@\t\r")  # what hardly any text begins with: a million cells are asked


def marked(text: str) -> str:
    """The text as it is written to a file for spreadsheets."""
    return f"{MARK}{text}" if text[:1] in _FIRSTS and _STARTS.match(text) else text


def unmarked(text: str) -> str:
    """The text that ``marked`` was given."""
    return text[1:] if text.startswith(MARK) and _STARTS.match(text) else text
