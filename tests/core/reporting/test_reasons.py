"""Why a prompt is given: a sentence for every signal, and the rows behind it once."""

import pytest

from csc_core.content.samples import samples
from csc_core.model.prompts import NotNow, Signal
from csc_core.reporting.reasons import NAMED_ROWS, about_words, not_now_words, reason, reasons
from tests.core.charting.seen import analysed, sample_analysis
from tests.core.small_logs import e, partner, several

SAMPLE_IDS = [sample.id for sample in samples()]


@pytest.mark.parametrize("sample", SAMPLE_IDS)
def test_every_signal_of_a_sample_is_told_with_the_rows_that_fired_it(sample: str) -> None:
    analysis = sample_analysis(sample)
    rows = dict(zip(analysis.findings.facts.ids, analysis.findings.facts.numbers.tolist(), strict=True))
    assert analysis.signals
    for signal in analysis.signals:
        found = reason(analysis, signal)
        assert found.says[0].isupper() or not found.says[0].isalpha()
        assert not set("{}_") & set(found.says), found.says
        assert not found.says.endswith(".")
        assert len(found.rows) + found.more == len(signal.event_ids)
        assert len(found.rows) <= NAMED_ROWS
        for link in found.rows:
            assert link.event_id in signal.event_ids
            assert link.row == rows[link.event_id]
            assert str(link.row) in link.says


@pytest.mark.parametrize("sample", SAMPLE_IDS)
def test_every_prompt_of_a_sample_has_a_reason_and_links_a_row_once(sample: str) -> None:
    analysis = sample_analysis(sample)
    for prompt in analysis.recommendation.prompts:
        found = reasons(analysis, prompt.because)
        assert [one.signal for one in found] == list(prompt.because)
        linked = [row.event_id for one in found for row in one.rows]
        assert len(linked) == len(set(linked))


@pytest.mark.parametrize("sample", SAMPLE_IDS)
def test_what_is_left_out_says_why(sample: str) -> None:
    for barred in sample_analysis(sample).recommendation.not_now:
        words = not_now_words(barred)
        assert words.endswith(".")
        assert words[0].isupper()


@pytest.mark.parametrize(
    "why",
    ["hot", "stage", "setting", "recent", "legal", "few_partners", "few_sectors", "unclear", "S03", "S23"],
)
def test_every_bar_has_words_of_its_own(why: str) -> None:
    assert "_" not in not_now_words(NotNow("DA01", why))
    assert not_now_words(NotNow("DA01", why)) not in {
        not_now_words(NotNow("DA01", other)) for other in ("S05", "S06") if other != why
    }


def test_many_rows_are_named_in_part_and_the_rest_counted() -> None:
    analysis = analysed(*several("S", 7, 100))
    ids = tuple(f"S{101 + k}" for k in range(7))
    found = reason(analysis, Signal("S01", None, ids, 106))
    assert [row.event_id for row in found.rows] == ["S101", "S102", "S103"]
    assert found.more == 4


def test_a_row_that_is_gone_is_neither_linked_nor_counted() -> None:
    found = reason(analysed(e("S1", 100)), Signal("S01", None, ("S1", "gone"), 100))
    assert [row.event_id for row in found.rows] == ["S1"]
    assert found.more == 0


def test_one_day_is_told_in_the_singular() -> None:
    told = reason(analysed(e("S1", 1)), Signal("S01", None, ("S1",), 1)).says
    assert "1 days" not in told


@pytest.mark.parametrize(
    ("about", "says"),
    [
        (None, ""),
        ("data", "data"),
        ("anticipate", "anticip"),
        ("funding_loss", "funding"),
        ("CITY", "City youth office"),
        ("NOBODY_KNOWN", "NOBODY_KNOWN"),
    ],
)
def test_what_a_signal_is_about_is_told_in_words(about: str | None, says: str) -> None:
    analysis = analysed(e("S1", 9), partners=[partner("CITY") | {"name": "City youth office"}])
    assert says in about_words(analysis, Signal("S01", about, ()))


def test_a_title_with_braces_is_told_as_written() -> None:
    title = "A {n} {0} %s {{x}} title"
    analysis = analysed({**e("S1", 100), "title": title})
    for signal in analysis.signals:
        assert all(title in row.says for row in reason(analysis, signal).rows)
