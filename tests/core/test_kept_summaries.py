"""What the store keeps beside a log says what the log says, on any later day, or is not believed."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.intake import open_log
from csc_core.model.codes import date_of
from csc_core.model.log import EventLog
from csc_core.model.stored import By, Collaboration, Part
from csc_core.portfolio import account_of, account_of_stored, kept_summary, summaries_of
from csc_core.storing import keep, open_store
from tests.core.collaborations import TODAY, made_logs, meta
from tests.core.measuring.hand import log_of, setback

LATER = dt.date(2025, 10, 1)
NOW = dt.datetime(2025, 10, 1, 12, tzinfo=dt.UTC)
CSV = b"event_id,date,kind,title\nS1,2024-03-05,setback,Grant ended\n"


def kept(account: Any, *, revision: int = 1, of: int | None = 1) -> Collaboration:
    return Collaboration("id", "Table", "log.csv", revision, NOW, NOW, summary=account, summary_of=of)


def as_stored(log: EventLog, today: dt.date = TODAY) -> dict[str, Any]:
    """An account after it was a column of a database."""
    account: dict[str, Any] = json.loads(json.dumps(account_of(log, today=today)))
    return account


@given(made_logs(), st.integers(0, 90))
@settings(max_examples=60, deadline=None)
def test_a_kept_summary_is_the_log_s_own_on_every_later_day_or_none(log: EventLog, days: int) -> None:
    later = TODAY + dt.timedelta(days)
    found = kept_summary(kept(as_stored(log)), today=later)
    (fresh,) = summaries_of([("id", log)], today=later)
    assert found in (fresh, None)
    assert found == fresh or days


def test_a_log_with_a_date_of_its_own_is_read_at_it_whenever_it_is_compared() -> None:
    log = log_of([setback("S1", 1)], meta=meta(as_of=date_of(30)))
    for later in (date_of(20), date_of(30), date_of(4000)):
        found = kept_summary(kept(as_stored(log)), today=later)
        assert found is not None
        assert (found.as_of, found.setbacks[0].age_days) == (date_of(30), 29)


@pytest.mark.parametrize(
    ("account", "revision", "of"),
    [
        (None, 1, None),
        ("good", 2, 1),
        ({"setbacks": 2}, 1, 1),
        ({"method": "0.0"}, 1, 1),
        ({"summary": {"face": 1}}, 1, 1),
        ({"summary": None}, 1, 1),
        ({"summary": {"setbacks_by_figure": {"number": [1], "row": []}}}, 1, 1),
    ],
)
def test_what_is_missing_old_or_of_another_method_is_not_believed(
    account: Any, revision: int, of: int | None
) -> None:
    good = as_stored(log_of([setback("S1", 1)]))
    spoiled = good if account == "good" else account and good | account
    if account == {"setbacks": 2}:
        spoiled = account
    assert kept_summary(kept(spoiled, revision=revision, of=of), today=TODAY) is None
    assert kept_summary(kept(good), today=TODAY) is not None


def test_a_summary_goes_with_the_rows_it_is_of(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    opened = open_log(CSV, "log.csv", today=LATER)
    assert opened.log is not None
    by = By("facilitator", NOW)
    made = store.create(keep(opened), by, summary=account_of(opened.log, today=LATER))
    with store.edit(made.id, by, "A promise") as edit:
        edit.add(Part.COMMITMENTS, {"sign": "A calendar"})
    found = store.find(made.id)
    assert (found.revision, found.summary_of, found.summary) == (2, 2, made.summary)
    with store.edit(made.id, by, "A row") as edit:
        edit.add(Part.EVENTS, {"event_id": "S2", "date": "2024-04-05", "kind": "setback", "title": "Lost"})
    assert kept_summary(store.find(made.id), today=LATER) is None
    again = store.import_project(
        store.export_project(made.id), lambda stored: account_of_stored(stored, today=LATER)
    )
    summary = kept_summary(again, today=LATER)
    assert summary is not None
    assert [setback.title for setback in summary.setbacks] == ["Grant ended", "Lost"]
    store.close()
