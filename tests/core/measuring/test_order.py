"""Which readings hang on the order of rough dates: against every order that the dates allow."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from csc_core.measuring import measure
from csc_core.model.log import EventLog
from tests.core.small_logs import AS_OF
from tests.make import make_log

HEADER = "event_id,date,kind,title,responds_to,stance\nS1,2023-01-02,setback,Grant ended,,\n"
DATES = {  # first and last month of each, from 1 for January 2024
    "2024-01-15": (1, 1),
    "2024-01": (1, 1),
    "2024-02": (2, 2),
    "2024-Q1": (1, 3),
    "2024": (1, 12),
    "2024-06-10": (6, 6),
}
STANCES = ("learning", "blaming", "mixed")


def log_of(answers: list[tuple[str, str]]) -> EventLog:
    rows = [f"R{k},{date},response,Answer,S1,{stance}\n" for k, (date, stance) in enumerate(answers)]
    return make_log(HEADER + "".join(rows))


def label_in(order: tuple[str, ...]) -> str:
    """The label of answers in a known order, a day apart."""
    days = [(f"2024-03-{k + 1:02}", stance) for k, stance in enumerate(order)]
    return measure(log_of(days), AS_OF).episodes[0].label


def allowed(log: EventLog, order: tuple[int, ...]) -> bool:
    """May these rows have come in this order?"""
    codes = log.codes
    return all(
        not (
            codes.last[later] < codes.first[earlier]
            or (codes.precision[earlier] == codes.precision[later] == 0
                and (codes.day[later], later) < (codes.day[earlier], earlier))
        )
        for earlier, later in itertools.combinations(order, 2)
    )  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(sorted(DATES)), st.sampled_from(STANCES)), min_size=2, max_size=4))
def test_the_readings_told_are_those_of_all_orders_the_dates_allow(answers: list[tuple[str, str]]) -> None:
    log = log_of(answers)
    doubts = measure(log, AS_OF).order_doubts
    if not doubts:
        return
    orders = [order for order in itertools.permutations(range(1, len(log))) if allowed(log, order)]
    found = {label_in(tuple(answers[row - 1][1] for row in order)) for order in orders}
    assert set(doubts[0].readings) == found
    assert all(log.codes.precision[row] for row in doubts[0].responses)


def test_a_log_whose_order_is_known_has_none() -> None:
    assert not measure(log_of([("2024-01-15", "blaming"), ("2024-02", "learning")]), AS_OF).order_doubts
