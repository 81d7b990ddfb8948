"""The log for process mining (IEEE 1849 XES): a trace for each setback, the entries that answer it as events.

An entry that answers two setbacks stands in both traces; entries that answer none stand in a trace of their
own. A date known less exactly than to the day is given as written, never as a point in time.
"""

from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape

import numpy as np

from csc_core.charting.entries import code_word, codes_at
from csc_core.charting.lanes import episode_words
from csc_core.charting.legible import legible
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.codes import IntArray, dates_of
from csc_core.model.event import COLUMNS
from csc_core.model.findings import Episode
from csc_core.model.pieces import AT_ONCE, Piece, Pieces, stretches, whole
from csc_core.model.vocabulary import DatePrecision
from csc_core.reporting.documents.frames import facilitator_stamp

_EXTENSIONS = ("Concept", "Time", "Organizational")
_PREFIX = {"Organizational": "org"}
_NO_SETBACK = "answers no setback"
_IN_QUOTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
# Told by an attribute of the standard's own, or by the trace an event stands in.
_TOLD = (c.DATE, c.DATE_PRECISION, c.ACTORS, c.RESPONDS_TO)


def xes(analysis: Analysis) -> bytes:
    """Every entry that counts at the as-of date, with all its columns, as an XES log."""
    return whole(xes_pieces(analysis))


def xes_pieces(analysis: Analysis, at_once: int = AT_ONCE) -> Pieces:
    """The same in pieces of so many entries; any number gives the same bytes."""
    traces = list(_traces(analysis))
    rows = np.array([row for _, its in traces for row in its], dtype=np.int64)
    events, written, waiting = _events(analysis, rows, at_once), 0, [_head(analysis)]
    for episode, its in traces:
        waiting.append(_trace_head(analysis, episode))
        for event in islice(events, len(its)):
            waiting.append(event)
            written += 1
            if written % at_once == 0:
                yield Piece("".join(waiting).encode(), written / len(rows))
                waiting.clear()
        waiting.append("</trace>")
    yield Piece("".join((*waiting, "</log>")).encode(), 1.0)


def _head(analysis: Analysis) -> str:
    """The beginning of the log: what is said of all its traces."""
    names = ((name, _PREFIX.get(name, name.lower())) for name in _EXTENSIONS)
    unknown = _text("concept:name", "unknown")
    return "".join(
        (
            "<?xml version='1.0' encoding='utf-8'?>\n",
            '<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">',
            *(
                f'<extension name="{name}" prefix="{prefix}" uri="http://www.xes-standard.org/{prefix}.xesext"/>'
                for name, prefix in names
            ),
            *(f'<global scope="{scope}">{unknown}</global>' for scope in ("trace", "event")),
            '<classifier name="Entry" keys="concept:name"/>',
            _text("concept:name", analysis.log.name),
            _text("csc:about", facilitator_stamp(analysis).line),
        )
    )


def _traces(analysis: Analysis) -> Iterator[tuple[Episode | None, list[int]]]:
    """Each setback with its row and those that name it, in date order; last the rows that answer none."""
    facts = analysis.findings.facts
    ordered = facts.ordered(facts.counts).tolist()
    turn = {row: place for place, row in enumerate(ordered)}
    rows_of: dict[str, list[int]] = {}
    for row in ordered:
        rows_of.setdefault(str(facts.ids[row]), []).append(row)
    answering: set[int] = set()
    for episode in analysis.findings.episodes:
        linked = (row for name in set(episode.linked) for row in rows_of.get(name, ()))
        rows = [episode.position, *sorted(linked, key=turn.__getitem__)]
        answering.update(rows)
        yield episode, rows
    others = [row for row in ordered if row not in answering]
    if others:
        yield None, others


def _trace_head(analysis: Analysis, episode: Episode | None) -> str:
    """The beginning of a trace: the setback it is of, its title and how it reads."""
    if episode is None:
        return f"<trace>{_text('concept:name', _NO_SETBACK)}"
    title = analysis.log.cell(episode.position, c.TITLE)
    words = _text("csc:title", title) + _text("csc:reads_as", episode_words(episode))
    return f"<trace>{_text('concept:name', episode.setback_id)}{words}"


def _events(analysis: Analysis, rows: IntArray, at_once: int) -> Iterator[str]:
    """Each row: what was done as the activity, when, by whom, then every filled column by its name."""
    codes = analysis.log.codes
    others = [name for name in COLUMNS if name not in _TOLD]
    for places, _ in stretches(len(rows), at_once):
        some = rows[places.start : places.stop]
        columns = (
            [_text("concept:name", code_word(code)) for code in codes_at(codes, some)],
            _times(analysis, some),
            _texts(analysis, some, c.ACTORS, "org:resource"),
            *(_texts(analysis, some, name, f"csc:{name}") for name in others),
        )
        for parts in zip(*columns, strict=True):
            yield f"<event>{''.join(parts)}</event>"


def _times(analysis: Analysis, rows: IntArray) -> list[str]:
    """When each row was: a point in time if the day is known, else as written and how exactly."""
    days = dates_of(analysis.log.codes.day[rows])
    written = _texts(analysis, rows, c.DATE_WRITTEN, "csc:date_written")
    precisions = analysis.log.cells(c.DATE_PRECISION, rows)
    return [
        f'<date key="time:timestamp" value="{day.isoformat()}T00:00:00.000+00:00"/>'
        if precision == DatePrecision.DAY
        else as_written + _text("csc:date_precision", precision)
        for day, as_written, precision in zip(days, written, precisions, strict=True)
    ]


def _texts(analysis: Analysis, rows: IntArray, column: str, key: str) -> list[str]:
    """A column's cells as attributes, nothing where a cell is blank; each distinct one is written once."""
    cells = analysis.log.cells(column, rows)
    known = {cell: _text(key, cell.removesuffix(" 00:00:00")) if cell else "" for cell in set(cells)}
    return [known[cell] for cell in cells]


def _text(key: str, value: str) -> str:
    return f'<string key="{key}" value="{escape(legible(value), _IN_QUOTES)}"/>'
