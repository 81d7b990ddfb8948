"""A process of its own for P11: prints its memory before and the most it took, in bytes."""

import resource
import sys
from functools import partial
from pathlib import Path

from benchmarks.logs import AS_OF, made_log
from benchmarks.opening import episodes, opened
from csc_core.measuring import measure

STATUS = Path("/proc/self/status")


def most() -> int:
    """The most memory this process has held so far, in bytes."""
    if STATUS.exists():  # on Linux the figure getrusage gives begins with what the parent held
        lines = STATUS.read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    file, what = sys.argv[1:]
    work = episodes if what == "episodes" else partial(measure, as_of=AS_OF)
    work(opened(made_log(200)))  # everything is imported and warm
    before = most()
    found = work(opened(Path(file).read_bytes()))
    print(before, most())
