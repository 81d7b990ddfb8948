"""What the room may see as tables: one workbook, or CSV files in one zip."""

import pandas as pd

from csc_core.charting.room_overview import state_words
from csc_core.content import in_words
from csc_core.content.catalogue import practices
from csc_core.content.codebook import word
from csc_core.content.meeting import room_word
from csc_core.model.pieces import whole
from csc_core.model.room import RoomFindings
from csc_core.reporting.documents.packing import note, zipped
from csc_core.reporting.documents.stamp import room_stamp
from csc_core.reporting.documents.workbook import Sheet, workbook
from csc_core.reporting.room_sentences import headline

HOLDS = {
    "setbacks": "Each setback that may be shown, and how it stands",
    "answers": "What was done together after each setback",
    "achieved": "What was achieved, and by whom",
    "practices": "Activities of the five key practices",
    "governance": "Forms of governance we have used; none is better than another",
    "promises": "What was promised, by whom and when, and where it stands",
}


def room_workbook(room: RoomFindings) -> bytes:
    """The tables as one XLSX file."""
    return workbook(room_stamp(room), _sheets(room), HOLDS)


def room_csvs(room: RoomFindings) -> bytes:
    """The tables as CSV files in a zip, with a note on what each holds."""
    tables = {sheet.name: sheet.table for sheet in _sheets(room)}
    read_me = note(room_stamp(room), {f"{name}.csv": HOLDS[name] for name in tables})
    return whole(zipped({"read-me.txt": read_me}, tables, room.as_of))


def _sheets(room: RoomFindings) -> tuple[Sheet, ...]:
    tables = (_setbacks, _answers, _achieved, practices_frame, _governance, promises_frame)
    return tuple(
        Sheet(name, table(room), headline(room) if name == "setbacks" else HOLDS[name])
        for name, table in zip(HOLDS, tables, strict=True)
    )


def _setbacks(room: RoomFindings) -> pd.DataFrame:
    columns = ["Setback", "Title", "When", "Kind", "How it stands"]
    rows = [
        (s.number, s.title, s.when, room_word("setback_subtype", s.subtype or "other"), state_words(s))
        for s in room.setbacks
    ]
    return pd.DataFrame(rows, columns=columns)


def _answers(room: RoomFindings) -> pd.DataFrame:
    columns = ["Setback", "What was done", "Days later", "Who", "Facets"]
    rows = [
        (
            setback.number,
            answer.title,
            f"about {answer.days}" if answer.about else answer.days,
            in_words.listed(answer.names),
            in_words.listed([room_word("facet", facet) for facet in answer.facets]),
        )
        for setback in room.setbacks
        for answer in setback.answers
    ]
    return pd.DataFrame(rows, columns=columns)


def _achieved(room: RoomFindings) -> pd.DataFrame:
    rows = [(item.when, item.title, in_words.listed(item.names)) for item in room.milestones]
    return pd.DataFrame(rows, columns=["When", "What", "Who"])


def practices_frame(room: RoomFindings) -> pd.DataFrame:
    """One row an activity, with those who took part."""
    rows = [
        (
            item.when,
            item.title,
            in_words.listed([practices()[practice].short for practice in item.practices]),
            in_words.listed(item.names),
        )
        for item in room.practices
    ]
    return pd.DataFrame(rows, columns=["When", "What", "Practice", "Who"])


def _governance(room: RoomFindings) -> pd.DataFrame:
    rows = [
        (mode.when, word("governance_mode", mode.mode), "yes" if mode.kept else "no", mode.title)
        for mode in room.modes
    ]
    return pd.DataFrame(rows, columns=["When", "Form", "Reviewed and kept", "What was decided"])


def promises_frame(room: RoomFindings) -> pd.DataFrame:
    """One row a promise that may be shown."""
    rows = [
        (
            promise.owner or "to be named",
            promise.sign,
            in_words.date(promise.due) if promise.due else "no date",
            "open, past its date" if promise.late else promise.state.value,
        )
        for promise in room.commitments
    ]
    return pd.DataFrame(rows, columns=["Who", "The sign we will see", "By", "State"])
