"""Logs to the short accounts that stand side by side on one page."""

import datetime as dt
from collections.abc import Iterator, Sequence

import numpy as np

from csc_core.measuring.joining import joined, offsets
from csc_core.measuring.listing import FIGURE_NAMES, PRACTICES, decode, decode_masks, none_if_blank, split
from csc_core.measuring.many import ANSWERS, NO_DAY, Many, Measured, measure_many
from csc_core.measuring.partners import sector_codes
from csc_core.measuring.statistics import fisher
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, EventCodes, date_of, day_number, position
from csc_core.model.findings import Share
from csc_core.model.log import EventLog
from csc_core.model.portfolio import (
    HALF_FROM,
    RETREAT,
    Answers,
    CollaborationSummary,
    Face,
    SetbackSummary,
    Trend,
)
from csc_core.model.vocabulary import (
    OPEN_STATUSES,
    DatePrecision,
    GovernanceMode,
    Label,
    Practice,
    Stance,
    Status,
    Visibility,
    YesNo,
)

Dated = tuple[str, EventLog, dt.date]  # a log with the key it is found by, and its as-of date

WAYS = (*(str(stance) for stance in Stance), RETREAT)


def face_of(key: str, log: EventLog) -> Face:
    """What a log says of itself."""
    return Face(
        key=key,
        name=log.name,
        city=log.meta.city or "",
        policy_area=log.meta.policy_area,
        source=log.source.name,
        invented=log.invented,
        shared=log.meta.share_in_comparisons is YesNo.YES,
    )


def summarize(logs: Sequence[Dated]) -> Iterator[CollaborationSummary]:
    """The summaries of logs in the order given, by one pass over all their rows."""
    if not logs:
        return
    measured = measure_many(many_of(logs))
    setbacks, answers = list_setbacks(measured, logs), list_answers(measured)
    begins = measured.begins.tolist()
    for place, (key, log, as_of) in enumerate(logs):
        until = int(measured.until[place])
        yield CollaborationSummary(
            face=face_of(key, log),
            as_of=as_of,
            start=date_of(measured.start[place]),
            entries=int(measured.entries[place]),
            setbacks=tuple(setbacks[begins[place] : begins[place + 1]]),
            answers=answers[place],
            practices=dict(zip(Practice, measured.practices[place].tolist(), strict=True)),
            modes=tuple(list(GovernanceMode)[mode] for mode in measured.modes.of(place)),
            mode_changes=int(measured.changes[place]),
            reviews_kept=int(measured.reviews[place]),
            governance_linked=int(measured.linked[place]),
            trend=trend(*measured.learnt[place].tolist()),
            until=None if until == NO_DAY else date_of(until),
        )


def many_of(logs: Sequence[Dated]) -> Many:
    """Logs as columns."""
    metas = [log.meta for _, log, _ in logs]
    starts = [NO_DAY if meta.start_date is None else day_number(meta.start_date) for meta in metas]
    modes = [BLANK if meta.initial_mode is None else position(meta.initial_mode) for meta in metas]
    return Many(
        codes=joined([log.codes for _, log, _ in logs]),
        sectors=np.concatenate([sector_codes(log) for _, log, _ in logs]),
        today=np.array([day_number(as_of) for _, _, as_of in logs], dtype=np.int32),
        start=np.array(starts, dtype=np.int32),
        mode=np.array(modes, dtype=np.int8),
    )


def withheld(codes: EventCodes) -> BoolArray:
    """Rows whose words stay with their collaboration: for its facilitator only, or contested."""
    hidden: BoolArray = codes.visibility == position(Visibility.FACILITATOR)
    contested: BoolArray = codes.contested == position(YesNo.YES)
    return hidden | contested


def list_setbacks(measured: Measured, logs: Sequence[Dated]) -> list[SetbackSummary]:
    """The setbacks of all collaborations, by collaboration, then date, then row."""
    codes, table = measured.codes, measured.episodes
    rows = table.setback
    numbers, titles = row_words(measured, logs)
    day = codes.day[rows]
    is_open = [status in OPEN_STATUSES for status in decode(codes.status[rows], Status, Status.OPEN)]
    columns = zip(
        (np.arange(len(rows)) - measured.begins[table.collaboration] + 1).tolist(),
        numbers,
        titles,
        day.tolist(),
        codes.first[rows].tolist(),
        codes.last[rows].tolist(),
        decode(codes.precision[rows], DatePrecision),
        ["" if place == BLANK else codes.subtypes[place] for place in codes.subtype[rows].tolist()],
        decode(table.label, Label),
        is_open,
        (measured.today[table.collaboration] - day).tolist(),
        none_if_blank(table.first_response),
        none_if_blank(table.first_learning),
        decode_masks(measured.helped, PRACTICES),
        decode_masks(table.coarse, FIGURE_NAMES),
        table.order_unknown.tolist(),
        strict=True,
    )
    return [SetbackSummary(*cells) for cells in columns]


def row_words(measured: Measured, logs: Sequence[Dated]) -> tuple[list[int], list[str]]:
    """The file's row number and the title of each setback; of a withheld row no title."""
    rows, begins = measured.episodes.setback, measured.begins.tolist()
    before = offsets([len(log) for _, log, _ in logs])
    numbers: list[int] = []
    titles: list[str] = []
    for place, (_, log, _) in enumerate(logs):
        own = rows[begins[place] : begins[place + 1]] - before[place]
        numbers += np.asarray(log.table.column(c.ROW))[own].tolist()
        titles += log.cells(c.TITLE, own)
    hidden = withheld(measured.codes)[rows].tolist()
    return numbers, ["" if kept else title for title, kept in zip(titles, hidden, strict=True)]


def list_answers(measured: Measured) -> list[dict[str, Answers]]:
    """The days of each collaboration's responses by how they are coded; codes without any are left out."""
    codes, exact, coarse = measured.codes, measured.exact, measured.coarse
    days = split(codes.day[exact.values].tolist(), exact.offsets)
    columns = [column[coarse.values].tolist() for column in (codes.day, codes.first, codes.last)]
    periods = split(list(zip(*columns, strict=True)), coarse.offsets)
    found = [Answers(*both) for both in zip(days, periods, strict=True)]
    return [
        {way: when for way, when in zip(WAYS, found[k : k + ANSWERS], strict=True) if len(when)}
        for k in range(0, len(found), ANSWERS)
    ]


def trend(earlier: int, learnt_earlier: int, later: int, learnt_later: int) -> Trend | None:
    """The change from the earlier to the later half; None while a half has fewer than four."""
    if min(earlier, later) < HALF_FROM:
        return None
    chance = fisher(learnt_earlier, earlier - learnt_earlier, learnt_later, later - learnt_later)
    return Trend(Share(learnt_earlier, earlier), Share(learnt_later, later), chance)
