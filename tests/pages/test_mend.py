"""Rows that were set aside become events where they are listed, in an upload and in a kept log."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

from csc_core.model import columns as c
from csc_core.model.stored import Part
from csc_core.model.vocabulary import Kind
from pages.shared import keeping, kept
from tests.pages.visit import (
    DEFAULT,
    FAULTY,
    button,
    go,
    has_button,
    opened,
    press,
    sound,
    upload,
    visit,
    words,
)

KIND = "What it is in row 4"


def mended(at: AppTest, typed: Mapping[str, str], taken_out: Collection[int] = ()) -> AppTest:
    """Put cells right by the words over their fields, take rows out by their number, and save."""
    for label, better in typed.items():
        sound(field(at, label).set_value(better).run())
    for row in taken_out:
        sound(box(at, row).check().run())
    return press(at, "save-mends")


def field(at: AppTest, label: str) -> Any:
    """The field of a cell: a list of codes or a line to type in."""
    return next(one for one in (*at.text_input, *at.selectbox, *at.multiselect) if one.label == label)


def box(at: AppTest, row: int) -> Any:
    """The box that takes a row out: cards come in the order of the rows."""
    rows = dict.fromkeys(re.findall(r"\*\*Row (\d+)\*\*", words(at)))
    return at.checkbox[list(rows).index(str(row))]


def key_of(at: AppTest) -> str:
    found = at.query_params["log"]
    return found if isinstance(found, str) else found[0]


def titles(at: AppTest) -> list[str]:
    return list(kept.open_desk(key_of(at)).log.text(c.TITLE))


def test_a_row_of_an_upload_is_mended_in_place_and_its_history_tells_both() -> None:
    at = upload(visit("log"), FAULTY)
    assert button(at, "save-mends").disabled
    at = mended(at, {"Date in row 3": "2017", KIND: "context"})
    assert titles(at) == ["Grant ended", "Data did not match", "Nobody came", "Letter sent"]
    stored = kept.open_desk(key_of(at)).stored
    assert stored is not None
    row = next(row for row in stored.part(Part.EVENTS) if row.cells[c.TITLE] == "Data did not match")
    changes = keeping.store().history(key_of(at), row.key)
    assert [change.step.what for change in changes][-1] == "Rows mended"
    assert changes[-1].before is not None
    assert changes[-1].before.cells[c.DATE] == "before 2017"


def test_a_row_of_a_kept_log_is_mended_and_one_still_wrong_stays_listed() -> None:
    at = go(opened(FAULTY), "log")
    at = mended(at, {"Date in row 3": "late 2017ish"})
    assert titles(at) == ["Grant ended", "Letter sent"]
    assert field(at, "Date in row 3").value == "late 2017ish"
    assert "2 of 4 rows read; 2 need you" in words(at)


def test_a_row_that_is_no_event_is_taken_out() -> None:
    at = go(opened(FAULTY), "log")
    at = mended(at, {}, taken_out=[4])
    assert "2 of 3 rows read; 1 needs you" in words(at)


def test_what_is_coded_is_chosen_by_its_words_and_may_be_left_blank() -> None:
    at = go(opened(FAULTY), "log")
    assert set(map(str, Kind)) <= set(field(at, KIND).options)
    at = mended(at, {"How it reads in row 5": ""})
    assert kept.open_desk(key_of(at)).log.text(c.STANCE).tolist()[-1] == ""
    assert "furious" not in words(at)


def test_what_a_row_answers_is_chosen_among_the_setbacks() -> None:
    at = go(
        opened(
            "event_id,date,kind,title,responds_to\nS1,2025-01-09,setback,Cut,\nR1,2025-02-01,response,Met,S9\n"
        ),
        "log",
    )
    at = mended(at, {"Which setback it answers in row 3": ["S1"]})
    assert kept.open_desk(key_of(at)).log.text(c.RESPONDS_TO).tolist()[-1] == "S1"


def test_a_typed_date_follows_the_order_that_the_file_proved_and_says_so() -> None:
    text = "date,kind,title\n25/06/2019,setback,Cut\nsome day,response,Met\n05/03/2020,response,\n"
    at = upload(visit("log"), text)
    assert "Read as 3 July 2019" in words(sound(field(at, "Date in row 3").set_value("03/07/2019").run()))
    at = mended(at, {})
    assert kept.open_desk(key_of(at)).log.text(c.DATE_WRITTEN).tolist()[-1] == "03/07/2019"
    at = mended(at, {"What happened in row 4": "Wrote"})  # its own date is not asked about
    log = kept.open_desk(key_of(at)).log
    assert [str(day)[:10] for day in log.table.column(c.DATE)] == ["2019-06-25", "2019-07-03", "2020-03-05"]


def test_what_was_typed_stays_while_another_page_is_looked_at() -> None:
    at = go(opened(FAULTY), "log")
    sound(field(at, "Date in row 3").set_value("2017").run())
    at = go(go(at, "method"), "log")
    assert field(at, "Date in row 3").value == "2017"
    assert not button(at, "save-mends").disabled


def test_many_rows_are_offered_a_few_at_a_time() -> None:
    faulty = "".join(f"soon {n},setback,Cut {n}\n" for n in range(12))
    at = go(opened(f"date,kind,title\n2025-01-09,setback,Grant ended\n{faulty}"), "log")
    first = field(at, "Date in row 3")
    assert first.value == "soon 0"
    at = sound(next(one for one in at.selectbox if one.label == "Rows to show").select_index(2).run())
    assert field(at, "Date in row 14").value == "soon 11"


def test_a_row_that_does_not_fit_under_the_header_is_typed_anew() -> None:
    at = go(
        opened("date,kind,title\n2025-01-09,setback,Grant ended\n2025-02-01,response,Met,twice,there\n"),
        "log",
    )
    cells = {"Date in row 3": "2025-02-01", "What it is in row 3": "response"}
    at = mended(at, cells | {"What happened in row 3": "Met twice"})
    assert titles(at) == ["Grant ended", "Met twice"]


def test_a_sound_log_has_nothing_to_mend() -> None:
    assert not has_button(visit("log", log=DEFAULT), "save-mends")
    assert not has_button(press(upload(visit("log"), FAULTY), "Undo this upload"), "save-mends")
