"""The door as a whole: verdicts, every row accounted for, and logs that come back as they were."""

import csv
import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.content.samples import Sample, default_sample, samples
from csc_core.intake import open_log, open_sample
from csc_core.model.codes import EventCodes, Ragged
from csc_core.model.errors import UnknownSample
from csc_core.model.event import COLUMNS
from csc_core.model.log import EventLog
from csc_core.model.vocabulary import (
    BlameForm,
    Channel,
    DatePrecision,
    Facet,
    GovernanceMode,
    Kind,
    Severity,
    Stance,
    Verdict,
    Visibility,
)
from tests.make import TODAY, make_log

FIXTURE = Path(__file__).parents[1] / "fixtures"


def fixture() -> EventLog:
    return make_log(
        (FIXTURE / "port_alder.csv").read_text(encoding="utf-8"),
        partners=(FIXTURE / "port_alder_partners.csv").read_text(encoding="utf-8"),
    )


def test_the_worked_fixture_opens_without_a_word() -> None:
    data = (FIXTURE / "port_alder.csv").read_bytes()
    partners = (FIXTURE / "port_alder_partners.csv").read_bytes()
    answer = open_log(data, "log.csv", today=TODAY, beside={"partners": ("p.csv", partners)})
    assert (answer.verdict, answer.rows, answer.problems) == (Verdict.LOAD, 18, ())
    assert (answer.encoding, answer.delimiter, answer.header_row, answer.sheet) == ("utf-8", ",", 1, None)
    assert answer.mapping is not None
    assert len(answer.mapping) == 23


def test_the_worked_fixture_is_linked_and_typed() -> None:
    log = fixture()
    linked = [[log.event_id(target) for target in log.codes.answers.of(row)] for row in range(len(log))]
    assert (
        linked
        == [[]] * 3 + [["S1"], ["S1"], ["S2"], ["S1"], ["S2"], ["S3"], ["S1"], ["S2"], ["S3"]] + [[]] * 6
    )
    assert log.codes.actions == ("JP01", "CE02", "TK04")
    assert log.codes.orgs == ("CITY", "SCH", "CHM", "FND", "WFB", "NBR")
    review = log.events["event_id"].tolist().index("G2")
    assert log.events["date"].iat[review].date() == dt.date(2024, 11, 15)
    assert log.codes.last[review] - log.codes.first[review] == 29
    assert log.events["row"].tolist() == list(range(2, 20))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_every_sample_opens_without_a_doubt(sample: Sample) -> None:
    answer = open_sample(sample.id)
    assert answer.verdict is Verdict.LOAD, [p for p in answer.problems if p.severity is not Severity.NOTE]
    assert answer.log is not None
    assert answer.log.invented
    assert answer.log.has_roster


def test_an_unknown_sample_is_refused_by_name() -> None:
    assert default_sample() in {sample.id for sample in samples()}
    with pytest.raises(UnknownSample, match="nowhere"):
        open_sample("nowhere")


def test_a_file_that_is_no_table_is_an_answer_and_not_an_error() -> None:
    answer = open_log(b"\x89PNG\r\n\x1a\n" + bytes(50), "log.csv", today=TODAY)
    assert (answer.verdict, answer.log, answer.rows) == (Verdict.REFUSE, None, 0)
    assert answer.problems[0].severity is Severity.BLOCKS


def test_ragged_rows_and_faulty_rows_are_set_aside_in_file_order() -> None:
    text = b"date,kind,title\nx,setback,a\n2024-01-02,setback\n2024-01-02,setback,b\n,setback,c\n"
    answer = open_log(text, "log.csv", today=TODAY)
    assert [aside.row for aside in answer.set_aside] == [2, 3, 5]
    assert answer.rows == 4


words = st.sampled_from(
    [
        *("", "na", "2024-01-02", "2024-05", "13/01/2024", "x", "Response", "S1", "S2", "S1;S2", "CITY;;SCH"),
        *("learning;blaming", "3", "-1", "lead", "yes", "anticipate; silence", "é\n\"'", "=1+1", "JP01"),
        *(*Kind, *Stance),
    ]
)


@st.composite
def messy(draw: st.DrawFn) -> bytes:
    header = draw(st.lists(st.sampled_from(COLUMNS), unique=True, max_size=8))
    header += [name for name in ("date", "kind", "title") if name not in header]
    header += draw(st.lists(st.sampled_from(["Budget", "date", "", "Kind"]), max_size=2))
    rows = draw(st.lists(st.lists(words, min_size=1, max_size=len(header) + 1), max_size=8))
    good = [dict.fromkeys(header, "") | {"date": "2024-01-02", "kind": "setback", "title": "good"}]
    text = io.StringIO()
    csv.writer(text).writerows([header, *[[row[name] for name in header] for row in good], *rows])
    return text.getvalue().encode()


@given(messy())
@settings(max_examples=150, deadline=None)
def test_every_row_is_an_event_or_set_aside(data: bytes) -> None:
    answer = open_log(data, "log.csv", today=TODAY, answers={"day_month_order": "day/month/year"})
    assert answer.rows >= 1
    if answer.log is None:
        assert answer.set_aside == ()
        return
    assert answer.rows == len(answer.log) + len(answer.set_aside)
    assert answer.log.events["event_id"].is_unique
    assert len(answer.log.events) == len(answer.log.codes)
    places = [*answer.log.events["row"], *(aside.row for aside in answer.set_aside)]
    assert len(set(places)) == answer.rows
    assert all(problem.says and problem.try_this for problem in answer.problems)
    targets = answer.log.codes.answers.values
    assert (answer.log.codes.kind[targets] == 0).all()


day = st.dates(dt.date(2000, 1, 1), dt.date(2025, 9, 30))
texts = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
    .map(str.strip)
    .filter(lambda text: text.casefold() not in {"", "na", "n/a", "-", "nan", "none", "null"})
)
well_formed_row = st.fixed_dictionaries(
    {
        "date": day.map(dt.date.isoformat)
        | day.map(lambda d: f"{d.year}-{d.month:02}")
        | day.map(lambda d: f"{d.year}-Q2"),
        "kind": st.sampled_from(list(Kind)),
        "title": texts,
        "detail": st.just("") | texts,
        "actors": st.lists(st.sampled_from(["CITY", "SCH", "CHM"]), unique=True).map(";".join),
        "stance": st.sampled_from(["", *Stance]),
        "facets": st.lists(st.sampled_from(list(Facet)), unique=True).map(";".join),
        "blame_forms": st.lists(st.sampled_from(list(BlameForm)), unique=True, max_size=2).map(";".join),
        "channel": st.sampled_from(["", *Channel]),
        "to_mode": st.sampled_from(["", *GovernanceMode]),
        "severity": st.sampled_from(["", "1", "2", "3"]),
        "visibility": st.sampled_from(list(Visibility)),
        "closed_on": st.just("") | day.map(dt.date.isoformat),
        "responds_to": st.sampled_from(["", "E0", "E1;E0"]),
    }
)


def as_csv(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def same_codes(one: EventCodes, other: EventCodes) -> None:
    for name in EventCodes.__slots__:
        left, right = getattr(one, name), getattr(other, name)
        if isinstance(left, Ragged):
            assert left.offsets.tolist() == right.offsets.tolist(), name
            left, right = left.values, right.values
        assert list(left) == list(right), name


@given(st.lists(well_formed_row, min_size=1, max_size=10))
@settings(max_examples=100, deadline=None)
def test_a_well_formed_log_comes_back_as_it_was(rows: list[dict[str, str]]) -> None:
    rows = [{"event_id": f"E{place}", **row} for place, row in enumerate(rows)]
    log = make_log(as_csv(rows))
    assert len(log) == len(rows)
    for place, row in enumerate(rows):
        for name, cell in row.items():
            if name not in ("date", "closed_on"):
                assert log.cell(place, name) == cell
        assert log.cell(place, "date_written") == row["date"]
    written = [{name: log.cell(place, name) for name in rows[0]} for place in range(len(log))]
    for place, cells in enumerate(written):
        cells["date"] = log.cell(place, "date_written")
        cells["closed_on"] = cells["closed_on"][:10]
    again = make_log(as_csv(written))
    same_codes(log.codes, again.codes)
    assert list(DatePrecision)[log.codes.precision[0]] == log.events["date_precision"].iat[0]


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_random_bytes_give_an_answer(data: bytes) -> None:
    assert open_log(data, "log.csv", today=TODAY).why
    assert open_log(b"date,kind,title\n" + data, "log.csv", today=TODAY).why
    assert open_log(b"PK\x03\x04" + data, "log.xlsx", today=TODAY).verdict is Verdict.REFUSE


def test_a_workbook_brings_its_own_tables() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheets = {
        "events": [["date", "kind", "title", "actors"], [dt.date(2024, 1, 2), "setback", "x", "CITY"]],
        "partners": [["org_id", "sector"], ["CITY", "government"]],
        "meta": [["field", "value"], ["name", "Compact"], ["as_of", dt.date(2025, 10, 1)]],
        "pulse": [["date", "item", "n", "mean"], [dt.date(2024, 1, 2), "open", 7, 3.5]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    answer = open_log(stream.getvalue(), "log.xlsx", today=TODAY)
    assert answer.verdict is Verdict.LOAD
    assert answer.log is not None
    assert (answer.sheet, answer.log.name, len(answer.log.partners), answer.log.pulse[0].mean) == (
        "events",
        "Compact",
        1,
        3.5,
    )
    assert answer.log.as_of(TODAY) == dt.date(2025, 10, 1)
    given = b"org_id\nCITY\nSCH\n"
    beside = open_log(stream.getvalue(), "log.xlsx", today=TODAY, beside={"partners": ("p.csv", given)})
    assert beside.log is not None
    assert len(beside.log.partners) == 2


def test_the_door_opens_without_heavy_libraries() -> None:
    code = (
        "import sys, csc_core.intake; "
        "print([m for m in ('altair', 'xlsxwriter', 'vl_convert', 'streamlit') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=FIXTURE.parents[1]
    )
    assert shown.stdout.strip() == "[]"
