"""One entry in words: when it was, where it comes from, what speaks against its code."""

import pytest

from csc_core.content.samples import samples
from csc_core.model.analysis import Analysis
from csc_core.reporting.details import Detail, detail
from tests.core.charting.seen import analysed, sample_analysis
from tests.core.small_logs import Row, e, partner

WELL_CODED = {"confidence": "high", "evidence": "yes", "source_type": "minutes", "coder": "facilitator"}


def told(analysis: Analysis, event_id: str) -> Detail:
    found = detail(analysis, event_id)
    assert found is not None
    return found


def of_response(**cells: str) -> Detail:
    """The details of a response with these cells to a setback 8 days before it."""
    return told(analysed(e("S1", 20), e("R1", 12, to="S1", **cells)), "R1")


def test_an_id_nobody_knows_has_no_details() -> None:
    assert detail(analysed(e("S1", 20)), "S2") is None


def test_an_answer_says_how_long_after_its_setback_it_came() -> None:
    analysis = analysed(e("S1", 90), e("S2", 20), e("R1", 12, to="S1; S2"))
    when = told(analysis, "R1").when
    assert "19 September 2025" in when
    assert "78 days after setback 1" in when
    assert "8 days after setback 2" in when
    assert "after" not in told(analysis, "S1").when


@pytest.mark.parametrize("coarse", ["S1", "R1"])
def test_a_coarse_date_makes_the_lag_an_estimate(coarse: str) -> None:
    rows: list[Row] = [e("S1", 200), e("R1", 12, to="S1")]
    rows = [row | {"date": row["date"][:7]} if row["event_id"] == coarse else row for row in rows]
    assert "about" in told(analysed(*rows), "R1").when
    assert "about" not in of_response().when


def test_the_source_names_the_row_and_where_it_comes_from() -> None:
    found = of_response(source_type="minutes", channel="meeting", recorded_by="CITY")
    for part in ("Row 3", "minutes", "meeting", "CITY"):
        assert part in found.source


def test_only_answers_are_said_to_be_coded() -> None:
    assert "facilitator" in of_response(coder="facilitator", confidence="low").coded
    assert "low" in of_response(coder="facilitator", confidence="low").coded
    assert of_response().coded
    assert told(analysed(e("S1", 20, coder="facilitator")), "S1").coded == ""


def test_the_badge_says_what_the_entry_is() -> None:
    assert "learning" in of_response(stance="learning").badge
    assert "retreat" in of_response(forms="withdrawing").badge
    assert told(analysed(e("S1", 20)), "S1").badge == "setback"


def test_filled_cells_are_told_in_words_and_partners_by_name() -> None:
    analysis = analysed(
        e("S1", 20, severity="3", affected="SCH", subtype="funding_loss"),
        e("R1", 12, to="S1", by="CITY; SCH", at="SCH", forms="accusing; fault_dispute"),
        partners=[partner("CITY") | {"name": "City youth office"}, partner("SCH")],
    )
    facts = dict(told(analysis, "R1").facts)
    assert "City youth office and SCH" in facts.values()
    assert any(" and " in words and "accus" in words for words in facts.values())
    assert all(label and words for label, words in told(analysis, "S1").facts)
    assert len(told(analysis, "S1").facts) == 3


def test_more_words_are_kept_as_they_were_written() -> None:
    assert of_response(detail="Line one.  Two *spaces* & <b>").text == "Line one.  Two *spaces* & <b>"
    assert of_response().text == ""


def test_rows_for_the_facilitator_are_marked() -> None:
    assert of_response(visibility="facilitator").facilitator_only
    assert not of_response(visibility="partners").facilitator_only


def test_nothing_speaks_against_a_row_that_was_coded_with_care() -> None:
    assert of_response(stance="learning", **WELL_CODED).doubts == ()


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"confidence": "low"}, "not sure"),
        ({"evidence": "no"}, "document"),
        ({"evidence": "unknown"}, "document"),
        ({"source_type": "recall"}, "memory"),
        ({"contested": "yes"}, "contests"),
        ({"contested": "yes", "contested_note": "We were not told."}, "We were not told."),
        ({"stance": "blaming", "directed_at": "SCH"}, "second coder"),
        ({"stance": "mixed"}, "second coder"),
        ({"stance": "blaming"}, "nobody"),
    ],
)
def test_what_speaks_against_a_code_is_said(cells: dict[str, str], says: str) -> None:
    found = of_response(**{"stance": "learning", **WELL_CODED, **cells}).doubts
    assert any(says in doubt for doubt in found)


def test_a_date_not_known_to_the_day_is_a_doubt() -> None:
    rows = [e("S1", 200), e("R1", 12, to="S1", stance="learning", **WELL_CODED) | {"date": "2025-09"}]
    assert len(told(analysed(*rows), "R1").doubts) == 1


def test_two_coders_who_differ_are_a_doubt_and_two_who_agree_are_not() -> None:
    def coded(second: str) -> tuple[str, ...]:
        rows = [e("S1", 20), e("R1", 12, to="S1", stance="blaming", at="SCH", **WELL_CODED)]
        codings = [
            {"event_id": "R1", "coder": coder, "field": "stance", "value": value}
            for coder, value in (("A", "blaming"), ("B", second))
        ]
        return told(analysed(*rows, codings=codings), "R1").doubts

    assert any("differently" in doubt for doubt in coded("mixed"))
    assert coded("blaming") == ()


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_every_entry_of_a_sample_has_details_without_codes_in_them(sample: str) -> None:
    analysis = sample_analysis(sample)
    for event_id in analysis.findings.facts.ids:
        found = told(analysis, str(event_id))
        for words in (
            found.badge,
            found.when,
            found.source,
            *(word for fact in found.facts for word in fact),
        ):
            assert words
            assert "_" not in words, words
