"""Tables in our own words: columns are found by name alone."""

from collections.abc import Iterable, Mapping

import pyarrow.compute as pc

from csc_core.content.codebook import fields
from csc_core.model import columns as c
from csc_core.model.columns import REQUIRED
from csc_core.model.event import COLUMNS
from csc_core.model.names import closest, fold
from csc_core.model.problems import Problem
from csc_core.model.raw import ColumnMapping, RawTable
from csc_core.model.vocabulary import Kind, Severity

OURS = {fold(name): name for name in COLUMNS}
_KINDS = {fold(kind) for kind in Kind}


def is_template(raw: RawTable, answers: Mapping[str, str]) -> bool:
    """Does a table have the columns a log needs, under our names, with at least one kind of ours in it?

    One with no rows yet has them too. A person who named a column has said that the names do not tell.
    """
    if any(about.startswith("column:") for about in answers):
        return False
    columns = named(raw)
    if not columns.keys() >= set(REQUIRED):
        return False
    kinds = pc.unique(raw.cells.column(columns[c.KIND])).to_pylist()
    return not any(kinds) or any(fold(kind) in _KINDS for kind in kinds)


def named(raw: RawTable) -> dict[str, str]:
    """Our columns and the first header that bears each name; case, spaces and accents do not matter."""
    columns: dict[str, str] = {}
    for header in raw.headers:
        ours = OURS.get(fold(header))
        if ours is not None:
            columns.setdefault(ours, header)
    return columns


def map_template(raw: RawTable) -> ColumnMapping:
    """Columns of ours by name. Others stay out of the log and are listed as unused."""
    columns = named(raw)
    unused = tuple(header for header in raw.headers if header not in columns.values())
    return ColumnMapping(
        columns={ours: columns[ours] for ours in COLUMNS if ours in columns},
        unused=unused,
        problems=tuple(unused_columns(unused, columns)),
    )


def unused_columns(unused: Iterable[str], columns: Mapping[str, str]) -> Iterable[Problem]:
    """A note for each column that is not read."""
    for header in unused:
        near = closest(header, [name for name in COLUMNS if name not in columns])
        hint = _perhaps(near) if near else "Nothing to do, unless it is one we look for."
        yield Problem(
            Severity.NOTE,
            "unused_column",
            f'The column "{short(header)}" is none we look for. It stays as it is; nothing is read from it.',
            hint,
            column=header,
        )


def _perhaps(name: str) -> str:
    """What a column of ours is for, to tell whether one of theirs with a name like it is the same."""
    ours = fields()[name]
    use = ours.help.split(". ")[0].rstrip(".")
    return f'Is it what we call "{ours.label}" ({use})? Then choose it for that, or name it "{name}".'


def short(header: str) -> str:
    """A header in one line of at most 30 characters."""
    line = " ".join(header.split())
    return line if len(line) <= 30 else line[:29] + "…"
