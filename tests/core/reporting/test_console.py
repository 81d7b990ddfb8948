"""What the command line prints: short, in the reader's terms, and harmless whatever stood in the file."""

import datetime as dt
from typing import Any

import pytest

from csc_core.analysis import analyse
from csc_core.intake import open_log, open_sample
from csc_core.reporting.console import LISTED, WIDTH, check_text, printable, report_text

AS_OF = dt.date(2025, 10, 1)
HEADER = "event_id,date,kind,title,actors,responds_to,stance\n"


def report(text: str) -> str:
    opened = open_log(text.encode(), "log.csv", today=AS_OF)
    assert opened.log is not None
    return report_text(opened, analyse(opened.log, today=AS_OF))


def check(text: str, **options: Any) -> str:
    return check_text(open_log(text.encode(), "log.csv", today=AS_OF, **options), "log.csv")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\tand tabs", "two lines and tabs"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b2J", "\\x9b2J"),
        ("abc\u202edef", "abc\\u202edef"),
        ("Schülerrat · 学生 “é”", "Schülerrat · 学生 “é”"),
        ("no\u00a0break", "no break"),
    ],
)
def test_a_terminal_is_given_nothing_to_act_on(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_hostile_titles_and_headers_are_shown_and_not_acted_on() -> None:
    row = 'S1,2025-02-12,setback,"\x1b]0;title\x07 Bus line\n\nNext steps: none",CITY,,\n'
    for text in (report(HEADER + row), check(HEADER.replace("stance", "\x1b[2J") + row)):
        assert all(line.isprintable() for line in text.splitlines())
        assert "\\x1b" in text


def test_a_report_says_where_we_stand_what_waits_and_what_to_do() -> None:
    opened = open_sample("port-alder-jobs")
    assert opened.log is not None
    analysis = analyse(opened.log, today=AS_OF)
    text = report_text(opened, analysis)
    joined = " ".join(text.split())
    assert text.startswith("Port Alder Youth Jobs Compact (invented)")
    assert "as of 1 October 2025" in joined
    for episode in analysis.findings.unanswered:
        assert f"{episode.setback_id} ·" in text
    for prompt in analysis.recommendation.prompts:
        assert f"{prompt.action_id} ·" in text
    assert "Because: " in joined
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_report_says_what_did_not_come_into_it() -> None:
    rows = "S1,2025-02-12,setback,Bus line 4 was closed,CITY,,\n,soon,context,No day,,,\n"
    later = ",2025-12-01,context,Election,,,\n"
    text = " ".join(report(HEADER + rows + later).split())
    assert "1 entry from log.csv" in text
    assert "1 row dated later left out" in text
    assert "1 row set aside" in text


def test_an_empty_log_can_be_reported_on() -> None:
    assert "0 entries from log.csv" in report(HEADER)


def test_a_check_tells_renamed_columns_rows_set_aside_and_doubts() -> None:
    text = check(
        "Date,Kind,Title,Stance\n2025-02-12,setback,Bus,\nsoon,setback,Bus,\n2025-03-01,response,Talk,learnt\n"
    )
    joined = " ".join(text.split())
    assert "2 of 3 rows read" in joined
    assert "date from “Date”" in joined
    assert "row 3: " in joined
    assert "row 4, stance: " in joined


def test_a_question_comes_with_the_option_that_answers_it() -> None:
    text = " ".join(check(HEADER + "S1,03/04/2025,setback,Bus line 4 was closed,,,\n").split())
    assert "log.csv: 1 answer needed" in text
    assert "--answer day_month_order=" in text


def test_a_long_list_is_cut_and_says_so() -> None:
    rows = "".join(f",someday {n},setback,Row {n},,,\n" for n in range(LISTED + 7))
    text = check(HEADER + "S1,2025-02-12,setback,Bus,,,\n" + rows)
    assert text.count("  - row ") == LISTED
    assert "and 7 more" in text


def test_a_refused_file_says_why_once() -> None:
    text = " ".join(check("a,b\n1,2\n").split())
    assert "log.csv: does not load." in text
    assert text.count("No column holds dates") == 1
