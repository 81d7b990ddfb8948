"""Many event logs to what can be said of them side by side, without putting one before another."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from csc_core.content.samples import samples
from csc_core.intake import open_kept, open_sample
from csc_core.measuring.patterns import percent_range
from csc_core.measuring.statistics import wilson
from csc_core.measuring.summary import Dated, summarize
from csc_core.model.findings import Share
from csc_core.model.log import EventLog
from csc_core.model.portfolio import (
    MINIMUM_PLACES,
    CollaborationSummary,
    Portfolio,
    SetbackSummary,
    Similar,
    Use,
    packed,
    unpacked,
)
from csc_core.model.stored import Collaboration, Stored
from csc_core.model.vocabulary import GovernanceMode, GovernanceSubtype, Practice, SetbackSubtype
from csc_core.reporting.machine import METHOD

BATCH = 250_000  # rows measured in one pass, so that memory does not grow with the number of logs

Keyed = tuple[str, EventLog]  # a log with the key it is found by


def summaries_of(
    logs: Iterable[Keyed], *, today: dt.date, as_of: dt.date | None = None
) -> Iterator[CollaborationSummary]:
    """The summary of each log, in the order given; logs are taken one by one and let go batch by batch.

    Each is read at ``as_of``, else at its own date, else ``today``. No log changes another's summary.
    """
    for batch in batches((key, log, log.as_of(today, as_of)) for key, log in logs):
        yield from summarize(batch)


def batches(logs: Iterable[Dated]) -> Iterator[list[Dated]]:
    """The logs in lists of about ``BATCH`` rows."""
    batch: list[Dated] = []
    rows = 0
    for dated in logs:
        batch.append(dated)
        rows += len(dated[1])
        if rows >= BATCH:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def sample_summaries() -> tuple[CollaborationSummary, ...]:
    """The summaries of the invented collaborations, each at its own as-of date."""
    opened = ((sample.id, open_sample(sample.id).log) for sample in samples())
    return tuple(summaries_of(((key, log) for key, log in opened if log is not None), today=dt.date.max))


def account_of(log: EventLog, *, today: dt.date) -> dict[str, Any]:
    """What the store keeps beside a log, so that it can be compared without its rows: see ``kept_summary``.

    Says which method read it and on which day, and whether the log names its own date.
    """
    (summary,) = summaries_of([("", log)], today=today)
    told = {"method": METHOD, "read_on": today.isoformat(), "own_date": log.meta.as_of is not None}
    return told | {"summary": packed(summary)}


def account_of_stored(stored: Stored, *, today: dt.date) -> dict[str, Any] | None:
    """``account_of`` the rows of a stored collaboration; None where they make no log."""
    log = open_kept(stored.table(), today=today).log
    return None if log is None else account_of(log, today=today)


def kept_summary(kept: Collaboration, *, today: dt.date) -> CollaborationSummary | None:
    """The summary stored beside a collaboration, as of its own date or today; no row is read.

    None where it has to be made anew: there is none, or one of earlier rows or another method, or more
    than ages may have changed since.
    """
    account = kept.summary or {}
    if kept.summary_of != kept.revision or account.get("method") != METHOD:
        return None
    try:
        summary = unpacked(account["summary"])
        summary = replace(summary, face=replace(summary.face, key=kept.id))
        return summary if account["own_date"] else summary.at(today)
    except (AttributeError, KeyError, TypeError, ValueError):  # not what this version keeps
        return None


def side_by_side(summaries: Iterable[CollaborationSummary]) -> Portfolio:
    """Summaries side by side, ordered by names only: the order they come in does not matter."""
    ordered = tuple(sorted(summaries, key=by_name))
    compared = tuple(summary for summary in ordered if summary.face.shared)
    return Portfolio(
        summaries=ordered,
        practices=tuple(practice_use(practice, compared) for practice in Practice),
        modes=tuple(mode_use(mode, compared) for mode in GovernanceMode),
        governance=(
            use(GovernanceSubtype.MODE_CHANGE, compared, lambda summary: summary.mode_changes),
            use(GovernanceSubtype.REVIEW_KEPT, compared, lambda summary: summary.reviews_kept),
        ),
        similar=tuple(similar(compared)),
        reach=reach(len(compared)),
    )


def by_name(summary: CollaborationSummary) -> tuple[object, ...]:
    """City, policy area and name; a collaboration that states no city stands last."""
    face = summary.face
    return (
        not face.city,
        face.city.casefold(),
        face.city,
        list(type(summary.area)).index(summary.area),
        face.name.casefold(),
        face.key,
    )


def use(
    code: str, compared: Iterable[CollaborationSummary], rows: Callable[[CollaborationSummary], int]
) -> Use:
    """In how many collaborations ``rows`` are not none, and how many rows in all."""
    counts = [rows(summary) for summary in compared]
    share = Share(sum(n > 0 for n in counts), len(counts))
    return Use(code, share, sum(counts), percent_range(share))


def practice_use(practice: Practice, compared: Iterable[CollaborationSummary]) -> Use:
    """Who logged a key practice."""
    return use(practice, compared, lambda summary: summary.practices[practice])


def mode_use(mode: GovernanceMode, compared: Iterable[CollaborationSummary]) -> Use:
    """Who was governed in a mode at any time; its rows are the times a collaboration took it up."""
    return use(mode, compared, lambda summary: summary.modes.count(mode))


def similar(compared: Iterable[CollaborationSummary]) -> Iterator[Similar]:
    """For each kind of setback that was met, but "other": everyone that did, and each time."""
    met: dict[str, list[tuple[CollaborationSummary, SetbackSummary]]] = {}
    for summary in compared:
        for setback in summary.setbacks:
            met.setdefault(setback.subtype, []).append((summary, setback))
    for kind in SetbackSubtype:
        if kind in met and kind is not SetbackSubtype.OTHER:
            places = len({summary.face.key for summary, _ in met[kind]})
            yield Similar(kind, places, tuple(met[kind]) if places >= MINIMUM_PLACES else ())


def reach(n: int) -> tuple[Share, tuple[int, int]]:
    """What a share of four in five among so many could stand for elsewhere: a 95 % interval in percent."""
    share = Share(round(0.8 * n), n)
    low, high = wilson(share.k, share.n)
    return share, (round(100 * low), round(100 * high))
