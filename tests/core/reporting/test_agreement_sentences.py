"""Agreement in words: figures as published, and an honest answer where they cannot tell."""

import pytest

from csc_core.model.findings import Agreement
from csc_core.reporting.agreement_sentences import (
    agreement_headline,
    agreement_reading,
    agreement_table,
    alpha_words,
)
from tests.core.coding.coders import coded_log, coding
from tests.core.small_logs import e

STANCES = {"L": "learning", "B": "blaming", "M": "mixed", "N": "neutral", "U": "unclear"}
X, Y = "LLLBBMLNBLLMBLULBNLL", "LLMBBMLNMLLBBLLLBNLL"  # worked by hand: alpha .7051


def agreed(first: str, second: str) -> Agreement:
    rows = [e("S1", 400), *(e(f"R{k}", 300 - k, to="S1", stance="learning") for k in range(20))]
    codings = [
        coding(f"R{k}", coder, STANCES[letter])
        for coder, letters in (("A", first), ("B", second))
        for k, letter in enumerate(letters)
        if letter != " "
    ]
    return coded_log(rows, codings).findings.agreement


def test_the_worked_example_is_told_with_its_counts_and_its_alpha() -> None:
    found = agreed(X, Y)
    assert "16 of 20" in agreement_headline(found)
    row = agreement_table(found).iloc[0]
    assert (row["Coded twice"], row["Same"], row["Alpha"]) == (20, 16, ".71")
    assert "learning 20" in row["Given"]
    assert "well beyond chance" in agreement_reading(found)


@pytest.mark.parametrize(
    ("first", "second"),
    [("", ""), ("LLL", ""), ("LL", "  LL"), ("LBL", "LBB"), ("L" * 12, "L" * 12)],
    ids=["nobody", "one coder", "no overlap", "too few", "one code only"],
)
def test_where_the_figures_cannot_tell_that_is_said(first: str, second: str) -> None:
    assert "annot" in agreement_reading(agreed(first, second))


def test_coders_who_agree_by_habit_are_not_said_to_agree() -> None:
    rare = agreed("L" * 18 + "LB", "L" * 18 + "BL")  # 18 of 20 the same, alpha below 0
    assert "18 of 20" in agreement_headline(rare)
    assert agreement_table(rare).iloc[0]["Alpha"] == "-.03"
    assert "chance" in agreement_reading(rare)
    assert "well beyond" not in agreement_reading(rare)
    assert "too little" in agreement_reading(agreed("LB" * 6, "BL" * 6))


@pytest.mark.parametrize(
    ("alpha", "says"), [(1.0, "1.00"), (0.7051, ".71"), (-0.0263, "-.03"), (None, "cannot tell")]
)
def test_alpha_is_written_as_in_studies(alpha: float | None, says: str) -> None:
    assert alpha_words(alpha) == says
