"""Coding: by one and by two, blind to each other; agreement, differences settled; nothing of it is lost."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.content.codebook import family
from csc_core.model import columns as c
from csc_core.model.stored import Cells, Part
from pages.shared import keeping, kept
from pages.shared.coding import form
from tests.pages.visit import (
    DEFAULT,
    at_work,
    button,
    go,
    has_button,
    opened,
    press,
    sound,
    visit,
)
from tests.pages.visit import words as written

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
    return at_work(at, "code")


def words(at: AppTest) -> str:
    """Everything written on the screen, without the marks under cue phrases."""
    return re.sub(r":gray-background\[(.*?)\]", r"\1", written(at))


def task(at: AppTest, name: str, coder: str = "coder 1") -> AppTest:
    """Go to another task of coding, as this coder."""
    at.text_input(key="coder").set_value(coder)
    return sound(at.radio(key="coding").set_value(name).run())


def code(at: AppTest, stance: str | None, **several: list[str]) -> AppTest:
    """Fill in the form of the response on the screen and save it."""
    form = {radio.label: radio for radio in at.radio}
    if stance:
        form["How does it read?"].set_value(stance)
    for label, codes in several.items():
        next(box for box in at.multiselect if box.label.startswith(label)).set_value(codes)
    return press(at, "Save and next")


def part(at: AppTest, name: Part) -> list[Cells]:
    """The rows of a table as stored."""
    stored = kept.open_desk(key_of(at)).stored
    assert stored is not None
    return [row.cells for row in stored.part(name)]


def key_of(at: AppTest) -> str:
    """The key of the open log, which stands in the address."""
    found = at.query_params["log"]
    return found if isinstance(found, str) else found[0]


def row(at: AppTest, event_id: str) -> Cells:
    """An event as stored."""
    return next(cells for cells in part(at, Part.EVENTS) if cells[c.EVENT_ID] == event_id)


def stances(at: AppTest, event_id: str) -> dict[str, str]:
    """What stands in the table of codings for an event: coder to stance."""
    rows = part(at, Part.CODINGS)
    return {
        cells["coder"]: cells["value"]
        for cells in rows
        if cells["event_id"] == event_id and cells["field"] == c.STANCE
    }


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
    assert "Every response has been read." in words(at)
    assert stances(at, "R1") == {"coder 1": "learning"}


def test_unclear_is_an_answer_and_is_not_asked_for_again() -> None:
    at = code(code(coding(), "unclear"), "unclear")
    assert not has_button(at, "Save and next")
    assert row(at, "R1")[c.STANCE] == "unclear"


def test_later_comes_back_to_a_response_after_the_others() -> None:
    at = press(coding(), "Later")
    assert "What can we try" in words(at)
    at = code(at, "learning")
    assert "It was their fault" in words(at)
    assert c.STANCE not in row(at, "R1")


def test_nothing_chosen_for_one_response_stays_for_the_next() -> None:
    at = coding()
    next(radio for radio in at.radio if radio.label == "How does it read?").set_value("blaming")
    at = press(at, "Later")
    assert next(radio for radio in at.radio if radio.label == "How does it read?").value is None


def test_the_words_a_code_rests_on_have_to_stand_in_the_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    box = next(box for box in coding().selectbox if box.label == "The words it rests on")
    assert box.options == ["Letter sent", "It was their fault"]
    monkeypatch.setattr(form, "phrases", lambda *_: ["never said", "their FAULT"])  # as if typed in
    at = coding()
    next(box for box in at.selectbox if box.label == "The words it rests on").set_value("never said")
    at = code(at, "learning")
    assert "have to stand in the entry" in words(at)
    assert c.STANCE not in row(at, "R1")
    next(box for box in at.selectbox if box.label == "The words it rests on").set_value("their FAULT")
    at = code(at, "blaming")
    notes = [cells.get("note") for cells in part(at, Part.CODINGS) if cells["field"] == c.STANCE]
    assert notes == ["their FAULT"]


def test_cues_are_asked_about_and_choose_nothing() -> None:
    at = coding()
    assert "“their fault”:" in words(at)
    assert all(box.value == [] for box in at.multiselect)
    at = code(at, "neutral")
    assert c.BLAME_FORMS not in row(at, "R1")


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
    at = press(code(coding(), "learning"), "Take my last code back")
    assert c.STANCE not in row(at, "R1")
    assert stances(at, "R1") == {}
    assert "It was their fault" in words(at)
    at = code(at, "learning")
    at = press(at_work(at, "edit"), "Undo")
    assert c.STANCE not in row(at, "R1")


def seen(at: AppTest) -> list[object]:
    """All that a person can see: words, fields with their labels, options and values, buttons."""
    fields = [*at.radio, *at.selectbox, *at.multiselect]
    shown = [(field.label, list(field.options), field.value) for field in fields]
    toasts = [toast.value for toast in at.toast]
    return [
        words(at),
        shown,
        [(one.label, one.value) for one in at.text_input],
        [b.label for b in at.button],
        toasts,
    ]


def test_nothing_on_the_screen_of_a_second_coder_depends_on_what_the_first_chose() -> None:
    columns = "facets,blame_forms,channel,confidence,visibility,coder"
    codes = (
        "learning,anticipate;collective_approach,,meeting,high,partners,coder 1",
        "blaming,,accusing;legal,public,low,facilitator,coder 1",
        "mixed,apportion_labor,withholding,written,medium,facilitator,somebody",
        "neutral,,silence,,,public,",
    )
    screens = []
    for chosen in codes:
        text = (
            f"event_id,date,kind,title,detail,actors,directed_at,responds_to,stance,{columns}\n"
            "S1,2025-01-09,setback,Grant ended,,,,,,,,,,,\n"
            f"R1,2025-02-09,response,Letter sent,It was their fault,CITY,SCH,S1,{chosen}\n"
            "R2,2025-03-09,response,Met on it,What can we try,CITY,,S1,neutral,,,,,,x\n"
        )
        at = task(coding(text), "second", "coder 2")
        assert "0 of 2 read again" in words(at)
        screens.append(seen(at))
    assert all(screen == screens[0] for screen in screens)


def test_a_second_reading_is_kept_beside_the_first_and_leaves_the_event_as_it_was() -> None:
    at = code(coding(), "blaming", Forms=["accusing"])
    at = task(at, "second", "coder 2")
    before = row(at, "R1")
    at = code(at, "learning", Facets=["anticipate"])
    assert "1 of 2 read again" in words(at)
    assert stances(at, "R1") == {"coder 1": "blaming", "coder 2": "learning"}
    assert row(at, "R1") == before
    at = code(at, "learning")  # R3 came with its code from the file
    assert stances(at, "R3") == {"first coder": "learning", "coder 2": "learning"}
    assert "All 2 read again" in words(at)


def test_who_was_slower_at_the_same_response_is_its_second_coder_and_loses_nothing() -> None:
    at = coding()
    other = at_work(visit("log", log=key_of(at)), "code")
    code(task(other, "first", "coder 2"), "neutral")
    at = code(at, "blaming")
    assert stances(at, "R1") == {"coder 2": "neutral", "coder 1": "blaming"}
    assert row(at, "R1")[c.STANCE] == "neutral"


def test_the_first_coder_is_told_to_leave_the_second_reading_to_somebody_else() -> None:
    at = task(code(coding("\n".join(LOG.splitlines()[:4]) + "\n"), "learning"), "second")
    assert not has_button(at, "Save and next")
    assert "another name" in words(at)


def differing() -> AppTest:
    """A session where two coders read one response differently."""
    at = code(coding(), "blaming", Forms=["accusing"])
    at = code(task(at, "second", "coder 2"), "learning", Facets=["anticipate"])
    return task(at, "talk", "coder 2")


def settle(at: AppTest, choice: str) -> AppTest:
    """Choose what to settle on."""
    options = next(radio for radio in at.radio if radio.label == "What do you settle on?")
    return sound(options.set_value(choice).run())


def test_a_difference_is_shown_side_by_side_and_settled_with_both_readings_kept() -> None:
    at = differing()
    told = words(at)
    assert "0 of 1 response" in told
    assert "Cannot tell yet" in told
    assert "1 response to talk about" in told
    assert {"coder 1", "coder 2", "**blaming**", "**learning**", "accusing"} <= set(
        re.sub(r":gray\[(.*?)\]", r"\1", told).split("\n")
    )
    at = settle(at, "coder 2")
    next(box for box in at.text_input if box.label.startswith("Why")).set_value("They asked first")
    at = press(at, "Settle it")
    assert row(at, "R1")[c.STANCE] == "learning"
    assert row(at, "R1")[c.FACETS] == "anticipate"
    assert c.BLAME_FORMS not in row(at, "R1")
    assert stances(at, "R1") == {"coder 1": "blaming", "coder 2": "learning"}
    assert "No response is left to talk about." in words(at)
    assert "They asked first" in at.dataframe[-1].value.to_string()
    done = keeping.store().history(key_of(at), "R1")
    assert [change.after.cells.get(c.STANCE) for change in done if change.after][-2:] == [
        "blaming",
        "learning",
    ]


def test_a_third_reading_can_be_settled_on_and_taken_back() -> None:
    at = settle(differing(), "another")
    at = press(at, "Settle it")
    assert "Choose how it reads first" in words(at)
    next(radio for radio in at.radio if radio.label == "How does it read?").set_value("mixed")
    at = press(at, "Settle it")
    assert row(at, "R1")[c.STANCE] == "mixed"
    at = press(at_work(at, "edit"), "Undo")
    assert row(at, "R1")[c.STANCE] == "blaming"
    at = at_work(at, "code")
    assert "1 response to talk about" in words(task(at, "talk"))


def test_whoever_settles_second_is_told_sees_both_and_may_settle_again() -> None:
    at = differing()
    other = task(sound(visit("log", log=key_of(at)).radio(key="work").set_value("code").run()), "talk")
    at = settle(at, "coder 2")
    next(box for box in at.text_input if box.label.startswith("Why")).set_value("They asked first")
    press(settle(other, "coder 1"), "Settle it")
    at = press(at, "Settle it")
    assert row(at, "R1")[c.STANCE] == "blaming"
    told = words(at)
    assert "Somebody else has just settled" in " ".join(warning.value for warning in at.warning)
    theirs, mine = told.index("They settled on"), told.index("You had chosen")
    assert "**blaming**" in told[theirs:mine]
    assert "**learning**" in told[mine:]
    assert "They asked first" in told[mine:]
    at = press(at, "Settle it")
    assert row(at, "R1")[c.STANCE] == "learning"
    assert "No response is left to talk about." in words(at)


def test_what_somebody_else_settled_can_be_left_so() -> None:
    at = differing()
    other = task(sound(visit("log", log=key_of(at)).radio(key="work").set_value("code").run()), "talk")
    press(settle(other, "coder 1"), "Settle it")
    at = press(sound(at.run()), "Leave it as they settled it")
    assert row(at, "R1")[c.STANCE] == "blaming"
    assert not at.warning


def test_codes_that_came_with_the_log_are_no_coder() -> None:
    at = task(coding(), "second", "coder 2")
    at = task(code(at, "blaming"), "talk", "coder 2")
    assert "One coder and the codes that came with the log gave the same code to 0 of 1 response" in words(at)
    assert "first coder" not in words(at)


def test_before_two_have_coded_nothing_is_said_of_agreement() -> None:
    assert "cannot be told" in words(task(coding(), "talk"))


def test_hostile_words_are_shown_as_they_are() -> None:
    text = LOG.replace("It was their fault", "![x](http://example.org/x.png) :red[hot] $a$ their fault")
    shown = "".join(element.value for element in coding(text).markdown)
    assert "![x]" not in shown
    assert ":red[hot]" not in shown


def test_an_example_is_not_coded_but_its_copy_can_be() -> None:
    at = visit("log", log=DEFAULT)
    at = at_work(at, "code")
    assert not has_button(at, "Save and next")
    assert not button(at, "Keep a copy").disabled
