"""A running record of a meeting, its text, and its rows for the log."""

import datetime as dt

from csc_core.analysis import analyse
from csc_core.content.catalogue import actions
from csc_core.meeting.minutes import Minutes, Noted, as_text, log_rows
from csc_core.model.event import Event
from csc_core.model.vocabulary import CommitmentState, Practice
from tests.core.small_logs import csv_of, e
from tests.make import make_log

DAY = dt.date(2025, 10, 1)
DUE = dt.date(2025, 11, 1)
EMPTY = Minutes("Youth Jobs Compact", DAY, 45, present=("A", "B"), setbacks=("S1",))
FULL = (
    Minutes("Youth Jobs Compact", DAY, 45, present=("A", "B"), setbacks=("S1",), action_ids=("JP01", "CE02"))
    .with_fact("The grant  ended\n in March")
    .with_decision("Ask the fund together")
    .with_next_step("A letter to the fund", "A", DUE, "JP01")
    .with_next_step("A visit to the site", None, None)
)


def test_each_note_gives_a_new_record_and_leaves_the_old_one() -> None:
    noted = EMPTY.with_fact("It rained")
    assert (EMPTY.facts, noted.facts) == ((), ("It rained",))
    assert noted.with_fact(" \n ") == noted
    assert noted.with_decision("") == noted
    assert noted.with_next_step("  ", "A", DUE) == noted


def test_a_note_can_be_taken_back() -> None:
    for noted in Noted:
        shorter = FULL.without(noted, 0)
        assert len(getattr(shorter, noted)) == len(getattr(FULL, noted)) - 1
    assert FULL.without(Noted.NEXT_STEP, 0).next_steps[0].sign == "A visit to the site"


def test_a_next_step_is_a_commitment() -> None:
    first, second = FULL.next_steps
    assert (first.sign, first.owner, first.due, first.state) == (
        "A letter to the fund", "A", DUE, CommitmentState.OPEN,
    )  # fmt: skip
    assert first.made_on == DAY
    assert (first.action_id, first.practices) == ("JP01", (Practice.JOINT_PROBLEM_SOLVING,))
    assert (second.owner, second.due, second.practices) == (None, None, ())


def test_the_text_holds_every_note_on_a_line_of_its_own_and_no_markup() -> None:
    lines = as_text(FULL, {"A": "Harbor Chamber", "B": "City office"}.__getitem__).split("\n")
    assert "  The grant ended in March" in lines
    assert "  Ask the fund together" in lines
    assert "  A letter to the fund: Harbor Chamber, 1 November 2025" in lines
    assert any(line.startswith("  A visit to the site") for line in lines)
    assert not any(line.lstrip().startswith(("#", "*", "-", "|", ">")) for line in lines)
    assert any("Harbor Chamber and City office" in line for line in lines)


def test_an_empty_record_says_that_nothing_was_noted_and_what_is_invented_says_so() -> None:
    text = as_text(EMPTY, str)
    assert text.count("None noted.") == 3
    assert "invented" not in text
    assert "invented" in as_text(Minutes("", DAY, 30, invented=True), str)


def test_the_rows_are_events_of_the_log() -> None:
    rows = log_rows(FULL)
    events = [Event.model_validate(row) for row in rows]
    assert [event.action_id for event in events] == ["JP01", "CE02", None]
    assert [event.practice for event in events] == [
        (Practice.JOINT_PROBLEM_SOLVING,),
        (Practice.COMMUNITY, Practice.DATA),
        (),
    ]
    assert [event.follow_up for event in events] == ["A letter to the fund", None, "A visit to the site"]
    assert events[0].follow_up_due == DUE
    assert events[0].outputs == "Ask the fund together"
    assert actions()["JP01"].name in events[0].title
    assert all(event.actors == ("A", "B") for event in events)


def test_a_meeting_without_an_action_or_a_promise_is_one_row() -> None:
    [row] = log_rows(EMPTY)
    assert Event.model_validate(row).responds_to == ("S1",)
    assert "action_id" not in row


def test_a_long_promise_keeps_its_words_and_gets_a_short_title() -> None:
    sign = "word " * 60
    rows = log_rows(EMPTY.with_next_step("First", None, None).with_next_step(sign, None, None))
    assert len(rows[1]["title"]) <= 90
    assert rows[1]["follow_up"] == sign.strip()


def test_read_back_in_the_log_gives_the_promises_and_counts_each_practice_once() -> None:
    rows = [e("S1", 60), *({**row, "event_id": ""} for row in log_rows(FULL))]
    found = analyse(make_log(csv_of(rows)), today=DAY).findings
    assert [(c.sign, c.owner, c.due) for c in found.commitments] == [
        ("A letter to the fund", "A", DUE),
        ("A visit to the site", None, None),
    ]
    assert found.practices[Practice.JOINT_PROBLEM_SOLVING].n == 1
    assert found.practices[Practice.COMMUNITY].n == 1
    assert found.totals.events == 4
