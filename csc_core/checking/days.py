"""A whole column of dates, each distinct cell read once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from csc_core.checking.cells import Cells, Coded
from csc_core.checking.fields import DAYS
from csc_core.content.dates import (
    YEARS,
    DayMonthOrder,
    Period,
    Reading,
    ShortYear,
    TwoNumbers,
    Unreadable,
    proved_order,
    read_date,
)
from csc_core.model.codes import BLANK, EPOCH, BoolArray, day_number, position
from csc_core.model.event import is_missing
from csc_core.model.problems import Question

NO_DAY = np.iinfo(np.int32).min
DAY_MONTH_ORDER = "day_month_order"
CENTURY = "century"
CENTURIES = {"2000-2099": 2000, "1900-1999": 1900}
_EPOCH = EPOCH.toordinal()


@dataclass(frozen=True)
class Days:
    """A column of dates as day numbers, one entry a row; NO_DAY where a cell is blank or cannot be read.

    ``unreadable`` gives the reason by position in ``cells.values``. ``question`` is set when only a person
    can tell the order of day and month.
    """

    cells: Coded
    day: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    precision: NDArray[np.int8]
    unreadable: dict[int, Unreadable]
    order: DayMonthOrder | None = None
    question: Question | None = None

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
    century = CENTURIES.get(answers.get(CENTURY, ""))
    for name in DAYS:
        if name in cells:
            columns[name] = read_days(cells.coded(name), headers[name], known, century, each_alone=each_alone)
            known = known or columns[name].order
    return columns


def read_days(
    cells: Coded,
    header: str,
    known: DayMonthOrder | None = None,
    century: int | None = None,
    *,
    each_alone: bool = False,
) -> Days:
    """Read one column.

    ``known`` is the order of day and month where the column does not prove one, ``century`` that of years
    with two digits. With ``each_alone`` nothing is proved and nothing asked: the cells come from many hands,
    and one that could be read in two ways is refused.
    """
    exact = [_exact(value) for value in cells.values]
    readings = [
        None if day is not None or is_missing(value) else read_date(value, century)
        for day, value in zip(exact, cells.values, strict=True)
    ]
    order, question = None, None
    if not each_alone:
        order, question = _order(readings, header, known)
        question = _century(cells.values, readings, header) or question
    settled = [_settle(reading, order) for reading in readings]
    numbers = [
        (day, day, day, 0) if day is not None else _numbers(reading)
        for day, reading in zip(exact, settled, strict=True)
    ]
    table = np.array(numbers, dtype=np.int32).reshape(-1, 4)
    day, first, last, precision = (column[cells.codes] for column in table.T)
    unreadable = {at: reading for at, reading in enumerate(settled) if isinstance(reading, Unreadable)}
    return Days(cells, day, first, last, precision.astype(np.int8), unreadable, order, question)


def _exact(written: str) -> int | None:
    """The day number of a plain ISO date; the short way for nearly all cells."""
    if len(written) != 10 or written[4] != "-" or written[7] != "-":
        return None
    try:
        date = dt.date.fromisoformat(written)
    except ValueError:
        return None
    return date.toordinal() - _EPOCH if date.year in YEARS else None


def _century(written: Sequence[str], readings: Sequence[Reading | None], header: str) -> Question | None:
    """A question where most of the dates have years of two digits; a few such dates are refused instead."""
    short = [
        value for value, reading in zip(written, readings, strict=True) if isinstance(reading, ShortYear)
    ]
    filled = sum(not is_missing(value) for value in written)
    if not short or 2 * len(short) < filled:
        return None
    says = f'In the column "{header}", years have two digits ({short[0].strip()}). Which years are meant?'
    return Question(CENTURY, header, says, tuple(CENTURIES))


def _order(
    readings: Sequence[Reading | None], header: str, known: DayMonthOrder | None
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


def _settle(reading: Reading | None, order: DayMonthOrder | None) -> Period | Unreadable | None:
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


def _numbers(reading: Period | Unreadable | None) -> tuple[int, int, int, int]:
    if not isinstance(reading, Period):
        return NO_DAY, NO_DAY, NO_DAY, BLANK
    return (
        day_number(reading.day),
        day_number(reading.first),
        day_number(reading.last),
        position(reading.precision),
    )
