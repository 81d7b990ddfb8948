"""Named texts in one zip: packed the same way every time, and unpacked with suspicion."""

import io
import zipfile
import zlib
from collections.abc import Collection, Mapping

from csc_core.model.errors import UnreadableProject

PACKED_BYTES = 50_000_000
UNPACKED_BYTES = 100_000_000
RATIO = 100  # unpacked to packed bytes, looked at from RATIO_FROM unpacked bytes on
RATIO_FROM = 10_000_000
LINE_BYTES = 4_000_000

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes, whenever it is packed
_CHOOSE = "Choose a project file that was downloaded here; if it is the right one, download it again."


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as parcel:
        for name, content in files.items():
            parcel.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


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
    size = sum(part.file_size for part in listed)
    packed = sum(part.compress_size for part in listed)
    if size > UNPACKED_BYTES or (size > RATIO_FROM and size > RATIO * max(packed, 1)):
        raise broken("The project file unpacks to more than can be opened safely.")


def _read(parcel: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """One file, never more of it than the directory declares."""
    with parcel.open(part) as packed:
        content = packed.read(part.file_size + 1)
    if len(content) != part.file_size:
        raise broken("The project file is damaged.")
    if any(len(line) > LINE_BYTES for line in content.split(b"\n")):
        raise broken("The project file holds a line that is too long.")
    return content
