"""Governance in sentences: counts that agree in number, a rate from one year on, nothing where nothing is."""

from csc_core.reporting.governance_sentences import governance_sentences
from tests.core.small_logs import Row, e, found


def told(*rows: Row) -> str:
    return " ".join(governance_sentences(found(*rows).governance))


def change(number: int, days_ago: int, **cells: str) -> Row:
    return e(f"G{number}", days_ago, subtype="mode_change", from_mode="shared", to_mode="lead", **cells)


def test_without_a_governance_row_nothing_is_said() -> None:
    assert governance_sentences(found(e("S1", 30)).governance) == ()


def test_changes_reviews_and_the_setbacks_they_name_are_counted() -> None:
    says = told(e("S1", 731), change(1, 700, to="S1"), e("G2", 20, subtype="review_kept"))
    assert "1 mode change in 2.0 years, about 0.5 a year; 1 review kept the mode." in says
    assert "1 of 2 governance entries names a setback; the newest is 20 days old." in says


def test_a_log_of_less_than_a_year_is_not_stretched_to_one() -> None:
    says = told(e("S1", 100), change(1, 40))
    assert "1 mode change in 100 days; 0 reviews kept the mode." in says
    assert "a year" not in says


def test_setbacks_about_governance_are_told_with_what_followed_them_in_time() -> None:
    about = {"governance_relevant": "yes"}
    rows = [e("S1", 400, **about), change(1, 350, to="S1"), e("S2", 300, **about), change(2, 100, to="S2")]
    assert "Of 2 setbacks about governance at least 90 days old, 1 was followed within 90 days" in told(*rows)
    assert "none were followed" in told(*rows[2:])
    assert "about governance" not in told(e("S1", 30, **about), change(1, 10, to="S1"))
