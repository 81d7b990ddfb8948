"""Naughty strings on their whole way: uploaded, kept, shown by the pages, and written to files again."""

import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from csc_core.intake import open_log
from csc_core.model.log import EventLog
from csc_core.model.stored import By
from csc_core.reporting.delimited import csv
from csc_core.reporting.documents.frames import facilitator_stamp
from csc_core.reporting.documents.workbook import Sheet, workbook
from csc_core.reporting.tables import log_table
from csc_core.storing import keep, open_store
from tests.core.charting.seen import sample_analysis
from tests.corpus.place import from_json
from tests.corpus.test_strings import as_csv
from tests.make import TODAY
from tests.pages.visit import SAMPLES, go, opened

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@pytest.fixture(scope="module")
def strings() -> list[str]:
    found: list[str] = from_json("messy/blns/blns.json")
    assert len(found) == 515
    return found


def details(log: EventLog | None) -> list[str]:
    assert log is not None
    return [log.cell(row, "detail") for row in range(len(log))]


def test_every_string_comes_back_from_the_store_a_csv_and_a_project(
    strings: Sequence[str], tmp_path: Path
) -> None:
    read = open_log(as_csv(strings), "log.csv", today=TODAY)
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    made = store.create(keep(read), By("facilitator", pd.Timestamp("2025-10-01", tz="UTC").to_pydatetime()))
    copy = store.import_project(store.export_project(made.id))
    for id_ in (made.id, copy.id):
        assert [row.cells.get("detail", "") for row in store.load(id_).part("events")] == list(strings)
    store.close()
    again = open_log(csv(log_table(read)), "again.csv", today=TODAY)
    assert details(again.log) == list(strings)


def test_every_string_is_handed_to_the_screen_to_the_letter(strings: Sequence[str]) -> None:
    at = opened(as_csv(strings), "log.csv")
    table = next(shown.value for shown in go(at, "log").dataframe if "detail" in shown.value)
    assert table["detail"].tolist() == list(strings)


def test_every_string_xml_can_carry_comes_back_from_a_workbook_and_the_others_are_seen_to_differ(
    strings: Sequence[str],
) -> None:
    table = pd.DataFrame({"date": "2024-01-02", "kind": "context", "title": "x", "detail": list(strings)})
    data = workbook(facilitator_stamp(sample_analysis(SAMPLES[0])), (Sheet("events", table, bare=True),), {})
    found = details(open_log(data, "log.xlsx", today=TODAY).log)
    differ = [(sent, came) for sent, came in zip(strings, found, strict=True) if sent != came]
    assert len(differ) <= 6
    for sent, came in differ:
        assert NO_XML.search(sent)
        assert came == NO_XML.sub("\ufffd", sent)
