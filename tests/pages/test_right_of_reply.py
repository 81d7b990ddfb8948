"""A partner's account beside an entry: shown to the facilitator, kept from the room, taken back as easily."""

import datetime as dt

from streamlit.testing.v1 import AppTest

from csc_core.analysis import analyse, room_of
from csc_core.model import columns as c
from csc_core.model.stored import Part
from pages.shared import kept
from tests.pages.visit import DEFAULT, at_work, button, go, has_button, opened, press, sound, visit, words

LOG = (
    "event_id,date,kind,title,responds_to,stance\n"
    "S1,2025-01-09,setback,Grant ended,,\n"
    "R1,2025-02-09,response,Met on it,S1,learning\n"
)


def reading(row: str) -> AppTest:
    """A session whose timeline shows this row of a kept log."""
    at = opened(LOG)
    at.query_params["row"] = row
    return sound(at.run())


def cells(at: AppTest, event_id: str) -> dict[str, str]:
    key = at.query_params["log"]
    stored = kept.open_desk(key if isinstance(key, str) else key[0]).stored
    assert stored is not None
    return dict(next(row.cells for row in stored.part(Part.EVENTS) if row.key == event_id))


def contest(at: AppTest, says: str) -> AppTest:
    next(area for area in at.text_area if "partner say" in area.label).set_value(says)
    return press(sound(at.run()), "Mark as contested")


def test_any_entry_can_be_contested_with_a_note_and_says_so_where_it_is_read() -> None:
    for row, event_id in (("2", "S1"), ("3", "R1")):
        at = contest(reading(row), "The city says the figures were [late](http://x.org)")
        assert cells(at, event_id)[c.CONTESTED] == "yes"
        assert "The city says the figures were [late](http://x.org)" in words(at)
        assert "[late](http" not in "".join(element.value for element in at.markdown)
        assert "contested" in press(at, "Table").dataframe[-1].value["Entry"].str.cat()


def test_it_is_taken_back_as_easily() -> None:
    at = press(contest(reading("2"), "Not so"), "No longer contested")
    assert c.CONTESTED not in cells(at, "S1")
    assert c.CONTESTED_NOTE not in cells(at, "S1")
    at = at_work(go(at, "log"), "edit")
    at = press(at, "Undo")
    assert cells(at, "S1")[c.CONTESTED_NOTE] == "Not so"


def test_the_room_does_not_see_it_and_is_told_that_one_is_being_corrected() -> None:
    at = contest(reading("3"), "Not so")
    key = at.query_params["log"]
    desk = kept.open_desk(key if isinstance(key, str) else key[0])
    room = room_of(analyse(desk.log, today=dt.date(2025, 10, 1)))
    assert room.being_corrected == 1
    assert "Met on it" not in repr(room)


def test_while_it_is_written_a_person_s_name_is_pointed_out_and_nothing_is_blocked() -> None:
    at = reading("2")
    next(area for area in at.text_area if "partner say" in area.label).set_value("Mayor Smith disagrees")
    at = sound(at.run())
    assert "Mayor Smith" in words(at)
    assert not button(at, "Mark as contested").disabled


def test_an_example_that_cannot_be_changed_offers_no_way_to_contest() -> None:
    assert not has_button(visit("timeline", log=DEFAULT), "Mark as contested")
