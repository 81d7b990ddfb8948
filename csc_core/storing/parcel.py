"""Named texts in one zip, unpacked with suspicion, and line by line, so that none is ever in memory whole."""

import io
import sys
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from csc_core.model.errors import UnreadableProject

PACKED_BYTES = 50_000_000
UNPACKED_BYTES = 400_000_000
LINE_BYTES = 4_000_000

_CHOOSE = "Choose a project file that was downloaded here; if it is the right one, download it again."
_COMMAND_LINE = "The command line opens larger ones: python -m csc_core convert PROJECT.zip LOG.csv."


class Parcel:
    """The texts of an open zip by name."""

    def __init__(self, archive: zipfile.ZipFile, longest: int) -> None:
        self._archive, self._longest = archive, longest
        self.names = frozenset(archive.namelist())

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of one text, each with its end; none of a text that is not there."""
        if name not in self.names:
            return
        # To the stubs, a buffered reader reads raw files only; it reads members of an archive as well.
        with self._archive.open(name) as packed, io.BufferedReader(packed) as text:  # type: ignore[type-var]
            while line := text.readline(self._longest + 1):
                if len(line) > self._longest:
                    raise too_large(f"The project file holds a line longer than {self._longest:,} bytes.")
                yield line


@contextmanager
def unpacked(data: bytes, known: Collection[str], *, bounded: bool = True) -> Iterator[Parcel]:
    """A zip that holds known texts only, each at most once; nothing is written to disk.

    Raises UnreadableProject for anything else and, where ``bounded``, for what would unpack past the limits;
    also while lines are read.
    """
    if bounded and len(data) > PACKED_BYTES:
        raise too_large(
            f"The project file has {len(data) / 1e6:,.0f} MB; a page opens {PACKED_BYTES // 10**6} MB."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = archive.infolist()
            _look_through(listed, known)
            if bounded:
                _look_at_sizes(listed)
            yield Parcel(archive, LINE_BYTES if bounded else sys.maxsize - 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as fault:
        raise broken("This is not a project file, or it is damaged.") from fault


def broken(says: str) -> UnreadableProject:
    """A project that cannot be opened."""
    return UnreadableProject(says, _CHOOSE)


def too_large(says: str) -> UnreadableProject:
    """A project that a page does not open."""
    return UnreadableProject(says, _COMMAND_LINE)


def _look_through(listed: list[zipfile.ZipInfo], known: Collection[str]) -> None:
    names = [part.filename for part in listed]
    if len(set(names)) != len(names) or not set(names) <= set(known):
        raise broken("The project file holds something that does not belong there.")
    if any(part.flag_bits & 1 for part in listed):
        raise broken("The project file is protected by a password.")


def _look_at_sizes(listed: list[zipfile.ZipInfo]) -> None:
    every = sum(part.file_size for part in listed)
    if every > UNPACKED_BYTES:
        raise too_large(
            f"The project file unpacks to {every / 1e6:,.0f} MB; a page opens {UNPACKED_BYTES // 10**6} MB."
        )
