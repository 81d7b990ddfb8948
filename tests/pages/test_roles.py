"""What each role meets on screen, and pseudonyms where others look on."""

import datetime as dt
import inspect
from collections.abc import Callable
from dataclasses import replace

import pytest

from csc_core.content import in_words
from csc_core.content.samples import samples
from csc_core.intake import open_sample
from csc_core.model.errors import NotAllowed
from csc_core.model.people import Identity, Noted, Role
from csc_core.model.stored import By, Part
from csc_core.reporting.documents.pdf import Paper
from csc_core.reporting.documents.stamp import Audience
from csc_core.storing import keep
from pages.shared import cached, kept
from pages.shared.access import account, rights
from pages.shared.access.account import Door
from pages.shared.keeping import moment, whole_store
from pages.shared.others import OthersDesk, for_others
from pages.shared.take_away import shelf_for
from tests.core.reporting.documents.readers import everything
from tests.pages.visit import button, go, has_button, press, visit, words

OWNER = Identity("owner@city.example")
SAMPLE = samples()[0].id
As = Callable[[Identity | Door], None]


@pytest.fixture
def as_(monkeypatch: pytest.MonkeyPatch) -> As:
    """Have somebody come in."""

    def come(who: Identity | Door) -> None:
        monkeypatch.setattr(account, "arrived", lambda: who)
        monkeypatch.setattr(account, "signed_in_at", lambda: "2026-11-25")

    return come


@pytest.fixture
def log() -> str:
    """A log of the store with a member of each role."""
    opened = open_sample(SAMPLE)
    mine = whole_store().for_(OWNER, moment)
    made = mine.create(keep(opened), By("", moment()))
    for role in (Role.FACILITATOR, Role.COORDINATOR, Role.VIEWER):
        mine.give_role(made.id, role.value, role)
    return made.id


def pseudonyms_on(log: str) -> list[str]:
    """Turn them on; gives the true names."""
    with whole_store().edit(log, By("", moment())) as edit:
        edit.terms(retention_until=None, legal_hold=False, share=False, pseudonyms=True)
    return [row.cells["name"] for row in whole_store().load(log).part(Part.PARTNERS)]


@pytest.mark.parametrize("door", Door)
def test_whoever_is_not_in_sees_the_way_in_and_nothing_else(as_: As, log: str, door: Door) -> None:
    as_(door)
    at = visit(log=log)
    assert words(at)
    assert "Port Alder" not in words(at)
    assert len(at.get("vega_lite_chart")) == len(at.dataframe) == len(at.file_uploader) == 0
    assert not has_button(at, "Open room view")


@pytest.mark.parametrize("page", ["timeline", "log", "present", "brief", "compare"])
def test_even_a_page_run_without_the_frame_gets_nothing(as_: As, log: str, page: str) -> None:
    as_(Door.SIGN_IN)
    at = visit(log=log)
    at.switch_page(f"pages/{page}.py").run()  # as an older page mechanism would
    assert "Port Alder Youth" not in words(at)
    assert len(at.dataframe) == 0


def test_a_viewer_looks_and_is_told_what_is_left_out(as_: As, log: str) -> None:
    as_(Identity("viewer"))
    at = visit("timeline", log=log)
    assert "kept for the facilitator" in words(at)
    assert not has_button(at, "Open room view")
    assert "not for projection" not in words(at)
    at = go(at, "log")
    assert list(at.radio(key="work").options) == ["Read", "Members and terms", "Open another"]


@pytest.mark.parametrize("page", ["Prompts", "Present", "Ballot", "Brief"])
def test_pages_that_are_not_for_a_role_say_so(log: str, page: str) -> None:
    desk = kept.open_desk(log)
    rights.require_page(desk, page)
    for role in (Role.OWNER, Role.FACILITATOR, Role.COORDINATOR):
        rights.require_page(replace(desk, role=role), page)
    with pytest.raises(NotAllowed):
        rights.require_page(replace(desk, role=Role.VIEWER), page)
    rights.require_page(replace(desk, role=Role.VIEWER), "Timeline")
    rights.require_page(None, page)


def test_a_log_of_others_is_not_there(as_: As, log: str) -> None:
    as_(Identity("stranger"))
    at = visit("timeline", log=log)
    assert "This log is not here for you" in words(at)
    assert "stranger is no member of it" in words(at)
    assert "None yet" in words(visit())


def test_a_role_that_is_taken_away_ends_what_is_open(as_: As, log: str) -> None:
    as_(Identity("facilitator"))
    at = visit("timeline", log=log)
    assert has_button(at, "Open room view")
    mine = whole_store().for_(OWNER, moment)
    mine.give_role(log, "facilitator", Role.VIEWER)
    assert "kept for the facilitator" in words(at.run())
    mine.take_role(log, "facilitator")
    assert "This log is not here for you" in words(at.run())


def test_an_owner_says_who_is_a_member(as_: As, log: str) -> None:
    as_(OWNER)
    at = visit("log", log=log, work="Members and terms")
    at.text_input[0].set_value("New@City.example")
    at = press(at, "Add")
    mine = whole_store().for_(OWNER, moment)
    assert ("new@city.example", Role.COORDINATOR) in [(one.who, one.role) for one in mine.members(log)]
    at = press(at, "remove-new@city.example-icon")
    assert "new@city.example" not in [one.who for one in mine.members(log)]
    at.button(key=f"remove-{OWNER.who}-icon").click()
    at.run()
    assert "only owner" in at.error[0].value
    assert mine.role(log) is Role.OWNER


def test_terms_are_set_shown_and_held_to(log: str) -> None:
    at = visit("log", log=log, work="Members and terms")
    at.date_input[0].set_value(dt.date(2020, 1, 1))
    at = press(at.run(), "Save these terms")
    assert "due to be deleted" in words(at)
    at.checkbox[0].set_value(True)
    at = press(at.run(), "Save these terms")
    assert "legal hold" in words(at)
    found = whole_store().find(log)
    assert (found.retention_until, found.legal_hold) == (dt.date(2020, 1, 1), True)
    assert [note.what for note in whole_store().audit(log)][:2] == [Noted.CHANGED_TERMS] * 2


def test_sign_ins_are_noted_once(as_: As) -> None:
    as_(Identity("ana"))
    visit()
    visit("log")
    assert [(note.who, note.what) for note in whole_store().audit()] == [("ana", Noted.SIGNED_IN)]


def test_the_notice_is_read_once(as_: As) -> None:
    at = press(visit(), "I have read this")
    assert not has_button(at, "I have read this")
    assert not has_button(visit("log"), "I have read this")
    as_(Identity("ana"))
    assert has_button(visit("log"), "I have read this")


def test_pseudonyms_are_what_the_room_and_viewers_get(as_: As, log: str) -> None:
    names = pseudonyms_on(log)
    at = visit("present", log=log)
    shown = [words(at)]
    at = press(at, "Open room view")
    for _ in range(40):
        shown.append(words(at))
        if not has_button(at, "Next") or button(at, "Next").disabled:
            break
        at = press(at, "Next")
    assert len(shown) > 5
    as_(Identity("viewer"))
    for page in ("start", "timeline", "log", "compare"):
        shown.append(words(visit(page, log=log)))
    assert [name for name in names if name in "\n".join(shown)] == []
    assert "Government A" in "\n".join(shown)


def test_a_meeting_planned_before_is_planned_anew_once_pseudonyms_are_on(log: str) -> None:
    at = visit("present", log=log)
    names = pseudonyms_on(log)
    at = press(at.run(), "Open room view")
    for _ in range(20):
        assert [name for name in names if name in words(at)] == []
        if button(at, "Next").disabled:
            break
        at = press(at, "Next")


def test_your_own_pages_keep_the_names(log: str) -> None:
    names = pseudonyms_on(log)
    assert any(name in words(visit("timeline", log=log)) for name in names)


def test_no_name_is_in_a_hand_over_nor_in_its_file_name(log: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = pseudonyms_on(log)
    with whole_store().edit(log, By("", moment())) as edit:
        (row,) = [row for row in edit.rows(Part.META) if row.cells["field"] == "name"]
        edit.change(Part.META, row.key, {"field": "name", "value": f"{names[0]} table"}, row.version)
    monkeypatch.setattr(cached, "analysis", inspect.unwrap(cached.analysis))
    desk = kept.open_desk(log)
    shelf = shelf_for(desk, desk.analysis(), Audience.ROOM, Paper.A4, partner=names[1])
    (offer,) = [offer for offer in shelf.offers if offer.id == "hand-over"]
    for file in offer.files:
        name = file.name(in_words.file_stem(shelf.stamp.name), offer, shelf.stamp)
        told = everything(file.make() + name.encode())
        assert [one for one in names if "".join(one.split()).casefold() in told] == []
        assert "city-youth" not in name


def test_what_is_promised_under_a_pseudonym_is_kept_under_the_true_name(
    log: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudonyms_on(log)
    monkeypatch.setattr(cached, "analysis", inspect.unwrap(cached.analysis))
    desk = kept.open_desk(log)
    twin = for_others(desk)
    assert isinstance(twin, OthersDesk)
    first, *rest = twin.analysis().findings.commitments
    owner = twin.analysis().findings.present[0].org_id
    assert owner == "Government A"
    new = type(first)(sign="A call", owner=owner, due=None, state=first.state, made_on=first.made_on)
    twin.decide("Promised", commitments=(*rest[:0], first, *rest, new))
    before = desk.analysis().findings.commitments
    saved = kept.open_desk(log).commitments
    assert saved is not None
    assert saved[:-1] == before[:-1]
    assert (saved[-1].sign, saved[-1].owner) == ("A call", "CITY")
