"""Start: two ways in, the shelf, and where a collaboration stands."""

import pytest

from csc_core.content.samples import samples
from tests.pages.visit import (
    DEFAULT,
    SAMPLES,
    TINY,
    analysis_of,
    button,
    go,
    has_button,
    opened,
    press,
    visit,
    words,
)


def test_without_a_log_there_are_two_ways_in_and_every_sample_is_listed() -> None:
    at = visit()
    assert has_button(at, "Show me an example")
    assert has_button(at, "Use my own log")
    assert all(button(at, sample.id).help.replace("\\", "") == sample.what_to_see for sample in samples())
    assert at.get("vega_lite_chart")


def test_the_example_opens_on_the_timeline() -> None:
    at = press(visit(), "Show me an example")
    assert at.query_params["log"] == DEFAULT
    assert analysis_of(DEFAULT).log.name in words(at)


def test_ones_own_log_is_asked_for_on_the_log_page() -> None:
    assert press(visit(), "Use my own log").file_uploader


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sample_opens_and_tells_where_it_stands(sample: str) -> None:
    at = press(visit(), sample)
    assert at.query_params["log"] == sample
    at = go(at, "start")
    analysis = analysis_of(sample)
    waiting = [episode.setback_id for episode in analysis.findings.unanswered]
    assert [b.key for b in at.button if (b.key or "").startswith("look-")] == [f"look-{id}" for id in waiting]
    assert analysis.log.name in words(at)


def test_a_waiting_setback_can_be_looked_at() -> None:
    oldest = analysis_of(DEFAULT).findings.unanswered[0]
    at = press(visit(log=DEFAULT), f"look-{oldest.setback_id}")
    row = int(analysis_of(DEFAULT).findings.facts.numbers[oldest.position])
    assert at.query_params["row"] == str(row)
    assert analysis_of(DEFAULT).log.cell(oldest.position, "title") in words(at)


def test_the_next_prompt_leads_to_all_of_them() -> None:
    at = visit(log=DEFAULT)
    at = press(at, "See")
    assert any((b.key or "").startswith("adopt-") for b in at.button)


def test_a_log_that_was_opened_is_listed_until_it_is_deleted_for_good() -> None:
    at = go(opened(TINY, "mine.csv"), "start")
    key = at.query_params["log"]
    at = press(at, "Switch log")
    assert "log" not in at.query_params
    assert "**mine**" in words(at)
    assert press(at, f"open-{key}").query_params["log"] == key
    at = press(visit(), f"delete-{key}")
    assert has_button(at, f"open-{key}")
    at = press(at, f"delete-{key}", "Delete for good")
    assert not has_button(at, f"open-{key}")
    assert has_button(visit(log=key), "Show me an example")


def test_several_logs_can_be_kept_and_each_keeps_its_own_words() -> None:
    first = opened(TINY, "first.csv").query_params["log"]
    second = opened(TINY.replace("Grant", "Lease"), "second.csv").query_params["log"]
    at = visit()
    listed = {b.key for b in at.button if (b.key or "").startswith("open-")}
    assert listed == {f"open-{first}", f"open-{second}"}
    assert "Grant ended" in words(press(at, f"open-{first}"))
    assert "Lease ended" in words(press(visit(), f"open-{second}"))


def test_samples_are_named_as_they_are_in_their_own_facts() -> None:
    for sample in samples():
        assert analysis_of(sample.id).log.name == sample.name
