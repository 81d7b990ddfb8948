"""A raw table whose columns are known, to an event log: typed, linked, and with every fault told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from csc_core.checking.beside import read_beside
from csc_core.checking.build import event_codes, events_table
from csc_core.checking.cells import Cells
from csc_core.checking.consistency import Consistency
from csc_core.checking.days import read_day_columns
from csc_core.checking.faults import Faults
from csc_core.checking.required import read_required
from csc_core.checking.typed import read_typed
from csc_core.checking.wording import check_wording
from csc_core.model.log import EventLog, Source
from csc_core.model.problems import Problem, Question, SetAside
from csc_core.model.raw import ColumnMapping, RawTable


@dataclass(frozen=True)
class Checked:
    """What checking gives. ``log`` is None when a question has to be answered first, or no row is left."""

    log: EventLog | None
    problems: tuple[Problem, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    questions: tuple[Question, ...] = ()


def check(
    raw: RawTable,
    mapping: ColumnMapping,
    *,
    today: dt.date,
    answers: Mapping[str, str] | None = None,
    beside: Mapping[str, RawTable] | None = None,
    source: Source | None = None,
) -> Checked:
    """The event log in a raw table. ``beside`` holds the small tables by name.

    Every row of ``raw`` becomes an event or is set aside with a reason. ``today`` is only used to tell of dates that
    lie in the future.
    """
    cells = Cells.of(raw, mapping)
    faults = Faults(raw.rows)
    days = read_day_columns(cells, mapping.columns, answers or {})
    questions = tuple(column.question for column in days.values() if column.question)
    if questions:
        return Checked(None, questions=questions)
    required = read_required(raw, cells, days, faults)
    if not len(required.cells) and (len(raw.rows) or raw.set_aside):
        return Checked(None, tuple(faults.problems), required.set_aside)
    tables = read_beside(beside or {})
    faults.rows = required.cells.rows
    typed = read_typed(required, tables.partners, faults)
    Consistency(typed, faults).check(today, tables.meta.initial_mode)
    check_wording(typed, faults)
    log = EventLog(
        events=events_table(typed),
        codes=event_codes(typed),
        meta=tables.meta,
        partners=tables.partners,
        codings=tables.codings,
        pulse=tables.pulse,
        source=source or Source(raw.name, raw.sheet),
    )
    return Checked(log, (*faults.problems, *tables.problems), required.set_aside)
