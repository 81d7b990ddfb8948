"""The server deletes what is past its date by itself, where that was asked for, by the day it is handed."""

import datetime as dt
import threading

import pytest

from csc_core.model.errors import StoreUnavailable
from csc_core.model.people import Noted
from pages.shared import retention
from pages.shared.access.settings import settings
from pages.shared.keeping import whole_store
from tests.core.storing.build import NOW, by, created, event

DUE = NOW.date()


def kept_until(until: dt.date | None, *, hold: bool = False) -> str:
    table = created(whole_store(), event("S1"))
    with whole_store().edit(table, by()) as edit:
        edit.terms(retention_until=until, legal_hold=hold, share=False)
    return table


def there() -> set[str]:
    return {one.id for one in whole_store().collaborations()}


def test_a_log_goes_the_day_after_its_date_and_what_is_on_hold_stays() -> None:
    due, held, later, open_ended = (
        kept_until(DUE),
        kept_until(DUE, hold=True),
        kept_until(DUE + dt.timedelta(days=1)),
        kept_until(None),
    )
    assert retention.sweep(NOW) == retention.DAILY
    assert {due, held, later, open_ended} <= there()  # its last day is not over
    tomorrow = NOW + dt.timedelta(days=1)
    retention.sweep(tomorrow)
    assert due not in there()
    assert {held, later, open_ended} <= there()
    (note,) = [one for one in whole_store().audit(due) if one.what is Noted.DELETED]
    assert (note.who, note.at, note.about) == ("retention", tomorrow, "")
    retention.sweep(NOW + dt.timedelta(days=400))
    assert {held, open_ended} <= there()
    assert later not in there()


def test_while_the_database_is_away_it_is_tried_again_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise StoreUnavailable("The database cannot be reached.", "Wait.")

    monkeypatch.setattr(retention, "whole_store", away)
    assert retention.sweep(NOW) == retention.AGAIN < retention.DAILY


@pytest.mark.parametrize(("given", "starts"), [("yes", True), ("no", False), ("", False)])
def test_nothing_is_deleted_by_itself_unless_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, given: str, starts: bool
) -> None:
    swept = threading.Event()
    monkeypatch.setenv("CSC_RETAIN", given)
    monkeypatch.setattr(retention, "sweep", lambda _: swept.set() or dt.timedelta(days=1))
    settings.cache_clear()
    try:
        retention.start()
        assert swept.wait(5 if starts else 0.2) is starts
    finally:
        settings.cache_clear()
