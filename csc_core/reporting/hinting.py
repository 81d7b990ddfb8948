"""Words of an event that are worth a second look, for whoever edits it. They suggest, and choose nothing."""

from collections.abc import Iterator

from csc_core.coding.words import questions
from csc_core.content.wording import hints_for
from csc_core.model import columns as c
from csc_core.model.names import fold
from csc_core.model.stored import Cells
from csc_core.model.vocabulary import Kind

TEXTS = (c.TITLE, c.DETAIL)


def hints_on(cells: Cells) -> Iterator[str]:
    """Wording that judges or names a person; in a response also the words that may point to a code."""
    for column in TEXTS:
        for says, try_this in hints_for(column, cells.get(column, "")):
            yield f"{says} {try_this}"
    if fold(cells.get(c.KIND, "")) == Kind.RESPONSE:
        for words, cue in questions("\n".join(cells.get(column, "") for column in TEXTS)):
            yield f"“{words}”: {cue.asks}"
