"""Files saved from Compare: noted with each collaboration in them, and without those one may only look at."""

from collections.abc import Callable

import pytest
import streamlit as st

from csc_core.content.samples import samples
from csc_core.intake import open_sample
from csc_core.model.errors import NotAllowed, UnknownCollaboration
from csc_core.model.people import Action, Identity, Noted, Role
from csc_core.model.stored import By
from csc_core.storing import keep
from pages.shared.access import account
from pages.shared.keeping import moment, whole_store
from tests.pages.visit import has_button, press, sound, visit, words

MINE, THEIRS, VIEWED = (sample.id for sample in samples()[:3])
OWNER, ME = Identity("owner@city.example"), Identity("me@city.example")
As = Callable[[Identity], None]


@pytest.fixture
def as_(monkeypatch: pytest.MonkeyPatch) -> As:
    """Have somebody come in."""

    def come(who: Identity) -> None:
        monkeypatch.setattr(account, "arrived", lambda: who)
        monkeypatch.setattr(account, "signed_in_at", lambda: "2026-11-25")

    return come


@pytest.fixture
def logs() -> dict[str, str]:
    """Three logs of the store, by sample: I own one, coordinate another, and may look at the third."""
    made = {}
    for sample, role in ((MINE, Role.OWNER), (THEIRS, Role.COORDINATOR), (VIEWED, Role.VIEWER)):
        owner = whole_store().for_(OWNER, moment)
        made[sample] = owner.create(keep(open_sample(sample)), By("", moment())).id
        owner.give_role(made[sample], ME.who, role)
    return made


def noted_files(log: str) -> list[tuple[str, str]]:
    return [(one.who, one.about) for one in whole_store().audit(log) if one.what is Noted.SAVED_FILE]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """The files the page offers, by their labels; each is made when it is called."""
    found: dict[str, Callable[[], bytes]] = {}

    def button(label: str, make: Callable[[], bytes], *_: object, **__: object) -> None:
        found[label] = make

    monkeypatch.setattr(st, "download_button", button)
    return found


def test_a_file_is_noted_with_every_stored_collaboration_in_it(logs: dict[str, str]) -> None:
    files = whole_store().for_(ME, moment).files
    held = [MINE, logs[MINE], logs[THEIRS]]  # an example among them
    files.note(held, Action.EXPORT_FACILITATOR, "Cross-case table as CSV")
    for sample in (MINE, THEIRS):
        assert noted_files(logs[sample]) == [(ME.who, "Cross-case table as CSV")]
    assert noted_files(logs[VIEWED]) == noted_files(MINE) == []


def test_no_file_holds_what_one_may_only_look_at_or_may_not_see(logs: dict[str, str]) -> None:
    everything = list(logs.values())
    mine = whole_store().for_(ME, moment).files
    assert mine.barred(everything, Action.EXPORT_FACILITATOR) == {logs[VIEWED]}
    with pytest.raises(NotAllowed):
        mine.note(everything, Action.EXPORT_FACILITATOR, "Journeys")
    stranger = whole_store().for_(Identity("stranger@elsewhere.example"), moment).files
    with pytest.raises(UnknownCollaboration):
        stranger.note(everything, Action.EXPORT_FACILITATOR, "Journeys")
    assert not any(map(noted_files, everything))


def test_the_page_saves_the_rest_notes_each_and_says_what_is_left_out(
    as_: As, logs: dict[str, str], offered: dict[str, Callable[[], bytes]]
) -> None:
    as_(ME)
    at = sound(visit("compare").checkbox(key="examples").uncheck().run())
    assert "3 collaborations" in words(at)
    assert "1 collaboration that you may only look at: not in the files saved here." in words(at)
    press(at, "Take away")
    names = {sample: log.meta.name for sample in logs if (log := open_sample(sample).log)}
    for label in ("Cross-case table as CSV", "Web page (HTML)", "Drawing (SVG)"):
        file = offered[label]().decode()
        assert names[MINE] in file, label
        assert names[VIEWED] not in file, label
    for sample in (MINE, THEIRS):
        assert [what for _, what in noted_files(logs[sample])] == [
            "Drawing (SVG)",
            "Web page (HTML)",
            "Cross-case table as CSV",
        ]
    assert noted_files(logs[VIEWED]) == []


def test_whoever_may_save_all_of_it_is_told_nothing(as_: As, logs: dict[str, str]) -> None:
    as_(OWNER)
    assert "only look at" not in words(visit("compare"))


def test_whoever_may_only_look_at_all_of_it_is_offered_no_file(
    as_: As, logs: dict[str, str], offered: dict[str, Callable[[], bytes]]
) -> None:
    for sample in (MINE, THEIRS):
        whole_store().delete(logs[sample])
    as_(ME)
    at = sound(visit("compare").checkbox(key="examples").uncheck().run())
    assert "1 collaboration that you may only look at" in words(at)
    offered.clear()
    assert not has_button(sound(at.run()), "Take away")
    assert offered == {}
