"""Method: every chapter and every worked case can be read."""

import pytest

from csc_core.content.cases import cases
from csc_core.content.catalogue import practices
from csc_core.content.codebook import families, family
from csc_core.content.signals import signal_texts
from tests.pages.visit import DEFAULT, sound, visit, words


@pytest.mark.parametrize("log", ["", DEFAULT])
def test_every_chapter_can_be_read_with_and_without_a_log(log: str) -> None:
    at = visit("method", **({"log": log} if log else {}))
    chapters = at.radio(key="chapter").options
    assert len(chapters) >= 7
    for chapter in chapters:
        sound(at.radio(key="chapter").set_value(chapter).run())
        assert len(words(at)) > 400, chapter


def test_a_chapter_can_be_linked_to() -> None:
    assert visit("method", chapter="Codebook").expander
    assert not visit("method", chapter="Nonsense").expander


def test_every_signal_stands_in_its_family() -> None:
    at = visit("method", chapter="Signals")
    assert len(at.expander) == len({text.family for text in signal_texts().values()})
    told = words(at)
    assert all(" ".join(text.rule.split()) in told for text in signal_texts().values())


def test_every_worked_case_is_drawn_and_explained() -> None:
    at = visit("method", chapter="Worked cases")
    assert len(cases()) >= 20
    for case in cases().values():
        sound(at.selectbox(key="case").set_value(case.id).run())
        assert at.get("vega_lite_chart")
        assert " ".join(case.why.split()) in words(at)


def test_the_codebook_is_grouped_explains_every_code_of_a_log_and_leaves_out_the_program_s_own_words() -> (
    None
):
    at = visit("method", chapter="Codebook")
    assert len(at.expander) < len(families()) / 3
    told = words(at)
    for name in (
        "stance",
        "facet",
        "blame_form",
        "setback_subtype",
        "practice",
        "channel",
        "sector",
        "label",
    ):
        assert all(" ".join(term.definition.split()) in told for term in family(name)), name
    assert not any(term.definition in told for term in family("commitment_state"))
    assert all(example in told for practice in practices().values() for example in practice.looks_like)
