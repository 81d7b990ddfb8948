"""A file of a long log: made when asked for, piece by piece, with how far it is, and kept for the visit."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from csc_core.content import in_words
from csc_core.model.people import Action
from csc_core.model.pieces import Pieces, whole
from csc_core.reporting.delimited import csv_pieces
from csc_core.reporting.tables import Table
from pages.shared import cached, parts
from pages.shared.access import rights

LONG = 2_000  # rows of a log; below it every file is there within a second or two of the click
KEPT = 100_000_000  # bytes of files kept for one visitor
TURN = 0.005  # seconds after every piece in which the pages of others go first


@dataclass(frozen=True, eq=False)
class Same:
    """Something a file depends on that is the same only as long as it is the very same object."""

    it: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)


def save_pieces(
    label: str,
    pieces: Callable[[], Pieces],
    name: str,
    mime: str,
    *,
    rows: int,
    of: tuple[object, ...],
    action: Action = Action.EXPORT_FACILITATOR,
    about: str = "",
    quiet: bool = False,
) -> None:
    """A button that saves a file; where the log has many ``rows``, one that makes it first.

    ``of`` is all that the file depends on: while it stays the same, the file is not made again.
    """
    if not rights.may_save(action):
        return
    key = f"{about}-{label}-{name}"
    settings: dict[str, Any] = {"action": action, "about": about, "key": f"save-{key}", "quiet": quiet}
    if rows <= LONG:
        parts.save_file(label, lambda: whole(pieces()), name, mime, **settings)
        return

    def save(make: Callable[[], bytes], told: str) -> None:
        parts.save_file(told, make, name, mime, **settings)

    _long(label, pieces, (key, *of), save)


def save_table(label: str, table: Table, stem: str, *, of: tuple[object, ...]) -> None:
    """A quiet button for a table as CSV, made as ``save_pieces`` makes a file."""
    name = f"{stem}.csv"
    save_pieces(label, partial(csv_pieces, table), name, "text/csv", rows=len(table), of=of, quiet=True)


@st.fragment
def _long(
    label: str,
    pieces: Callable[[], Pieces],
    of: tuple[object, ...],
    save: Callable[[Callable[[], bytes], str], None],
) -> None:
    """The button that makes the file, in its place how far it is, then the button that saves it."""
    place, kept = st.empty(), cached.files_made()
    if of not in kept:
        looks: Any = {"icon": ":material/hourglass_top:", "key": f"make-{of[0]}"}
        if not place.button(f"Make {label}", help="Takes a while for a log of this length.", **looks):
            return
        _keep(kept, of, _made(label, pieces(), place))
    with place:
        save(lambda: kept[of], f"Save {label}, {size(kept[of])}")


def _made(label: str, pieces: Pieces, place: Any) -> bytes:
    """The file, while the line says how much of it is there. Any other click gives it up."""
    parts_made = []
    for piece in pieces:
        parts_made.append(piece.content)
        place.progress(piece.done, text=f"{label}: {int(100 * piece.done)}% made")
        time.sleep(TURN)
    return b"".join(parts_made)


def _keep(kept: dict[tuple[object, ...], bytes], of: tuple[object, ...], file: bytes) -> None:
    """Keep a file, and forget the oldest ones where they grow too many."""
    kept[of] = file
    for old in [old for old in kept if old != of]:
        if sum(map(len, kept.values())) > KEPT:
            del kept[old]


def size(file: bytes) -> str:
    """How large a file is, in words."""
    return f"{len(file) / 1_000_000:.1f} MB" if len(file) >= 100_000 else in_words.count(len(file), "byte")
