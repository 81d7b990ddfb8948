"""Timeline: the picture in every view, the picked entry, and choices that hide rows."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.charting.entries import Entry, Kinds, Shown, entries_at, hidden
from csc_core.charting.reading_order import reading_order
from csc_core.charting.timeline import is_dense
from tests.core.small_logs import ago, csv_of, e, several
from tests.pages.visit import (
    DEFAULT,
    SAMPLES,
    TINY,
    analysis_of,
    button,
    has_button,
    opened,
    press,
    sound,
    visit,
    words,
)

ROOMY = [sample for sample in SAMPLES if not is_dense(analysis_of(sample))]
CLOSE = [sample for sample in SAMPLES if is_dense(analysis_of(sample))]


def spec(at: AppTest) -> dict[str, Any]:
    """The drawing instructions of the page's picture."""
    (chart,) = at.get("vega_lite_chart")
    found: dict[str, Any] = json.loads(chart.proto.spec)
    return found


def in_order(sample: str) -> list[Entry]:
    """The entries of a sample as the buttons step through them."""
    analysis = analysis_of(sample)
    return entries_at(analysis, reading_order(analysis, Shown()))


def heading(at: AppTest) -> str:
    """The title of the entry in the panel."""
    return next(m.value for m in at.markdown if m.value.startswith("#### ")).replace("\\", "")[5:]


def test_without_a_log_the_example_can_be_opened_from_here() -> None:
    at = press(visit("timeline"), "Show me an example")
    assert at.query_params["log"] == DEFAULT
    assert at.get("vega_lite_chart")


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_view_of_every_sample_is_drawn(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at = visit("timeline", log=sample)
    calendar = spec(at)
    assert analysis_of(sample).log.source.name in words(at)
    at.radio(key="axis").set_value("days").run()
    assert spec(sound(at))["height"] != calendar["height"]
    monkeypatch.setattr("pages.shared.parts.on_phone", lambda: True)
    phone = visit("timeline", log=sample)
    assert spec(phone)["height"] != calendar["height"]


def test_the_picture_follows_the_theme() -> None:
    at = visit("timeline", log=DEFAULT)
    light = spec(at)["background"]
    at.context = {"theme": "dark"}
    assert spec(sound(at.run()))["background"] != light


@pytest.mark.parametrize("sample", ROOMY)
def test_at_first_the_setback_that_waits_longest_is_shown_else_the_newest(sample: str) -> None:
    analysis = analysis_of(sample)
    first = (*analysis.findings.unanswered, analysis.findings.episodes[-1])[0]
    assert heading(visit("timeline", log=sample)) == analysis.log.cell(first.position, "title")


def test_a_row_in_the_address_is_shown_and_one_that_is_not_there_is_passed_over() -> None:
    entry = in_order(DEFAULT)[3]
    at = visit("timeline", log=DEFAULT, row=str(entry.row))
    assert heading(at) == entry.title
    for row in ("9999", "-1", "x", "", "1e3"):
        assert heading(visit("timeline", log=DEFAULT, row=row)) == heading(visit("timeline", log=DEFAULT))


def test_next_goes_through_every_entry_once_and_previous_back() -> None:
    order = in_order(DEFAULT)
    at = visit("timeline", log=DEFAULT, row=str(order[0].row))
    assert button(at, "step-Previous").disabled
    seen = [at.query_params["row"]]
    while not button(at, "step-Next").disabled:
        at = press(at, "step-Next")
        seen.append(at.query_params["row"])
    assert seen == [str(entry.row) for entry in order]
    at = press(at, "step-Previous")
    assert at.query_params["row"] == str(order[-2].row)


@pytest.mark.parametrize("sample", CLOSE[:1])
def test_a_full_picture_shows_its_entry_over_the_page(sample: str) -> None:
    entry = in_order(sample)[3]
    at = visit("timeline", log=sample, row=str(entry.row))
    assert entry.title in words(at)  # a link to a row opens its words, once
    assert entry.title not in words(sound(at.run()))
    at.session_state["ask-entry"] = True  # a click on the same mark opens them again
    assert entry.title in words(sound(at.run()))


@pytest.mark.parametrize(
    ("choices", "shown"),
    [
        ({"kinds": Kinds.WAITING.value}, Shown(kinds=Kinds.WAITING)),
        ({"kinds": Kinds.ANSWERS.value, "since": "365"}, Shown(kinds=Kinds.ANSWERS, days=365)),
        ({"since": "1096"}, Shown(days=1096)),
    ],
)
def test_what_is_hidden_is_counted(choices: dict[str, str], shown: Shown) -> None:
    at = visit("timeline", log=DEFAULT)
    for key, value in choices.items():
        at.selectbox(key=key).set_value(value)
    at = sound(at.run())
    analysis = analysis_of(DEFAULT)
    n = hidden(analysis, shown)
    assert f"{n} row{'s' if n != 1 else ''} hidden" in words(at)


@pytest.mark.parametrize("sample", SAMPLES[::4])
def test_every_partner_can_be_chosen_alone(sample: str) -> None:
    at = visit("timeline", log=sample)
    for partner in analysis_of(sample).findings.partners:
        at.selectbox(key="partner").set_value(partner.org_id)
        assert spec(sound(at.run()))


def test_choices_that_hide_everything_leave_a_sound_page() -> None:
    old = csv_of([*several("S", 3, 2000), *several("M", 2, 1900)])
    at = opened(old)
    at.selectbox(key="since").set_value("365")
    at = sound(at.run())
    assert "5 rows hidden" in words(at)
    assert spec(at)
    at.radio(key="axis").set_value("days")
    assert spec(sound(at.run()))


def test_choices_in_the_address_are_taken_and_nonsense_there_is_dropped() -> None:
    at = visit("timeline", log=DEFAULT, kinds="Not yet picked up", axis="sideways", partner="nobody")
    assert at.radio(key="axis").value == "calendar"
    assert at.selectbox(key="partner").value == ""
    assert at.selectbox(key="kinds").value == Kinds.WAITING.value


def test_a_choice_of_one_log_does_not_break_the_next() -> None:
    at = visit("timeline", log=SAMPLES[0])
    at.selectbox(key="partner").set_value(analysis_of(SAMPLES[0]).findings.partners[0].org_id)
    sound(at.run())
    at.query_params["log"] = SAMPLES[-1]
    assert analysis_of(SAMPLES[-1]).log.name in words(sound(at.run()))


def test_the_table_and_the_files_open_over_the_page() -> None:
    at = press(visit("timeline", log=DEFAULT), "Table")
    episodes, entries = (frame.value for frame in at.dataframe)
    assert len(episodes) == len(analysis_of(DEFAULT).findings.episodes)
    assert len(entries) == len(in_order(DEFAULT))
    assert len(press(at, "Save picture").get("download_button")) == 2


def test_a_log_of_one_setback_is_drawn_and_read() -> None:
    at = opened(TINY)
    assert heading(at) == "Grant ended"
    assert button(at, "step-Next").disabled
    assert "1 setback" in words(at)


def test_an_empty_log_says_so_and_leads_on() -> None:
    at = opened("date,kind,title\n")
    assert not at.get("vega_lite_chart")
    assert at.get("page_link")
    later = opened(f"date,kind,title\n{ago(-9000)},setback,Far ahead\n")
    assert not later.get("vega_lite_chart")


def test_a_log_of_only_context_is_drawn_without_a_picked_entry() -> None:
    at = opened("date,kind,title\n2025-01-09,context,Election\n")
    assert spec(at)
    assert not has_button(at, "step-Next")


def test_setbacks_without_a_lane_are_said_and_can_be_chosen() -> None:
    at = opened(csv_of([e(f"S{k}", 20 * k) for k in range(70)]))
    before = spec(at)
    assert "10 setbacks have no lane" in words(at)
    box = at.selectbox(key="lanes")
    assert len(box.options) == 3
    rest = sound(box.set_value("60").run())
    assert "60 setbacks have no lane" in words(rest)
    assert spec(rest) != before
    fewer = sound(rest.selectbox(key="since").set_value("365").run())
    assert not [box for box in fewer.selectbox if box.key == "lanes"]
    assert "no lane" not in words(fewer)
