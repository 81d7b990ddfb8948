"""Promises written into the follow-up columns."""

import datetime as dt

from csc_core.model.commitment import Commitment
from csc_core.model.vocabulary import CommitmentState, Practice
from tests.core.measuring.hand import log_of, measured, row

TODAY = dt.date(2024, 6, 1)


def promises(*rows: dict) -> tuple[Commitment, ...]:
    return measured(log_of(rows), str(TODAY)).commitments


def practice(day: str = "2024-03-01", **cells: object) -> dict:
    return row("practice", day, **{"id": "P1", **cells})


def test_a_promise_carries_its_row() -> None:
    (promise,) = promises(
        practice(
            follow_up="Shared calendar is up",
            follow_up_owner="CITY",
            follow_up_due="2024-05-31",
            action="PR03",
            practices="data",
        )
    )
    assert promise == Commitment(
        sign="Shared calendar is up",
        owner="CITY",
        due=dt.date(2024, 5, 31),
        state=CommitmentState.OPEN,
        made_on=dt.date(2024, 3, 1),
        event_id="P1",
        action_id="PR03",
        practices=(Practice.DATA,),
    )
    assert promise.overdue(TODAY)


def test_blank_or_no_is_not_done() -> None:
    found = promises(
        *(practice(id=str(n), follow_up="x", follow_up_done=d) for n, d in enumerate(("yes", "no", None)))
    )
    assert [promise.state for promise in found] == ["done", "open", "open"]


def test_a_due_day_without_words_is_told_by_the_title() -> None:
    (promise,) = promises(practice(follow_up_due="2024-06-01", title="Data walk"))
    assert (promise.sign, promise.owner, promise.overdue(TODAY)) == ("Data walk", None, False)


def test_rows_without_a_promise_make_none() -> None:
    assert promises(practice(), practice(id="P2", follow_up_owner="CITY")) == ()


def test_a_planned_practice_is_on_the_list_and_other_rows_to_come_are_not() -> None:
    later = {"day": "2024-09-01", "follow_up": "x"}
    assert len(promises(practice(planned="yes", **later))) == 1
    assert promises(practice(**later)) == ()


def test_they_are_in_date_order() -> None:
    found = promises(
        practice("2024-05-01", id="late", follow_up="x"), practice("2024-02-01", id="early", follow_up="x")
    )
    assert [promise.event_id for promise in found] == ["early", "late"]
