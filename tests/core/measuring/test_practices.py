"""Which key practices were logged, and what an action counts for."""

from csc_core.model.vocabulary import Practice
from tests.core.measuring.hand import log_of, measured, row


def uses(*rows: dict, as_of: str = "2025-01-01") -> dict[str, tuple[int, int | None, str | None]]:
    found = measured(log_of(rows), as_of).practices
    return {practice.value: (use.n, use.last_days, use.last_id) for practice, use in found.items() if use.n}


def test_a_row_counts_for_every_practice_it_names() -> None:
    rows = [
        row("practice", "2024-12-01", id="P1", practices="community data"),
        row("practice", "2024-11-01", id="P2", practices="data"),
    ]
    assert uses(*rows) == {"community": (1, 31, "P1"), "data": (2, 31, "P1")}


def test_all_five_are_listed_in_order_though_none_was_logged() -> None:
    found = measured(log_of([])).practices
    assert list(found) == list(Practice)
    assert all((use.n, use.last_days, use.last_id) == (0, None, None) for use in found.values())


def test_a_row_that_names_no_practice_counts_for_those_of_its_action() -> None:
    assert uses(row("practice", "2024-12-31", id="P1", action="CE02")) == {
        "community": (1, 1, "P1"),
        "data": (1, 1, "P1"),
    }


def test_what_a_person_named_stands_before_the_action() -> None:
    named = row("practice", "2024-12-31", id="P1", action="CE02", practices="trusted_people")
    assert uses(named) == {"trusted_people": (1, 1, "P1")}


def test_an_unknown_action_counts_for_nothing() -> None:
    assert uses(row("practice", "2024-12-31", action="XX99")) == {}


def test_rows_of_another_kind_do_not_count() -> None:
    assert uses(row("milestone", "2024-12-31", practices="data")) == {}


def test_a_planned_practice_counts_from_its_day_on() -> None:
    planned = row("practice", "2024-12-31", id="P1", practices="data", planned="yes")
    assert uses(planned, as_of="2024-12-30") == {}
    assert uses(planned, as_of="2024-12-31") == {"data": (1, 0, "P1")}
