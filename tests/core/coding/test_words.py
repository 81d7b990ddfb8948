"""The words of an entry: cues are found and change nothing, phrases stand in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_core.coding.words import phrases, pieces, questions, stands_in
from csc_core.content.codebook import term
from csc_core.content.cues import Cue, cues

WILD = st.text() | st.lists(
    st.sampled_from(
        [phrase for cue in cues() for phrase in cue.phrases] + [" ", "\n", "[", ":red[x]", ", but "]
    )
).map("".join)


@given(WILD)
def test_a_text_cut_at_its_cues_is_the_same_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@given(WILD, WILD)
def test_every_phrase_that_is_offered_stands_in_the_text(title: str, text: str) -> None:
    assert all(stands_in(phrase, title, text) for phrase in phrases(title, text))


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.code)
def test_every_phrase_of_a_cue_is_found_as_a_whole_word_and_asks(cue: Cue) -> None:
    assert term(cue.family, cue.code)
    assert cue.asks.endswith(("?", "."))
    assert "?" in cue.asks
    for phrase in cue.phrases:
        ((words, found),) = questions(f"So {phrase.upper()}, they said")
        assert (words, found) == (phrase.upper(), cue)
        assert not questions(f"x{phrase}x")


def test_a_long_sentence_is_also_offered_by_its_clauses_and_words_elsewhere_do_not_count() -> None:
    text = (
        "The district took on the screening of all the applicants, "
        "and the chamber took on the employer visits. Done."
    )
    offered = phrases("Roles were divided", text)
    assert "Roles were divided" in offered
    assert "The district took on the screening of all the applicants," in offered
    assert stands_in("TOOK  on the", text)
    assert not stands_in("took over", text)


def test_a_cue_is_asked_once_and_not_too_many_of_them() -> None:
    text = " ".join(phrase for cue in cues() for phrase in cue.phrases)
    asked = questions(text, 4)
    assert len(asked) == 4
    assert len({cue.code for _, cue in asked}) == 4
