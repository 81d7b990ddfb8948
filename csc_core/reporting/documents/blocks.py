"""A document as plain blocks: what it says, apart from how a printed page or a web page shows it."""

from dataclasses import dataclass, fields
from typing import Any

from csc_core.charting.legible import legible
from csc_core.reporting.documents.stamp import Stamp


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the document; ``level`` 2 for a part, 3 for what stands inside one."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, its first words in bold; ``quiet`` ones are in the second color."""

    text: str
    lead: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``shares`` are the columns' widths in proportion to each other.

    One in time order has its ``newest_last``: where it is too long, the end of it is kept.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    newest_last: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and its text alternative. One that ``fills`` takes the space the page has left."""

    svg: str
    says: str
    fills: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Room to write on by hand."""

    n: int


@dataclass(frozen=True, slots=True)
class Cards:
    """Blocks that belong together, each group in a frame, all of one height, side by side."""

    cards: "tuple[tuple[Block, ...], ...]"


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side. ``shares`` are the columns' widths in proportion to each other."""

    columns: "tuple[tuple[Block, ...], ...]"
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


Block = Heading | Text | Items | Grid | Figure | Lines | Cards | Columns | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """A document: what it is called, the one sentence it says first, its blocks, and what every page says."""

    title: str
    headline: str
    stamp: Stamp
    blocks: tuple[Block, ...]

    def values(self) -> dict[str, Any]:
        """The document as plain values for a template; each block names its ``kind``."""
        return {
            "title": legible(self.title),
            "headline": legible(self.headline),
            "stamp": {name: legible(words) for name, words in self.stamp.words().items()},
            "invented": self.stamp.invented,
            "blocks": _plain(self.blocks),
        }


def _plain(value: Any) -> Any:
    """Blocks as dicts, tuples as lists, text made legible."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Block):
        cells = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__.lower()} | cells
    return value
