"""What one coder made of one response, and how that is written into the tables of a log."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csc_core.model import columns as c
from csc_core.model.event import SEPARATOR, is_missing, split_cell
from csc_core.model.log import EventLog
from csc_core.model.names import fold
from csc_core.model.roster import SETTLED, standing_codings
from csc_core.model.stored import Cells
from csc_core.model.vocabulary import Stance, Visibility

FIRST_CODER = "first coder"  # whoever coded a row that does not say who did
TOGETHER = "settled together"  # who coded a row on which coders differed and then agreed
STRAINED = (Stance.BLAMING, Stance.MIXED)


def coder_words(coder: str) -> str:
    """Who a coder is, in words: a code that names none stood in the log before anybody coded here."""
    return "the log's own code" if coder == FIRST_CODER else coder


@dataclass(frozen=True, slots=True)
class Reading:
    """One coder's codes for one response. ``phrase`` is the words in the entry that they rest on."""

    stance: str
    facets: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    channel: str = ""
    confidence: str = ""
    phrase: str = ""

    @property
    def blames(self) -> bool:
        """Is there anything of blame or retreat in it?"""
        return self.stance in STRAINED or bool(self.forms)

    def codes(self) -> dict[str, str]:
        """The codes by column of the events; blank where nothing was given."""
        return {
            c.STANCE: self.stance,
            c.FACETS: SEPARATOR.join(self.facets),
            c.BLAME_FORMS: SEPARATOR.join(self.forms),
            c.CHANNEL: self.channel,
            c.CONFIDENCE: self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Settled:
    """What coders who differed agreed on, and why."""

    stance: str
    note: str
    on: dt.date | None


def readings(log: EventLog) -> dict[str, dict[str, Reading]]:
    """By event id and coder: what stands in the table of codings. Without a stance there is no reading."""
    given: dict[tuple[str, str], dict[str, str]] = {}
    for (event, coder, field), row in standing_codings(log.codings).items():
        cells = given.setdefault((event, coder), {})
        cells[field] = row.value or ""
        if field == c.STANCE:
            cells["phrase"] = row.note or ""
    found: dict[str, dict[str, Reading]] = {}
    for (event, coder), cells in given.items():
        if cells.get(c.STANCE):
            found.setdefault(event, {})[coder] = _reading(cells)
    return found


def settlements(log: EventLog) -> dict[str, Settled]:
    """By event id: what was settled where coders differed; the last word stands."""
    rows = (row for row in log.codings if row.field == SETTLED and row.value)
    return {row.event_id: Settled(row.value or "", row.note or "", row.coded_on) for row in rows}


def reading_in(event: Cells) -> tuple[str, Reading] | None:
    """The coder and the codes that stand in an event itself; None while it is unclear and nobody chose so."""
    cells = {name: "" if is_missing(cell) else cell for name, cell in event.items()}
    stance, coder = fold(cells.get(c.STANCE, "")), cells.get(c.CODER, "").strip()
    if not stance or (stance == Stance.UNCLEAR and not coder):
        return None
    return coder or FIRST_CODER, _reading({**cells, c.STANCE: stance})


def _reading(cells: Mapping[str, str]) -> Reading:
    return Reading(
        stance=cells[c.STANCE],
        facets=split_cell(cells.get(c.FACETS)),
        forms=split_cell(cells.get(c.BLAME_FORMS)),
        channel=cells.get(c.CHANNEL, ""),
        confidence=cells.get(c.CONFIDENCE, ""),
        phrase=cells.get("phrase", ""),
    )


def event_cells(reading: Reading, coder: str) -> dict[str, str]:
    """The cells of an event that a reading fills; what blames is for the facilitator at first.

    A channel or a confidence that was not given leaves the one that stands.
    """
    kept = {name: code for name, code in reading.codes().items() if code or name in (c.FACETS, c.BLAME_FORMS)}
    hidden = {c.VISIBILITY: Visibility.FACILITATOR.value} if reading.blames else {}
    return {**kept, c.CODER: coder, **hidden}


def coding_rows(event_id: str, coder: str, reading: Reading, day: dt.date | None) -> Iterator[Cells]:
    """A reading as rows of the codings table. A blank row of facets or forms says that none was seen."""
    for name, code in reading.codes().items():
        if code or name in (c.FACETS, c.BLAME_FORMS):
            note = reading.phrase if name == c.STANCE else ""
            yield _row(event_id, coder, name, code, day, note)


def settled_row(event_id: str, coder: str, stance: str, day: dt.date, note: str) -> Cells:
    """The row of the codings table that says what was settled, and why."""
    return _row(event_id, coder, SETTLED, stance, day, note)


def _row(event_id: str, coder: str, field: str, value: str, day: dt.date | None, note: str) -> dict[str, str]:
    return {
        "event_id": event_id,
        "coder": coder,
        "field": field,
        "value": value,
        "coded_on": day.isoformat() if day else "",
        "note": note,
    }
