"""Columns by hostile names: the picture is drawn, names read as written, nothing is fetched or run."""

import csv
import io

import pytest

from tests.browser.app import Screen
from tests.browser.logs import AWAY, IMAGE, SCRIPT
from tests.browser.test_hostile import unharmed

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

NAMES = (
    *("image", "a.b", "Date:T", "__proto__", "constructor", "url", "href", "tooltip", "a[0]", "a\\.b"),
    *("datum", "toString", "hasOwnProperty", "length", "index", "data", "mark", "$schema", "_key", "row"),
    *("''quotes''", 'double "quotes"', "two\nlines", "\u202eright to left\u202c", "\u200b", "😀 emoji"),
    *("=1+1", "'=1+1", IMAGE, SCRIPT, ":red[x]", "$x$", "# heading", "{{x}}", "${x}", "%s {0}", "", "   "),
    *("twice", "twice", "TITLE", "long " * 400, "a,b;c\td", "--", "null", "NaN", "é\u0301", "<b>bold</b>"),
)
OURS = ("date", "kind", "title", "event_id", "responds_to", "stance")
AT_ONCE = 17  # columns in one file


def log_with(names: tuple[str, ...]) -> bytes:
    """A small log with further columns by these names, each holding a picture to fetch."""
    text = io.StringIO()
    more = [IMAGE] * len(names)
    csv.writer(text).writerows(
        [
            [*OURS, *names],
            ["2025-01-05", "setback", "The grant ended", "S1", "", "", *more],
            ["2025-02-05", "response", "Partners met", "R1", "S1", "learning", *more],
        ]
    )
    return text.getvalue().encode()


def test_columns_by_hostile_names_leave_the_picture_whole(screen: Screen) -> None:
    assert len(NAMES) >= 30
    for start in range(0, len(NAMES), AT_ONCE):
        screen.open("log?work=Open+another" if start else "log")
        screen.upload(f"columns-{start}.csv", log_with(NAMES[start : start + AT_ONCE]))
        assert unharmed(screen)
        screen.press("Open the timeline with 2 rows")
        assert len(screen.entries) == 2
        assert AWAY not in "".join(screen.entries)
        screen.go("Log")
        assert unharmed(screen)
