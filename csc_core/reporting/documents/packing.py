"""Several files as one zip, the same bytes every time."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

from csc_core.reporting.documents.stamp import Stamp


def zipped(files: Mapping[str, bytes], day: dt.date) -> bytes:
    """The files by name, all dated ``day``."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def note(stamp: Stamp, told: Mapping[str, str]) -> bytes:
    """A text that says what a set of files is and what each holds."""
    lines = [stamp.name, stamp.line, "", *(f"{name}: {holds}" for name, holds in told.items()), ""]
    return "\r\n".join(lines).encode("utf-8-sig")
