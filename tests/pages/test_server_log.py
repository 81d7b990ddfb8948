"""What the server writes down: lines a program can read, faults with a number, and nobody's words."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from pages.shared import server_log

SECRET = "Ward office promised nothing"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What reaches standard error after ``start``; logging is put back after."""
    out = io.StringIO()
    monkeypatch.setattr("sys.stderr", out)
    kept = list(server_log.LOGGER.handlers), logging.getLogRecordFactory()
    streamlit = logging.getLogger("streamlit.error_util")
    filters = list(streamlit.filters)
    server_log.start()
    yield out
    server_log.LOGGER.handlers = kept[0]
    logging.setLogRecordFactory(kept[1])
    streamlit.filters = filters


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def broken() -> BaseException:
    """A fault that quotes a cell, raised while another that quotes it was handled."""
    try:
        try:
            int(SECRET)
        except ValueError as first:
            raise KeyError(SECRET) from first
    except KeyError as fault:
        return fault
    raise AssertionError("it did not fail")


def test_a_note_is_a_line_of_json_with_its_fields(written: io.StringIO) -> None:
    server_log.note("started", store="sqlite", count=3)
    (line,) = lines(written)
    assert line["says"] == "started"
    assert line["store"] == "sqlite"
    assert line["count"] == 3
    assert line["at"].endswith("+00:00")


def test_a_fault_is_found_by_its_number_and_quotes_nothing(written: io.StringIO) -> None:
    number = server_log.fault(broken())
    other = server_log.fault(broken())
    first, second = lines(written)
    assert (first["fault"], second["fault"]) == (number, other)
    assert number != other
    assert first["kind"] == ["KeyError", "ValueError"]
    assert any("test_server_log.py" in place for place in first["where"])
    assert "Ward" not in written.getvalue()


def test_other_peoples_records_lose_the_words_of_a_fault(written: io.StringIO) -> None:
    told = io.StringIO()
    other = logging.getLogger("somebody.else")
    handler = logging.StreamHandler(told)
    other.addHandler(handler)
    try:
        other.error("it broke", exc_info=broken())
    finally:
        other.removeHandler(handler)
    assert "it broke" in told.getvalue()
    assert "KeyError" in told.getvalue()
    assert "Ward" not in told.getvalue()


def test_streamlits_own_account_of_a_fault_is_left_to_ours(written: io.StringIO) -> None:
    told = io.StringIO()
    streamlit = logging.getLogger("streamlit.error_util")
    handler = logging.StreamHandler(told)
    streamlit.addHandler(handler)
    try:
        streamlit.error("Uncaught app execution", exc_info=broken())
        streamlit.warning("something else")
    finally:
        streamlit.removeHandler(handler)
    assert told.getvalue() == "something else\n"
