"""Did it show? The answer as a row of the log that counts for no practice and changes no label."""

import datetime as dt

import pytest

from csc_core.analysis import analyse
from csc_core.meeting.signs import sign_row
from csc_core.model.commitment import Commitment, Look, Showed
from csc_core.model.event import TITLE_LENGTH, Event
from csc_core.model.vocabulary import CommitmentState, SetbackSubtype
from tests.core.small_logs import AS_OF, ago, csv_of, e
from tests.make import make_log

LOSS = SetbackSubtype.FUNDING_LOSS
PROMISE = Commitment(
    "One letter to all funders",
    "A",
    None,
    CommitmentState.OPEN,
    dt.date.fromisoformat(ago(60)),
    setback_kind=LOSS,
)


def asked(promise: Commitment, *rows: dict[str, str]) -> list[int]:
    log = make_log(csv_of(rows))
    found = analyse(log, today=AS_OF, commitments=(promise,)).findings.signs_to_ask
    return [episode.number for _, episode in found]


@pytest.mark.parametrize("showed", Showed)
def test_an_answer_is_an_event_linked_to_its_setback(showed: Showed) -> None:
    row = sign_row(
        "A sign  of\n" + "x" * 200, showed, " seen by two\noffices ", "S1", AS_OF, may_be_seen=True
    )
    event = Event(**row)
    assert event.responds_to == ("S1",)
    assert len(event.title) <= TITLE_LENGTH
    assert event.detail == "seen by two offices"
    rows = [e("S1", 60), {"event_id": "", **row}]
    findings = analyse(make_log(csv_of(rows)), today=AS_OF).findings
    assert findings.episodes[0].unanswered
    assert all(use.n == 0 for use in findings.practices.values())
    assert findings.commitments == ()
    assert len(findings.episodes[0].linked) == 1


def test_a_sign_is_asked_about_at_each_later_setback_of_its_kind_once() -> None:
    log = [
        e("S1", 90, subtype=LOSS),
        e("S2", 60, subtype=LOSS),  # on the very day of the promise
        e("S3", 40, subtype=LOSS),
        e("S4", 30, subtype="data_access"),
        e("S5", 20, subtype=LOSS),
        e("S6", -5, subtype=LOSS),
    ]
    assert asked(PROMISE, *log) == [3, 5]
    look = Look("S3", Showed.PARTLY, "row-9")
    told = Commitment(
        PROMISE.sign, "A", None, CommitmentState.DONE, PROMISE.made_on, setback_kind=LOSS, looks=(look,)
    )
    assert asked(told, *log) == [5]


def test_nothing_is_asked_of_a_dropped_promise_or_one_for_no_kind() -> None:
    later = e("S1", 20, subtype=LOSS)
    dropped = Commitment("x", "A", None, CommitmentState.DROPPED, PROMISE.made_on, setback_kind=LOSS)
    assert asked(dropped, later) == []
    assert asked(Commitment("x", "A", None, CommitmentState.OPEN, PROMISE.made_on), later) == []
    other = Commitment(
        "x", "A", None, CommitmentState.OPEN, PROMISE.made_on, setback_kind=SetbackSubtype.OTHER
    )
    assert asked(other, e("S1", 20, subtype="hailstorm"), e("S2", 20)) == []


def test_a_promise_of_the_log_is_for_the_kind_of_the_setback_its_row_answers() -> None:
    rows = [
        e("S1", 90, subtype=LOSS),
        e("S2", 80, subtype="data_access"),
        e("P1", 70, to="S1", follow_up="one"),
        e("P2", 70, to="S1;S2", follow_up="several"),
        e("P3", 70, follow_up="alone"),
    ]
    findings = analyse(make_log(csv_of(rows)), today=AS_OF).findings
    assert {promise.sign: promise.setback_kind for promise in findings.commitments} == {
        "one": LOSS,
        "several": None,
        "alone": None,
    }


def test_an_answer_about_what_partners_do_not_see_is_for_the_facilitator() -> None:
    seen, hidden = (sign_row("A sign", Showed.NO, "", "S1", AS_OF, may_be_seen=may) for may in (True, False))
    assert (seen["visibility"], hidden["visibility"]) == ("partners", "facilitator")
    assert "detail" not in seen
