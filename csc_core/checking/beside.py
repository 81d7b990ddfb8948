"""The small tables beside the events: meta, partners, codings, pulse. Bad rows are told and left out."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from csc_core.checking.choices import member, unknown_word
from csc_core.checking.fields import inner
from csc_core.content.dates import read_date
from csc_core.content.periods import Period
from csc_core.model.event import is_missing
from csc_core.model.names import closest, fold
from csc_core.model.problems import Problem
from csc_core.model.raw import RawTable
from csc_core.model.roster import PULSE_MINIMUM, Coding, Meta, Partner, Pulse
from csc_core.model.vocabulary import DatePrecision, Severity

M = TypeVar("M", bound=BaseModel)

TABLES = ("partners", "meta", "codings", "pulse")


@dataclass(frozen=True)
class Beside:
    """What stands beside the events, and what is wrong with it."""

    meta: Meta = field(default_factory=Meta)
    partners: tuple[Partner, ...] = ()
    codings: tuple[Coding, ...] = ()
    pulse: tuple[Pulse, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_beside(tables: Mapping[str, RawTable]) -> Beside:
    """The small tables that were given, by name."""
    problems = [problem for name, raw in tables.items() for problem in _renamed(raw.problems, name)]
    partners = list(_rows(tables.get("partners"), "partners", Partner, problems))
    return Beside(
        meta=_meta(tables.get("meta"), problems),
        partners=tuple(_once(partners, problems)),
        codings=tuple(row for _, row in _rows(tables.get("codings"), "codings", Coding, problems)),
        pulse=tuple(row for _, row in _rows(tables.get("pulse"), "pulse", Pulse, problems)),
        problems=tuple(problems),
    )


def _renamed(problems: Iterable[Problem], table: str) -> Iterable[Problem]:
    """The reader's problems with a small table: its rows are no events, so they only raise a doubt."""
    for problem in problems:
        severity = Severity.DOUBT if problem.severity is Severity.BLOCKS else problem.severity
        yield Problem(severity, problem.code, problem.says, problem.try_this, problem.row, None, None, table)


def _rows(
    raw: RawTable | None, table: str, model: type[M], problems: list[Problem]
) -> Iterable[tuple[int, M]]:
    """The rows of a small table that hold what the model asks for, with their numbers."""
    if raw is None:
        return
    theirs = {fold(header): header for header in raw.headers}
    columns = {name: raw.cells[theirs[name]].to_pylist() for name in model.model_fields if name in theirs}
    problems.extend(_unused(raw, model, table))
    for place, row in enumerate(raw.rows.tolist()):
        written = {name: cells[place] for name, cells in columns.items()}
        read = _read(model, written, Place(table, row), problems)
        if read is not None:
            yield row, read


def _meta(raw: RawTable | None, problems: list[Problem]) -> Meta:
    """The facts of the collaboration, from the columns ``field`` and ``value``; a bad one is left out."""
    if raw is None:
        return Meta()
    theirs = {fold(header): header for header in raw.headers}
    if not {"field", "value"} <= theirs.keys():
        says = "The meta table has no columns named field and value, so nothing was read from it."
        problems.append(
            _told("bad_table", says, "Name its two columns field and value.", Place("meta", None))
        )
        return Meta()
    facts: dict[str, str] = {}
    names, values = (raw.cells[theirs[name]].to_pylist() for name in ("field", "value"))
    for row, name, value in zip(raw.rows.tolist(), names, values, strict=True):
        if fold(name) in Meta.model_fields:
            facts[fold(name)] = value
            continue
        near = closest(name, Meta.model_fields)
        hint = f'Did you mean "{near}"?' if near else f"Use one of: {', '.join(Meta.model_fields)}."
        problems.append(
            _told(
                "unknown_fact",
                f'"{name}" is not a fact that is read.',
                hint,
                Place("meta", row),
                "field",
                name,
            )
        )
    return _read(Meta, facts, Place("meta", None), problems) or Meta()


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a small table."""

    table: str
    row: int | None


def _read(model: type[M], written: Mapping[str, str], place: Place, problems: list[Problem]) -> M | None:
    """One row as the model. A bad cell is told and left blank; the row is left out if it needs that cell."""
    cells = {name: _clean(model, name, value) for name, value in written.items()}
    for _ in range(2):
        try:
            return model.model_validate(cells)
        except ValidationError as fault:
            wrong = list(dict.fromkeys(str(error["loc"][0]) for error in fault.errors()))
        needed = [name for name in wrong if model.model_fields[name].is_required()]
        for name in needed or wrong:
            effect = "The row was left out." if needed else "The cell counts as blank."
            says, try_this = _expected(model, name, written.get(name, ""))
            problems.append(
                _told(f"bad_{place.table}", f"{says} {effect}", try_this, place, name, written.get(name))
            )
            cells[name] = None
        if needed:
            return None
    return None


def _clean(model: type[BaseModel], name: str, value: str) -> Any:
    """A cell as the model takes it: codes folded, full days as dates, missing cells as None."""
    if is_missing(value):
        return None
    kind = inner(model, name)
    if kind is dt.date:
        reading = read_date(value)
        if isinstance(reading, Period) and reading.precision is DatePrecision.DAY:
            return reading.day
        return ...  # no value of the model's: it will be told
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return member(value, kind) or value
    return value


def _expected(model: type[BaseModel], name: str, value: str) -> tuple[str, str]:
    """What is wrong with a cell, and what to write instead."""
    if is_missing(value):
        return f"{name} is empty.", f"Fill in {name}."
    kind = inner(model, name)
    if kind is dt.date:
        return f"{name} is not a full date.", "Write it as 2024-05-31."
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        told = unknown_word(value, kind)
        return told.says, told.try_this
    if model is Pulse and name == "n":
        return (
            f"n has to be a whole number of at least {PULSE_MINIMUM}, so that nobody can be picked out.",
            "Leave out pulse rows with fewer answers.",
        )
    return (
        f"{name} is not within its limits.",
        "Write a number from 1 to 4." if name == "mean" else "Check the cell.",
    )


def _unused(raw: RawTable, model: type[BaseModel], table: str) -> Iterable[Problem]:
    """A note for each column of a small table that is not read."""
    for header in raw.headers:
        if fold(header) not in model.model_fields:
            near = closest(header, model.model_fields)
            hint = f'Did you mean "{near}"? Rename the column.' if near else "Nothing to do."
            says = f'The column "{header}" of the {table} table is not one of ours and was not read.'
            yield Problem(Severity.NOTE, "unused_column", says, hint, column=header, table=table)


def _once(partners: Iterable[tuple[int, Partner]], problems: list[Problem]) -> Iterable[Partner]:
    """Each partner once; a second row with the same id is told and left out."""
    seen: set[str] = set()
    for row, partner in partners:
        if partner.org_id in seen:
            says = f'"{partner.org_id}" stands twice in the partners table. The first row counts.'
            problems.append(
                _told(
                    "repeated_partner",
                    says,
                    "Give each partner one row.",
                    Place("partners", row),
                    "org_id",
                    partner.org_id,
                )
            )
            continue
        seen.add(partner.org_id)
        yield partner


def _told(
    code: str, says: str, try_this: str, place: Place, column: str | None = None, value: str | None = None
) -> Problem:
    return Problem(Severity.DOUBT, code, says, try_this, place.row, column, value, place.table)
