"""Ballot: opened, counted, closed, shown by the rules, on the facilitator's page and in front of the room."""

import datetime as dt
from collections.abc import Sequence

import pytest
from streamlit.testing.v1 import AppTest

from csc_core.analysis import analyse
from csc_core.content.meeting import promise
from csc_core.model.ballot import Choice
from csc_core.model.stored import Ballot, BallotState, By, Part
from pages.shared.ballot import address
from pages.shared.ballot.address import link, qr, read_address, typed_at
from pages.shared.ballot.book import count_slip, gaps_of
from pages.shared.ballot.paper import paper_page
from pages.shared.ballot.question import GUESS, PULSE, Question
from pages.shared.keeping import moment, whole_store
from pages.shared.kept import open_desk
from tests.pages.visit import DEFAULT, SAMPLES, button, go, has_button, opened, press, sound, visit, words

TOGETHER, APART, BOTH = Choice.PULLED_TOGETHER, Choice.PULLED_APART, Choice.SOME_OF_BOTH
SPLIT = (
    [("business", TOGETHER)] * 3 + [("business", BOTH)] + [("government", APART)] * 3 + [("government", BOTH)]
)
SECRET = "zqsecret line"
WAY_IN = "so far"


def with_ballot(sample: str = DEFAULT) -> AppTest:
    """A session that opened a ballot on the setback proposed."""
    return press(visit("ballot", log=sample), "Open the ballot")


def ballots(at: AppTest) -> Sequence[Ballot]:
    return whole_store().ballots.of(str(at.query_params["log"]))


def halves(ballot: Ballot) -> str:
    """A ballot's code as it stands on the screen."""
    return f"{ballot.code[:3]} {ballot.code[3:]}"


def cast(ballot: Ballot, voices: Sequence[tuple[str, Choice]], line: str = "") -> None:
    """Answers from as many devices."""
    before = whole_store().ballots.count(ballot.id)
    for k, (sector, choice) in enumerate(voices, start=before):
        answer = {"sector": sector, "choice": choice.value} | ({"line": f"{line} {k}"} if line else {})
        whole_store().ballots.cast(ballot.id, f"device {k}", answer, moment())


def addressed(at: AppTest) -> AppTest:
    """The session after typing the address that phones can reach."""
    at.text_input[0].set_value("192.168.1.20:8501")
    return sound(at.run())


def reload(at: AppTest, page: str = "ballot") -> AppTest:
    """A new session on the address of this one."""
    return visit(page, log=str(at.query_params["log"]))


def shown(at: AppTest) -> AppTest:
    """The session after closing its one ballot and showing the answers."""
    code = ballots(at)[0].code
    at = press(at, f"close-{code}")
    return press(press(at, f"reveal-{code}"), f"reveal-{code}", "Yes, show them")


def room(at: AppTest, until: str) -> AppTest:
    """The room view at the first screen that says this."""
    at = go(press(at, "Open room view"), "present")
    while until not in words(at):
        assert not button(at, "Next").disabled, f"{until!r} is on no screen"
        at = press(at, "Next")
    return at


def everywhere(at: AppTest) -> str:
    """All that the pages and the room say about the open log."""
    said = [
        words(go(at, page)) for page in ("start", "timeline", "prompts", "ballot", "log", "brief", "present")
    ]
    at = go(press(at, "Open room view"), "present")
    while not button(at, "Next").disabled:
        said.append(words(at))
        at = press(at, "Next")
    return "\n".join([*said, words(at)])


def test_without_a_log_the_example_can_be_opened_from_here() -> None:
    at = press(visit("ballot"), "Show me an example")
    assert has_button(at, "Open the ballot")


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_ballot_can_be_opened_on_every_sample(sample: str) -> None:
    at = with_ballot(sample)
    (ballot,) = ballots(at)
    assert halves(ballot) in words(at)
    assert "0 voices so far" in words(at)
    assert Question.of(ballot).title in words(at)
    assert ballot.promise.splitlines() == list(promise())


def test_an_example_is_kept_as_a_copy_and_a_reload_finds_the_ballot() -> None:
    at = with_ballot()
    assert at.query_params["log"] != DEFAULT
    again = reload(at)
    assert halves(ballots(at)[0]) in words(again)
    assert visit("ballot", log=DEFAULT).query_params["log"] == DEFAULT


def test_several_ballots_stand_beside_each_other() -> None:
    at = visit("ballot", log=DEFAULT)
    options = at.multiselect[0].options
    for option in options[:3]:
        at.multiselect[0].select(option)
    at = press(sound(at.run()), "Open these ballots")
    codes = {halves(ballot) for ballot in ballots(at)}
    assert len(codes) >= 2
    assert all(code in words(at) for code in codes)
    assert {Question.of(ballot).number for ballot in ballots(at)}.isdisjoint(
        int(option.split()[0]) for option in at.multiselect[0].options
    )


def test_the_count_follows_and_nothing_else_is_told_before_the_room_opens_it() -> None:
    at = with_ballot()
    cast(ballots(at)[0], SPLIT, SECRET)
    assert "8 voices so far" in words(sound(at.run()))
    said = everywhere(at)
    assert SECRET not in said
    assert "pulled apart”" not in said.casefold()
    closed = press(reload(at), f"close-{ballots(at)[0].code}")
    assert SECRET not in words(closed)
    assert not closed.get("vega_lite_chart")


@pytest.mark.parametrize("voices", range(6))
def test_answers_can_be_shown_from_five_voices_on(voices: int) -> None:
    at = with_ballot()
    cast(ballots(at)[0], SPLIT[:voices])
    code = ballots(at)[0].code
    at = press(reload(at), f"close-{code}")
    assert button(at, f"reveal-{code}").disabled == (voices < 5)
    assert has_button(at, f"again-{code}")


def test_showing_is_asked_about_and_cannot_be_taken_back() -> None:
    at = with_ballot()
    cast(ballots(at)[0], SPLIT, SECRET)
    code = ballots(at)[0].code
    at = press(reload(at), f"close-{code}")
    asked = press(at, f"reveal-{code}")
    assert has_button(asked, "Not yet")
    assert ballots(at)[0].state is BallotState.CLOSED
    at = press(asked, f"reveal-{code}", "Yes, show them")
    assert ballots(at)[0].state is BallotState.REVEALED
    assert not has_button(at, f"again-{code}")
    assert at.get("vega_lite_chart")
    assert SECRET in words(at)


def test_the_table_behind_the_answers_keeps_to_the_rules() -> None:
    at = with_ballot()
    cast(ballots(at)[0], [("business", TOGETHER)] * 3 + [("government", APART)] * 3 + [("faith", BOTH)])
    at = shown(reload(at))
    table = at.dataframe[0].value
    assert table["Voices"].tolist()[0] == 7
    assert table["Voices"].tolist()[1:] == [3, 4]  # faith and the smallest sector together
    told = table.set_index("Whose")["Not told"]
    assert told["All voices"] == ""
    assert sum(told != "") >= 2  # the unanimous row, and one more, so that nothing can be worked out


def test_a_closed_ballot_can_be_opened_again() -> None:
    at = with_ballot()
    code = ballots(at)[0].code
    at = press(press(at, f"close-{code}"), f"again-{code}")
    assert ballots(at)[0].state is BallotState.OPEN
    assert "0 voices so far" in words(at)


def test_a_ballot_past_its_time_stands_as_closed() -> None:
    at = with_ballot()
    first = ballots(at)[0]
    over = moment() - dt.timedelta(minutes=1)
    late = whole_store().ballots.open(
        first.collaboration_id, first.kind, first.about, promise="", expires=over
    )
    at = reload(at)
    assert "Its time is over" in words(at)
    assert not has_button(at, f"again-{late.code}")
    assert not has_button(at, f"close-{late.code}")


def test_paper_slips_are_counted_one_by_one_and_taken_back() -> None:
    at = with_ballot()
    (ballot,) = ballots(at)
    tally = f"tally-{ballot.code}"
    press(at, tally)
    press(at, tally, "tap-government-pulled_apart")
    at = press(at, tally, "tap-government-pulled_apart")
    assert whole_store().ballots.count(ballot.id) == 2
    assert "2 slips counted here" in words(at)
    press(at, tally, "Take back the last one")
    assert whole_store().ballots.count(ballot.id) == 1


def test_a_slip_after_the_close_is_said_and_not_counted() -> None:
    at = with_ballot()
    (ballot,) = ballots(at)
    press(at, f"tally-{ballot.code}")
    whole_store().ballots.set_state(ballot.id, BallotState.CLOSED)
    button(at, f"tally-{ballot.code}").click()
    button(at, "tap-government-pulled_apart").click()
    at.run()
    assert not at.exception
    assert whole_store().ballots.count(ballot.id) == 0


def test_phones_and_paper_are_counted_together() -> None:
    at = with_ballot()
    (ballot,) = ballots(at)
    cast(ballot, SPLIT[:4])
    slips = [count_slip(ballot, {"sector": "government", "choice": APART}) for _ in range(2)]
    assert len(set(slips)) == 2
    assert "6 voices so far" in words(reload(at))


def test_slips_to_print_hold_all_that_is_asked_four_a_sheet() -> None:
    at = with_ballot()
    (ballot,) = ballots(at)
    page = paper_page([ballot])
    assert page.count(Question.of(ballot).title.replace("'", "&#39;")) == 4
    assert page.count("Pulled together") == 4
    for unwanted in ("<script", "src=", "http", ballot.id):
        assert unwanted not in page


@pytest.mark.parametrize("kind", [GUESS, PULSE])
def test_the_other_ballots_have_slips_too(kind: str) -> None:
    (ballot,) = ballots(of_kind(kind))
    page = paper_page([ballot])
    assert page.count('class="slip"') == (2 if kind == GUESS else 4)
    assert page.count("1. Tell the others early") == (2 if kind == GUESS else 0)
    assert page.count("Partners do what they promised.") == (4 if kind == PULSE else 0)
    assert ("I answer as" in page) is (kind == GUESS)
    for unwanted in ("<script", "src=", "http", ballot.id):
        assert unwanted not in page


def test_a_slip_of_guesses_is_counted_once_nothing_is_missing() -> None:
    at = of_kind(GUESS)
    (ballot,) = ballots(at)
    tally, submit = f"tally-{ballot.code}", "Count this slip"
    at = press(at, tally)
    at = press(at, tally, submit)
    assert "Please choose whom you speak for" in words(at)
    assert whole_store().ballots.count(ballot.id) == 0
    radios = {radio.label: radio for radio in at.radio}
    radios["It answers as"].set_value("government")
    radios["It would first"].set_value("wait")
    radios["Business"].set_value("tell_early")
    at = press(at, tally, submit)
    assert "1 slip counted here" in words(at)
    whole_store().ballots.set_state(ballot.id, BallotState.REVEALED)
    assert whole_store().ballots.answers(ballot.id) == (
        {"sector": "government", "would": "wait", "expects_business": "tell_early"},
    )


def test_a_slip_of_the_pulse_is_counted_without_a_sector_and_taken_back() -> None:
    at = of_kind(PULSE)
    (ballot,) = ballots(at)
    tally, submit = f"tally-{ballot.code}", "Count this slip"
    at = press(at, tally)
    next(radio for radio in at.radio if "promised" in radio.label).set_value("4")
    at = press(at, tally, submit)
    assert whole_store().ballots.count(ballot.id) == 1
    press(at, tally, "Take back the last one")
    assert whole_store().ballots.count(ballot.id) == 0


# guesses and the pulse


def answer(ballot: Ballot, answers: Sequence[dict[str, str]]) -> None:
    for k, cells in enumerate(answers):
        whole_store().ballots.cast(ballot.id, f"device {k}", cells, moment())


def of_kind(kind: str) -> AppTest:
    """A session that opened a ballot of this kind."""
    at = visit("ballot", log=DEFAULT)
    at = sound(at.radio[0].set_value(kind).run())
    return press(at, "Open the ballot")


def test_guesses_are_shown_by_sector_and_where_they_met_on_the_page_and_in_the_room() -> None:
    at = of_kind(GUESS)
    (ballot,) = ballots(at)
    assert Question.of(ballot).title in words(at)
    assert has_button(at, "Count paper ballots")
    given = [
        ("business", "wait"),
        ("business", "wait"),
        ("business", "take_on"),
        ("government", "tell_early"),
    ]
    given += [("government", "tell_early"), ("government", "wait")]
    answer(ballot, [{"sector": s, "would": w, "expects_business": "wait"} for s, w in given])
    at = shown(reload(at))
    assert "3 of 6 voices would first: wait and see" in words(at)
    assert "3 of 3 guesses about business were right" in words(at)
    at = room(at, "3 of 6 voices")
    assert "about business" not in words(at)
    assert "3 of 3 guesses about business were right" in words(press(at, "Next"))


def test_the_pulse_follows_the_overview_shows_totals_and_is_kept_in_the_log_once() -> None:
    at = of_kind(PULSE)
    (ballot,) = ballots(at)
    answer(ballot, [{"promises": str(k % 4 + 1), "open": "4"} for k in range(5)])
    at = shown(reload(at))
    assert "2 of 5 say mostly or fully" in words(at)
    assert "Too few answered" in words(at)
    key = str(at.query_params["log"])
    at = press(press(at, "Keep the totals"), "Keep the totals")
    totals = [row.cells for row in whole_store().load(key).part(Part.PULSE)][-2:]
    assert [(cells["item"], cells["n"], cells["mean"]) for cells in totals] == [
        ("promises", "5", "2.20"),
        ("open", "5", "4.00"),
    ]
    dates = [row.cells["date"] for row in whole_store().load(key).part(Part.PULSE)]
    assert dates.count(totals[0]["date"]) == 2
    at = press(press(go(press(reload(at), "Open room view"), "present"), "Next"), "Next")
    assert "2 of 5 say mostly or fully" in words(at)


def test_a_pulse_of_four_stays_closed() -> None:
    at = of_kind(PULSE)
    answer(ballots(at)[0], [{"promises": "1"}] * 4)
    code = ballots(at)[0].code
    at = press(reload(at), f"close-{code}")
    assert button(at, f"reveal-{code}").disabled


def test_an_agenda_can_ask_where_sectors_saw_a_setback_most_differently() -> None:
    at = visit("ballot", log=DEFAULT)
    last = at.multiselect[0].options[-1]
    at = press(sound(at.multiselect[0].set_value([int(last.split()[0])]).run()), "Open the ballot")
    cast(ballots(at)[0], [("business", TOGETHER)] * 3 + [("business", BOTH)] + [("government", APART)] * 3)
    cast(ballots(at)[0], [("government", BOTH)])
    at = shown(reload(at))
    desk = open_desk(str(at.query_params["log"]))
    analysis = analyse(desk.log, today=dt.date(2026, 1, 1))
    assert gaps_of(desk, analysis) == {int(last.split()[0]): 2.0}


# where phones find it


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("http://192.168.1.20:8501", "http://192.168.1.20:8501"),
        (" 192.168.1.20:8501/ ", "http://192.168.1.20:8501"),
        ("https://table.example", "https://table.example"),
        ("table.local", "http://table.local"),
        ("", ""),
        ("ftp://table.example", ""),
        ("http://", ""),
        ("javascript:alert(1)", ""),
        ("http://a b", ""),
        ('http://a"><script>', ""),
        ("http://table.example:port", ""),
        ("http://table.example?x=1", ""),
    ],
)
def test_an_address_is_read_or_refused(typed: str, read: str) -> None:
    assert read_address(typed) == read


def test_the_code_leads_to_the_ballot_and_is_dark_on_light() -> None:
    assert link("http://table.example", "ABC234") == "http://table.example/b/ABC234"
    assert typed_at("http://table.example:8501") == "table.example:8501/b"
    assert link("", "ABC234") == typed_at("") == ""
    drawing = qr(link("http://table.example", "ABC234"))
    assert drawing.lstrip().startswith("<svg")
    assert 'fill="#ffffff"' in drawing or 'fill="#fff"' in drawing


def test_without_an_address_the_way_in_is_explained_and_with_one_it_is_drawn() -> None:
    at = with_ballot()
    assert "make run ADDRESS=" in at.code[0].value
    assert not at.get("image")
    at = addressed(at)
    assert not at.code
    assert at.get("image")
    assert "192.168.1.20:8501/b" in words(at)
    assert reload(at).text_input[0].value == "http://192.168.1.20:8501"
    at.text_input[0].set_value("not an address?")
    assert "no address" in words(sound(at.run()))


# in front of the room


def test_the_room_sees_the_way_in_the_promise_and_how_many() -> None:
    at = addressed(with_ballot())
    cast(ballots(at)[0], SPLIT, SECRET)
    at = room(reload(at), WAY_IN)
    assert halves(ballots(at)[0]) in words(at)
    assert "8 voices so far" in words(at)
    assert all(line in words(at) for line in promise())
    assert SECRET not in words(at)
    assert not at.get("vega_lite_chart")


def test_the_ballot_is_closed_and_shown_from_the_room_and_stands_between_its_steps() -> None:
    at = with_ballot()
    cast(ballots(at)[0], SPLIT, SECRET)
    at = press(room(reload(at), WAY_IN), "Close the ballot")
    assert "Closed, with 8 voices" in words(at)
    assert halves(ballots(at)[0]) not in words(at)
    assert SECRET not in words(at)
    at = press(press(at, "Show the answers"), "Show the answers", "Yes, show them")
    assert "of 8 voices" in words(at)
    assert at.get("vega_lite_chart")
    lines = press(at, "Next")
    assert SECRET in words(lines)
    assert "reads as hot" not in words(lines)
    after = words(press(lines, "Next"))
    assert SECRET not in after
    assert "of 8 voices" not in after
    back = press(press(at, "Back"), "Back")
    assert SECRET in words(back) or "of 8 voices" in words(back)


def test_lines_are_shown_from_five_on_and_those_that_name_a_fault_are_kept_back() -> None:
    at = with_ballot()
    cast(ballots(at)[0], SPLIT[:4], SECRET)
    cast(ballots(at)[0], SPLIT[4:])
    at = shown(reload(at))
    assert SECRET not in words(at)
    assert "4 lines kept back" in words(at)


def test_a_ballot_on_a_setback_without_a_step_follows_the_overview() -> None:
    at = visit("ballot", log=DEFAULT)
    agenda = words(go(at, "present"))
    at = go(at, "ballot")
    other = next(o for o in at.multiselect[0].options if o.split(" · ", 1)[1].replace("\\", "") not in agenda)
    at = sound(at.multiselect[0].set_value([int(other.split()[0])]).run())
    at = addressed(press(at, "Open the ballot"))
    at = press(press(go(press(at, "Open room view"), "present"), "Next"), "Next")
    assert WAY_IN in words(at)
    assert halves(ballots(at)[0]) in words(at)


def test_where_phones_cannot_come_in_the_room_answers_on_paper_and_sees_no_code() -> None:
    at = room(with_ballot(), WAY_IN)
    assert "on paper" in words(at).casefold()
    assert halves(ballots(at)[0]) not in words(at)
    assert not at.get("image")


def test_the_own_address_is_no_way_in_while_nobody_listens_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "_own_place", lambda: "192.168.1.20")
    at = with_ballot()
    assert at.text_input[0].placeholder.startswith("http://192.168.1.20:")
    assert "make run ADDRESS=192.168.1.20" in addressed(at).code[0].value


def test_many_sectors_are_shown_in_views_that_fit() -> None:
    at = with_ballot()
    sectors = ("business", "government", "nonprofit", "community", "philanthropy")
    cast(ballots(at)[0], [(s, c) for s in sectors for c in (TOGETHER, APART, BOTH)])
    at = room(shown(reload(at)), "of 15 voices")
    following = press(at, "Next")
    assert "of 15 voices" in words(following)
    assert "of 15 voices" not in words(press(following, "Next"))


def test_a_setback_the_room_may_no_longer_see_takes_its_ballot_with_it() -> None:
    log = "date,kind,title,visibility\n2025-01-09,setback,Grant ended,\n2025-02-09,setback,Talks broke off,\n"
    at = press(go(opened(log), "ballot"), "Open the ballot")
    hidden = Question.of(ballots(at)[0]).title
    key = str(at.query_params["log"])
    rows = whole_store().load(key).part(Part.EVENTS)
    row = next(row for row in rows if row.cells["title"] == hidden)
    with whole_store().edit(key, By("facilitator", moment()), "Hidden") as edit:
        edit.change(Part.EVENTS, row.key, {**row.cells, "visibility": "facilitator"}, row.version)
    at = go(press(reload(at), "Open room view"), "present")
    while not button(at, "Next").disabled:
        assert halves(ballots(at)[0]) not in words(at)
        at = press(at, "Next")


def test_while_the_store_is_away_the_room_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    nowhere = tmp_path_factory.mktemp("gone") / "no" / "such" / "folder" / "csc.sqlite"
    monkeypatch.setenv("CSC_STORE", f"sqlite:///{nowhere}")
    at = go(press(visit("present", log=DEFAULT), "Open room view"), "present")
    assert "Room view" in words(press(at, "Next"))
