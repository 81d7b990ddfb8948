"""Governance over time: spans, marks, changes, reviews, churn, adaptability."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_core.model.codes import date_of
from csc_core.model.findings import Governance, Share
from csc_core.model.roster import Meta
from csc_core.model.vocabulary import GovernanceMode
from tests.core.measuring.hand import log_of, measured, row, setback

SHARED, LEAD, NAO = GovernanceMode.SHARED, GovernanceMode.LEAD, GovernanceMode.NAO


def change(day: str | int, to: str | None, of: str | None = None, **cells: object) -> dict:
    return row("governance", day, subtype="mode_change", from_mode=of, to_mode=to, **cells)


def governance(*rows: dict, as_of: str = "2025-01-01", **meta: object) -> Governance:
    return measured(log_of(rows, meta=Meta(**meta)), as_of).governance


def spans(found: Governance) -> list[tuple[str, str, str]]:
    return [(span.mode.value, str(span.start), str(span.end)) for span in found.spans]


class TestSpans:
    def test_they_run_from_the_first_row_to_the_as_of_date_half_open(self) -> None:
        found = governance(
            row("context", "2024-01-01"), change("2024-01-11", "lead", "shared"), as_of="2024-02-10"
        )
        assert spans(found) == [("shared", "2024-01-01", "2024-01-11"), ("lead", "2024-01-11", "2024-02-10")]
        assert found.days_in_mode == {SHARED: 10, LEAD: 30}

    def test_the_stated_start_and_mode_come_before_what_rows_say(self) -> None:
        found = governance(
            change("2024-01-11", "lead", "shared"),
            as_of="2024-02-10",
            start_date=dt.date(2023, 12, 1),
            initial_mode="nao",
        )
        assert spans(found)[0] == ("nao", "2023-12-01", "2024-01-11")

    def test_without_any_word_the_mode_is_unclear(self) -> None:
        found = governance(setback(), as_of="2024-01-31")
        assert spans(found) == [("unclear", "2024-01-01", "2024-01-31")]
        assert found.current == "unclear"

    def test_only_mode_changes_move_the_mode(self) -> None:
        found = governance(
            change("2024-01-01", "shared"),
            row("governance", "2024-02-01", subtype="adjustment", to_mode="lead"),
            row("governance", "2024-03-01", subtype="review_kept", to_mode="nao"),
            as_of="2024-04-01",
        )
        assert found.days_in_mode == {SHARED: 91}
        assert [mark.subtype for mark in found.marks] == ["mode_change", "adjustment", "review_kept"]

    def test_the_last_change_of_a_day_wins(self) -> None:
        found = governance(
            change("2024-01-01", "shared"),
            change("2024-02-01", "lead"),
            change("2024-02-01", "nao"),
            as_of="2024-03-01",
        )
        assert [span[0] for span in spans(found)] == ["shared", "nao"]
        assert found.mode_changes == 3

    def test_a_change_on_the_as_of_date_is_the_current_mode_for_no_days_yet(self) -> None:
        found = governance(change("2024-01-01", "shared"), change("2024-03-01", "lead"), as_of="2024-03-01")
        assert (found.current, found.days_in_mode[LEAD]) == (LEAD, 0)

    def test_a_change_before_the_stated_start_holds_from_the_start(self) -> None:
        found = governance(
            change("2024-01-01", "lead", "shared"), start_date=dt.date(2024, 6, 1), as_of="2024-07-01"
        )
        assert spans(found) == [("lead", "2024-06-01", "2024-07-01")]

    def test_a_change_without_a_mode_is_unclear(self) -> None:
        assert governance(change("2024-01-01", None)).current == "unclear"

    def test_rows_out_of_order_make_the_same_spans(self) -> None:
        rows = [change("2024-01-01", "shared"), change("2024-02-01", "lead"), change("2024-03-01", "nao")]
        assert spans(governance(*rows)) == spans(governance(*reversed(rows)))

    def test_a_span_knows_its_lead_organization_and_its_row(self) -> None:
        found = governance(
            change("2024-01-01", "shared"), change("2024-02-01", "lead", id="G1", lead_org="CITY")
        )
        assert (found.spans[-1].lead_org, found.spans[-1].event_id) == ("CITY", "G1")

    def test_they_cover_the_life_of_the_log_without_a_gap(self) -> None:
        found = governance(
            *(change(f"2024-{month:02}-09", "lead") for month in (5, 3, 9)), as_of="2024-12-31"
        )
        assert sum(span.days for span in found.spans) == (dt.date(2024, 12, 31) - dt.date(2024, 3, 9)).days
        assert all(a.end == b.start for a, b in zip(found.spans, found.spans[1:], strict=False))


def test_rows_that_name_a_setback_are_counted_and_every_row_has_its_mark() -> None:
    found = governance(
        setback(),
        change("2024-02-01", "lead", id="G1", answers="S1"),
        row("governance", "2024-03-01", id="G2", subtype="membership_rule"),
        row("governance", "2024-04-01", id="G3"),
    )
    assert [mark.event_id for mark in found.marks] == ["G1", "G2", "G3"]
    assert (found.marks[2].subtype, found.changes_linked) == (None, 1)


@pytest.mark.parametrize(
    ("days", "churn"),
    [
        ((0, 100, 365), True),
        ((0, 100, 366), False),
        ((0, 200), False),
        ((), False),
        ((0, 400, 500, 600), True),
    ],
)
def test_churn_is_three_changes_within_any_365_days(days: tuple[int, ...], churn: bool) -> None:
    rows = [change(18_000 + day, "lead") for day in days]
    assert governance(setback("S1", 18_000), *rows).churn is churn


class TestAdaptability:
    def share(self, *rows: dict, as_of: str = "2024-12-31") -> Share:
        return governance(*rows, as_of=as_of).adaptability

    def test_it_counts_relevant_setbacks_answered_within_90_days(self) -> None:
        relevant = {"governance_relevant": "yes"}
        assert self.share(
            setback("S1", "2024-01-01", **relevant),
            setback("S2", "2024-01-01", **relevant),
            setback("S3", "2024-01-01"),
            change("2024-03-31", "lead", answers="S1"),
            row("governance", "2024-02-01", subtype="adjustment", answers="S2"),
        ) == Share(1, 2)

    @pytest.mark.parametrize(("day", "k"), [("2024-01-01", 1), ("2024-03-31", 1), ("2024-04-01", 0)])
    def test_day_90_is_in_and_day_91_is_out(self, day: str, k: int) -> None:
        review = row("governance", day, subtype="review_kept", answers="S1")
        assert self.share(setback(subtype="role_dispute"), review) == Share(k, 1)

    @pytest.mark.parametrize(("as_of", "n"), [("2024-03-30", 0), ("2024-03-31", 1)])
    def test_a_setback_counts_from_its_90th_day(self, as_of: str, n: int) -> None:
        assert self.share(setback(subtype="decision_stuck"), as_of=as_of) == Share(0, n)

    def test_an_unlinked_change_answers_nothing(self) -> None:
        assert self.share(setback(subtype="role_dispute"), change("2024-02-01", "lead")) == Share(0, 1)


def test_days_since_the_last_governance_row_of_any_sort() -> None:
    rows = [change("2024-01-01", "lead"), row("governance", "2024-12-02", subtype="membership_rule")]
    assert governance(*rows, as_of="2025-01-01").days_since_last == 30
    assert governance(setback()).days_since_last is None


def test_a_log_one_day_old_has_no_changes_a_year() -> None:
    assert governance(change("2024-01-01", "lead"), as_of="2024-01-01").changes_per_year is None


changes = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["shared", "lead", "nao", None])), min_size=1, max_size=8
)


@given(changes, st.integers(0, 35))
def test_each_day_has_the_mode_of_the_newest_change_up_to_it(
    changes: list[tuple[int, str | None]], length: int
) -> None:
    start = 19_000
    rows = [row("context", start), *(change(start + day, to) for day, to in changes)]
    found = governance(*rows, as_of=str(date_of(start + length)), initial_mode="hybrid")
    expected: Counter[str] = Counter()
    for day in range(length):
        so_far = sorted((n for n in enumerate(changes) if n[1][0] <= day), key=lambda n: (n[1][0], n[0]))
        expected[(so_far[-1][1][1] or "unclear") if so_far else "hybrid"] += 1
    assert {mode.value: days for mode, days in found.days_in_mode.items() if days} == dict(expected)
