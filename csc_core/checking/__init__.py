"""A raw table whose columns are known, to an event log: typed, linked, and with every fault told."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from csc_core.checking.beside import read_beside
from csc_core.checking.build import event_codes, events_table
from csc_core.checking.cells import Cells
from csc_core.checking.consistency import check_rows
from csc_core.checking.days import read_day_columns
from csc_core.checking.duplicates import check_duplicates
from csc_core.checking.faults import Faults
from csc_core.checking.modes import check_modes
from csc_core.checking.required import MOST_SET_ASIDE, read_required
from csc_core.checking.typed import read_typed
from csc_core.checking.wording import check_wording
from csc_core.model.log import EventLog, Source
from csc_core.model.problems import Problem, Question, SetAside, bounded
from csc_core.model.raw import ColumnMapping, RawTable


@dataclass(frozen=True)
class Checked:
    """What checking gives.

    ``log`` is None when a question has to be answered first, or when no row at all, or too few of them, can
    become events; ``without`` counts those that cannot. A table with no rows yet gives an empty log.
    """

    log: EventLog | None
    problems: tuple[Problem, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    questions: tuple[Question, ...] = ()
    without: int = 0


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

    Every row of ``raw`` becomes an event or is set aside with a reason, unless questions of the mapping or
    about dates have to be answered first. Without ``answers`` (None) nobody can be asked, and a date that
    could be read in two ways is refused. ``today`` is only used to tell of dates that lie in the future.
    """
    cells = Cells.of(raw, mapping)
    faults = Faults(raw.rows)
    days = read_day_columns(cells, mapping.columns, answers or {}, each_alone=answers is None)
    about_days = (column.question for column in days.values() if column.question)
    questions = (*mapping.questions, *{question.about: question for question in about_days}.values())
    if questions:
        return Checked(None, questions=questions)
    required = read_required(raw, cells, days, faults)
    nothing_left = not len(required.cells) and (required.without or raw.set_aside)
    if nothing_left or required.without > MOST_SET_ASIDE:
        return Checked(None, tuple(faults.problems), without=required.without)
    tables = read_beside(beside or {})
    faults.rows = required.cells.rows
    typed = read_typed(required, tables.partners, faults)
    check_rows(typed, today, faults)
    check_modes(typed, tables.meta.initial_mode, faults)
    check_duplicates(typed, faults)
    check_wording(typed, faults)
    log = EventLog(
        table=events_table(typed),
        codes=event_codes(typed),
        meta=tables.meta,
        partners=tables.partners,
        codings=tables.codings,
        pulse=tables.pulse,
        source=source or Source(raw.name, raw.sheet),
    )
    return Checked(log, (*faults.problems, *bounded(tables.problems)), required.set_aside)
