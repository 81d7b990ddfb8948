"""Cells on their way into the database: what names a row, who may see it, and what text a column can hold."""

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping

from csc_core.model import columns as c
from csc_core.model.errors import CellNotKept
from csc_core.model.event import is_missing
from csc_core.model.names import fold
from csc_core.model.stored import AS_WRITTEN, Cells, NewRow, Part, StoredRow
from csc_core.model.vocabulary import Stance, Visibility

CELL_LENGTH = 32_767  # what a spreadsheet cell can hold
KEY_LENGTH = 120

# The cells that name a row. Rows of the other tables are named by their place.
_NAMED_BY: Mapping[Part, tuple[str, ...]] = {
    Part.EVENTS: (c.EVENT_ID,),
    Part.PARTNERS: ("org_id",),
    Part.META: ("field",),
    Part.CODINGS: ("event_id", "coder", "field"),
    Part.PULSE: ("date", "item"),
}


def key_of(part: Part, cells: Cells) -> str | None:
    """What names a row in its table; None when nothing in it does."""
    named = [cells.get(column, "").strip() for column in _NAMED_BY.get(part, ())]
    return row_key("|".join(named)) if named and all(named) else None


def naming(part: Part, cells: Cells) -> Cells:
    """The cells of a row that name it."""
    return {column: cells[column] for column in _NAMED_BY.get(part, ()) if column in cells}


def place_name(place: int) -> str:
    """What a row is called that has no name of its own."""
    return f"row-{place}"


def is_place_name(name: str) -> bool:
    """Is a row called so only because it stood there?"""
    return name.startswith("row-") and name[4:].isdecimal()


def row_key(name: str) -> str:
    """A name as a key: itself if it is short and plain, else a digest of it."""
    if len(name) <= KEY_LENGTH and name.isprintable():
        return name
    return f"#{hashlib.blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"


def numbered(part: Part, rows: Iterable[NewRow], source: str) -> Iterator[StoredRow]:
    """Rows with a key and a place each. An event without an id of its own is called after its place."""
    taken: set[str] = set()
    last = 0
    for row in rows:
        last = max(last + 1, row.place or 0)
        cells = filled(row.cells)
        named = key_of(part, cells)
        key = unique(named or place_name(last), taken)
        if part is Part.EVENTS and key != named:
            cells[c.EVENT_ID] = key
        taken.add(key)
        yield StoredRow(key, last, 1, cells, source if part is Part.EVENTS else None)


def filled(cells: Cells) -> dict[str, str]:
    """The cells that hold anything. Raises CellNotKept for one that holds too much, or what is no text."""
    whole = "".join(cells.values())
    if len(whole) > CELL_LENGTH or column_text(whole) != whole:
        for column, cell in cells.items():
            _check(column, cell)
    return {column: cell for column, cell in cells.items() if cell}


def _check(column: str, cell: str) -> None:
    if len(cell) > CELL_LENGTH:
        raise CellNotKept(
            f"The cell under {column[:60]} holds {len(cell):,} characters; {CELL_LENGTH:,} are kept.",
            "Shorten it and keep the full text elsewhere.",
        )
    if column_text(cell) != cell:
        raise CellNotKept(
            f"The cell under {column[:60]} holds a character that is no character.", "Type it anew."
        )


def visibility_of(cells: Cells) -> Visibility:
    """Who may see an event: as its row states; where that is blank, codes of blame are for the facilitator.

    What nobody can read is for the facilitator too: another word in that cell, or a row that could not even
    be laid under the header.
    """
    stated = fold(cells.get(c.VISIBILITY, ""))
    if stated in list(Visibility):
        return Visibility(stated)
    blames = fold(cells.get(c.STANCE, "")) in (Stance.BLAMING, Stance.MIXED)
    unread = AS_WRITTEN in cells or not is_missing(cells.get(c.VISIBILITY))
    blames = blames or not is_missing(cells.get(c.BLAME_FORMS))
    return Visibility.FACILITATOR if blames or unread else Visibility.PARTNERS


def name_in(meta: Iterable[StoredRow]) -> str | None:
    """The collaboration's name in its meta table, None when it has none."""
    named = (row.cells.get("value") for row in meta if fold(row.cells.get("field", "")) == "name")
    return next((name.strip() for name in named if name and not is_missing(name)), None)


def column_text(text: str) -> str:
    """Text as any database can hold it; what it cannot is replaced by a mark that shows."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def unique(name: str, taken: Container[str]) -> str:
    """The name, with a counter if it is taken."""
    if name not in taken:
        return name
    n = 2
    while f"{name}-{n}" in taken:
        n += 1
    return f"{name}-{n}"
