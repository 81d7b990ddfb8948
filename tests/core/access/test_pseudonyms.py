"""No name of an organization is left, however it is written; and what is not a name is left alone."""

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc_core.access import Pseudonyms, renamed
from csc_core.model.stored import Collaboration, Part, Stored, StoredRow

NAMES = Pseudonyms(
    {
        "SCH": ("Port Alder Schools",),
        "CHM": ("The Harbor Chamber, Inc.",),
        "HCF": ("Harbor Chamber Foundation",),
        "CITY": ("City hall",),
        "Förening Ö": (),
        "港口基金会": (),
        "A": ("Anchor",),
    },
    {"SCH": "public_education", "CHM": "business", "HCF": "philanthropy", "CITY": "government"},
)


@pytest.mark.parametrize(
    "written",
    [
        "Port Alder Schools",
        "PORT ALDER\nSCHOOLS'",
        "port-alder-schools.org",
        "https://x.example/?q=Port%20Alder%20Schools",
        "PortAlderSchoolsTeam",
        "Po\u00adrt Al\u200bder Schools",
        "Harbor Chamber's",
        "harbor_chamber_2024.xlsx",
        "Harbor & Chamber",
        "the Harbor Chamber Foundation",
        "Forening O",
        "Fo\u0308rening O\u0308s",
        "和港口基金会一起",
        "SCH said",
        "Anchor's",
    ],
)
def test_a_name_is_found_in_every_form(written: str) -> None:
    hidden = NAMES.hide(written)
    assert hidden != written
    assert not any(part in words(hidden) for part in ("harbor", "alder", "forening", "foundation", "anchor"))
    assert "港口" not in hidden
    assert "SCH" not in hidden


@pytest.mark.parametrize(
    "text", ["The city agreed.", "An anchorage, a school", "schedule", "A letter", "", "…"]
)
def test_what_is_no_name_stays(text: str) -> None:
    assert NAMES.hide(text) == text


def test_the_longest_name_wins_and_the_sector_names_it() -> None:
    assert NAMES.hide("Harbor Chamber Foundation's offer") == "Philanthropy A's offer"
    assert NAMES.hide("Harbor Chamber's offer") == "Business A's offer"
    assert NAMES.true("Business A") == "CHM"
    assert NAMES.true("nobody") == "nobody"


def words(text: str) -> list[str]:
    """A text as its words, in small letters without accents: told apart as simply as can be."""
    letters = (x for x in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(x))
    return re.findall(r"[^\W_]+", "".join(letters))


def holds(text: str, name: str) -> bool:
    """Do the words of a name follow each other in a text?"""
    whole, part = words(text), words(name)
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


LETTER = st.characters(categories=["Lu", "Ll", "Zs", "Pd", "Nd"], max_codepoint=0x24F)
NAME = st.text(LETTER, min_size=3, max_size=24).filter(lambda name: len("".join(words(name))) >= 2)
FILL = st.text(max_size=20)


def test_an_alias_in_the_roster_is_no_name_in_running_text() -> None:
    partners = (row("SCH", org_id="SCH", name="Port Alder Schools", display_alias="Partner E"),)
    event = row("S1", title="Partners could not agree", actors="Partner E")
    now = dt.datetime(2025, 10, 1, tzinfo=dt.UTC)
    stored = Stored(
        Collaboration("id", "x", "y", 1, now, now), {Part.EVENTS: (event,), Part.PARTNERS: partners}
    )
    (seen,) = renamed(stored, Pseudonyms.of(stored)).part(Part.EVENTS)
    assert seen.cells == {"title": "Partners could not agree", "actors": "Organization A"}


@given(st.lists(NAME, min_size=1, max_size=6, unique_by=lambda name: tuple(words(name))), st.data())
def test_no_true_name_is_left_in_any_text(names: list[str], data: st.DataObject) -> None:
    pseudonyms = Pseudonyms({f"organization-{n}x": (name,) for n, name in enumerate(names)}, {})
    pieces = data.draw(st.lists(st.sampled_from(names) | FILL, min_size=1, max_size=8))
    joint = data.draw(st.sampled_from([" ", "_", "-", ", ", "/"]))
    case = data.draw(st.sampled_from([str, str.upper, str.lower, str.title]))
    hidden = pseudonyms.hide(case(joint.join(pieces)))
    assert [name for name in names if holds(hidden, name)] == []


def row(key: str, **cells: str) -> StoredRow:
    return StoredRow(key, 2, 1, cells, "port_alder_schools.csv")


def test_a_log_is_renamed_in_every_place_and_stays_the_same_log() -> None:
    now = dt.datetime(2025, 10, 1, tzinfo=dt.UTC)
    whole = Collaboration(
        "id", "Port Alder Schools table", "schools.csv", 3, now, now, ("title", "Harbor Chamber note")
    )
    event = row(
        "SCH-1",
        event_id="SCH-1",
        kind="setback",
        title="Port Alder Schools' grant ended",
        actors="sch; Harbor Chamber; Newcomer Trust",
        detail="Newcomer Trust agreed",
        **{"Harbor Chamber note": "x"},
    )
    answer = row("R1", event_id="R1", kind="response", responds_to="SCH-1", stance="blaming", lead_org="CHM")
    partners = (
        row("SCH", org_id="SCH", name="Port Alder Schools", sector="public_education"),
        row("CHM", org_id="CHM", name="The Harbor Chamber, Inc.", display_alias="Chamber", sector="business"),
    )
    promise = row("row-1", sign="Harbor Chamber calls", owner="CHM", state="open")
    stored = Stored(
        whole, {Part.EVENTS: (event, answer), Part.PARTNERS: partners, Part.COMMITMENTS: (promise,)}
    )
    seen = renamed(stored, Pseudonyms.of(stored))
    told = repr(seen).casefold()
    assert not [
        name for name in ("alder", "harbor", "chamber", "newcomer", "sch", "chm") if name in words(told)
    ]
    first, second = seen.part(Part.EVENTS)
    assert first.cells["actors"] == "Public education A; Business A; Organization A"
    assert first.cells["detail"] == "Organization A agreed"
    assert second.cells["responds_to"] == first.cells["event_id"] == first.key
    assert (second.cells["kind"], second.cells["stance"]) == ("response", "blaming")
    assert seen.part(Part.COMMITMENTS)[0].cells["owner"] == "Business A"
    assert [one.cells["sector"] for one in seen.part(Part.PARTNERS)] == ["public_education", "business"]


def test_a_pseudonym_is_never_a_true_name() -> None:
    tricky = {"Business": (), "Business A": (), "Organization": (), "Partner": (), "Body": (), "Group": ()}
    names = Pseudonyms(tricky, dict.fromkeys(tricky, "business"))
    for name in tricky:
        alias = names.of_organization(name)
        assert not any(holds(alias, other) for other in tricky)
