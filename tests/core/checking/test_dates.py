"""Written dates: explicit forms only, a precision for each, and nothing filled in."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.checking.cells import Coded
from csc_core.checking.days import NO_DAY, Said, exact_days, read_days
from csc_core.content.dates import read_date
from csc_core.content.periods import DayMonthOrder, Period, TwoNumbers, Unreadable, period_around
from csc_core.model.codes import date_of, day_number
from csc_core.model.vocabulary import DatePrecision

DAY, WEEK, MONTH, QUARTER, YEAR = DatePrecision


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("2024-05-31", "2024-05-31", DAY),
        (" 2024-5-3 ", "2024-05-03", DAY),
        ("2024/05/31", "2024-05-31", DAY),
        ("2024-05-31T23:59:00Z", "2024-05-31", DAY),
        ("2024-05-31 14:30", "2024-05-31", DAY),
        ("2024-05-31T14:30:00.123456+02:00", "2024-05-31", DAY),
        ("31.5.2024", "2024-05-31", DAY),
        ("31 May 2024", "2024-05-31", DAY),
        ("31-May-2024", "2024-05-31", DAY),
        ("May 31, 2024", "2024-05-31", DAY),
        ("Sept. 1st 2024", "2024-09-01", DAY),
        ("29 february 2024", "2024-02-29", DAY),
        ("2024-05", "2024-05-15", MONTH),
        ("05/2024", "2024-05-15", MONTH),
        ("May 2024", "2024-05-15", MONTH),
        ("2024-Q1", "2024-02-15", QUARTER),
        ("Q4 2024", "2024-11-15", QUARTER),
        ("2024", "2024-07-01", YEAR),
        ("2024-W07", "2024-02-15", WEEK),
        ("2020-W53", "2020-12-31", WEEK),
    ],
)
def test_explicit_forms(written: str, day: str, precision: DatePrecision) -> None:
    reading = read_date(written)
    assert isinstance(reading, Period)
    assert (reading.day.isoformat(), reading.precision) == (day, precision)
    assert reading.first <= reading.day <= reading.last
    assert (reading.first, reading.last) == period_around(reading.day, precision)


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("circa 2017", "2017-07-01", YEAR),
        ("c. 2017", "2017-07-01", YEAR),
        ("~2017", "2017-07-01", YEAR),
        ("2017 (approx.)", "2017-07-01", YEAR),
        ("2017?", "2017-07-01", YEAR),
        ("spring 2018", "2018-07-01", YEAR),
        ("2018 fall", "2018-07-01", YEAR),
        ("early 2019", "2019-07-01", YEAR),
        ("mid-2019", "2019-07-01", YEAR),
        ("Anfang 2019", "2019-07-01", YEAR),
        ("about March 2019", "2019-03-15", MONTH),
        ("around 5 March 2019", "2019-03-15", MONTH),
        ("late March 2019", "2019-03-15", MONTH),
        ("end of Q2 2019", "2019-05-15", QUARTER),
    ],
)
def test_rough_dates_are_read_no_more_exactly_than_they_say(
    written: str, day: str, precision: DatePrecision
) -> None:
    reading = read_date(written)
    assert isinstance(reading, Period)
    assert (reading.day.isoformat(), reading.precision, reading.told) == (day, precision, True)
    assert (reading.first, reading.last) == period_around(reading.day, precision)


@given(
    st.sampled_from(["about", "early", "", "spring"]),
    st.dates(),
    st.sampled_from(["%Y-%m-%d", "%B %Y", "%Y"]),
)
def test_no_word_makes_a_date_more_exact(word: str, day: dt.date, form: str) -> None:
    plain, rough = read_date(day.strftime(form)), read_date(f"{word} {day.strftime(form)}")
    if isinstance(rough, Period):
        assert isinstance(plain, Period)
        assert rough.precision == plain.precision or (
            word and rough.first <= plain.first <= plain.last <= rough.last
        )
        assert rough.first <= plain.first


def test_day_numbers_are_asked_about_and_read_as_they_were_explained() -> None:
    days = read_days(column("43831", "43840.5", "2024-03-05"), "When")
    assert days.question is not None
    assert days.question.about == "day_numbers"
    answered = read_days(
        column("43831", "43840.5", "2024-03-05"), "When", said=Said(numbers="days since 1900")
    )
    assert [date_of(day).isoformat() for day in answered.day] == ["2020-01-01", "2020-01-10", "2024-03-05"]
    assert set(answered.told) == {0, 1}
    refused = read_days(column("43831", "43840.5"), "When", said=Said(numbers="no dates"))
    assert refused.question is None
    assert len(refused.unreadable) == 2


def test_one_day_number_among_dates_is_refused_and_not_read_in_silence() -> None:
    days = read_days(column("43831", "2024-03-04", "2024-03-05"), "When")
    assert days.question is None
    assert set(days.unreadable) == {0}


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("12/02/24", "two digits"),
        ("3-Jan-24", "two digits"),
        ("Jan '24", "two digits"),
        ("45334", "plain number"),
        ("before 2017", "before or after"),
        ("since May 2017", "before or after"),
        ("winter 2017/18", "two years"),
        ("about 3/4/2024", "guessing"),
        ("early 5 May 2024", "guessing"),
        ("sometime in spring", "guessing"),
        ("2024-02-30", "no day 30"),
        ("2023-02-29", "no day 29"),
        ("2024-13", "no month 13"),
        ("31.13.2024", "no month 13"),
        ("2021-W53", "no week 53"),
        ("0024-05-31", "not between"),
        ("9999", "not between"),
        ("31 Foo 2024", "month name"),
        ("2024-05 10:00", "time of day"),
        ("tomorrow", "guessing"),
        ("2024-05-31" * 10, "too long"),
        ("٢٠٢٤-٠٥-٣١", "guessing"),
    ],
)
def test_everything_else_is_refused_with_a_reason(written: str, word: str) -> None:
    reading = read_date(written)
    assert isinstance(reading, Unreadable)
    assert word in reading.says
    assert reading.try_this


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        (DAY, "2024-02-14", "2024-02-14"),
        (WEEK, "2024-02-12", "2024-02-18"),
        (MONTH, "2024-02-01", "2024-02-29"),
        (QUARTER, "2024-01-01", "2024-03-31"),
        (YEAR, "2024-01-01", "2024-12-31"),
    ],
)
def test_periods(precision: DatePrecision, first: str, last: str) -> None:
    around = period_around(dt.date(2024, 2, 14), precision)
    assert tuple(day.isoformat() for day in around) == (first, last)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("12/Feb/24 3:45 PM", "2024-02-12"),
        ("3-Jan-24", "2024-01-03"),
        ("31/01/24", "2024-01-31"),
        ("Jan '24", "2024-01-15"),
        ("1 de marzo de 2015", "2015-03-01"),
        ("1er août 2021", "2021-08-01"),
        ("15. März 2024", "2024-03-15"),
        ("10 févr. 2020", "2020-02-10"),
        ("fevereiro de 2024", "2024-02-15"),
    ],
)
def test_months_in_several_languages_and_years_of_a_known_century(written: str, day: str) -> None:
    reading = read_date(written, century=2000)
    if isinstance(reading, TwoNumbers):
        reading = reading.read(DayMonthOrder.DAY_FIRST)
    assert isinstance(reading, Period)
    assert reading.day.isoformat() == day


@pytest.mark.parametrize("written", ["someday 10", "31 Foo 24", "24-05-31", "40/50/24"])
def test_a_century_does_not_make_a_date_of_what_is_none(written: str) -> None:
    assert isinstance(read_date(written), Unreadable)
    reading = read_date(written, century=2000)
    settled = reading.read(DayMonthOrder.DAY_FIRST) if isinstance(reading, TwoNumbers) else reading
    assert isinstance(settled, Unreadable)


def test_the_century_is_asked_where_most_years_have_two_digits() -> None:
    days = read_days(column("3-Jan-24", "4-Feb-24", "2024-03-05"), "When")
    assert days.question is not None
    assert days.question.about == "century"
    answered = read_days(column("3-Jan-24", "4-Feb-24", "2024-03-05"), "When", said=Said(century=2000))
    assert answered.question is None
    assert answered.known.all()
    assert read_days(column("3-Jan-24", "2024-02-04", "2024-03-05"), "When").question is None


def column(*written: str) -> Coded:
    return Coded(np.arange(len(written), dtype=np.int32), list(written))


def test_one_row_proves_the_order_for_the_whole_column() -> None:
    days = read_days(column("03/04/2024", "13/04/2024"), "When")
    assert days.question is None
    assert [date_of(day).isoformat() for day in days.day] == ["2024-04-03", "2024-04-13"]
    days = read_days(column("03/04/2024", "04/13/2024"), "When")
    assert date_of(days.day[0]).isoformat() == "2024-03-04"


def test_without_proof_it_is_asked_and_the_answer_is_obeyed() -> None:
    cells = column("03/04/2024", "05/05/2024")
    question = read_days(cells, "When").question
    assert question is not None
    assert (question.column, question.choices) == ("When", ("day/month/year", "month/day/year"))
    answered = read_days(cells, "When", DayMonthOrder.MONTH_FIRST)
    assert answered.question is None
    assert date_of(answered.day[0]).isoformat() == "2024-03-04"


def test_nothing_is_asked_when_the_order_makes_no_difference() -> None:
    days = read_days(column("05/05/2024", "2024-01-02", ""), "When")
    assert days.question is None
    assert days.known.tolist() == [True, True, False]


def test_a_column_that_proves_both_orders_is_asked_about() -> None:
    assert read_days(column("13/04/2024", "04/13/2024", "03/04/2024"), "When").question is not None
    assert read_days(column("13/04/2024", "04/13/2024"), "When").known.all()


def test_a_row_against_the_order_of_its_column_is_not_turned_around() -> None:
    days = read_days(column("13/04/2024", "04/13/2024", "03/04/2024"), "When", DayMonthOrder.DAY_FIRST)
    assert days.known.tolist() == [True, False, True]
    assert "day/month/year" in days.unreadable[1].says


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_every_day_is_read_in_every_unambiguous_form(day: dt.date) -> None:
    forms = (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        day.strftime("%d %B %Y"),
        day.strftime("%b %d, %Y"),
        day.strftime("%Y-%m-%dT00:00:00"),
    )
    days = read_days(column(*forms), "When")
    assert set(days.day.tolist()) == {day_number(day)}
    two = read_date(day.strftime("%d/%m/%Y"))
    assert isinstance(two, TwoNumbers)
    assert two.read(DayMonthOrder.DAY_FIRST) == Period(day, day, day, DAY)


@given(st.text(max_size=20))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_reader(text: str) -> None:
    days = read_days(column(text), "When", DayMonthOrder.DAY_FIRST)
    assert (days.day[0] == NO_DAY) == (not days.known[0])
    if days.known[0]:
        assert days.first[0] <= days.day[0] <= days.last[0]
        year = str(date_of(days.day[0]).year)
        assert year in text, "no part of a date is ever invented"


@given(st.lists(st.from_regex(r"\d{4}[-/]\d\d[-.]\d\d\d?|\d{4}-W\d\d-\d|[^\0]{0,11}", fullmatch=True)))
@settings(max_examples=200)
def test_plain_days_read_in_one_go_are_those_read_one_by_one(written: list[str]) -> None:
    for cell, day in zip(written, exact_days(written).tolist(), strict=True):
        alone = read_date(cell)
        if day != NO_DAY:
            assert alone == Period(*[date_of(day)] * 3, DAY), cell
        elif isinstance(alone, Period) and alone.precision is DAY:
            assert cell != alone.day.isoformat()


def test_days_are_kept_in_few_bytes() -> None:
    days = read_days(column("2024-05-31", "2024-05", ""), "When")
    assert {part.dtype for part in (days.day, days.first, days.last)} == {np.dtype(np.int32)}
    assert days.precision.dtype == np.int8
