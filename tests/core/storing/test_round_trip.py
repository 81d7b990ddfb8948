"""What goes into the store comes out as the same log, whatever it was read from."""

import datetime as dt
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from pandas.testing import assert_frame_equal

from csc_core.analysis import analyse
from csc_core.content.samples import samples
from csc_core.intake import open_kept, open_log, open_sample
from csc_core.model import columns as c
from csc_core.model.event import COLUMNS, is_missing
from csc_core.model.log import EventLog
from csc_core.model.opened import Opened
from csc_core.model.stored import NewRow, Part, rows_table
from csc_core.model.vocabulary import Visibility
from csc_core.storing import Store, keep
from csc_core.storing.cells import visibility_of
from tests.core.small_logs import csv_of
from tests.core.storing.build import by
from tests.core.wild_logs import PARTNERS, ROWS
from tests.corpus.place import files, from_json, needs_corpus

LATER = dt.date(2026, 3, 1)


@cache
def sample(sample_id: str) -> Opened:
    return open_sample(sample_id)


def reopened(store: Store, opened: Opened) -> Opened:
    """The log after a stay in the store."""
    made = store.create(keep(opened), by())
    return open_kept(store.load(made.id).table(), today=LATER)


def loaded(opened: Opened) -> EventLog:
    assert opened.log is not None, opened.why
    return opened.log


def assert_same_log(before: Opened, after: Opened) -> None:
    """The same table, the same things beside it, and the same findings, signals and prompts."""
    old, new = loaded(before), loaded(after)
    seen = {row.place: visibility_of(row.cells) for row in keep(before).rows[Part.EVENTS] if row.place}
    may_see = [list(Visibility)[code] for code in old.codes.visibility]
    assert [seen[row] for row in old.events["row"]] == may_see
    # an action told under subtype stands in a column of its own once it is stored
    told = new.events if c.ACTION_ID in old.events else new.events.drop(columns=c.ACTION_ID)
    assert_frame_equal(old.events, told)
    assert (old.meta, old.partners, old.codings, old.pulse) == (
        new.meta,
        new.partners,
        new.codings,
        new.pulse,
    )
    assert old.name == new.name
    as_of = old.as_of(LATER)
    one, other = (analyse(log, today=LATER, as_of=as_of) for log in (old, new))
    assert one.findings.episodes == other.findings.episodes
    assert one.findings.totals == other.findings.totals
    assert one.findings.commitments == other.findings.commitments
    assert one.signals == other.signals
    assert one.recommendation == other.recommendation


@pytest.mark.parametrize("sample_id", [sample.id for sample in samples()])
def test_a_sample_comes_back_as_it_was(sample_id: str, store: Store) -> None:
    opened = sample(sample_id)
    after = reopened(store, opened)
    assert_same_log(opened, after)
    assert (after.set_aside, after.doubts, after.unused) == ((), opened.doubts, ())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, partners=PARTNERS)
def test_any_log_that_loads_comes_back_as_it_was(
    sqlite_store: Store, rows: list[dict[str, str]], partners: str
) -> None:
    beside = {"partners": ("partners.csv", partners.encode())} if partners else {}
    opened = open_log(csv_of(rows).encode(), "made.csv", today=LATER, beside=beside)
    if opened.log is None:
        return
    after = reopened(sqlite_store, opened)
    assert_same_log(opened, after)
    assert [row.row for row in after.set_aside] == [row.row for row in opened.set_aside]
    assert after.rows == opened.rows


CLUTTERED = b"""Event id,Date,kind,title,severity,subtype,Ticket,facets
A1,13/04/2024,setback,First,much,role_dispute,T-1,
A2,05/04/2024,response,Second,,,T-2,anticipate;humming
A3,,response,No date,,,T-3,
A4,06/04/2024,response,Third,,,T-4,,too,many
A1,May 2024,practice,Twin,,JP01,,
,2024-06-01,milestone,No id,,,,
"""


def cluttered() -> Opened:
    return open_log(CLUTTERED.replace(b"Event id", b"event_id"), "jira.csv", today=LATER)


def test_what_could_not_be_read_is_kept_as_written(store: Store) -> None:
    opened = cluttered()
    stored = store.load(store.create(keep(opened), by()).id)
    rows = {row.place: row.cells for row in stored.part(Part.EVENTS)}
    assert rows[2] | {"severity": "much", "Ticket": "T-1", "date": "2024-04-13"} == rows[2]
    assert rows[2]["date_written"] == "13/04/2024"
    assert rows[3] | {"date": "2024-04-05", "facets": "anticipate;humming"} == rows[3]
    assert rows[4] | {"event_id": "A3", "title": "No date", "Ticket": "T-3"} == rows[4]
    assert rows[5]["as_written"] == "A4,06/04/2024,response,Third,,,T-4,,too,many"
    assert rows[6] | {"date": "2024-05", "event_id": "A1-2", "subtype": "JP01"} == rows[6]
    again = open_kept(stored.table(), today=LATER)
    assert [row.row for row in again.set_aside] == [4, 5]
    assert {"much", "humming"} <= {problem.value for problem in again.problems}


def test_an_edit_does_not_change_how_other_dates_read(store: Store) -> None:
    """A day-first date typed into a month-first log must not turn the other dates round."""
    text = b"event_id,date,kind,title\nA1,04/05/2024,setback,One\n"
    opened = open_log(text, "us.csv", today=LATER, answers={"day_month_order": "month/day/year"})
    made = store.create(keep(opened), by())
    with store.edit(made.id, by()) as edit:
        edit.add(Part.EVENTS, {"event_id": "A2", "date": "25/12/2023", "kind": "setback", "title": "Two"})
    log = loaded(open_kept(store.load(made.id).table(), today=LATER))
    assert [str(day) for day in log.events[c.DATE].dt.date] == ["2024-04-05", "2023-12-25"]
    assert list(log.events[c.DATE_WRITTEN]) == ["04/05/2024", "25/12/2023"]


def test_a_date_that_could_be_read_two_ways_is_set_aside_and_asks_nothing(store: Store) -> None:
    made = store.create(keep(open_sample("port-alder-jobs")), by())
    with store.edit(made.id, by()) as edit:
        edit.add(Part.EVENTS, {"date": "04/05/2024", "kind": "setback", "title": "Which way round?"})
        edit.add(Part.EVENTS, {"date": "13/05/24", "kind": "setback", "title": "Which century?"})
        edit.add(Part.EVENTS, {"date": "13/05/2024", "kind": "setback", "title": "Only one way"})
    again = open_kept(store.load(made.id).table(), today=LATER)
    assert again.questions == ()
    assert [row.row for row in again.set_aside] == [45, 46]
    assert len(loaded(again)) == 44


def test_a_row_set_aside_with_an_unsure_date_does_not_keep_the_log_shut(store: Store) -> None:
    text = b"event_id,date,kind,title\nA1,2024-05-04,setback,One\nA2,04/05/2024,what,Two\n"
    opened = open_log(text, "x.csv", today=LATER, answers={"day_month_order": "day/month/year"})
    again = reopened(store, opened)
    assert len(loaded(again)) == len(again.set_aside) == 1


FOREIGN = b"""Key,Created,Issue Type,Summary,Reporter
J-1,13/04/2024,Risk,Bus route cut,City
J-2,15/04/2024,Task,Call the depot,City
J-3,16/05/2024,Answer,Mayor answered,School board
"""


def test_what_their_words_mean_is_said_once_and_their_words_are_kept(store: Store) -> None:
    said = {"kind:Risk": "setback", "kind:Task": "leave out", "kind:Answer": "response"}
    said |= {"column:event_id": "Key", "column:date": "Created", "column:kind": "Issue Type"}
    said |= {"column:title": "Summary", "column:actors": "Reporter"}
    opened = open_log(FOREIGN, "tracker.csv", today=LATER, answers=said)
    made = store.create(keep(opened), by())
    again = open_kept(store.load(made.id).table(), today=LATER)
    assert_same_log(opened, again)
    assert [row.says for row in again.set_aside] == [row.says for row in opened.set_aside]
    words = [row.cells["Issue Type"] for row in store.load(made.id).part(Part.EVENTS)]
    assert words == ["Risk", "Task", "Answer"]


def test_a_row_typed_in_on_a_screen_is_settled_before_it_is_saved(store: Store) -> None:
    made = store.create(keep(open_sample("port-alder-jobs")), by())
    typed = {"date": "May 2024", "kind": "Setback", "title": "A site closed", "severity": "2"}
    opened = open_kept(rows_table([NewRow(typed)], "typed in"), today=LATER)
    (ready,) = keep(opened).rows[Part.EVENTS]
    with store.edit(made.id, by()) as edit:
        row = edit.add(Part.EVENTS, ready.cells)
    assert row.cells | {"date": "2024-05", "date_written": "May 2024", "kind": "setback"} == row.cells
    log = loaded(open_kept(store.load(made.id).table(), today=LATER))
    assert (log.event_id(43), log.cell(43, "date_written")) == (row.key, "May 2024")


def test_only_a_log_that_loaded_can_be_kept() -> None:
    with pytest.raises(ValueError, match="loaded"):
        keep(open_log(b"nothing", "x.csv", today=LATER))


@pytest.mark.parametrize("column", [name for name in COLUMNS if name not in ("date", "kind", "title")])
def test_a_column_of_theirs_under_one_of_our_names_is_not_taken_for_ours(column: str) -> None:
    """Whatever the mapping leaves aside stays aside when the log is opened again."""
    opened = open_log(
        csv_of([{"date": "2024", "kind": "setback", "title": "x", column: "y"}]).encode(),
        "a.csv",
        today=LATER,
    )
    columns = dict(opened.mapping or {})
    header = columns.pop(column)
    aside = Opened(**{**vars(opened), "mapping": columns, "unused": (header,)})
    found = keep(aside).rows[Part.EVENTS][0].cells
    assert found[f"({column})"] == "y"


def test_naughty_strings_come_back_letter_for_letter(store: Store) -> None:
    strings: list[str] = [text for text in from_json("messy/blns/blns.json") if not is_missing(text)]
    rows = [
        {"event_id": f"C{n}", "date": "2024", "kind": "context", "title": text, "detail": text}
        for n, text in enumerate(strings)
    ]
    opened = open_log(csv_of(rows).encode(), "naughty.csv", today=LATER)
    made = store.create(keep(opened), by())
    copy = store.import_project(store.export_project(made.id))
    for id_ in (made.id, copy.id):
        log = loaded(open_kept(store.load(id_).table(), today=LATER))
        for column in ("title", "detail"):
            assert [log.cell(row, column) for row in range(len(log))] == strings
    assert len(strings) > 500


def test_foreign_logs_come_back_as_they_were(sqlite_store: Store) -> None:
    """Whatever tables the corpus holds: questions are answered with the first choice until the log loads."""
    needs_corpus()
    tried = 0
    for path in [path for path in files("logs") if path.suffix == ".csv" and path.stat().st_size < 2_000_000]:
        opened = answered(path.read_bytes(), path.name)
        if opened.log is not None and len(opened.log):
            again = reopened(sqlite_store, opened)
            assert_same_log(opened, again)
            assert again.rows == opened.rows
            tried += 1
    assert tried >= 3


def answered(data: bytes, name: str) -> Opened:
    """A file with every question answered by the first choice."""
    answers: dict[str, str] = {}
    opened = open_log(data, name, today=LATER)
    while opened.questions and not answers.keys() >= {question.about for question in opened.questions}:
        answers |= {question.about: question.choices[0] for question in opened.questions}
        opened = open_log(data, name, today=LATER, answers=answers)
    return opened
