"""A process of its own for P11: prints its memory before and the most it took, in bytes."""

import resource
import sys
from pathlib import Path

from benchmarks.logs import AS_OF, made_log
from benchmarks.opening import episodes, opened
from csc_core.measuring import measure


def most() -> int:
    """The most memory this process has held so far (Linux counts in kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    file, what = sys.argv[1:]
    work = {"episodes": episodes, "findings": lambda log: measure(log, AS_OF)}[what]
    work(opened(made_log(200)))  # everything is imported and warm
    before = most()
    found = work(opened(Path(file).read_bytes()))
    print(before, most())
