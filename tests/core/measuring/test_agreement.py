"""Agreement of coders: published values, degenerate cases, and what is read from the codings table."""

from typing import Any

import pytest

from csc_core.measuring.agreement import krippendorff_alpha
from csc_core.model.findings import Agreement, FieldAgreement
from csc_core.model.roster import Coding
from tests.core.measuring.hand import log_of, measured, response, setback

N = None
THREE = (
    [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
    [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
    [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
)
FOUR = (
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
)
X = "LLLBBMLNBLLMBLULBNLL"
Y = "LLMBBMLNMLLBBLLLBNLL"


def units(coders: tuple) -> list[list]:
    return [[value for value in values if value is not None] for values in zip(*coders, strict=True)]


@pytest.mark.parametrize(("coders", "alpha", "pairable"), [(THREE, 0.6914, 26), (FOUR, 0.7434, 40)])
def test_alpha_with_missing_values(coders: tuple, alpha: float, pairable: int) -> None:
    assert krippendorff_alpha(units(coders)) == pytest.approx(alpha, abs=0.00005)
    assert sum(len(unit) for unit in units(coders) if len(unit) >= 2) == pairable


@pytest.mark.parametrize(
    ("first", "second", "agreement", "alpha"),
    [
        (X, Y, 0.80, 0.7051),
        ("L" * 18 + "BL", "L" * 18 + "LB", 0.90, -0.0263),
        ("L" * 17 + "BLB", "L" * 17 + "LBB", 0.90, 0.4583),
    ],
)
def test_two_coders(first: str, second: str, agreement: float, alpha: float) -> None:
    pairs = list(zip(first, second, strict=True))
    assert sum(a == b for a, b in pairs) / len(pairs) == agreement
    assert krippendorff_alpha(pairs) == pytest.approx(alpha, abs=0.00005)


@pytest.mark.parametrize("degenerate", [[], [["L"]], [["L", "L"], ["L", "L"]], [["L"], ["B"]]])
def test_alpha_cannot_be_computed_from_one_category_or_without_pairs(degenerate: list) -> None:
    assert krippendorff_alpha(degenerate) is None


def coding(event: str, coder: str, value: str | None, field: str = "stance") -> Coding:
    return Coding(event_id=event, coder=coder, field=field, value=value)


def agreement(
    codings: list[Coding], *, rows: int = 20, as_of: str = "2025-01-01", **cells: object
) -> Agreement:
    events = [response("learning", f"2024-02-{n + 1:02}", "", id=f"R{n}", **cells) for n in range(rows)]
    return measured(log_of([setback(), *events], codings=codings), as_of).agreement


def stance(codings: list[Coding], **more: Any) -> FieldAgreement:
    (found,) = agreement(codings, **more).fields
    return found


def both(first: str, second: str) -> list[Coding]:
    return [
        coding(f"R{n}", coder, letter)
        for coder, letters in (("A", first), ("B", second))
        for n, letter in enumerate(letters)
    ]


def test_the_table_of_codings_gives_agreement_counts_and_the_rows_in_dispute() -> None:
    found = stance(both(X, Y))
    assert (found.field, found.units, found.values, found.agreeing) == ("stance", 20, 40, 16)
    assert found.alpha == pytest.approx(0.7051, abs=0.00005)
    assert found.counts == (("L", 20), ("B", 10), ("M", 5), ("N", 4), ("U", 1))
    assert found.differing == ("R2", "R8", "R11", "R14")


def test_rows_coded_once_are_left_out_and_a_blank_value_is_missing() -> None:
    found = stance(
        [coding("R0", "A", "L"), coding("R1", "A", "L"), coding("R1", "B", None), coding("R2", "A", "B")]
    )
    assert (found.units, found.values, found.alpha, found.counts) == (0, 0, None, ())


def test_a_coder_s_last_value_stands() -> None:
    found = stance([coding("R0", "A", "L"), coding("R0", "B", "B"), coding("R0", "A", "B")])
    assert (found.agreeing, found.counts) == (1, (("B", 2),))


def test_codings_of_rows_after_the_as_of_date_or_of_no_row_do_not_count() -> None:
    codings = [*both("LB", "LL"), coding("nothing", "A", "L"), coding("nothing", "B", "B")]
    assert stance(codings, as_of="2024-02-01").units == 1
    assert stance(codings).differing == ("R1",)


def test_facets_are_compared_one_by_one() -> None:
    codings = [
        coding("R0", "A", "anticipate;collective_approach", "facets"),
        coding("R0", "B", "collective_approach", "facets"),
        coding("R1", "A", "anticipate", "facets"),
        coding("R1", "B", "anticipate", "facets"),
        *both("L", "L"),
    ]
    found = agreement(codings)
    assert [field.field for field in found.fields] == [
        "stance",
        "facets:anticipate",
        "facets:collective_approach",
    ]
    anticipate = found.fields[1]
    assert (anticipate.units, anticipate.agreeing, anticipate.differing) == (2, 1, ("R0",))
    assert anticipate.counts == (("yes", 3), ("no", 1))
    assert found.coders == ("A", "B")


class TestSettled:
    def test_without_second_codings_nothing_can_be_said(self) -> None:
        assert agreement([]).settled is None

    @pytest.mark.parametrize(("rows", "settled"), [(9, None), (10, True)])
    def test_it_takes_ten_rows_coded_twice(self, rows: int, settled: bool | None) -> None:
        assert (
            agreement(both("LB" * 5, "LB" * 5)[:rows] + both("LB" * 5, "LB" * 5)[10 : 10 + rows]).settled
            is settled
        )

    def test_coders_that_differ_are_not_settled(self) -> None:
        assert agreement(both("LB" * 6, "BL" * 6)).settled is False

    def test_one_category_only_cannot_be_judged(self) -> None:
        assert agreement(both("L" * 12, "L" * 12)).settled is None

    def test_many_codes_of_low_confidence_are_not_settled_whatever_the_agreement(self) -> None:
        assert agreement(both("LB" * 6, "LB" * 6), confidence="low").settled is False

    @pytest.mark.parametrize(("rows", "settled"), [(3, None), (4, False)])
    def test_doubt_needs_four_responses(self, rows: int, settled: bool | None) -> None:
        assert agreement([], rows=rows, confidence="low").settled is settled
