"""The worked example of the codebook, eighteen invented rows: every derived value, as of 1 October 2025."""

import datetime as dt
from pathlib import Path

import pytest

from csc_core.measuring import measure
from csc_core.model.findings import Findings
from csc_core.model.vocabulary import GovernanceMode, Practice
from csc_core.signalling import read_heat, read_signals
from tests.make import make_log

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module")
def findings() -> Findings:
    events, partners = (
        (FIXTURES / name).read_text() for name in ("port_alder.csv", "port_alder_partners.csv")
    )
    return measure(make_log(events, partners=partners), dt.date(2025, 10, 1))


def test_the_first_setback_turned_to_learning(findings: Findings) -> None:
    s1 = findings.episode("S1")
    assert s1 is not None
    assert (s1.label, s1.status, s1.age_days) == ("turned_to_learning", "resolved", 597)
    assert (s1.first_response_days, s1.first_learning_days) == (8, 35)
    assert s1.facets == ("apportion_labor", "collective_approach")
    assert (s1.learning, s1.blame) == ("strong_mutual", "one_sided")
    assert s1.linked == ("R1", "P1", "R2", "G1")


def test_the_second_setback_reads_mixed(findings: Findings) -> None:
    s2 = findings.episode("S2")
    assert s2 is not None
    assert (s2.label, s2.first_response_days, s2.first_learning_days) == ("mixed", 14, 14)
    assert (s2.learning, s2.blame) == ("one_sided", "one_sided")
    assert s2.linked == ("R3", "P2", "G2")
    assert s2.coarse == ("first_governance_days",)


def test_the_third_setback_has_no_response_though_rows_are_linked(findings: Findings) -> None:
    s3 = findings.episode("S3")
    assert s3 is not None
    assert (s3.label, s3.age_days, s3.linked) == ("no_response_recorded", 195, ("P3", "G3"))
    assert (s3.learning, s3.blame, s3.first_response_days) == ("none", "none", None)
    assert findings.unanswered == (s3,)


def test_governance(findings: Findings) -> None:
    governance = findings.governance
    assert (governance.mode_changes, governance.reviews_kept, governance.changes_linked) == (2, 1, 3)
    assert governance.days_in_mode == {
        GovernanceMode.SHARED: 93,
        GovernanceMode.LEAD: 391,
        GovernanceMode.NAO: 148,
    }
    assert round(governance.span_years, 2) == 1.73
    assert round(governance.changes_per_year or 0, 2) == 1.16
    assert (governance.churn, governance.current) == (False, "nao")


def test_practices(findings: Findings) -> None:
    assert {practice: (use.n, use.last_days) for practice, use in findings.practices.items()} == {
        Practice.PRIOR_RELATIONSHIPS: (0, None),
        Practice.TRUSTED_PEOPLE: (1, 182),
        Practice.COMMUNITY: (1, 358),
        Practice.DATA: (1, 358),
        Practice.JOINT_PROBLEM_SOLVING: (1, 569),
    }


def test_partners_were_last_seen(findings: Findings) -> None:
    assert {partner.org_id: partner.last_days for partner in findings.partners} == {
        "CITY": 19,
        "SCH": 19,
        "CHM": 19,
        "FND": 148,
        "WFB": 19,
        "NBR": 19,
    }


def test_the_log_starts_with_its_first_row(findings: Findings) -> None:
    assert findings.start == dt.date(2024, 1, 8)


def test_the_voice_of_the_log(findings: Findings) -> None:
    assert findings.voice.silent_sectors == ("government", "public_intermediary", "community")
    assert (findings.voice.empty_months, findings.voice.longest_gap_days) == (7, 142)
    assert (findings.voice.recalled.k, findings.voice.recalled.n) == (1, 18)


def test_signals_and_heat(findings: Findings) -> None:
    signals = read_signals(findings)
    assert [(signal.text, signal.event_ids) for signal in signals] == [
        ("S01", ("S3",)),
        ("S13", ("R1", "R2", "R3")),
        ("S15:prior_relationships", ()),
        ("S15:trusted_people", ("P3",)),
        ("S15:community", ("P2",)),
        ("S15:data", ("P2",)),
        ("S15:joint_problem_solving", ("P1",)),
    ]
    assert read_heat(findings, signals).heat == "cool"
