"""What a command says back: text, JSON, exit codes, and that it was not written as it should be."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from csc_core.model.errors import CscError
from csc_core.model.vocabulary import Verdict

REFUSED = 3
EXITS = {Verdict.LOAD: 0, Verdict.LOAD_WITH_WARNINGS: 1, Verdict.ASK: 2, Verdict.REFUSE: REFUSED}


def print_json(values: Mapping[str, Any]) -> None:
    """One object; letters beyond ASCII are escaped, so that no console and no locale can spoil them."""
    print(json.dumps(values, indent=2))


def tell(text: str) -> None:
    """A line for people, on standard error."""
    print(text, file=sys.stderr)


def refuse(fault: CscError) -> int:
    """Tell what stops the work and what to do about it; gives the exit code for that."""
    tell(f"{fault.says} {fault.try_this}")
    return REFUSED


def wrong(arguments: Namespace, says: str) -> NoReturn:
    """Say what is wrong with the command as it was written, and leave with the exit code for wrong use."""
    leave: Callable[[str], NoReturn] = arguments.wrong
    leave(says)
