"""What the study supports, what is ours, and what nobody knows: the Method page."""

from functools import cache

from csc_core.content.load import Text, read


class Paper(Text):
    """The study this stands on, as far as its abstract and openings could be read."""

    citation: str
    doi: str
    design: str
    caution: str


class Claim(Text):
    """A claim of the abstract in our words, and what the tool does with it."""

    id: str
    says: str
    does: str


class Note(Text):
    """A sentence on its own."""

    text: str


class Method(Text):
    """The whole of the Method page's text."""

    paper: Paper
    claim: tuple[Claim, ...]
    limit: tuple[Note, ...]
    ours: tuple[Note, ...]
    unknown: tuple[Note, ...]


@cache
def method() -> Method:
    """The Method page's text."""
    return read("method", Method)
