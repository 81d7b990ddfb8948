"""Named texts in one zip, unpacked with suspicion."""

import io
import zipfile
import zlib
from collections.abc import Collection

from csc_core.model.errors import UnreadableProject

PACKED_BYTES = 50_000_000
UNPACKED_BYTES = 100_000_000
RATIO = 100  # unpacked to packed bytes, looked at from RATIO_FROM unpacked bytes on
RATIO_FROM = 10_000_000
LINE_BYTES = 4_000_000
LINES = 150_000  # of one file

_STEP = 1 << 20
_CHOOSE = "Choose a project file that was downloaded here; if it is the right one, download it again."


def unpack(data: bytes, known: Collection[str]) -> dict[str, bytes]:
    """The files of a zip that holds known ones only, each at most once; nothing is written to disk.

    Raises UnreadableProject for anything else, and for what would unpack past the limits.
    """
    if len(data) > PACKED_BYTES:
        raise broken(f"The project file is larger than {PACKED_BYTES // 1_000_000} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            listed = parcel.infolist()
            _look_through(listed, known)
            return {part.filename: _read(parcel, part) for part in listed}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as fault:
        raise broken("This is not a project file, or it is damaged.") from fault


def broken(says: str) -> UnreadableProject:
    """A project that cannot be opened."""
    return UnreadableProject(says, _CHOOSE)


def _look_through(listed: list[zipfile.ZipInfo], known: Collection[str]) -> None:
    names = [part.filename for part in listed]
    if len(set(names)) != len(names) or not set(names) <= set(known):
        raise broken("The project file holds something that does not belong there.")
    if any(part.flag_bits & 1 for part in listed):
        raise broken("The project file is protected by a password.")
    dense = (p for p in listed if p.file_size > RATIO_FROM and p.file_size > RATIO * max(p.compress_size, 1))
    if sum(part.file_size for part in listed) > UNPACKED_BYTES or any(dense):
        raise broken("The project file unpacks to more than can be opened safely.")


def _read(parcel: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """One file, never more of it than the directory declares."""
    content, lines = io.BytesIO(), 0
    with parcel.open(part) as packed:
        while piece := packed.read(min(_STEP, part.file_size + 1 - content.tell())):
            content.write(piece)
            lines += piece.count(b"\n")
            if lines > LINES:
                raise broken("The project file holds more lines than can be opened safely.")
    if content.tell() != part.file_size:
        raise broken("The project file is damaged.")
    content.seek(0)
    if any(len(line) > LINE_BYTES for line in content):
        raise broken("The project file holds a line that is too long.")
    return content.getvalue()
