"""What is taken away and opened again says the same: findings, prompts, every chart's data, pictures."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from csc_core.analysis import analyse
from csc_core.charting.bars import bars
from csc_core.charting.phone import phone_lanes
from csc_core.charting.picture import picture, png
from csc_core.charting.scene import Scene
from csc_core.charting.since import days_since
from csc_core.charting.timeline import timeline
from csc_core.content.samples import samples
from csc_core.intake import open_kept, open_log, open_sample
from csc_core.model.analysis import Analysis
from csc_core.model.opened import Opened
from csc_core.model.pieces import whole
from csc_core.model.stored import By
from csc_core.portfolio import summaries_of
from csc_core.reporting.documents.facilitator_tables import facilitator_csvs, facilitator_workbook
from csc_core.reporting.documents.log_workbook import log_workbook
from csc_core.reporting.documents.plain_log import log_frames
from csc_core.reporting.machine import report_values
from csc_core.reporting.reception import voice_counts
from csc_core.storing import Store, keep, open_store
from tests.core.reporting.documents.readers import files
from tests.core.small_logs import csv_of
from tests.core.wild_logs import PARTNERS, ROWS

TODAY = dt.date(2026, 3, 1)
SAMPLES = [sample.id for sample in samples()]
SMALL = ("partners", "meta", "codings", "pulse")
Way = Callable[[Opened, Store], Opened]


def analysed(opened: Opened) -> Analysis:
    assert opened.log is not None, opened.why
    return analyse(opened.log, today=TODAY)


def as_project(opened: Opened, store: Store) -> Opened:
    by = By("somebody", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    kept = store.create(keep(opened), by)
    again = store.import_project(store.export_project(kept.id))
    return open_kept(store.load(again.id).table(), today=TODAY)


def as_workbook(opened: Opened, _: Store) -> Opened:
    return open_log(whole(facilitator_workbook(analysed(opened), keep(opened))), "taken.xlsx", today=TODAY)


def as_template(opened: Opened, _: Store) -> Opened:
    return open_log(log_workbook(log_frames(keep(opened))), "taken.xlsx", today=TODAY)


def as_csv(opened: Opened, _: Store) -> Opened:
    packed = files(whole(facilitator_csvs(analysed(opened), keep(opened))))
    beside = {name: (f"{name}.csv", packed[f"{name}.csv"]) for name in SMALL if f"{name}.csv" in packed}
    return open_log(packed["events.csv"], "events.csv", today=TODAY, beside=beside)


WAYS: tuple[Way, ...] = (as_project, as_workbook, as_template, as_csv)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'store.db'}")
    yield opened
    opened.close()


def scenes(analysis: Analysis) -> tuple[Scene, ...]:
    """Every chart of a log, as the primitives it is drawn from."""
    voices = bars(voice_counts(analysis), "row")
    return timeline(analysis), days_since(analysis), phone_lanes(analysis), voices


def found(opened: Opened, analysis: Analysis) -> dict[str, object]:
    """All that is reported, but doubts about cells, settled by then, and a name taken from a file."""
    told = report_values(opened, analysis)
    del told["doubts"]
    return told if analysis.log.meta.name else told | {"name": ""}


def assert_same(before: Opened, after: Opened) -> None:
    one, other = analysed(before), analysed(after)
    assert found(before, one) == found(after, other)
    assert one.findings.episodes == other.findings.episodes
    assert one.findings.commitments == other.findings.commitments
    assert scenes(one) == scenes(other)
    (short,), (again,) = (summaries_of([("", analysis.log)], today=TODAY) for analysis in (one, other))
    assert (short.setbacks, short.answers, short.practices) == (
        again.setbacks,
        again.answers,
        again.practices,
    )


@cache
def sample(name: str) -> Opened:
    return open_sample(name)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("way", WAYS)
def test_a_sample_that_is_taken_away_says_the_same(way: Way, name: str, store: Store) -> None:
    assert_same(sample(name), way(sample(name), store))


@pytest.mark.parametrize("name", SAMPLES)
def test_its_timeline_is_the_same_picture_to_the_last_dot(name: str, store: Store) -> None:
    before, after = (
        png(picture(timeline(analysed(opened)), sized=True))
        for opened in (sample(name), as_workbook(sample(name), store))
    )
    assert before == after


@pytest.mark.parametrize("way", WAYS)
@given(rows=ROWS, partners=PARTNERS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_log_that_loads_says_the_same_once_taken_away(
    way: Way, store: Store, rows: list[dict[str, str]], partners: str
) -> None:
    beside = {"partners": ("partners.csv", partners.encode())} if partners else {}
    opened = open_log(csv_of(rows).encode(), "made.csv", today=TODAY, beside=beside)
    if opened.log is not None:
        after = way(opened, store)
        assert_same(opened, after)
        assert (after.rows, len(after.set_aside)) == (opened.rows, len(opened.set_aside))
