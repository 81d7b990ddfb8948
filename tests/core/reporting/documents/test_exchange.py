"""Files for other programs, read back by parsers that are not ours."""

import datetime as dt
import re
import uuid
from functools import cache
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree

from csc_core.analysis import analyse, room_of
from csc_core.content.codebook import families, family
from csc_core.model.commitment import Commitment, Record
from csc_core.model.pieces import whole
from csc_core.model.stored import By, Change, Part, Step, StoredRow
from csc_core.model.vocabulary import CommitmentState, Outcome
from csc_core.reporting.documents.calendar import CHECK_IN, facilitator_calendar, room_calendar
from csc_core.reporting.documents.qdc import SPACE, codebook_exchange
from csc_core.reporting.documents.records import records_request
from csc_core.reporting.documents.xes import xes
from csc_core.storing import keep
from tests.core.charting.seen import analysed
from tests.core.reporting.documents.made import ARABIC, ONE, SAMPLES, SPECIAL, analysis_of, opened_of
from tests.core.reporting.documents.readers import files
from tests.core.small_logs import AS_OF, e

XES = "{http://www.xes-standard.org/}"


def promise(sign: str, days: int, **cells: Any) -> Commitment:
    made = {"owner": "CITY", "state": CommitmentState.OPEN, "made_on": AS_OF, **cells}
    return Commitment(sign=sign, due=AS_OF + dt.timedelta(days=days), **made)


@cache
def calendar_of(*promises: Commitment) -> Calendar:
    log = opened_of("one").log
    assert log is not None
    analysis = analyse(log, today=AS_OF, commitments=promises)
    return Calendar.from_ical(facilitator_calendar(analysis))


def entries(calendar: Calendar) -> list[tuple[dt.date, str]]:
    return sorted((event["DTSTART"].dt, str(event["SUMMARY"])) for event in calendar.walk("VEVENT"))


def test_a_promise_stands_on_its_day_with_a_check_in_a_week_before() -> None:
    found = entries(calendar_of(promise("Calendar is up", 30)))
    due = AS_OF + dt.timedelta(days=30)
    assert [day for day, _ in found] == [due - CHECK_IN, due]
    assert all("Calendar is up" in summary for _, summary in found)


def test_promises_past_their_date_share_one_check_in_and_settled_ones_have_none() -> None:
    late = (promise("One", -5), promise("Two", -9), promise("Kept", 9, state=CommitmentState.DONE))
    calendar = calendar_of(*late)
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt == AS_OF + CHECK_IN
    assert all(sign in str(event["DESCRIPTION"]) for sign in ("One", "Two"))
    assert "Kept" not in str(event["DESCRIPTION"])


def test_a_promise_due_within_the_week_has_no_check_in() -> None:
    assert len(entries(calendar_of(promise("Soon", 3)))) == 1


def test_words_of_any_kind_come_back_from_a_calendar_and_no_line_is_long() -> None:
    words = f"{ARABIC}; a, b\\n \n END:VEVENT \\ 学校与城市没有就数据达成一致" * 3
    calendar = calendar_of(promise(words, 30))
    assert {str(event["SUMMARY"]).split(": ", 2)[2] for event in calendar.walk("VEVENT")} == {words}
    log = opened_of("one").log
    assert log is not None
    raw = facilitator_calendar(analyse(log, today=AS_OF, commitments=(promise(words, 30),)))
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == 2


@pytest.mark.parametrize("name", SAMPLES)
def test_a_calendar_says_for_whom_it_is(name: str) -> None:
    analysis = analysis_of(name)
    for raw, badge in (
        (facilitator_calendar(analysis), "Facilitator view"),
        (room_calendar(room_of(analysis)), "For the room"),
    ):
        calendar = Calendar.from_ical(raw)
        assert badge in str(calendar["X-WR-CALDESC"])
        assert all(badge in str(event["DESCRIPTION"]) for event in calendar.walk("VEVENT"))


@pytest.mark.parametrize("name", [*SAMPLES, *SPECIAL])
def test_an_event_log_holds_every_entry_and_every_setback(name: str) -> None:
    analysis = analysis_of(name)
    log = etree.fromstring(xes(analysis))
    traces = log.findall(f"{XES}trace")
    names = [trace.find(f"{XES}string[@key='concept:name']").get("value") for trace in traces]
    setbacks = [episode.setback_id for episode in analysis.findings.episodes]
    assert names[: len(setbacks)] == setbacks
    ids = {node.get("value") for node in log.iter(f"{XES}string") if node.get("key") == "csc:event_id"}
    facts = analysis.findings.facts
    assert ids == {str(known) for known in facts.ids[facts.counts]}
    assert "Facilitator view" in log.find(f"{XES}string[@key='csc:about']").get("value")


def test_events_of_a_trace_are_in_order_and_coarse_dates_are_no_points_in_time() -> None:
    analysis = analysed(
        e("S1", 300),
        e("R1", 200, to="S1", stance="learning", date="2025-06", date_precision="month"),
        e("R2", 100, to="S1", stance="blaming"),
    )
    (trace,) = etree.fromstring(xes(analysis)).findall(f"{XES}trace")
    events = trace.findall(f"{XES}event")
    times = [event.find(f"{XES}date[@key='time:timestamp']") for event in events]
    assert [time is None for time in times] == [False, True, False]
    written = events[1].find(f"{XES}string[@key='csc:date_written']").get("value")
    assert written == "2025-06"
    assert [time.get("value")[:10] for time in times if time is not None] == ["2024-12-05", "2025-06-23"]


def test_the_codebook_can_be_read_by_programs_of_qualitative_analysis() -> None:
    book = etree.fromstring(codebook_exchange())
    assert etree.QName(book).namespace == SPACE
    (codes,) = book
    groups = list(codes)
    assert [group.get("name") for group in groups] == [name.replace("_", " ") for name in families()]
    for group, name in zip(groups, families(), strict=True):
        assert group.get("isCodable") == "false"
        terms = group.findall(f"{{{SPACE}}}Code")
        assert [term.get("name") for term in terms] == [term.name for term in family(name)]
        assert all(term.findtext(f"{{{SPACE}}}Description") for term in terms)
    guids = [node.get("guid") for node in book.iter(f"{{{SPACE}}}Code")]
    assert len(set(guids)) == len(guids)
    assert all(str(uuid.UUID(guid)) == guid for guid in guids)
    colors = [node.get("color") for node in book.iter(f"{{{SPACE}}}Code")]
    assert all(re.fullmatch("#[0-9A-F]{6}", color) for color in colors)
    assert codebook_exchange() == codebook_exchange()


def test_a_records_request_holds_every_field_decision_and_change() -> None:
    opened, analysis = opened_of(ONE), analysis_of(ONE)
    by = By("coordinator", dt.datetime(2025, 9, 1, 12, tzinfo=dt.UTC))
    before, after = (StoredRow("S1", 2, 1, {"title": title}) for title in ("was so", "is so"))
    history = (Change(Step(2, by, "title changed"), Part.EVENTS, "S1", before, after),)
    records = (Record("DA01", AS_OF, Outcome.NONE_FITS, "not this month"),)
    packed = files(whole(records_request(analysis, opened, keep(opened), records, history)))
    assert opened.log is not None
    events = packed["events.csv"].decode("utf-8-sig")
    for column in opened.log.events.columns:
        if column not in ("row", "date_first", "date_last", "date_written"):
            assert column in events.splitlines()[0]
    for detail in opened.log.text("detail"):
        assert detail.replace('"', '""') in events
    assert "not this month" in packed["prompts-decided.csv"].decode()
    changed = packed["history.csv"].decode()
    assert all(words in changed for words in ("coordinator", "title changed", "was so", "is so"))
    assert "Facilitator view" in packed["read-me.txt"].decode()
    assert all(name in packed["read-me.txt"].decode() for name in packed if name != "read-me.txt")
