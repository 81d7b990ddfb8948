"""From a log to everything known about it at one date."""

import datetime as dt
from pathlib import Path

from csc_core.analysis import analyse
from csc_core.model.commitment import Commitment, Record
from csc_core.model.prompts import Filters
from csc_core.model.vocabulary import CommitmentState, Outcome
from csc_core.signalling import Thresholds
from tests.make import make_log

FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = dt.date(2025, 10, 1)
EVENTS, PARTNERS = ((FIXTURES / name).read_text() for name in ("port_alder.csv", "port_alder_partners.csv"))
LOG = make_log(EVENTS, partners=PARTNERS)


def test_the_worked_example_gives_three_prompts() -> None:
    analysis = analyse(LOG, today=TODAY)
    assert [(p.action_id, p.because[0].text) for p in analysis.recommendation.prompts] == [
        ("DA01", "S01"),
        ("PR09", "S15:prior_relationships"),
        ("CE02", "S15:community"),
    ]
    assert analysis.heat.heat == "cool"
    assert analysis.log is LOG


def test_the_date_is_the_one_asked_for_else_the_log_s_own_else_today() -> None:
    own = make_log(EVENTS, meta={"as_of": "2025-06-01"})
    assert analyse(LOG, today=TODAY).findings.as_of == TODAY
    assert analyse(own, today=TODAY).findings.as_of == dt.date(2025, 6, 1)
    asked = dt.date(2024, 12, 31)
    assert analyse(own, today=TODAY, as_of=asked).findings.as_of == asked


def test_an_earlier_date_knows_nothing_of_later_rows() -> None:
    early = analyse(LOG, today=TODAY, as_of=dt.date(2024, 3, 1))
    assert [(e.setback_id, e.label) for e in early.findings.episodes] == [("S1", "blame")]
    assert early.heat.heat == "hot"


def test_what_was_done_with_a_prompt_and_what_the_meeting_allows_change_the_prompts() -> None:
    record = Record("DA01", dt.date(2025, 9, 20), Outcome.ADOPTED)
    recorded = analyse(LOG, today=TODAY, records=[record]).recommendation
    assert "DA01" not in [prompt.action_id for prompt in recorded.prompts]
    short = analyse(LOG, today=TODAY, filters=Filters(minutes=5)).recommendation
    assert short.prompts != analyse(LOG, today=TODAY).recommendation.prompts


def test_thresholds_reach_the_rules() -> None:
    patient = analyse(LOG, today=TODAY, limits=Thresholds(no_response_age=365))
    assert "S01" not in [signal.id for signal in patient.signals]


def test_commitments_given_stand_in_place_of_the_log_s_own() -> None:
    late = Commitment(
        "Calendar is up", "CITY", dt.date(2025, 9, 1), CommitmentState.OPEN, dt.date(2025, 8, 1)
    )
    analysis = analyse(LOG, today=TODAY, commitments=(late,))
    assert analysis.findings.commitments == (late,)
    assert "S31" in [signal.id for signal in analysis.signals]
    assert "S31" not in [signal.id for signal in analyse(LOG, today=TODAY).signals]


def test_an_empty_log_can_be_analysed() -> None:
    empty = analyse(make_log("date,kind,title\n2030-01-01,context,Election\n"), today=TODAY)
    assert empty.findings.totals.events == 0
    assert [signal.id for signal in empty.signals] == ["S33"]
