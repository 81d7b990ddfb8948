"""What can be taken away: every file is made when asked for, is what it says, and has a name of its own."""

import subprocess
import sys

import pytest

from csc_core.model.opened import Opened
from csc_core.model.stored import Kept
from csc_core.reporting.documents.facilitator_shelf import Material, facilitator_offers
from csc_core.reporting.documents.frames import facilitator_stamp
from csc_core.reporting.documents.offers import MIMES, Offer
from csc_core.reporting.documents.room_shelf import room_offers
from tests.core.reporting.documents.made import ONE, SPECIAL, analysis_of, material, opened_of, room_material

BEGINS = {
    "pdf": b"%PDF",
    "html": b"<!doctype html>",
    "pptx": b"PK",
    "xlsx": b"PK",
    "zip": b"PK",
    "ics": b"BEGIN:VCALENDAR\r\n",
    "xes": b"<?xml",
    "qdc": b"<?xml",
}


@pytest.mark.parametrize("name", ["one", "empty"])
def test_every_file_is_made_and_is_what_it_says(name: str) -> None:
    offers = (*facilitator_offers(material(name)), *room_offers(room_material(name)))
    for offer in offers:
        for file in offer.files:
            assert file.make().startswith(BEGINS[file.suffix]), (offer.id, file.suffix)
            assert file.mime == MIMES[file.suffix]


def test_nothing_is_made_before_it_is_asked_for() -> None:
    def refuse(_opened: Opened) -> Kept:
        raise AssertionError("made too early")

    offers = facilitator_offers(Material(analysis_of(ONE), opened_of(ONE), refuse))
    (tables,) = [offer for offer in offers if offer.id == "tables"]
    with pytest.raises(AssertionError, match="made too early"):
        tables.files[0].make()


@pytest.mark.parametrize("name", [ONE, *SPECIAL])
def test_file_names_are_plain_and_different(name: str) -> None:
    stamp = facilitator_stamp(analysis_of(name))
    offers: tuple[Offer, ...] = facilitator_offers(material(name))
    names = [file.name("stem", offer, stamp) for offer in offers for file in offer.files]
    assert len(set(names)) == len(names)
    assert all(found.isascii() and " " not in found for found in names)
    assert f"stem-brief-facilitator-{stamp.as_of.isoformat()}.pdf" in names


def test_analysis_alone_loads_nothing_that_makes_documents() -> None:
    heavy = ("typst", "pptx", "jinja2", "xlsxwriter", "altair", "vl_convert")
    asked = f"import sys, csc_core.analysis; print([m for m in {heavy!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
