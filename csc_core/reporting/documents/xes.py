"""The log for process mining (IEEE 1849 XES): a trace for each setback, the entries that answer it as events.

An entry that answers two setbacks stands in both traces; entries that answer none stand in a trace of their
own. A date known less exactly than to the day is given as written, never as a point in time.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

import numpy as np

from csc_core.charting.entries import code_word, entry
from csc_core.charting.lanes import episode_words
from csc_core.charting.legible import legible
from csc_core.model import columns as c
from csc_core.model.analysis import Analysis
from csc_core.model.codes import date_of
from csc_core.model.event import COLUMNS
from csc_core.model.findings import Episode
from csc_core.model.vocabulary import DatePrecision
from csc_core.reporting.documents.frames import facilitator_stamp

_EXTENSIONS = ("Concept", "Time", "Organizational")
_PREFIX = {"Organizational": "org"}
_NO_SETBACK = "answers no setback"
# Told by an attribute of the standard's own, or by the trace an event stands in.
_TOLD = (c.DATE, c.DATE_PRECISION, c.ACTORS, c.RESPONDS_TO)


def xes(analysis: Analysis) -> bytes:
    """Every entry that counts at the as-of date, with all its columns, as an XES log."""
    log = ET.Element(
        "log", {"xes.version": "1849.2016", "xes.features": "", "xmlns": "http://www.xes-standard.org/"}
    )
    for name in _EXTENSIONS:
        prefix = _PREFIX.get(name, name.lower())
        uri = f"http://www.xes-standard.org/{prefix}.xesext"
        ET.SubElement(log, "extension", {"name": name, "prefix": prefix, "uri": uri})
    for scope in ("trace", "event"):
        _text(ET.SubElement(log, "global", {"scope": scope}), "concept:name", "unknown")
    ET.SubElement(log, "classifier", {"name": "Entry", "keys": "concept:name"})
    _text(log, "concept:name", analysis.log.name)
    _text(log, "csc:about", facilitator_stamp(analysis).line)
    answering: set[int] = set()
    for episode in analysis.findings.episodes:
        rows = [episode.position, *_answers(analysis, episode)]
        answering.update(rows)
        trace = _trace(log, episode.setback_id, analysis, rows)
        _text(trace, "csc:title", analysis.log.cell(episode.position, c.TITLE))
        _text(trace, "csc:reads_as", episode_words(episode))
    facts = analysis.findings.facts
    others = [int(row) for row in facts.ordered(facts.counts) if int(row) not in answering]
    if others:
        _trace(log, _NO_SETBACK, analysis, others)
    return bytes(ET.tostring(log, encoding="utf-8", xml_declaration=True))


def _answers(analysis: Analysis, episode: Episode) -> list[int]:
    """The rows that name the setback, of whatever kind, in date order."""
    facts = analysis.findings.facts
    linked = np.isin(facts.ids.astype(str), episode.linked) & facts.counts
    return [int(row) for row in facts.ordered(linked)]


def _trace(log: ET.Element, name: str, analysis: Analysis, rows: Iterable[int]) -> ET.Element:
    trace = ET.SubElement(log, "trace")
    _text(trace, "concept:name", name)
    for row in rows:
        _event(ET.SubElement(trace, "event"), analysis, row)
    return trace


def _event(event: ET.Element, analysis: Analysis, row: int) -> None:
    """What was done as the activity, when, by whom, then every filled column by its name."""
    log, cell = analysis.log, analysis.log.cell
    _text(event, "concept:name", code_word(entry(analysis, row).code))
    if cell(row, c.DATE_PRECISION) == DatePrecision.DAY:
        day = date_of(log.codes.day[row]).isoformat()
        ET.SubElement(event, "date", {"key": "time:timestamp", "value": f"{day}T00:00:00.000+00:00"})
    else:
        _text(event, "csc:date_written", cell(row, c.DATE_WRITTEN))
        _text(event, "csc:date_precision", cell(row, c.DATE_PRECISION))
    if cell(row, c.ACTORS):
        _text(event, "org:resource", cell(row, c.ACTORS))
    for name in COLUMNS:
        if name not in _TOLD and cell(row, name):
            _text(event, f"csc:{name}", cell(row, name).removesuffix(" 00:00:00"))


def _text(parent: ET.Element, key: str, value: str) -> None:
    ET.SubElement(parent, "string", {"key": key, "value": legible(value)})
