"""A whole column of dates, each distinct cell read once."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from csc_core.checking.cells import Cells, Coded
from csc_core.checking.fields import DAYS
from csc_core.content import in_words
from csc_core.content.dates import CENTURIES, COUNTED_FROM, proved_order, read_date
from csc_core.content.periods import (
    YEARS,
    DayMonthOrder,
    DayNumber,
    Period,
    Reading,
    ShortYear,
    TwoNumbers,
    Unreadable,
)
from csc_core.model.codes import BLANK, BoolArray, day_number, position
from csc_core.model.event import is_missing
from csc_core.model.problems import Question

NO_DAY = np.iinfo(np.int32).min
DAY_MONTH_ORDER = "day_month_order"
CENTURY = "century"
DAY_NUMBERS = "day_numbers"
NO_DATES = "no dates"
_ISO = "YYYY-MM-DD"
_AT_ONCE = 4_096  # dates; the numbers of more do not stay in the cache
_DASHES, _DIGITS = [4, 7], [0, 1, 2, 3, 5, 6, 8, 9]


@dataclass(frozen=True)
class Days:
    """A column of dates as day numbers, one entry a row; NO_DAY where a cell is blank or cannot be read.

    By position in ``cells.values``, ``unreadable`` gives the reason, and ``told`` the period of dates that
    are read otherwise than they are written. ``question`` is set when only a person can settle something.
    """

    cells: Coded
    day: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    precision: NDArray[np.int8]
    unreadable: dict[int, Unreadable]
    order: DayMonthOrder | None = None
    question: Question | None = None
    told: Mapping[int, Period] = field(default_factory=dict)

    @property
    def known(self) -> BoolArray:
        """Which rows hold a date."""
        return np.not_equal(self.day, NO_DAY)

    def refused(self, row: int) -> Unreadable | None:
        """Why the cell of a row cannot be read; None for a blank or a readable one."""
        return self.unreadable.get(int(self.cells.codes[row]))

    def kept(self, rows: BoolArray) -> "Days":
        """The marked rows only."""
        return replace(
            self,
            cells=Coded(self.cells.codes[rows], self.cells.values),
            day=self.day[rows],
            first=self.first[rows],
            last=self.last[rows],
            precision=self.precision[rows],
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said: the ``century`` of years with two digits, and what plain ``numbers`` count."""

    century: int | None = None
    numbers: str | None = None

    def read(self, written: str) -> Reading:
        """One cell."""
        return read_date(written, self.century, COUNTED_FROM.get(self.numbers or ""))


def read_day_columns(
    cells: Cells, headers: Mapping[str, str], answers: Mapping[str, str], *, each_alone: bool = False
) -> dict[str, Days]:
    """Every date column the file has; ``headers`` are its own names for them.

    A column whose cells do not prove the order of day and month takes the answer a person gave, else the
    order that the column of event dates proves. With ``each_alone`` no cell says anything about another.
    """
    columns: dict[str, Days] = {}
    answer = answers.get(DAY_MONTH_ORDER)
    known = DayMonthOrder(answer) if answer in list(DayMonthOrder) else None
    said = Said(CENTURIES.get(answers.get(CENTURY, "")), answers.get(DAY_NUMBERS))
    coded = {name: cells.coded(name) for name in DAYS if name in cells}
    exact = exact_days([value for column in coded.values() for value in column.values])
    for name, column in coded.items():
        day, exact = np.split(exact, [len(column.values)])
        columns[name] = read_days(column, headers[name], known, said, each_alone=each_alone, exact=day)
        known = known or columns[name].order
    return columns


def read_days(
    cells: Coded,
    header: str,
    known: DayMonthOrder | None = None,
    said: Said = Said(),
    *,
    each_alone: bool = False,
    exact: NDArray[np.int32] | None = None,
) -> Days:
    """Read one column. ``exact`` is what ``exact_days`` says of its distinct cells, where that is known.

    ``known`` is the order of day and month where the column does not prove one. With ``each_alone`` nothing
    is proved and nothing asked: the cells come from many hands, and one that could be read in two ways is
    refused.
    """
    day = exact_days(cells.values) if exact is None else exact
    others = np.flatnonzero(day == NO_DAY).tolist()
    readings = {at: said.read(cells.values[at]) for at in others if not is_missing(cells.values[at])}
    order, question = None, None
    if not each_alone:
        order, question = _order(readings.values(), header, known)
        filled = len(day) - len(others) + len(readings)
        question = _century(cells.values, readings, filled, header) or question
        if said.numbers is None:
            question = _day_numbers(cells.values, readings, filled, header) or question
    if not readings:
        plain_days = day[cells.codes]
        precision = np.where(plain_days == NO_DAY, np.int8(BLANK), np.int8(0))
        return Days(cells, plain_days, plain_days, plain_days, precision, {}, order, question)
    settled = {at: _settle(reading, order) for at, reading in readings.items()}
    numbers = np.array([day, day, day, np.where(day == NO_DAY, BLANK, 0)], dtype=np.int32)
    for at, reading in settled.items():
        if isinstance(reading, Period):
            numbers[:, at] = _numbers(reading)
    first, last, precision = numbers[1:, cells.codes]
    unreadable = {at: reading for at, reading in settled.items() if isinstance(reading, Unreadable)}
    told = {at: reading for at, reading in settled.items() if isinstance(reading, Period) and reading.told}
    day, precision = numbers[0, cells.codes], precision.astype(np.int8)
    return Days(cells, day, first, last, precision, unreadable, order, question, told)


def exact_days(written: Sequence[str]) -> NDArray[np.int32]:
    """The day numbers of plain ISO dates like 2024-05-31, many in one go; NO_DAY for anything else."""
    if len(written) > _AT_ONCE:
        steps = range(0, len(written), _AT_ONCE)
        return np.concatenate([exact_days(written[step : step + _AT_ONCE]) for step in steps])
    letters = np.array(written, dtype=f"U{len(_ISO) + 1}").view(np.uint32).reshape(-1, len(_ISO) + 1)
    digits = letters.astype(np.int32) - ord("0")
    year = digits[:, 0] * 1000 + digits[:, 1] * 100 + digits[:, 2] * 10 + digits[:, 3]
    month, date = digits[:, 5] * 10 + digits[:, 6], digits[:, 8] * 10 + digits[:, 9]
    starts = ((year - 1970) * 12 + month - 1)[None, :] + np.array([[0], [1]])
    begin, end = starts.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    plain = (letters[:, _DASHES] == ord("-")).all(axis=1) & (letters[:, len(_ISO)] == 0)
    plain &= ((digits[:, _DIGITS] >= 0) & (digits[:, _DIGITS] <= 9)).all(axis=1)
    plain &= (month >= 1) & (month <= 12) & (date >= 1) & (date <= end - begin)
    plain &= (year >= YEARS[0]) & (year <= YEARS[-1])
    return np.where(plain, begin + date - 1, np.int32(NO_DAY))


def _century(
    written: Sequence[str], readings: Mapping[int, Reading], filled: int, header: str
) -> Question | None:
    """A question where most of the dates have years of two digits; a few such dates are refused instead."""
    short = [written[at] for at, reading in readings.items() if isinstance(reading, ShortYear)]
    if not short or 2 * len(short) < filled:
        return None
    says = f'In the column "{header}", years have two digits ({short[0].strip()}). Which years are meant?'
    return Question(CENTURY, header, says, tuple(CENTURIES))


def _day_numbers(
    written: Sequence[str], readings: Mapping[int, Reading], filled: int, header: str
) -> Question | None:
    """A question where most of the dates are plain numbers; a few such cells are refused instead."""
    plain_ones = [written[at].strip() for at, reading in readings.items() if isinstance(reading, DayNumber)]
    if not plain_ones or 2 * len(plain_ones) < filled:
        return None
    counted = [_counted(plain_ones[0], zero) for zero in COUNTED_FROM.values()]
    says = (
        f'The column "{header}" holds plain numbers. As spreadsheets count days, {plain_ones[0]} is '
        f"{counted[0]} counted from 1900, or {counted[1]} counted from 1904. Which is it?"
    )
    return Question(DAY_NUMBERS, header, says, (*COUNTED_FROM, NO_DATES))


def _counted(number: str, day_zero: dt.date) -> str:
    reading = read_date(number, day_zero=day_zero)
    return in_words.date(reading.day) if isinstance(reading, Period) else "no date"


def _order(
    readings: Collection[Reading], header: str, known: DayMonthOrder | None
) -> tuple[DayMonthOrder | None, Question | None]:
    """The column's order of day and month, from the cells that prove it; else the known one; else ask."""
    proved = proved_order(readings)
    if proved is not None:
        return proved, None
    unsure = next(
        (reading for reading in readings if isinstance(reading, TwoNumbers) and reading.ambiguous), None
    )
    if unsure is None or known is not None:
        return known, None
    shown = f"{unsure.left}/{unsure.right}/{unsure.year}"
    question = Question(
        DAY_MONTH_ORDER,
        header,
        f'In the column "{header}", is {shown} written with the day first or with the month first?',
        tuple(DayMonthOrder),
    )
    return None, question


def _settle(reading: Reading, order: DayMonthOrder | None) -> Period | Unreadable:
    """A date with its day and month in order. Without an order each is read in the only way it can be."""
    if not isinstance(reading, TwoNumbers):
        return reading
    if order is None and reading.ambiguous:
        return Unreadable("The day and the month could be meant either way round.", "Write it as 2024-05-31.")
    order = order or reading.proves or DayMonthOrder.DAY_FIRST
    settled = reading.read(order)
    if isinstance(settled, Unreadable):
        return Unreadable(f"{settled.says} The other dates of this column are {order}.", settled.try_this)
    return settled


def _numbers(reading: Period) -> tuple[int, int, int, int]:
    return (
        day_number(reading.day),
        day_number(reading.first),
        day_number(reading.last),
        position(reading.precision),
    )
