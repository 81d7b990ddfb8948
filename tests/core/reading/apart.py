"""A program of its own: opens files as the app does, each in a copy of itself, and tells what that took.

It is given paths on standard input, one a line, and prints a line of JSON for each. A name that ends in
``.zip`` and begins with "project" is opened as a project file, anything else as a log. Linux only.
"""

import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from csc_core.intake import open_log
from csc_core.model.errors import CscError
from csc_core.storing import open_store
from tests.core.reading.mutations import DOORS
from tests.make import TODAY

ROOT = Path(__file__).parents[3]
Door = Callable[[Path], tuple[str, str]]
GLANCE = 0.004  # seconds between looks at the memory


@dataclass(frozen=True)
class Took:
    """What opening one file took: processor seconds, and MB beyond the process at rest, helpers included.

    ``says`` is the answer; ``end`` is how the process ended, 0 when it ended well.
    """

    name: str
    says: str
    verdict: str
    seconds: float
    megabytes: float
    end: int


@contextlib.contextmanager
def opener() -> Iterator["Opener"]:
    """A running program of this file, which opens what it is given."""
    command = [sys.executable, "-m", "tests.core.reading.apart"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Opener(process)
        assert process.stdin is not None
        process.stdin.close()


@dataclass(frozen=True)
class Opener:
    """What the tests hold of the running program."""

    process: "subprocess.Popen[str]"

    def open(self, path: Path) -> Took:
        """Let it open a file."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        return Took(**json.loads(self.process.stdout.readline()))


def main() -> None:
    """Warm up, as a server that has read files before, then open what is asked for."""
    for name, make in DOORS.items():
        open_log(make(), f"log.{name}", today=TODAY)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.db"
        open_store(f"sqlite:///{empty}").close()
        for line in sys.stdin:
            print(json.dumps(asdict(opened_apart(Path(line.rstrip("\n")), empty))), flush=True)


def opened_apart(path: Path, empty: Path) -> Took:
    """Open a file in a copy of this process, looking at its memory and that of its helpers meanwhile."""
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        try:
            _tell(path, empty, outlet)
        except BaseException:  # noqa: BLE001  # whatever it is, this copy must not go on in its parent's place
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(outlet)
    most = 0.0
    while True:
        most = max(most, sum(map(_resident, (child, *_helpers(child)))))
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            break
        time.sleep(GLANCE)
    with os.fdopen(inlet) as told:
        found = json.loads(told.read() or "{}")
    rest = found.pop("rest", 0.0)
    missing = {"says": "", "verdict": "", "seconds": 0.0, "own": 0.0}
    found = missing | found
    most = max(most, found.pop("own")) - rest
    return Took(name=path.name, megabytes=round(most, 1), end=status, **found)


def _tell(path: Path, empty: Path, outlet: int) -> None:
    """Open the file and write what it took into the pipe."""
    door = _project_door(empty) if path.name.startswith("project") else _log_door
    Path("/proc/self/clear_refs").write_text("5")  # forgets the highest memory so far
    rest, begin = _resident(os.getpid()), _used()
    verdict, says = door(path)
    told = {
        "rest": rest,
        "own": _resident(os.getpid(), "VmHWM"),
        "seconds": round(_used() - begin, 2),
        "verdict": verdict,
        "says": says,
    }
    os.write(outlet, json.dumps(told).encode())


def _used() -> float:
    """Processor seconds of this process and of the helpers it had."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _log_door(path: Path) -> tuple[str, str]:
    opened = open_log(path.read_bytes(), path.name, today=TODAY)
    return str(opened.verdict), opened.why


def _project_door(empty: Path) -> Door:
    """Opens a project file into a store of its own."""
    database = empty.with_name(f"{os.getpid()}.db")
    database.write_bytes(empty.read_bytes())
    store = open_store(f"sqlite:///{database}")

    def door(path: Path) -> tuple[str, str]:
        try:
            store.import_project(path.read_bytes())
        except CscError as fault:
            return "refuse", fault.says
        return "load", "It was opened."

    return door


def _resident(process: int, what: str = "VmRSS") -> float:
    """Memory of a process in MB: now, or the most there was (``VmHWM``)."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(what)) / 1024
    return 0.0


def _helpers(process: int) -> list[int]:
    with suppress(OSError):
        return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))
    return []


if __name__ == "__main__":
    main()
