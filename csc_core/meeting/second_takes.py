"""Second takes: how partners would answer the next setback of a kind, drafted from an earlier answer.

They look forward only. What was done is not judged anew, and nobody is named.
"""

import re
from collections.abc import Iterable, Sequence

from csc_core.content.meeting import take_text
from csc_core.content.projecting import unfit
from csc_core.model import columns as c
from csc_core.model.vocabulary import Facet

MOST_LETTERS = 160  # so that it can be read from the back of a room
SHORTEST_NAME = 3  # letters; a shorter id may be a word


def draft(facets: Sequence[Facet]) -> str:
    """A first wording: what the answer showed of learning comes first, then what it did not show."""
    first, then, *_ = sorted(Facet, key=lambda facet: facet not in facets)
    return take_text("draft", first=take_text(first), then=take_text(then))


def what_is_missing(says: str, names: Iterable[str]) -> str:
    """What keeps a second take from being kept, in words; empty when nothing does.

    ``names`` are those of the organizations in the log.
    """
    words = " ".join(says.split())
    if not words:
        return take_text("empty")
    if len(words) > MOST_LETTERS:
        return take_text("too_long", most=MOST_LETTERS)
    if unfit([words], c.TITLE)[0]:
        return take_text("unfit")
    named = next((name for name in names if _names(words, name)), None)
    return take_text("named", whose=named) if named else ""


def _names(words: str, name: str) -> bool:
    """Is the organization named? A name in capitals alone is looked for as it stands: it may be a word."""
    if len(name) < SHORTEST_NAME:
        return False
    flags = re.NOFLAG if name.isupper() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words, flags) is not None
