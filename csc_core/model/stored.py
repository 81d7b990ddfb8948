"""What passes in and out of the store: frozen values, every cell as text, nothing of any database."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa

from csc_core.model.columns import REQUIRED
from csc_core.model.raw import RawTable
from csc_core.model.table import TEXT

Cells = Mapping[str, str]  # a row as text by column; a blank cell is not there


class Part(StrEnum):
    """The tables of a collaboration. The first five are those a log is opened from."""

    EVENTS = "events"
    PARTNERS = "partners"
    META = "meta"
    CODINGS = "codings"
    PULSE = "pulse"
    COMMITMENTS = "commitments"
    RECORDS = "records"
    SECOND_TAKES = "second_takes"


BESIDE = (Part.PARTNERS, Part.META, Part.CODINGS, Part.PULSE)
LOG = (Part.EVENTS, *BESIDE)  # what a log is opened from; the rest is what was decided about it
AS_WRITTEN = "as_written"  # the column for a source row that cannot be laid under the header


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row to be stored. ``place`` orders rows and is the row number people see; None puts it last."""

    cells: Cells
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Tables ready to be stored: what ``storing.keep`` makes of an opened log.

    ``columns`` are those of the events in the order of the file, also where no cell is filled.
    """

    name: str
    source: str
    columns: tuple[str, ...]
    rows: Mapping[Part, Sequence[NewRow]]


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row as stored. ``version`` is the revision that last changed it.

    ``key`` stays the same for as long as the row lives, also through undo; for an event it is the event id (a
    digest of it, if it is very long). ``came_from`` names the file it was read from; None if it was typed in.
    """

    key: str
    place: int
    version: int
    cells: Cells
    came_from: str | None = None

    def same(self, other: "StoredRow | None") -> bool:
        """Does the other row say the same, whenever it was written?"""
        return other is not None and (self.place, self.cells, self.came_from) == (
            other.place,
            other.cells,
            other.came_from,
        )


@dataclass(frozen=True, slots=True)
class By:
    """Who does something (a role or an account, as the caller knows them), and when."""

    who: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Collaboration:
    """One stored collaboration. ``revision`` counts the steps that changed it, from 1.

    ``summary`` is the small account handed in for comparing collaborations, ``summary_of`` the last revision
    that it holds for. ``places`` is the highest row number ever given.
    """

    id: str
    name: str
    source: str
    revision: int
    created: dt.datetime
    changed: dt.datetime
    columns: tuple[str, ...] = ()
    retention_until: dt.date | None = None
    legal_hold: bool = False
    share: bool = False
    pseudonyms: bool = False
    summary: Mapping[str, Any] | None = None
    summary_of: int | None = None
    places: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """A collaboration with the rows a reader may see, each table in order."""

    collaboration: Collaboration
    rows: Mapping[Part, tuple[StoredRow, ...]] = field(default_factory=dict)

    def part(self, part: Part) -> tuple[StoredRow, ...]:
        """The rows of one table."""
        return self.rows.get(part, ())

    def table(self) -> RawTable:
        """The events as a table to be opened like any other, with the small tables in its ``others``."""
        others = {str(part): rows_table(self.part(part), str(part), ()) for part in BESIDE if self.part(part)}
        known = (*self.collaboration.columns, *REQUIRED)
        return rows_table(self.part(Part.EVENTS), self.collaboration.source, known, others)


def rows_table(
    rows: Sequence[StoredRow | NewRow],
    name: str,
    columns: Sequence[str] = REQUIRED,
    others: dict[str, RawTable] | None = None,
) -> RawTable:
    """Rows as a table, in the order given; ``columns`` are there also where no cell is filled."""
    headers = dict.fromkeys(chain(columns, *(row.cells for row in rows)))
    texts = {header: [""] * len(rows) for header in headers}
    for at, row in enumerate(rows):
        for header, cell in row.cells.items():
            texts[header][at] = cell
    return RawTable(
        cells=pa.table({header: pa.array(cells, TEXT) for header, cells in texts.items()}),
        rows=np.array([row.place or 0 for row in rows], dtype=np.int64),
        header_row=0,
        name=name,
        others=others or {},
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of work: everything that was changed together.

    ``undoes`` is the step that an undo takes back, ``redoes`` the undo that a redo takes back.
    """

    revision: int
    by: By
    what: str = ""
    undoes: int | None = None
    redoes: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a step did to one row. ``before`` is None for a new row, ``after`` for one taken out."""

    step: Step
    part: Part
    key: str
    before: StoredRow | None
    after: StoredRow | None


@dataclass(frozen=True, slots=True)
class Altered:
    """A row that a newer export puts differently: as stored, as it would be, and the columns that differ."""

    stored: StoredRow
    new: Cells
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A newer export beside the stored events.

    ``same`` counts rows that say nothing new; ``missing`` are stored rows that came from a file and are not
    in this one. A cell the export leaves blank, as the codes given here are, is never a difference.
    """

    source: str
    same: int
    altered: tuple[Altered, ...]
    new: tuple[NewRow, ...]
    missing: tuple[StoredRow, ...]


class BallotState(StrEnum):
    """Where a ballot stands: answers can be given only while open, and be read only once revealed."""

    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


@dataclass(frozen=True, slots=True)
class Ballot:
    """A private question to the partners as it is kept.

    ``kind`` says which question, ``about`` what it is asked about (a setback's event id, for instance),
    ``promise`` what people were told when they answered.
    """

    id: str
    code: str
    collaboration_id: str
    kind: str
    about: str
    promise: str
    state: BallotState
    expires: dt.datetime
