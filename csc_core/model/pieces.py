"""A file made in pieces, so that a long one can be watched, and given up, while it is made."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

AT_ONCE = 2_000  # rows a piece holds: a fraction of a second, after which others have their turn


@dataclass(frozen=True, slots=True)
class Piece:
    """The next bytes of a file, perhaps none yet, and how much of the work is done with it, from 0 to 1."""

    content: bytes
    done: float


Pieces = Iterator[Piece]


def whole(pieces: Iterable[Piece]) -> bytes:
    """The file they make up."""
    return b"".join(piece.content for piece in pieces)


def in_one(make: Callable[[], bytes]) -> Callable[[], Pieces]:
    """What makes a file all at once, as what makes one in pieces."""

    def pieces() -> Pieces:
        yield Piece(b"", 0.0)
        yield Piece(make(), 1.0)

    return pieces


def within(pieces: Iterable[Piece], begins: float, ends: float) -> Pieces:
    """The same pieces as one stretch of a longer work, from ``begins`` to ``ends`` of it."""
    for piece in pieces:
        yield Piece(piece.content, begins + (ends - begins) * piece.done)


def stretches(rows: int, at_once: int = AT_ONCE) -> Iterator[tuple[range, float]]:
    """So many rows at a time, by place, with the share of all that is done after each; none for no rows."""
    for first in range(0, rows, at_once):
        end = min(first + at_once, rows)
        yield range(first, end), end / rows


def zip_pieces(files: Iterable[tuple[str, Pieces]], dated: tuple[int, int, int]) -> Pieces:
    """Files by name as one zip, all dated year, month, day: the same bytes whenever and however it is made.

    How much is done is what the pieces of the files say; ``within`` gives each its stretch.
    """
    packed = _Drain()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in files:
            entry = zipfile.ZipInfo(name, (*dated, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                for piece in pieces:
                    file.write(piece.content)
                    yield Piece(packed.taken(), piece.done)
    yield Piece(packed.taken(), 1.0)


class _Drain:
    """A file that is written from front to back, and gives what came since it was last asked."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        """Take more bytes."""
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is held."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken
