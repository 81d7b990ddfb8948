"""What the server writes about itself: one JSON object a line, and no word of anybody's log in it."""

import datetime as dt
import json
import logging
import secrets
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
LOGGER = logging.getLogger("csc")
_MADE = logging.getLogRecordFactory()


class Lines(logging.Formatter):
    """A record as a line of JSON: ``at`` (UTC), ``level``, ``says``, and the fields given with it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname.lower(), "says": record.getMessage()}
        return json.dumps(told | getattr(record, "fields", {}), ensure_ascii=False)


def start() -> None:
    """Write lines to standard error from now on, and take the words of faults out of everybody's records.

    What a fault says may quote a cell of a log or an address with its password; where it happened does not.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    LOGGER.handlers = [handler]
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
    logging.setLogRecordFactory(_wordless)
    # Streamlit's own account of a fault in a page: ours has its number and is a line.
    logging.getLogger("streamlit.error_util").addFilter(lambda record: record.levelno < logging.ERROR)


def note(says: str, **fields: Any) -> None:
    """Write a line: constant words, and fields that hold nothing of a log."""
    LOGGER.info(says, extra={"fields": fields})


def fault(error: BaseException) -> str:
    """Write down a fault of ours; returns the number to tell people, by which it is found again."""
    number = secrets.token_hex(4)
    fields = {"fault": number, "kind": kinds(error), "where": places(error)}
    LOGGER.error("a fault of the program", extra={"fields": fields})
    return number


def kinds(error: BaseException | None) -> list[str]:
    """The names of a fault and of what led to it, the latest first."""
    found: list[str] = []
    while error is not None and len(found) < 10:
        found.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return found


def places(error: BaseException) -> list[str]:
    """Where a fault happened, the innermost first: file, line and function, no text of the program."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else "/".join(path.parts[-3:])


def _wordless(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _MADE(*args, **kwargs)
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        record.exc_info, record.exc_text = None, "; ".join([*kinds(error), *places(error)])
    return record
