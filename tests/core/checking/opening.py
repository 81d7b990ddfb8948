"""Shorthand for tests that open a faulty text and look at what is said about it."""

import datetime as dt
from collections.abc import Mapping

from csc_core.intake import open_log
from csc_core.model.log import EventLog
from csc_core.model.opened import Opened
from csc_core.model.problems import Problem
from tests.make import TODAY, meta_csv

PARTNERS = "org_id,name,sector\nCITY,City Office,government\nSCH,School District,public_education\n"


def opened(
    text: str,
    *,
    partners: str = "",
    meta: Mapping[str, str] | None = None,
    codings: str = "",
    pulse: str = "",
    answers: Mapping[str, str] | None = None,
    today: dt.date = TODAY,
) -> Opened:
    tables = {"partners": partners, "meta": meta_csv(meta or {}), "codings": codings, "pulse": pulse}
    beside = {name: (f"{name}.csv", content.encode()) for name, content in tables.items() if content}
    return open_log(text.encode(), "log.csv", today=today, answers=answers, beside=beside)


def log_of(answer: Opened) -> EventLog:
    assert answer.log is not None, answer.problems
    return answer.log


def told(answer: Opened, code: str) -> list[Problem]:
    return [problem for problem in answer.problems if problem.code == code]


def rows_told(answer: Opened, code: str) -> list[int | None]:
    return [problem.row for problem in told(answer, code)]
