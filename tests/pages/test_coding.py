"""Coding: one response at a time, its words beside the codebook, saved and on to the next."""

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.content.codebook import family
from csc_core.model import columns as c
from csc_core.model.stored import Cells, Part
from pages.shared import kept
from tests.pages.visit import DEFAULT, button, go, has_button, opened, press, sound, visit, words

LOG = (
    "event_id,date,kind,title,detail,responds_to,stance\n"
    "S1,2025-01-09,setback,Grant ended,,,\n"
    "R1,2025-02-09,response,Letter sent,It was their fault,S1,\n"
    "R2,2025-03-09,response,Met on it,What can we try,S1,\n"
    "R3,2025-03-10,response,Coded already,,S1,learning\n"
)


def coding(text: str = LOG) -> AppTest:
    """A session at the responses that wait for a code."""
    at = go(opened(text), "log")
    return sound(at.radio(key="work").set_value("code").run())


def code(at: AppTest, stance: str | None, **several: list[str]) -> AppTest:
    """Fill in the form of the response on the screen and save it."""
    form = {radio.label: radio for radio in at.radio}
    if stance:
        form["How does it read?"].set_value(stance)
    for label, codes in several.items():
        next(box for box in at.multiselect if box.label.startswith(label)).set_value(codes)
    return press(at, "Save and next")


def row(at: AppTest, event_id: str) -> Cells:
    """An event as stored."""
    found = at.query_params["log"]
    stored = kept.open_desk(found if isinstance(found, str) else found[0]).stored
    assert stored is not None
    return next(row.cells for row in stored.part(Part.EVENTS) if row.key == event_id)


def test_a_response_is_shown_in_its_own_words_beside_the_codebook() -> None:
    at = coding()
    told = words(at)
    assert "2 responses without a code" in told
    assert "It was their fault" in told
    assert "What can we try" not in told
    assert all(stance.definition in told for stance in family("stance"))


def test_a_code_is_saved_and_the_next_response_comes_up_until_none_is_left() -> None:
    at = code(coding(), "learning", Facets=["anticipate"])
    assert row(at, "R1")[c.STANCE] == "learning"
    assert row(at, "R1")[c.FACETS] == "anticipate"
    assert row(at, "R1")[c.CODER]
    assert c.VISIBILITY not in row(at, "R1")
    assert "1 response without a code" in words(at)
    assert "What can we try" in words(at)
    at = code(at, "neutral")
    assert not has_button(at, "Save and next")
    assert "Every response has a code." in words(at)


@pytest.mark.parametrize("stance", ["blaming", "mixed"])
def test_what_reads_as_blame_is_for_the_facilitator_only(stance: str) -> None:
    at = code(coding(), stance)
    assert row(at, "R1")[c.VISIBILITY] == "facilitator"


def test_a_form_of_blame_is_for_the_facilitator_only_whatever_the_stance() -> None:
    at = code(coding(), "learning", Forms=["withdrawing"])
    assert row(at, "R1")[c.BLAME_FORMS] == "withdrawing"
    assert row(at, "R1")[c.VISIBILITY] == "facilitator"


def test_without_an_answer_nothing_is_saved_and_the_response_stays() -> None:
    at = code(coding(), None)
    assert c.STANCE not in row(at, "R1")
    assert "It was their fault" in words(at)


def test_a_response_tied_to_no_setback_is_asked_which_it_answers_and_the_nearest_before_it_comes_first() -> (
    None
):
    text = (
        LOG.replace("S1,\nR2", ",\nR2")
        + "S0,2024-01-09,setback,Lease lost,,,\nS2,2025-02-11,setback,Van broke,,,\n"
    )
    at = coding(text)
    asked = next(box for box in at.multiselect if box.label == "Which setback does it answer?")
    assert [option.split(" · ")[1] for option in asked.options] == ["Grant ended", "Lease lost", "Van broke"]
    at = code(at, "learning", Which=["S1"])
    assert row(at, "R1")[c.RESPONDS_TO] == "S1"
    assert not any(box.label.startswith("Which") for box in at.multiselect)


def test_the_timeline_leads_to_responses_that_are_tied_to_no_setback() -> None:
    at = go(opened(LOG.replace("S1,\nR2", ",\nR2")), "timeline")
    assert "1 response is tied to no earlier setback" in words(at)
    assert "How does it read?" in {radio.label for radio in press(at, "Code them").radio}


def test_a_coding_can_be_taken_back() -> None:
    at = code(coding(), "learning")
    at = press(sound(at.radio(key="work").set_value("edit").run()), "Undo")
    assert c.STANCE not in row(at, "R1")


def test_an_example_is_not_coded_but_its_copy_can_be() -> None:
    at = visit("log", log=DEFAULT)
    at = sound(at.radio(key="work").set_value("code").run())
    assert not has_button(at, "Save and next")
    assert not button(at, "Keep a copy").disabled
