"""The app's own server with made-up logs waiting under known keys, as if they had been uploaded.

``python -m benchmarks.server PORT app.py`` serves ``?log=made-500`` (opened and kept) and ``?log=new-500-…``
(opened anew for every key, as after an upload).
"""

import re
import sys

from streamlit.web import cli

from benchmarks.logs import AS_OF, beside, made_log
from csc_core.intake import open_log
from pages.shared import cached
from pages.shared.session import Desk

KEY = re.compile(r"(made|new)-(\d+)(?:-\d+)?")


class Uploads(dict[str, Desk]):
    """What the server remembers of uploads: the file of every size is there, and is opened when asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[int, bytes] = {}

    def get(self, key: str, default: object = None) -> Desk | None:  # type: ignore[override]
        """The log of a key, opened now if it was not before."""
        known = KEY.fullmatch(key)
        if known and key not in self:
            rows = int(known[2])
            data = self.files.setdefault(rows, made_log(rows))
            self[key] = Desk(key, open_log(data, "log.csv", today=AS_OF, beside=beside()))
        return super().get(key)


if __name__ == "__main__":
    port, script = sys.argv[1:]
    uploads = Uploads()
    cached.shelf = lambda: uploads  # type: ignore[assignment]
    sys.argv = ["streamlit", "run", script, "--server.port", port]
    cli.main()
