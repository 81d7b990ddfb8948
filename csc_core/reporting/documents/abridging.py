"""Long documents kept to what a person reads on paper: long tables and lists end, and say so."""

from dataclasses import replace

from csc_core.content import in_words
from csc_core.reporting.documents.blocks import Block, Columns, Document, Grid, Items, Text
from csc_core.reporting.documents.trimming import MOST, left_out

_OPENING = 60  # blocks, rows and items: more than a page holds


def abridged(document: Document) -> Document:
    """The document with no table and no list longer than is read; what is left out is told below each."""
    return replace(document, blocks=tuple(part for block in document.blocks for part in _ended(block)))


def opening(document: Document) -> Document:
    """As much of the document as its first page can hold."""
    return replace(document, blocks=tuple(_begun(block) for block in document.blocks[:_OPENING]))


def too_long(rows: int) -> str:
    """What to say of documents of a log with so many rows; nothing where all of it fits."""
    if rows <= MOST:
        return ""
    return (
        f"This log has {in_words.count(rows, 'row')}, more than anybody reads on paper. Lists of a document "
        f"end after {MOST:,}, slides sooner, and each says what it leaves out. For every row take Tables."
    )


def _ended(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Grid) and len(block.rows) > MOST:
        rows = block.rows[-MOST:] if block.newest_last else block.rows[:MOST]
        which = "last" if block.newest_last else "first"
        return replace(block, rows=rows), _told(which, len(block.rows), "rows")
    if isinstance(block, Items) and len(block.items) > MOST:
        return replace(block, items=block.items[:MOST]), _told("first", len(block.items), "in this list")
    if isinstance(block, Columns):
        columns = tuple(tuple(part for inner in column for part in _ended(inner)) for column in block.columns)
        return (replace(block, columns=columns),)
    return (block,)


def _told(which: str, n: int, what: str) -> Text:
    return Text(left_out(which, MOST, n, what), quiet=True)


def _begun(block: Block) -> Block:
    if isinstance(block, Grid):
        return replace(block, rows=block.rows[:_OPENING])
    if isinstance(block, Columns):
        columns = tuple(tuple(map(_begun, column)) for column in block.columns)
        return replace(block, columns=columns)
    return replace(block, items=block.items[:_OPENING]) if isinstance(block, Items) else block
