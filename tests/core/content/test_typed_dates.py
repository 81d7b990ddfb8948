"""A date typed into an open log is read in the order of day and month that the log's own dates follow."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from csc_core.content.periods import DayMonthOrder
from csc_core.content.typed_dates import order_of, told_of, with_days
from csc_core.intake import open_log
from csc_core.model import columns as c
from csc_core.model.log import EventLog
from tests.make import TODAY

WRITTEN = {
    DayMonthOrder.DAY_FIRST: "{0.day}/{0.month}/{0.year}",
    DayMonthOrder.MONTH_FIRST: "{0.month}/{0.day}/{0.year}",
}


def log_of(*dates: str, answer: DayMonthOrder | None = None) -> EventLog:
    text = "date,kind,title\n" + "".join(f"{date},setback,Grant {n}\n" for n, date in enumerate(dates))
    answers = {"day_month_order": answer.value} if answer else {}
    log = open_log(text.encode(), "log.csv", today=TODAY, answers=answers).log
    assert log is not None
    return log


@given(
    days=some.lists(some.dates(dt.date(2001, 1, 1), dt.date(2024, 1, 1)), min_size=1, max_size=6),
    order=some.sampled_from(DayMonthOrder),
)
def test_the_order_is_told_by_the_dates_as_they_were_written(
    days: list[dt.date], order: DayMonthOrder
) -> None:
    found = order_of(log_of(*(WRITTEN[order].format(day) for day in days), "2024-05-31", answer=order))
    assert found == (order if any(day.day != day.month for day in days) else None)


@pytest.mark.parametrize("dates", [("2019-06-25", "June 2019", "2019-Q2"), ("25/06/2019", "06/25/2019")])
def test_dates_that_prove_no_order_or_both_settle_nothing(dates: tuple[str, ...]) -> None:
    assert order_of(log_of(*dates)) is None


def test_only_dates_that_could_be_read_in_two_ways_are_settled() -> None:
    order = DayMonthOrder.DAY_FIRST
    typed = {c.DATE: "03/07/2019", c.CLOSED_ON: "4/5/2020", c.TITLE: "3/4/2020", c.RECORDED_ON: "2020-05"}
    assert with_days(typed, order) == {
        c.DATE: "2019-07-03",
        c.DATE_WRITTEN: "03/07/2019",
        c.CLOSED_ON: "2020-05-04",
        c.TITLE: "3/4/2020",
        c.RECORDED_ON: "2020-05",
    }
    assert with_days({c.DATE: "25/06/2019"}, order) == {c.DATE: "25/06/2019"}
    assert with_days(typed, None) == typed


@pytest.mark.parametrize(
    ("typed", "order", "says"),
    [
        ("03/07/2019", DayMonthOrder.DAY_FIRST, "3 July 2019"),
        ("03/07/2019", DayMonthOrder.MONTH_FIRST, "7 March 2019"),
        ("25/06/2019", DayMonthOrder.MONTH_FIRST, "25 June 2019"),
        ("2019-07", None, "July 2019"),
        ("03/07/2019", None, "first?"),
        ("31/02/2019", None, "no day 31"),
        ("autumn or so", DayMonthOrder.DAY_FIRST, "Not read"),
    ],
)
def test_people_are_told_how_a_typed_date_is_read(typed: str, order: DayMonthOrder | None, says: str) -> None:
    assert says in told_of(typed, order)
    assert told_of(" ", order) == ""
