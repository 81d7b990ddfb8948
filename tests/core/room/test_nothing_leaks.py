"""Secrets planted in every forbidden place of logs of many shapes: none of them reaches the room."""

import json
from dataclasses import asdict, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csc_core.analysis import analyse, room_of
from csc_core.model.commitment import SecondTake
from csc_core.model.prompts import HeatReading
from csc_core.model.room import RoomFindings
from csc_core.model.vocabulary import Heat, SetbackSubtype
from tests.core.room.planted import PARTNERS, PERSON, SECRET, logs, may_be_seen
from tests.core.small_logs import AS_OF, csv_of
from tests.make import make_log

TAKES = (
    SecondTake(SetbackSubtype.FUNDING_LOSS, "Next time we ask first", AS_OF, f"S0{SECRET}", f"R9{SECRET}"),
    SecondTake(SetbackSubtype.DATA_ACCESS, f"Next time {PERSON} calls", AS_OF, f"S0{SECRET}", f"R9{SECRET}"),
)
CALM = HeatReading(Heat.COOL, None, (), None)


def everything(room: RoomFindings) -> str:
    """All that a page could get out of what the room is given."""
    return f"{room!r} {json.dumps(asdict(room), default=str)}".casefold()


def projected(events: list[dict[str, str]], **options: bool) -> RoomFindings:
    log = make_log(csv_of(events), partners=csv_of(PARTNERS), meta={"name": "Table", "goal": SECRET})
    analysis = replace(analyse(log, today=AS_OF, second_takes=TAKES), read_heat=lambda *_: CALM)
    return room_of(analysis, **options)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(logs(), st.booleans(), st.booleans())
def test_no_secret_is_projected(events: list[dict[str, str]], agreed: bool, public: bool) -> None:
    if not events:
        return
    room = projected(events, agreed=agreed, public_audience=public)
    assert SECRET not in everything(room)
    assert room.name == "Table"
    assert [take.says for take in room.takes] == ([] if public else ["Next time we ask first"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(logs())
def test_what_may_be_seen_is_there_and_the_rest_is_counted(events: list[dict[str, str]]) -> None:
    if not events:
        return
    room = projected(events)
    open_rows = [event for event in events if may_be_seen(event) and event["title"].startswith("title")]
    shown_setbacks = {event["event_id"] for event in open_rows if event["kind"] == "setback"}
    dates = {event["event_id"]: event["date"] for event in events}
    standing = {
        event["title"]
        for event in open_rows
        if event["kind"] != "response"
        or (event["responds_to"] in shown_setbacks and event["date"] >= dates[event["responds_to"]])
    }
    titles = {setback.title for setback in room.setbacks}
    titles |= {answer.title for setback in room.setbacks for answer in setback.answers}
    titles |= {entry.title for entry in (*room.milestones, *room.practices, *room.modes)}
    assert titles == standing
    assert room.not_shown == len(events) - len(standing)
    assert room.being_corrected == sum(event["contested"] == "yes" for event in events)
    promised = {event["follow_up"] for event in events if event["follow_up"] != SECRET}
    assert {promise.sign for promise in room.commitments} == promised
    assert room.promises_not_shown == len(events) - len(room.commitments)
