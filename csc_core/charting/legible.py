"""Text that can be drawn: on paper, in a file of shapes, on a slide."""

import re

# Signs that XML cannot hold, and marks that turn the direction of the text around them.
_ILLEGIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def legible(text: str) -> str:
    """The text with every sign that cannot be drawn, or that would hide others, replaced by "�"."""
    return _ILLEGIBLE.sub("�", text)
