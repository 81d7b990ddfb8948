"""Which rows are shown, what each mark stands for, and how many rows a choice hides."""

import numpy as np
import pytest

from csc_core.charting.entries import Code, Kinds, Shown, entries, hidden
from csc_core.content.samples import samples
from csc_core.model.vocabulary import DatePrecision
from tests.core.charting.seen import analysed, sample_analysis
from tests.core.small_logs import e, partner

LOG = analysed(
    e("S1", 400, by="CITY"),
    e("R1", 390, to="S1", by="SCH", at="CITY", stance="blaming", forms="accusing"),
    e("S2", 100, affected="SCH"),
    e("P1", 60, by="CITY", practice="data"),
    e("M1", 30, by="NBR"),
    e("C1", 10),
    partners=[partner("CITY"), partner("SCH"), partner("NBR")],
)


def ids(shown: Shown | None = None) -> list[str]:
    return [entry.id for entry in entries(LOG, shown)]


def test_all_rows_are_shown_oldest_first() -> None:
    assert ids() == ["S1", "R1", "S2", "P1", "M1", "C1"]
    assert hidden(LOG, Shown()) == 0


def test_rows_of_one_partner_are_those_it_acted_in_or_that_were_directed_at_it() -> None:
    assert ids(Shown(partner="CITY")) == ["S1", "R1", "P1"]
    assert hidden(LOG, Shown(partner="CITY")) == 3


def test_a_partner_nobody_knows_hides_everything() -> None:
    assert ids(Shown(partner="nobody")) == []
    assert hidden(LOG, Shown(partner="nobody")) == 6


def test_setbacks_and_responses_or_only_what_waits_can_be_shown() -> None:
    assert ids(Shown(kinds=Kinds.ANSWERS)) == ["S1", "R1", "S2"]
    assert ids(Shown(kinds=Kinds.WAITING)) == ["S2"]
    assert hidden(LOG, Shown(kinds=Kinds.WAITING)) == 5


def test_a_period_keeps_its_first_day() -> None:
    assert ids(Shown(days=100)) == ["S2", "P1", "M1", "C1"]
    assert ids(Shown(days=99)) == ["P1", "M1", "C1"]


def test_choices_add_up() -> None:
    chosen = Shown(partner="CITY", kinds=Kinds.ANSWERS, days=395)
    assert ids(chosen) == ["R1"]
    assert hidden(LOG, chosen) == 5


def test_later_rows_are_not_shown_unless_they_are_context_or_plans() -> None:
    later = analysed(
        e("S1", 5), e("S2", -5), e("C1", -9), e("P1", -20, planned="yes"), e("P2", -30), e("M1", -3)
    )
    assert [entry.id for entry in entries(later)] == ["S1", "C1", "P1"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"stance": "learning"}, Code.LEARNING),
        ({"stance": "blaming"}, Code.BLAMING),
        ({"stance": "mixed"}, Code.MIXED),
        ({"stance": "neutral"}, Code.NEUTRAL),
        ({"stance": "unclear"}, Code.UNCLEAR),
        ({}, Code.UNCLEAR),
        ({"stance": "neutral", "forms": "withdrawing"}, Code.RETREAT),
        ({"forms": "silence"}, Code.RETREAT),
        ({"stance": "blaming", "forms": "withdrawing"}, Code.BLAMING),
        ({"stance": "learning", "forms": "deflecting"}, Code.LEARNING),
        ({"stance": "neutral", "forms": "accusing"}, Code.NEUTRAL),
    ],
)
def test_a_response_goes_by_its_stance_and_shows_retreat_where_that_points_neither_way(
    cells: dict[str, str], code: Code
) -> None:
    found = entries(analysed(e("S1", 9), e("R1", 5, to="S1", **cells)))
    assert found[1].code is code


def test_an_entry_says_what_it_is_when_and_where_it_stands_in_the_file() -> None:
    (only,) = entries(
        analysed({"event_id": "S1", "date": "2024-03", "kind": "setback", "title": "Grant ended"})
    )
    assert only.coarse
    assert only.precision is DatePrecision.MONTH
    assert only.row == 2
    assert only.last - only.first == 30
    for part in ("setback", "March 2024", "row 2", "Grant ended"):
        assert part in only.says


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_every_counted_row_of_a_sample_is_an_entry_once(sample: str) -> None:
    analysis = sample_analysis(sample)
    found = [entry.position for entry in entries(analysis)]
    assert len(found) == len(set(found))
    assert set(np.flatnonzero(analysis.findings.facts.counts)) <= set(found)
