"""Stored rows as a grid to edit, and what was done to a row in words."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from csc_core.content import in_words
from csc_core.content.codebook import fields
from csc_core.model import columns as c
from csc_core.model.event import SEVERAL_COLUMNS
from csc_core.model.stored import Cells, Change, Part, Stored, StoredRow
from csc_core.reporting.dictionary import EVENT_ORDER, event_columns

ALWAYS = (c.DATE, c.KIND, c.TITLE, c.ACTORS, c.RESPONDS_TO, c.STANCE, c.DETAIL)


def in_sight(stored: Stored, first: str | None = None) -> tuple[StoredRow, ...]:
    """The stored events in their order, the one with the key ``first`` before all others."""
    return tuple(sorted(stored.part(Part.EVENTS), key=lambda row: row.key != first))


def having(rows: Sequence[StoredRow], words: str) -> Sequence[StoredRow]:
    """The rows in which every one of these words stands in some cell, whatever its capitals."""
    wanted = words.casefold().split()
    if not wanted:
        return rows
    texts = ("\n".join(row.cells.values()).casefold() for row in rows)
    return [row for row, text in zip(rows, texts, strict=True) if all(word in text for word in wanted)]


def editing_table(rows: Sequence[StoredRow]) -> pd.DataFrame:
    """Stored events as text cells, one row an event, in the order given.

    The columns are those that hold anything and those a person needs most, in the order of the template.
    """
    used = {column for row in rows for column in row.cells}
    shown = [name for name in EVENT_ORDER if name in used or name in ALWAYS]
    records = [[row.cells.get(name, "") for name in shown] for row in rows]
    return pd.DataFrame(records, columns=shown, dtype="string")


def choices(column: str, present: Sequence[str]) -> list[str]:
    """What may be chosen in a coded column: blank, its codes, and any other word that stands there."""
    known = code_names(column)
    others = [word for word in dict.fromkeys(present) if word and word not in known]
    return ["", *known, *others]


def is_coded(column: str) -> bool:
    """Does the column take exactly one code?"""
    return column not in SEVERAL_COLUMNS and bool(code_names(column))


def code_names(column: str) -> dict[str, str]:
    """The codes of a column, each with its name; none where it is written freely."""
    return {term.code: term.name for spec in event_columns() if spec.name == column for term in spec.codes}


def label(column: str) -> str:
    """A column's name for people; a column that is not ours keeps its own."""
    known = fields().get(column)
    return known.label if known else column


def changed_cells(before: Cells, edits: Mapping[str, str | None]) -> dict[str, str]:
    """A row's cells after edits; a cell that was emptied is gone."""
    merged = {**before, **{name: (value or "").strip() for name, value in edits.items()}}
    return {name: value for name, value in merged.items() if value}


def history_lines(changes: Sequence[Change]) -> Iterator[str]:
    """What was done to one row, newest first: when, by whom, and each cell before and after."""
    for change in reversed(changes):
        when = f"{in_words.date(change.step.by.at.date())}, {change.step.by.at:%H:%M} UTC"
        yield f"{when} · {change.step.by.who} · {'; '.join(_differences(change))}"


def _differences(change: Change) -> Iterator[str]:
    if change.before is None:
        yield "added"
    elif change.after is None:
        yield "taken out"
    else:
        before, after = change.before.cells, change.after.cells
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) != after.get(name):
                yield f"{label(name)}: {before.get(name) or 'blank'} → {after.get(name) or 'blank'}"
