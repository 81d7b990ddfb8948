"""Columns in other words are guessed by header and cells; what is not clear is asked."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.intake import PASTED, open_log
from csc_core.model.opened import Opened
from csc_core.model.raw import LEFT_OUT, Sure
from csc_core.model.vocabulary import Kind, Verdict
from tests.make import TODAY

ROWS = (
    "Reported,Closed,Headline,Sort,Owner,Remark,Extra\n"
    "2024-02-03,2024-03-01,Bus stop moved,Issue,Transit,No notice,map\n"
    "2024-02-09,2024-03-01,Walk with residents,Outing,Board,,\n"
    "2024-02-20,,Stop moved back,Answer,Transit,Within a week,photo\n"
)


def opened(text: str, **answers: str) -> Opened:
    return open_log(
        text.encode(), "a.csv", today=TODAY, answers={k.replace("__", ":"): v for k, v in answers.items()}
    )


def theirs(answer: Opened) -> dict[str, tuple[str, ...]]:
    return {guess.ours: guess.theirs for guess in answer.guesses}


def test_a_column_of_known_words_is_the_kind_whatever_it_is_called() -> None:
    answer = opened(ROWS)
    assert theirs(answer)["kind"] == ("Sort",)
    assert [question.about for question in answer.questions] == ["kind:Outing"]
    assert [(word.written, word.read_as) for word in answer.words if word.column == "kind"] == [
        ("Issue", "setback"),
        ("Outing", None),
        ("Answer", "response"),
    ]


def test_every_guess_shows_three_cells_and_how_a_date_is_read() -> None:
    date = next(guess for guess in opened(ROWS).guesses if guess.ours == "date")
    assert (date.theirs, date.sure, date.filled, date.rivals) == (("Reported",), Sure.LIKELY, 3, ("Closed",))
    assert [(sample.written, sample.read_as) for sample in date.samples] == [
        ("2024-02-03", "3 February 2024"),
        ("2024-02-09", "9 February 2024"),
        ("2024-02-20", "20 February 2024"),
    ]


@pytest.mark.parametrize(
    ("answers", "kinds", "aside"),
    [
        ({"kind:Outing": "practice"}, ["setback", "practice", "response"], 0),
        ({"kind:*": "context"}, ["setback", "context", "response"], 0),
        ({"kind:Outing": LEFT_OUT}, ["setback", "response"], 1),
        ({"kind:Outing": "practice", "kind:Issue": "context"}, ["context", "practice", "response"], 0),
        ({"kind_of_rows": "setback"}, ["setback"] * 3, 0),
    ],
)
def test_what_a_person_says_of_kinds_is_obeyed(answers: dict[str, str], kinds: list[str], aside: int) -> None:
    answer = open_log(ROWS.encode(), "a.csv", today=TODAY, answers=answers)
    assert answer.log is not None, answer.questions
    assert answer.log.events["kind"].tolist() == kinds
    assert len(answer.set_aside) == aside
    assert all("as you said" in row.says for row in answer.set_aside)


def test_further_columns_come_into_the_detail_only_when_asked_for() -> None:
    answers = {"kind:*": "context"}
    plain = open_log(ROWS.encode(), "a.csv", today=TODAY, answers=answers)
    assert plain.log is not None
    assert plain.log.cell(0, "detail") == "No notice"
    assert "Extra" in plain.unused
    joined = open_log(
        ROWS.encode(), "a.csv", today=TODAY, answers=answers | {"column:detail": "Remark|Extra"}
    )
    assert joined.log is not None
    assert [joined.log.cell(row, "detail") or "" for row in range(3)] == [
        "No notice\nExtra: map",
        "",
        "Within a week\nExtra: photo",
    ]


def test_a_column_named_by_a_person_goes_before_any_guess() -> None:
    answers = {
        "kind:*": "context",
        "column:title": "Remark",
        "column:actors": "none",
        "date_column": "Closed",
    }
    answer = open_log(ROWS.encode(), "a.csv", today=TODAY, answers=answers)
    assert theirs(answer)["title"] == ("Remark",)
    assert "actors" not in theirs(answer)
    assert theirs(answer)["date"] == ("Closed",)
    assert {guess.ours for guess in answer.guesses if guess.sure is Sure.SAID} == {"title", "date"}


def test_none_of_the_dates_is_an_answer_too() -> None:
    answer = open_log(ROWS.encode(), "a.csv", today=TODAY, answers={"date_column": "none of these"})
    assert answer.verdict is Verdict.REFUSE
    assert "No column holds dates" in answer.why


@pytest.mark.parametrize(
    "header", ["Due", "Updated", "Fällig am", "Fecha de cierre", "Date published", "Birth date"]
)
def test_a_date_that_is_not_the_day_of_the_event_is_never_taken_unasked(header: str) -> None:
    answer = opened(f"{header},Title,Type\n2024-02-03,Bus stop moved,Issue\n")
    assert "date_column" in [question.about for question in answer.questions]


def test_amounts_are_not_taken_for_years() -> None:
    assert opened("Budget,Title,Type\n2015,Tram,Issue\n1990,Bus,Issue\n").verdict is Verdict.REFUSE


def test_codes_of_status_and_severity_are_read_where_most_are_known() -> None:
    text = (
        "Date,Title,Type,State,Impact\n2024-01-02,a,Issue,Closed,High\n2024-01-03,b,Issue,In Progress,Low\n"
    )
    log = opened(text).log
    assert log is not None
    assert log.events["status"].tolist() == ["resolved", "open"]
    assert log.events["severity"].tolist() == [3, 1]


def test_files_with_the_same_headers_share_a_key() -> None:
    first = opened(ROWS)
    moved = opened("headline,REPORTED,sort,closed,owner,extra,remark\nx,2024-01-01,Issue,,A,,\n")
    assert first.source_key == moved.source_key
    assert first.source_key != opened("Reported,Headline\n2024-01-01,x\n").source_key


def test_pasted_cells_are_read_like_a_file() -> None:
    cells = ROWS.replace(",", "\t").encode()
    answer = open_log(cells, PASTED, today=TODAY, answers={"kind:Outing": "practice"})
    assert answer.log is not None
    assert len(answer.log) == 3
    assert answer.delimiter == "\t"


cells = st.sampled_from(
    [
        "",
        "2024-02-03",
        "3/4/2024",
        "2015",
        "Issue",
        "Open",
        "Bus stop moved",
        "x",
        "12",
        "né",
        "A;B",
        "na",
        LEFT_OUT,
    ]
)
names = st.sampled_from(
    ["Date", "Created", "Due", "Title", "Notes", "Type", "Owner", "Status", "Amount", "", "2024", "#org"]
)


@given(st.lists(names, min_size=2, max_size=6), st.lists(st.lists(cells, min_size=2, max_size=6), max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_table_gets_an_answer_and_every_row_is_accounted_for(
    header: list[str], rows: list[list[str]]
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    answers: dict[str, str] = {"day_month_order": "day/month/year"}
    answer = open_log(text.getvalue().encode(), "a.csv", today=dt.date(2025, 1, 1), answers=answers)
    for _ in range(3):
        answers |= {question.about: question.choices[0] for question in answer.questions}
        answer = open_log(text.getvalue().encode(), "a.csv", today=dt.date(2025, 1, 1), answers=answers)
    assert answer.verdict is not Verdict.ASK
    if answer.log is not None:
        assert answer.rows == len(answer.log) + len(answer.set_aside)
        assert set(answer.log.events["kind"]) <= set(Kind)


@pytest.mark.parametrize("header", ["Closed", "Closed on", "Resolved", "Erledigt am", "Chiuso il"])
def test_the_day_a_setback_was_closed_is_found_by_name_and_dates(header: str) -> None:
    assert theirs(opened(ROWS.replace("Closed", header)))["closed_on"] == (header,)
    assert "closed_on" not in theirs(opened(ROWS.replace("2024-03-01", "yes")))


def test_a_log_in_italian_is_read() -> None:
    answer = opened(
        "Data,Cosa è successo?,Tipologia,Enti,Risponde a,N.\n"
        "25/06/2019,Solo 20 posti su 80 coperti,Ostacolo,Comune;Scuole,,1\n"
        "03/07/2019,Le scuole hanno rivisto il modulo,Risposta,Scuole,1,2\n"
        "10/07/2019,Il comune guida il tavolo,Decisione,Comune,,3\n"
    )
    assert answer.log is not None
    assert answer.log.text("kind").tolist() == ["setback", "response", "governance"]
    assert set(theirs(answer)) >= {"date", "title", "kind", "actors", "responds_to"}
