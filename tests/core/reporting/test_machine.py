"""What machines get: the keys promised to them, the figures of the worked fixture, and counts that add up."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from csc_core.analysis import analyse
from csc_core.content.samples import Sample, samples
from csc_core.intake import open_log, open_sample
from csc_core.model.opened import Opened
from csc_core.reporting.machine import check_values, report_values

FIXTURES = Path(__file__).parents[2] / "fixtures"
AS_OF = dt.date(2025, 10, 1)
HEADER = "event_id,date,kind,title,actors,responds_to,stance\n"
GOOD = "S1,2024-02-12,setback,Bus line 4 was closed,CITY,,\n"


def opened(text: str, **options: Any) -> Opened:
    return open_log(text.encode(), "log.csv", today=AS_OF, **options)


def port_alder() -> dict[str, Any]:
    beside = {"partners": ("partners.csv", (FIXTURES / "port_alder_partners.csv").read_bytes())}
    answer = open_log((FIXTURES / "port_alder.csv").read_bytes(), "log.csv", today=AS_OF, beside=beside)
    assert answer.log is not None
    values = report_values(answer, analyse(answer.log, today=AS_OF))
    assert json.loads(json.dumps(values)) == values, "plain values only"
    return values


def test_the_report_of_the_fixture_gives_its_episodes() -> None:
    first, second, third = port_alder()["episodes"]
    assert (
        first
        | {
            "setback_id": "S1",
            "label": "turned_to_learning",
            "status": "resolved",
            "age_days": 597,
            "first_response_days": 8,
            "first_learning_days": 35,
            "facets": ["apportion_labor", "collective_approach"],
            "learning": "strong_mutual",
            "blame": "one_sided",
            "linked": ["G1", "P1", "R1", "R2"],
        }
        == first
    )
    assert (
        second
        | {
            "setback_id": "S2",
            "label": "mixed",
            "first_response_days": 14,
            "first_learning_days": 14,
            "learning": "one_sided",
            "blame": "one_sided",
            "linked": ["G2", "P2", "R3"],
        }
        == second
    )
    assert (
        third
        | {
            "setback_id": "S3",
            "label": "no_response_recorded",
            "status": "open",
            "age_days": 195,
            "first_response_days": None,
            "first_learning_days": None,
            "facets": [],
            "learning": "none",
            "blame": "none",
            "linked": ["G3", "P3"],
        }
        == third
    )


def test_the_report_of_the_fixture_gives_governance_and_practices() -> None:
    values = port_alder()
    assert values["governance"] == {
        "mode_changes": 2,
        "reviews_kept": 1,
        "days_in_mode": {"shared": 93, "lead": 391, "nao": 148},
        "churn": False,
        "changes_per_year": pytest.approx(1.16, abs=0.005),
        "changes_linked": 3,
        "adaptability": {"k": 0, "n": 0},
        "days_since_last": 148,
    }
    assert values["practices"] == {
        "prior_relationships": {"n": 0, "last_days": None},
        "trusted_people": {"n": 1, "last_days": 182},
        "community": {"n": 1, "last_days": 358},
        "data": {"n": 1, "last_days": 358},
        "joint_problem_solving": {"n": 1, "last_days": 569},
    }


def test_the_report_of_the_fixture_gives_what_followed_what() -> None:
    patterns = port_alder()["patterns"]
    assert patterns["follows"]["setback"] == {"setback": 0, "learning": 0, "blaming": 1, "mixed": 1}
    assert patterns["follows"]["blaming"]["learning"] == 1
    assert patterns["blame_repeats"] == {"k": 0, "n": 1}
    assert (patterns["learnt"], patterns["learnt_range"]) == ({"k": 1, "n": 2}, None)


def test_the_report_of_the_fixture_gives_signals_heat_and_prompts() -> None:
    values = port_alder()
    assert (values["as_of"], values["events"], values["heat"]) == ("2025-10-01", 18, "cool")
    assert {"id": "S01", "about": None, "event_ids": ["S3"]} in values["signals"]
    assert {"id": "S15", "about": "data", "event_ids": ["P2"]} in values["signals"]
    assert [(signal["id"], signal["about"]) for signal in values["signals"]] == [
        ("S01", None),
        ("S13", None),
        *(("S15", practice) for practice in values["practices"]),
    ]
    assert [prompt["action_id"] for prompt in values["prompts"]] == ["DA01", "PR09", "CE02"]
    assert values["prompts"][0] == {
        "action_id": "DA01",
        "practice": "data",
        "stage": 2,
        "because": [{"id": "S01", "about": None, "event_ids": ["S3"]}],
    }


def test_what_a_report_leaves_out_is_counted() -> None:
    answer = opened(f"{HEADER}{GOOD},2026-01-05,context,Election,,,\n,soon,context,No day,,,\n")
    assert answer.log is not None
    values = report_values(answer, analyse(answer.log, today=AS_OF))
    assert (values["events"], values["later"], values["set_aside"]) == (1, 1, 1)


def test_a_clean_file() -> None:
    values = check_values(opened(HEADER + GOOD))
    assert json.loads(json.dumps(values)) == values
    assert (
        values
        | {
            "verdict": "load",
            "rows": 1,
            "events": 1,
            "set_aside": [],
            "problems": [],
            "questions": [],
            "encoding": "utf-8",
            "delimiter": ",",
            "header_row": 1,
            "sheet": None,
        }
        == values
    )
    assert values["mapping"]["title"] == "title"


def test_rows_set_aside_and_doubts_are_told_with_their_place() -> None:
    values = check_values(
        opened(
            f"{HEADER}{GOOD}R1,someday,response,Letter,CITY,S1,\nR2,2024-03-01,response,Talk,CITY,S1,learnt\n"
        )
    )
    assert values["verdict"] == "load+warn"
    assert values["rows"] == 3 == values["events"] + len(values["set_aside"])
    (row,) = values["set_aside"]
    assert row["row"] == 3
    assert row["says"]
    assert row["try_this"]
    places = {(p["severity"], p["row"], p["column"], p["value"]) for p in values["problems"]}
    assert {("blocks", 3, "date", "someday"), ("doubt", 4, "stance", "learnt")} <= places


def test_a_question_loads_nothing_until_it_is_answered() -> None:
    text = HEADER + GOOD.replace("2024-02-12", "03/04/2024")
    values = check_values(opened(text))
    assert (values["verdict"], values["rows"], values["events"], values["set_aside"]) == ("ask", 1, 0, [])
    (question,) = values["questions"]
    assert (question["about"], question["column"]) == ("day_month_order", "date")
    answered = check_values(opened(text, answers={question["about"]: question["choices"][0]}))
    assert (answered["verdict"], answered["events"]) == ("load", 1)


@pytest.mark.parametrize("text", ["", "\x00\x01\x02", "a,b\n1,2\n", f"{HEADER},soon,setback,No day,,,\n"])
def test_a_refused_file_loads_nothing_and_says_why(text: str) -> None:
    values = check_values(opened(text))
    assert (values["verdict"], values["events"], values["set_aside"]) == ("refuse", 0, [])
    assert values["why"]


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_every_sample_can_be_reported(sample: Sample) -> None:
    answer = open_sample(sample.id)
    assert answer.log is not None
    values = report_values(answer, analyse(answer.log, today=AS_OF))
    assert json.loads(json.dumps(values)) == values
    assert values["events"] + values["later"] == len(answer.log)
    assert {signal for prompt in values["prompts"] for signal in map(str, prompt["because"])} <= {
        str(signal) for signal in values["signals"]
    }
