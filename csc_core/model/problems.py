"""Faults found in a person's file, told so that they can be mended."""

from dataclasses import dataclass

from csc_core.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, what stands there, what was expected and what to do.

    ``row`` is the file's own line or the sheet's row number, counted from 1; None for the whole file.
    ``table`` names the small table beside the events the fault is in; None for the events.
    """

    severity: Severity
    code: str
    says: str
    try_this: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    table: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A source row that did not become an event, with its cells as written (header, value)."""

    row: int
    says: str
    try_this: str
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can decide before the file can be read, e.g. the order of day and month."""

    about: str
    column: str | None
    says: str
    choices: tuple[str, ...]
