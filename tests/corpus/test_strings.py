"""Strings known to break software: they come through as they are, or are refused and never guessed."""

import csv
import io
from collections.abc import Sequence

from csc_core.content.dates import LONGEST, read_date
from csc_core.content.periods import Period, TwoNumbers, Unreadable
from csc_core.intake import open_log
from csc_core.model.event import is_missing
from tests.corpus.place import CORPUS, from_json, needs_corpus
from tests.make import TODAY, make_log


def as_csv(strings: Sequence[str]) -> bytes:
    """A log whose details, and titles where one may be so, are these strings."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["date", "kind", "title", "detail"])
    writer.writerows(["2024-01-02", "context", "x" if is_missing(s) else s, s] for s in strings)
    return text.getvalue().encode()


def test_naughty_strings_survive_as_detail_and_title() -> None:
    strings = from_json("messy/blns/blns.json")
    log = make_log(as_csv(strings).decode())
    assert len(log) == len(strings) > 500
    assert [log.cell(row, "detail") for row in range(len(log))] == strings
    titles = [log.cell(row, "title") for row in range(len(log))]
    assert titles == ["x" if is_missing(s) else s for s in strings]


def test_formulas_stay_text() -> None:
    needs_corpus()
    payloads = [
        line
        for path in sorted((CORPUS / "messy/csv-injection-payloads/Intruder").glob("*"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    text = io.StringIO()
    csv.writer(text).writerows(
        [["date", "kind", "title"], *(["2024-01-02", "context", line] for line in payloads)]
    )
    answer = open_log(text.getvalue().encode(), "log.csv", today=TODAY)
    assert answer.log is not None
    assert [answer.log.cell(row, "title") for row in range(len(answer.log))] == payloads


# What the unambiguous ones among the collected date strings say, read by hand.
KNOWN = {
    "2003-09-25": "2003-09-25",
    "2003-09-25T10:49:41": "2003-09-25",
    "2003-09": "2003-09-15",
    "25 Sep 2003": "2003-09-25",
    "Sep 25 2003": "2003-09-25",
    "25.09.2003": "2003-09-25",
    "2003/09/25": "2003-09-25",
    "2003.09.25": "2003-09-25",
}


def test_collected_date_strings_are_read_by_a_form_or_refused() -> None:
    collected = from_json("messy/dates/date_strings.json")
    flat = [entry if isinstance(entry, str) else str(entry) for entry in _strings(collected)]
    assert len(flat) > 300
    for written in flat:
        reading = read_date(written)
        if isinstance(reading, Period):
            assert str(reading.day.year) in written, "the century is never invented"
            assert len(written.strip()) <= LONGEST
        else:
            assert isinstance(reading, TwoNumbers | Unreadable)
    for written, day in KNOWN.items():
        found = read_date(written)
        assert isinstance(found, Period)
        assert found.day.isoformat() == day


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    return [text for part in value for text in _strings(part)] if isinstance(value, list) else []
