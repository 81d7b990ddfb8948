"""The file a visitor uploaded and has not opened or put away yet, with the answers given about it."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from csc_core.model.errors import StoreUnavailable
from csc_core.model.log import fingerprint
from csc_core.model.opened import Opened
from pages.shared import memory
from pages.shared.desk import today
from pages.shared.keeping import store

Reader = Callable[..., Opened]
_ANSWERS, _ABOUT = "answers", "answers-for"  # what was said, and about which file
_READ, _MARK = "upload-read", "upload-mark"  # what was read, and from which file with which answers
_VERSION = "upload-version"


def read_once(name: str, data: bytes, beside: Mapping[str, tuple[str, bytes]], read: Reader) -> Opened:
    """The uploaded file as ``read`` reads it, read again only when the file or an answer changed.

    Answers belong to one file: another one is asked about anew. Raises what ``read`` raises.
    """
    file = fingerprint(name.encode(), data)
    if memory.recalled(_ABOUT, str) != file:
        memory.keep(_ABOUT, file)
        memory.keep(_ANSWERS, {})
    answers = _answers()
    tables = [part for table, (_, content) in beside.items() for part in (table.encode(), content)]

    def mark() -> str:
        return fingerprint(file.encode(), *tables, answers_mark().encode())

    known = memory.recalled(_READ, Opened)
    if known is not None and memory.recalled(_MARK, str) == mark():
        return known
    opened = read(data, name, today=today(), answers=answers, beside=beside)
    if not answers and (said_before := _recalled(opened)):
        answers.update(said_before)
        opened = read(data, name, today=today(), answers=answers, beside=beside)
    memory.keep(_READ, opened)
    memory.keep(_MARK, mark())
    return opened


def _answers() -> dict[str, str]:
    return memory.remembered(_ANSWERS, dict)


def _recalled(opened: Opened) -> dict[str, str]:
    """What was answered about an earlier file with the same headers."""
    with suppress(StoreUnavailable):
        return store().remembered(opened.source_key) if opened.source_key and opened.guesses else {}
    return {}


def remember_answers(opened: Opened) -> None:
    """Keep what was answered about this file for the next one with the same headers."""
    answers = _answers()
    if answers and opened.source_key:
        with suppress(StoreUnavailable):
            store().remember(opened.source_key, answers)


def answers_mark() -> str:
    """A mark that changes with every answer, so that a grid begins anew."""
    return fingerprint(repr(sorted(_answers().items())).encode())


def answer(about: str, choice: str) -> None:
    """Keep the answer to a question about the uploaded file."""
    _answers()[about] = choice


def version() -> int:
    """A number that stands in the keys of the upload fields, and grows when they are emptied."""
    return memory.remembered(_VERSION, int)


def clear_upload() -> None:
    """Let go of the uploaded file and the answers about it, and offer an empty upload field."""
    memory.keep(_VERSION, version() + 1)
    memory.forget(_ANSWERS, _ABOUT, _MARK, _READ)
