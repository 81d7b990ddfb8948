"""A log under pseudonyms: no organization's own name is in any file, title, picture or file name."""

import datetime as dt
from collections.abc import Iterable
from functools import cache

import pytest

from csc_core.access import Pseudonyms, renamed
from csc_core.analysis import agenda_for, analyse, room_of
from csc_core.content.samples import samples
from csc_core.intake import open_kept, open_sample
from csc_core.model.analysis import Analysis
from csc_core.model.stored import Collaboration, Part, Stored, StoredRow
from csc_core.reporting.documents.facilitator_shelf import Material, facilitator_offers
from csc_core.reporting.documents.frames import facilitator_stamp
from csc_core.reporting.documents.html import html
from csc_core.reporting.documents.offers import Offer
from csc_core.reporting.documents.pdf import Paper
from csc_core.reporting.documents.report import report
from csc_core.reporting.documents.room_shelf import RoomMaterial, room_offers
from csc_core.reporting.documents.stamp import Stamp, room_stamp
from csc_core.storing import keep
from tests.core.reporting.documents.readers import everything

TODAY = dt.date(2026, 11, 24)
ALL = tuple(sample.id for sample in samples())
ONE = ALL[3]  # a name of the first sample is the example in the columns' own description


@cache
def stored(sample: str) -> Stored:
    """A sample as the store would hold it, its own name naming a partner too."""
    kept = keep(open_sample(sample))
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    name = f"{names_of(kept.rows[Part.PARTNERS])[0]} table"
    rows = {
        part: tuple(
            StoredRow(f"{part}-{n}", row.place or n, 1, row.cells, kept.source) for n, row in enumerate(new)
        )
        for part, new in kept.rows.items()
    }
    whole = Collaboration("id", name, f"{name}.csv", 1, now, now, kept.columns)
    return Stored(whole, rows)


def names_of(rows: Iterable[StoredRow]) -> list[str]:
    return [row.cells["name"] for row in rows if row.cells.get("name")]


@cache
def under_pseudonyms(sample: str) -> Analysis:
    seen = renamed(stored(sample), Pseudonyms.of(stored(sample)))
    opened = open_kept(seen.table(), today=TODAY)
    assert opened.log is not None
    return analyse(opened.log, today=opened.log.as_of(TODAY))


def left(sample: str, text: str) -> list[str]:
    """The true names in a text without spaces."""
    names = names_of(stored(sample).part(Part.PARTNERS))
    assert len(names) >= 3
    return [name for name in names if "".join(name.split()).casefold() in text]


def search(sample: str, offers: Iterable[Offer], stamp: Stamp) -> None:
    for offer in offers:
        for file in offer.files:
            name = file.name("stem", offer, stamp)
            assert left(sample, everything(file.make() + name.encode())) == [], (offer.id, file.suffix)


def test_no_name_is_in_any_file_for_the_room() -> None:
    analysis = under_pseudonyms(ONE)
    room = room_of(analysis, agreed=True)
    partner = analysis.findings.present[0].label
    search(
        ONE,
        room_offers(RoomMaterial(room, agenda_for(analysis, room), (), partner), Paper.A4),
        room_stamp(room),
    )


def test_no_name_is_in_any_file_made_of_a_log_under_pseudonyms() -> None:
    seen = renamed(stored(ONE), Pseudonyms.of(stored(ONE)))
    opened = open_kept(seen.table(), today=TODAY)
    analysis = under_pseudonyms(ONE)
    material = Material(analysis, opened, keep, (), lambda: ())
    search(ONE, facilitator_offers(material, Paper.A4), facilitator_stamp(analysis))


@pytest.mark.parametrize("sample", ALL)
def test_no_name_is_in_the_full_report_of_any_sample(sample: str) -> None:
    analysis = under_pseudonyms(sample)
    assert left(sample, everything(html(report(analysis)))) == []


@pytest.mark.parametrize("sample", ALL)
def test_a_log_under_pseudonyms_reads_as_before(sample: str) -> None:
    opened = open_sample(sample)
    assert opened.log is not None
    before = analyse(opened.log, today=opened.log.as_of(TODAY)).findings
    after = under_pseudonyms(sample).findings
    assert [one.label for one in after.episodes] == [one.label for one in before.episodes]
    assert [one.learning for one in after.episodes] == [one.learning for one in before.episodes]
    assert [one.sector for one in after.present] == [one.sector for one in before.present]
