"""Logs of others and files made to look like such are understood as a person would understand them."""

import pytest

from csc_core.model.vocabulary import Verdict
from tests.corpus import report
from tests.corpus.choices import Choices, corpus_logs, look_alikes
from tests.corpus.place import needs_corpus

LOOK_ALIKES = tuple(look_alikes())


def rate(column: str, known: list[Choices]) -> float:
    judged = [choices.right[column] for choices in known if choices.right[column] is not None]
    return sum(map(bool, judged)) / len(judged)


@pytest.mark.parametrize("choices", LOOK_ALIKES, ids=lambda choices: choices.name)
def test_a_look_alike_is_read_as_a_person_would_read_it(choices: Choices) -> None:
    wanted = choices.wanted
    assert choices.first.verdict == wanted["verdict"], choices.first.why
    assert choices.first.rows == wanted["rows"]
    assert choices.asked == wanted["asks"]
    assert choices.right["date"] is not False
    assert not choices.wrong_date_unasked
    assert choices.adds_up
    assert len(choices.last.log or ()) == wanted["events"]
    if wanted["header_row"]:
        assert choices.first.header_row == wanted["header_row"]


def test_first_choices_are_right_at_the_promised_rates() -> None:
    needs_corpus()
    known = [*corpus_logs(), *LOOK_ALIKES]
    assert len(LOOK_ALIKES) >= 40
    assert rate("date", known) == 1
    assert rate("title", known) >= 17 / 20
    assert rate("kind", known) >= 15 / 20
    assert rate("actors", known) >= 15 / 20
    assert not any(choices.wrong_date_unasked for choices in known)
    assert all(choices.verdict_right and choices.adds_up for choices in known if choices.wanted["rows"])


def test_a_refusal_says_what_to_do() -> None:
    refused = [choices.first for choices in LOOK_ALIKES if choices.first.verdict is Verdict.REFUSE]
    assert refused
    for opened in refused:
        assert opened.problems[0].try_this
        assert "Found:" in opened.why or "side by side" in opened.why


def test_the_report_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    report.main()
    told = capsys.readouterr().out
    assert "wrong date columns taken unasked: 0" in told
    assert all(choices.name[:33] in told for choices in LOOK_ALIKES)
