"""The command line: ``python -m csc_core COMMAND …``; ``--help`` tells of the commands."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from csc_core.commands.options import parser
from csc_core.model.errors import CscError

OUR_FAULT, INTERRUPTED = 70, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (without the program's name) and return its exit code; wrong use leaves with code 4."""
    arguments = parser().parse_args(argv)
    return int(arguments.run(arguments))


def _tell_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> NoReturn:
    """The last word on an error nobody expected: a plain sentence, and where to look. No event text."""
    if issubclass(kind, KeyboardInterrupt):
        raise SystemExit(INTERRUPTED)
    place = traceback.extract_tb(trace)[-1]
    where = f"{kind.__name__} in {Path(place.filename).name}, line {place.lineno}"
    what = str(fault) if isinstance(fault, CscError) else where
    print(f"This is a fault of the program, not of your file. Please report it: {what}", file=sys.stderr)
    raise SystemExit(OUR_FAULT)


def run() -> NoReturn:
    """Run the command of this process, and leave with its exit code."""
    sys.excepthook = _tell_fault
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console may lack the letters of a title
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


if __name__ == "__main__":
    run()
