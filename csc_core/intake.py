"""The way in: a file's bytes, with the small tables beside it, to a checked event log."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from csc_core.checking import Checked, check
from csc_core.checking.beside import read_beside
from csc_core.content.samples import sample_files
from csc_core.mapping import joined, map_columns
from csc_core.model.columns import DATE_WRITTEN
from csc_core.model.errors import UnreadableFile
from csc_core.model.event import COLUMNS
from csc_core.model.log import Source
from csc_core.model.opened import Opened
from csc_core.model.problems import Problem, bounded
from csc_core.model.raw import ColumnMapping, RawTable
from csc_core.model.vocabulary import Severity, Verdict
from csc_core.reading import read_table

BESIDE = ("partners", "meta", "codings", "pulse")
SHEET = "sheet"  # what an answer is about that names the sheet of events
PASTED = "pasted cells"
Files = Mapping[str, tuple[str, bytes]]


def open_log(
    data: bytes,
    name: str,
    *,
    today: dt.date,
    sheet: str | None = None,
    answers: Mapping[str, str] | None = None,
    beside: Files | None = None,
) -> Opened:
    """Open an event log: read, map, check. Faults in the file never raise; the verdict tells of them.

    ``beside`` holds the small tables as (file name, bytes) under partners, meta, codings and pulse; a table
    given there goes before a sheet of that name in a workbook. ``answers`` holds what a person answered to
    questions of an earlier try, by ``Question.about``. ``today`` is used only to tell of dates in the future.
    """
    beside = beside or {}
    answers = answers or {}
    try:
        raw = read_table(data, name, sheet=sheet or answers.get(SHEET))
    except UnreadableFile as fault:
        return Opened.refused(fault)
    tables, problems = _tables(raw, beside)
    mapping = map_columns(raw, answers)
    opened = _check(joined(replace(raw, others=tables), mapping), mapping, problems, today, answers)
    return replace(opened, sent=raw)


def open_kept(raw: RawTable, *, today: dt.date) -> Opened:
    """Open a table whose columns bear our names already: rows from the store, or typed in on a screen.

    The small tables are its ``others``. Nothing is guessed or asked; faults are told as for a file.
    """
    ours = {name: name for name in (*COLUMNS, DATE_WRITTEN) if name in raw.headers}
    unused = tuple(header for header in raw.headers if header not in ours)
    return replace(_check(raw, ColumnMapping(ours, unused), [], today, None), sent=raw)


def _check(
    raw: RawTable,
    mapping: ColumnMapping,
    problems: Sequence[Problem],
    today: dt.date,
    answers: Mapping[str, str] | None,
) -> Opened:
    """Check a table whose columns are known, the small tables in its ``others``."""
    problems = [*bounded(raw.problems), *bounded(mapping.problems), *problems]
    rows = len(raw.rows) + len(raw.set_aside)
    if any(problem.severity is Severity.BLOCKS for problem in mapping.problems):
        return _answer(raw, mapping, Verdict.REFUSE, mapping.problems[0].says, problems, rows)
    checked = check(
        raw,
        mapping,
        today=today,
        answers=answers,
        beside=raw.others,
        source=Source(raw.name, raw.sheet, rows),
    )
    return _judge(raw, mapping, checked, [*problems, *checked.problems], rows)


def open_sample(sample_id: str) -> Opened:
    """Open one of the invented collaborations, read at its own as-of date. Raises UnknownSample."""
    files = sample_files(sample_id)
    name, data = files["events"]
    beside = {table: files[table] for table in BESIDE if table in files}
    as_of = (
        read_beside({"meta": read_table(files["meta"][1], "meta")}).meta.as_of if "meta" in files else None
    )
    return open_log(data, name, today=as_of or dt.date.max, beside=beside)


def _tables(raw: RawTable, beside: Files) -> tuple[dict[str, RawTable], list[Problem]]:
    """The small tables: sheets of the workbook, and files given beside it. Unreadable ones are told."""
    tables = {table: raw.others[table] for table in BESIDE if table in raw.others}
    problems: list[Problem] = []
    for table, (name, data) in beside.items():
        try:
            tables[table] = read_table(data, name)
        except UnreadableFile as fault:
            problems.append(
                Problem(Severity.DOUBT, "unreadable_table", fault.says, fault.try_this, table=table)
            )
    return tables, problems


def _judge(
    raw: RawTable, mapping: ColumnMapping, checked: Checked, problems: Sequence[Problem], rows: int
) -> Opened:
    """The verdict on a file that could be checked."""
    if checked.questions:
        return _answer(raw, mapping, Verdict.ASK, checked.questions[0].says, problems, rows, checked)
    if checked.log is None:
        why = f"{checked.without + len(raw.set_aside):,} of {rows:,} rows cannot be read as events."
        return _answer(raw, mapping, Verdict.REFUSE, why, problems, rows)
    set_aside = sorted((*raw.set_aside, *checked.set_aside), key=lambda row: row.row)
    doubts = sum(problem.count for problem in problems if problem.severity is Severity.DOUBT)
    verdict = Verdict.LOAD_WITH_WARNINGS if set_aside or doubts else Verdict.LOAD
    why = f"{len(checked.log)} of {rows} rows read" if rows else "The columns are there, and no rows yet"
    why += f"; {len(set_aside)} set aside" if set_aside else ""
    why += f"; {doubts} to look at" if doubts else ""
    opened = _answer(raw, mapping, verdict, f"{why}.", problems, rows, checked)
    return replace(opened, log=checked.log, set_aside=tuple(set_aside))


def _answer(
    raw: RawTable,
    mapping: ColumnMapping,
    verdict: Verdict,
    why: str,
    problems: Sequence[Problem],
    rows: int,
    checked: Checked | None = None,
) -> Opened:
    """An answer that loads nothing: how the file was read, and what is in the way."""
    return Opened(
        verdict=verdict,
        why=why,
        log=None,
        rows=rows,
        problems=tuple(problems),
        questions=checked.questions if checked else (),
        mapping=mapping.columns,
        unused=mapping.unused,
        guesses=mapping.guesses,
        words=mapping.words,
        same=mapping.same,
        export=mapping.export,
        sheets=raw.sheets,
        source_key=raw.source_key,
        encoding=raw.encoding,
        delimiter=raw.delimiter,
        header_row=raw.header_row,
        sheet=raw.sheet,
        raw=raw,
    )
