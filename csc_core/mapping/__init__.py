"""Which of a file's columns holds which of ours."""

from collections.abc import Iterable, Mapping

from csc_core.model.columns import REQUIRED
from csc_core.model.event import COLUMNS
from csc_core.model.names import closest, fold
from csc_core.model.problems import Problem
from csc_core.model.raw import ColumnMapping, RawTable
from csc_core.model.vocabulary import Severity

_OURS = {fold(name): name for name in COLUMNS}


def map_columns(raw: RawTable, answers: Mapping[str, str] = {}) -> ColumnMapping:
    """Columns of ours found by name in a raw table; case, spaces, hyphens and accents do not matter.

    ``answers`` may name a column outright (``{"column:title": "What happened"}``). Columns that are none of
    ours stay out of the table and are listed as unused. A required column that is missing blocks the file.
    """
    columns = {
        ours: theirs
        for ours in COLUMNS
        if (theirs := answers.get(f"column:{ours}")) is not None and theirs in raw.headers
    }
    for header in raw.headers:
        ours = _OURS.get(fold(header))
        if ours is not None and ours not in columns and header not in columns.values():
            columns[ours] = header
    unused = tuple(header for header in raw.headers if header not in columns.values())
    return ColumnMapping(
        columns={ours: columns[ours] for ours in COLUMNS if ours in columns},
        unused=unused,
        problems=(*_missing(columns, raw), *_unused(unused, columns)),
    )


def _missing(columns: Mapping[str, str], raw: RawTable) -> Iterable[Problem]:
    """One blocking problem when a required column is not there."""
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        found = ", ".join(_short(header) for header in raw.headers[:12])
        found += ", …" if len(raw.headers) > 12 else ""
        yield Problem(
            Severity.BLOCKS,
            "missing_column",
            f"There is no column named {_listed(missing)}. Found: {found or 'no columns'}.",
            "Name the columns date, kind and title, or copy your rows into the blank template "
            "(on the Log page, or: python -m csc_core template).",
            row=raw.header_row,
        )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _short(header: str) -> str:
    """A header in one line of at most 30 characters."""
    line = " ".join(header.split())
    return line if len(line) <= 30 else line[:29] + "…"


def _unused(unused: Iterable[str], columns: Mapping[str, str]) -> Iterable[Problem]:
    """A note for each column that is not read."""
    for header in unused:
        near = closest(header, [name for name in COLUMNS if name not in columns])
        hint = f'Did you mean "{near}"? Rename the column.' if near else "Nothing to do."
        yield Problem(
            Severity.NOTE,
            "unused_column",
            f'The column "{_short(header)}" is not one of ours and was not read.',
            hint,
            column=header,
        )
