"""Every page bears every kind of log: none, samples, a tiny one, an empty one, a faulty one, a later one."""

import pytest

from tests.core.small_logs import ago
from tests.pages.visit import FAULTY, HEADER, PAGES, SAMPLES, TINY, go, opened, visit, words

LOGS = {
    "one setback": TINY,
    "no rows": HEADER,
    "faults": FAULTY,
    "only later rows": f"{HEADER}{ago(-9000)},setback,Far ahead\n",
    "no setback": f"{HEADER}2025-01-09,milestone,First cohort\n2025-02-09,practice,Data day\n",
    "an answer to nothing": f"{HEADER}2025-01-09,response,Letter sent\n",
    "only governance": f"{HEADER}2025-01-09,governance,Board reviewed\n",
}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_without_a_log(page: str) -> None:
    assert words(visit(page))


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_page_opens_with_every_sample(sample: str) -> None:
    at = visit(log=sample)
    for page in PAGES:
        assert len(words(go(at, page))) > 200, page


@pytest.mark.parametrize("log", LOGS)
def test_every_page_bears_an_odd_log(log: str) -> None:
    at = opened(LOGS[log])
    for page in PAGES:
        assert words(go(at, page)), page
