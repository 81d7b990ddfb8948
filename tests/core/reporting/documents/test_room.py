"""Nothing the room may not see is in any file made for the room, in whatever bytes it could hide."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from csc_core.analysis import agenda_for, analyse, room_of
from csc_core.meeting.ballots import reveal, vote_of
from csc_core.meeting.minutes import Minutes, as_text
from csc_core.meeting.signs import sign_row
from csc_core.model.analysis import Analysis
from csc_core.model.ballot import Revealed
from csc_core.model.commitment import SecondTake, Showed
from csc_core.model.prompts import HeatReading
from csc_core.model.room import RoomFindings
from csc_core.model.vocabulary import Heat, SetbackSubtype
from csc_core.reporting.documents.handover import handover
from csc_core.reporting.documents.history import learning_history
from csc_core.reporting.documents.html import html
from csc_core.reporting.documents.room_pages import room_brief, room_report
from csc_core.reporting.documents.room_shelf import RoomMaterial, room_offers
from tests.core.charting.seen import analysed
from tests.core.reporting.documents.made import ONE, SAMPLES, analysis_of, room_material
from tests.core.reporting.documents.readers import Page, everything, files, flat
from tests.core.small_logs import AS_OF, KINDS, ago, csv_of, e, partner
from tests.make import make_log

SECRET = "zqsecret"
NEXT_TIME = "Next time we ask before we count"
PARTNERS = [
    {"org_id": "A", "name": "Harbor Chamber", "sector": "business"},
    {"org_id": "B", "name": "City office", "sector": "government"},
    {"org_id": "X", "name": f"{SECRET} partner", "display_alias": f"{SECRET} alias", "sector": "community"},
]
TAKES = tuple(
    SecondTake(SetbackSubtype.FUNDING_LOSS, says, AS_OF, f"S0{SECRET}", f"R21{SECRET}")
    for says in (NEXT_TIME, "Next time Mayor Zqsecretson calls first")
)
CALM = HeatReading(Heat.COOL, None, (), None)
HIDDEN = dict.fromkeys(("detail", "contested_note", "outputs", "measure", "value", "coder"), SECRET)
STANCES = ("learning", "blaming", "mixed", "neutral", "unclear")


def rows() -> Iterator[dict[str, str]]:
    """Rows of every kind: some that may be seen, and one for each reason why a row may not."""
    for place, (letter, why) in enumerate(product("SPMCG", ("", "facilitator", "contested", "person"))):
        yield row(letter, place, why)
    reasons = ("", "facilitator", "contested", "person", "form")
    for place, (stance, why) in enumerate(product(STANCES, reasons), 20):
        yield row("R", place, why, stance=stance, responds_to=f"S0{SECRET}")
    for seen, sign in ((True, "Promise 0"), (False, f"{SECRET} promise")):
        yield sign_row(sign, Showed.NO, SECRET, f"S0{SECRET}", AS_OF, may_be_seen=seen)


def row(letter: str, place: int, why: str, **cells: str) -> dict[str, str]:
    """An event with a secret wherever it must not be shown, and in its title where it is all secret."""
    stance = cells.get("stance", "learning")
    open_to_partners = not why and stance not in ("blaming", "mixed")
    shown = open_to_partners and letter != "C" and stance == "learning"
    title = f"Title {place} of {letter}" if shown else f"{SECRET} title {place}"
    made = {
        "event_id": f"{letter}{place}{SECRET}",
        "date": ago(600 - place),
        "kind": KINDS[letter],
        "title": f"Mayor Zqsecretson spoke {place}" if why == "person" else title,
        "actors": "A;B" if shown else "X",
        "visibility": "facilitator" if why == "facilitator" else "partners",
        "contested": "yes" if why == "contested" else "",
        "follow_up": f"Promise {place}" if open_to_partners else f"{SECRET} promise",
        "follow_up_owner": f"Ms {SECRET}",
        "follow_up_due": ago(-60),
        "directed_at": "X",
        "recorded_by": f"{SECRET} clerk",
        "practice": "data" if letter == "P" else "",
        "subtype": "mode_change" if letter == "G" else "",
        "to_mode": "lead" if letter == "G" else "",
        "blame_forms": "accusing" if why == "form" else "",
    }
    return made | HIDDEN | cells


@cache
def planted() -> Analysis:
    """The log with secrets, read as cool, so that answers are shown."""
    meta = {"name": "Table", "goal": SECRET, "story": SECRET}
    log = make_log(csv_of(list(rows())), partners=csv_of(PARTNERS), meta=meta)
    log = replace(log, source=replace(log.source, name=f"{SECRET}.csv"))
    return replace(analyse(log, today=AS_OF, second_takes=TAKES), read_heat=lambda *_: CALM)


def ballots(room: RoomFindings) -> tuple[Revealed, ...]:
    """A ballot on the first setback with enough voices, one with too few on the second."""
    votes = [vote_of("government", "pulled_together", line="Rooms came late")] * 4
    votes += [vote_of("business", "pulled_apart", line="We heard it late")] * 3
    votes += [vote_of("community", "stepped_back", line="Mr. Zqsecretson was to blame")]
    return reveal(room.setbacks[0].number, votes), reveal(2, votes[:2])


def material(*, agreed: bool, public: bool) -> RoomMaterial:
    room = room_of(planted(), agreed=agreed, public_audience=public)
    found = ballots(room) if room.setbacks else ()
    return RoomMaterial(room, agenda_for(planted(), room), found, "Harbor Chamber")


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("agreed", [False, True])
def test_no_secret_is_in_any_file_for_the_room(agreed: bool, public: bool) -> None:
    made = material(agreed=agreed, public=public)
    for offer in room_offers(made):
        for file in offer.files:
            assert SECRET not in everything(file.make()), (offer.id, file.suffix)


def test_the_hand_over_tells_what_partners_said_they_would_do_next_time() -> None:
    offers = {offer.id: offer for offer in room_offers(material(agreed=False, public=False))}
    told = "".join(NEXT_TIME.split()).casefold()
    assert told in everything(offers["hand-over"].files[-1].make())


def test_no_secret_is_in_the_minutes_nor_in_any_step() -> None:
    room = room_of(planted(), agreed=True)
    agenda = agenda_for(planted(), room, chosen=[setback.number for setback in room.setbacks])
    takes = tuple(take.says for take in room.takes)
    text = as_text(Minutes(room.name, AS_OF, 45, second_takes=takes), str)
    assert NEXT_TIME in text
    assert SECRET not in f"{text} {agenda!r}".casefold()


def test_the_search_finds_a_secret_in_every_kind_of_file() -> None:
    """The same search over the same log, where the secret stands in a title that may be shown."""
    log = analysed(e("S1", 300, title=f"Grant {SECRET} ended"), meta={"name": f"Table {SECRET}"})
    room = room_of(log)
    for offer in room_offers(RoomMaterial(room, agenda_for(log, room), (), "Nobody")):
        if offer.id != "calendar":
            for file in offer.files:
                assert SECRET in everything(file.make()), (offer.id, file.suffix)


def test_what_may_be_seen_is_in_the_report() -> None:
    room = material(agreed=False, public=False).room
    shown = Page(html(room_report(room))).text
    titles = [setback.title for setback in room.setbacks]
    titles += [answer.title for setback in room.setbacks for answer in setback.answers]
    titles += [item.title for item in (*room.milestones, *room.practices, *room.modes)]
    assert len(titles) >= 5
    assert all(title in shown for title in titles)
    assert f"{room.not_shown} entries" in shown


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_s_withheld_words_are_in_its_room_brief(name: str) -> None:
    brief = everything(html(room_brief(room_material(name).room)))
    log = analysis_of(name).log
    titles = [
        log.cell(k, "title")
        for k in range(len(log))
        if log.cell(k, "visibility") == "facilitator" or log.cell(k, "stance") == "blaming"
    ]
    assert titles or name == "santa-brisa-lights"
    assert [title for title in titles if "".join(title.split()).casefold() in brief] == []


@pytest.mark.parametrize("public", [False, True])
def test_every_file_says_for_whom_it_is(public: bool) -> None:
    badge = "Forapublicaudience" if public else "Fortheroom"
    for offer in room_offers(room_material(ONE, public=public)):
        for file in offer.files:
            data = file.make()
            assert badge.casefold() in everything(data), (offer.id, file.suffix)
            if file.suffix in ("pptx", "xlsx"):
                parts = files(data)
                pages = [name for name in parts if "/slides/slide" in name or "/worksheets/sheet" in name]
                assert len(pages) >= 4


def test_hand_overs_and_ballots_are_for_partners_only() -> None:
    ids = {offer.id for offer in room_offers(room_material(ONE, public=True))}
    assert not {"hand-over", "learning-history"} & ids
    assert {"hand-over", "learning-history"} <= {offer.id for offer in room_offers(room_material(ONE))}


def test_a_hand_over_tells_history_and_promises_and_no_codes() -> None:
    made = room_material(ONE, agreed=True)
    text = Page(html(handover(made.room, made.partner))).text
    for setback in made.room.setbacks:
        assert setback.title in text
    for word in ("pulled together", "pulled apart", "learning", "blam", "strain", "Reads as"):
        assert word not in text
    assert f"What {made.partner} has promised" in text


def test_a_ballot_is_told_only_from_the_voices_it_promised() -> None:
    room = room_of(analysed(e("S1", 300), e("S2", 200), partners=(partner("A", "business"),)))
    votes = [vote_of("government", "pulled_apart")] * 3 + [vote_of("business", "pulled_together")] * 2
    few = Page(html(learning_history(room, [reveal(1, votes[:4])]))).text
    assert "4 voices so far" in few
    assert "Government" not in few
    enough = flat(Page(html(learning_history(room, [reveal(1, votes + votes)]))).text)
    assert "Government (6)" in enough
    assert "How did it look from your sector?" in enough  # the second setback had no ballot
