"""Columns in our own words are found by name, however written, and nothing is left out in silence."""

from csc_core.mapping import map_columns
from csc_core.model.raw import RawTable
from csc_core.model.vocabulary import Severity
from csc_core.reading import read_table


def table(header: str) -> RawTable:
    return read_table(f"{header}\n{','.join(['setback'] * (header.count(',') + 1))}\n".encode(), "log.csv")


def test_case_spaces_hyphens_and_accents_do_not_matter() -> None:
    mapping = map_columns(table("Date,KIND, title ,Event-ID,Responds to,Détail"))
    assert mapping.columns == {
        "event_id": "Event-ID",
        "date": "Date",
        "kind": "KIND",
        "title": "title",
        "detail": "Détail",
        "responds_to": "Responds to",
    }
    assert not mapping.problems
    assert not mapping.unused


def test_columns_that_are_not_ours_are_listed_with_a_hint() -> None:
    mapping = map_columns(table("date,kind,title,Budget,Stanse"))
    assert mapping.unused == ("Budget", "Stanse")
    assert {problem.severity for problem in mapping.problems} == {Severity.NOTE}
    assert '"stance"' in mapping.problems[1].try_this


def test_a_name_that_stands_twice_is_read_once() -> None:
    mapping = map_columns(table("date,Date,kind,title"))
    assert mapping.columns["date"] == "date"
    assert mapping.unused == ("Date",)


def test_a_table_in_our_words_is_not_guessed_at() -> None:
    mapping = map_columns(table("date,kind,title,Comments"))
    assert not mapping.guesses
    assert not mapping.questions
    assert mapping.unused == ("Comments",)
