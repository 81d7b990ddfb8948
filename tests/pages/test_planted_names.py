"""With pseudonyms on, a name planted wherever words can stand is in no file for others, nor in its name."""

import inspect
from collections.abc import Iterator

import pytest

from csc_core.content import in_words
from csc_core.model.people import Identity, Role
from csc_core.model.stored import By, Kept, NewRow, Part
from csc_core.reporting.documents.pdf import Paper
from csc_core.reporting.documents.stamp import Audience
from pages.shared import cached, kept
from pages.shared.access import account
from pages.shared.keeping import moment, whole_store
from pages.shared.take_away import Shelf, shelf_for
from tests.core.reporting.documents.readers import everything
from tests.core.small_logs import e
from tests.pages.visit import visit, words

NAME, CODE, UNLISTED = "Zanzibar Quay Fund", "ZQF7", "Quokka Trust"
WRITTEN = ("zanzibar", "zqf7", "quokka")  # what is searched for, in any case, spaces left out
FREE = f"agreed with {NAME}, {CODE}, zanzibar-quay-fund.org and {UNLISTED.upper()}'s people"
ANA = Identity("owner@city.example")


def planted() -> Kept:
    """A log with the names in what it is called, in its file, its columns, and every kind of cell."""
    cells = dict.fromkeys(("detail", "outputs", "contested_note", "measure", f"said by {NAME}"), FREE)
    cells |= {"by": f"{CODE};{UNLISTED};CITY", "affected": NAME, "lead_org": CODE, "agreed_by": "CITY"}
    promise = {"follow_up": f"A letter {FREE}", "follow_up_owner": CODE, "follow_up_due": "2026-12-01"}
    events = [
        e("S1", 300, subtype="funding_loss", **cells),
        e("R1", 290, to="S1", stance="learning", facets="anticipate;apportion", **cells),
        e("S2", 200, subtype="data_access", **cells),
        e("R2", 190, to="S2", stance="learning", facets="approach", **cells),
        e("P1", 150, practice="data", **promise, **cells),
        e("M1", 100, **cells),
        e("G1", 90, subtype="mode_change", to_mode="lead", **cells),
    ]
    rows = [NewRow({**row, "title": f"{row['event_id']} {FREE}"}, k) for k, row in enumerate(events, 2)]
    partners = [
        {"org_id": CODE, "name": NAME, "sector": "philanthropy", "notes": FREE},
        {"org_id": "CITY", "name": "City office", "sector": "government"},
        {"org_id": "SCH", "name": "School office", "sector": "public_education"},
    ]
    meta = [
        {"field": name, "value": f"{NAME} table"}
        for name in ("name", "goal", "city", "story", "records_note")
    ]
    beside = {Part.PARTNERS: list(map(NewRow, partners)), Part.META: list(map(NewRow, meta))}
    columns = tuple(dict.fromkeys(name for row in rows for name in row.cells))
    return Kept(f"{NAME} table", f"{NAME}.csv", columns, {Part.EVENTS: rows, **beside})


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> str:
    """The log in the store, under pseudonyms, with a commitment and a second take that hold the names too."""
    monkeypatch.setattr(cached, "analysis", inspect.unwrap(cached.analysis))
    made = whole_store().create(planted(), By("", moment()), owner=ANA.who)
    with whole_store().edit(made.id, By("", moment())) as edit:
        edit.terms(retention_until=None, legal_hold=False, share=True, pseudonyms=True)
        edit.add(
            Part.COMMITMENTS,
            {"sign": FREE, "owner": CODE, "state": "open", "made_on": "2025-09-01", "due": "2026-12-01"},
        )
        take = {"setback_kind": "funding_loss", "made_on": "2025-09-01", "setback": "S1", "answer": "R1"}
        edit.add(Part.SECOND_TAKES, {**take, "says": f"Next time {FREE}"})
    return made.id


def found_in(data: bytes) -> list[str]:
    told = everything(data)
    return [one for one in WRITTEN if one in told]


def files_of(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Every file with its name."""
    for offer in shelf.offers:
        for file in offer.files:
            yield file.name(in_words.file_stem(shelf.stamp.name), offer, shelf.stamp), file.make()


@pytest.mark.parametrize("audience", [Audience.ROOM, Audience.PUBLIC])
def test_no_file_for_others_holds_a_name_nor_is_called_by_one(log: str, audience: Audience) -> None:
    desk = kept.open_desk(log)
    shelf = shelf_for(desk, desk.analysis(), audience, Paper.A4, partner=NAME)
    found = {name: [*found_in(data), *found_in(name.encode())] for name, data in files_of(shelf)}
    assert {name.rpartition(".")[2] for name in found} >= {"pdf", "html", "pptx", "xlsx", "zip", "ics"}
    assert {name: names for name, names in found.items() if names} == {}
    assert found_in(shelf.stamp.short.encode()) == []


def test_the_search_finds_the_names_where_they_are(log: str) -> None:
    desk = kept.open_desk(log)
    shelf = shelf_for(desk, desk.analysis(), Audience.FACILITATOR, Paper.A4)
    tables = next(data for name, data in files_of(shelf) if name.endswith("xlsx"))
    assert set(found_in(tables)) == set(WRITTEN)


@pytest.mark.parametrize("page", ["start", "timeline", "log", "compare"])
def test_no_page_of_a_viewer_holds_a_name_in_words_pictures_tables_or_links(
    log: str, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_store().for_(ANA, moment).give_role(log, "viewer", Role.VIEWER)
    monkeypatch.setattr(account, "arrived", lambda: Identity("viewer"))
    monkeypatch.setattr(account, "signed_in_at", lambda: "today")
    at = visit(page, log=log)
    told = [words(at), *(repr(frame.value.to_dict()) for frame in at.dataframe)]
    told += [repr(one.proto) for kind in ("vega_lite_chart", "page_link") for one in at.get(kind)]
    assert found_in(" ".join(told).encode()) == []
