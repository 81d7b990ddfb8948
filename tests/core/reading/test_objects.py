"""JSON and XES: lists of events in files that are no tables, and what is refused before it can do harm."""

import json

import pytest

from csc_core.model.errors import UnreadableFile
from csc_core.reading import limits, read_table

LOG = (
    '<log><trace><string key="concept:name" value="Case 1"/>\n'
    '<event><string key="concept:name" value="A"/>'
    '<date key="time:timestamp" value="2024-01-02T03:04:05Z"/></event>\n'
    '<event><string key="org:resource" value="CITY"><string key="inner" value="not told"/></string></event>'
    "</trace></log>"
)


def test_objects_become_rows_under_all_their_names() -> None:
    raw = read_table(
        json.dumps([{"a": 1, "b": [1, "x"]}, {"c": {"name": "n"}, "a": None, "b": True}]).encode(), "a.json"
    )
    assert raw.headers == ("a", "b", "c")
    assert [tuple(row.values()) for row in raw.cells.to_pylist()] == [("1", "1;x", ""), ("", "yes", "n")]
    assert raw.rows.tolist() == [1, 2]


def test_rows_in_json_are_a_sheet() -> None:
    raw = read_table(b'[["Title only"], ["date", "kind", "title"], ["2024", "setback", "x"]]', "a.json")
    assert raw.cells.to_pylist() == [{"date": "2024", "kind": "setback", "title": "x"}]
    assert (raw.header_row, raw.rows.tolist()) == (2, [3])


def test_a_card_is_dated_by_the_record_of_the_board_or_by_its_identifier() -> None:
    cards = [{"id": "65a0a2800000000000000001", "name": "a"}, {"id": "short", "name": "b"}, "no card"]
    board = {
        "cards": cards,
        "actions": [{"type": "createCard", "date": "2024-03-04", "data": {"card": {"id": "short"}}}],
    }
    raw = read_table(json.dumps(board).encode(), "board.json")
    assert raw.cells["Created"].to_pylist() == ["2024-01-12", "2024-03-04"]
    assert [problem.code for problem in raw.problems] == ["card_days"]


def test_events_know_their_case_and_their_line() -> None:
    raw = read_table(LOG.encode(), "a.xes")
    assert raw.cells.to_pylist() == [
        {
            "case:concept:name": "Case 1",
            "concept:name": "A",
            "time:timestamp": "2024-01-02T03:04:05Z",
            "org:resource": "",
        },
        {"case:concept:name": "Case 1", "concept:name": "", "time:timestamp": "", "org:resource": "CITY"},
    ]
    assert raw.rows.tolist() == [2, 3]


def test_text_that_begins_like_json_is_still_text() -> None:
    raw = read_table(b'["a",date,title\nx,2024-01-02,y\n', "a.csv")
    assert raw.headers[1:] == ("date", "title")


BOMB = '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ('<?xml version="1.0"?>' + BOMB + LOG, "a.xes", "document type"),
        ('<!DOCTYPE log SYSTEM "http://127.0.0.1/x.dtd">' + LOG, "a.xes", "web page or XML"),
        (
            '<?xml version="1.0"?><!DOCTYPE log SYSTEM "http://127.0.0.1/x.dtd">' + LOG,
            "a.xes",
            "document type",
        ),
        (LOG[:-6], "a.xes", "damaged"),
        ("<log>" + "<a>" * 100 + "</a>" * 100 + "</log>", "a.xes", "nested"),
        ("<log></log>", "a.xes", "no events"),
        ("[" * 100_000, "a.json", "damaged"),
        ('{"a": ' * 900 + "1" + "}" * 900, "a.json", "list of events"),
        ("[" + "{}," * (limits.OBJECTS + 1) + "{}]", "a.json", "more objects"),
        ("[[" + "1," * (limits.OBJECT_VALUES + 1) + "1]]", "a.json", "more values"),
        ('{"a": 1, "b": {"c": 2}}', "a.json", "no list"),
        ('[{"a": 1}', "a.json", "damaged"),
    ],
)
def test_what_holds_no_events_or_too_much_is_refused(text: str, name: str, word: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_table(text.encode(), name)
    assert word in refused.value.says
    assert refused.value.try_this


def test_other_markup_is_no_event_log() -> None:
    with pytest.raises(UnreadableFile, match="web page or XML"):
        read_table(b"<?xml version='1.0'?><feed><log-book/></feed>", "a.xml")
