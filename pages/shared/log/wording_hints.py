"""Hints on wording beside a field, once it was left. They suggest, and nothing waits for them."""

from csc_core.content.wording import hints_for
from pages.shared import parts

MOST = 3  # more would bury the form


def show_hints(column: str, text: str) -> None:
    """What to point out in a text that was typed into this column of the log."""
    for says, try_this in list(hints_for(column, text))[:MOST]:
        parts.muted(f"{says} {try_this}")
