"""An event log that has been read and checked: one typed table, and the same rows as small integers."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.model import columns as c
from csc_core.model.codes import BoolArray, EventCodes, IntArray
from csc_core.model.roster import Coding, Meta, Partner, Pulse
from csc_core.model.table import EventTable


@dataclass(frozen=True, slots=True)
class Source:
    """Where a log came from."""

    name: str
    sheet: str | None = None
    rows: int = 0  # source rows that held anything


def fingerprint(*parts: bytes) -> str:
    """A short hash of bytes, the same on every machine."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


@dataclass(frozen=True)
class EventLog:
    """A collaboration's events with what stands beside them. Read-only by convention.

    ``table`` has one row per event in file order and, for every column of ``model.event.Event`` the file
    had, a typed column of that name (text as Arrow strings, several values stay joined by ";"), plus
    ``row``, ``date`` (datetime64), ``date_precision``, ``date_written``, ``date_first`` and ``date_last``.
    ``event_id``, ``kind`` and ``title`` are always there. ``codes`` has the same rows in the same order.
    """

    table: EventTable
    codes: EventCodes
    meta: Meta
    partners: tuple[Partner, ...] = ()
    codings: tuple[Coding, ...] = ()
    pulse: tuple[Pulse, ...] = ()
    source: Source = Source("")

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def has_roster(self) -> bool:
        """Was a partners table given? Without one, sectors are unknown and absence cannot be judged."""
        return bool(self.partners)

    @property
    def name(self) -> str:
        """The collaboration's name, or the file's without its ending."""
        return self.meta.name or self.source.name.removesuffix(PurePath(self.source.name).suffix)

    @property
    def invented(self) -> bool:
        """Is this a made-up collaboration?"""
        return self.meta.invented == "yes"

    def as_of(self, today: dt.date, chosen: dt.date | None = None) -> dt.date:
        """The date findings are made for: the one chosen, else the log's own, else today."""
        return chosen or self.meta.as_of or today

    @property
    def events(self) -> pd.DataFrame:
        """The table as a whole, for whoever wants every column."""
        return self.table.frame

    def cell(self, row: int, column: str) -> str:
        """The text of one cell, empty when the column is missing or the cell blank."""
        if column not in self.table:
            return ""
        value: Any = self.table.column(column)[row]
        return "" if pd.isna(value) else str(value)

    def cells(self, column: str, rows: IntArray | BoolArray) -> list[str]:
        """The texts of a column in these rows (positions or a mask), empty where ``cell`` is."""
        rows = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        if column not in self.table:
            return [""] * len(rows)
        return [
            value if isinstance(value, str) else "" if value is None else str(value)
            for value in pa.array(self.table.column(column)).take(pa.array(rows)).to_pylist()
        ]

    def counted(self, column: str, rows: BoolArray) -> dict[str, int]:
        """How often each text stands in a text column of the marked rows, in the order they appear."""
        if column not in self.table:
            return {"": int(rows.sum())} if rows.any() else {}
        counts = pa.array(self.table.column(column)).filter(pa.array(rows)).value_counts()
        return {value or "": n for value, n in zip(*map(pa.Array.to_pylist, counts.flatten()), strict=True)}

    def filled(self, column: str) -> BoolArray:
        """Which rows have anything in a column."""
        if column not in self.table:
            return np.zeros(len(self), dtype=bool)
        known: BoolArray = ~np.asarray(pd.isna(self.table.column(column)))
        return known

    def days(self, column: str) -> NDArray[np.datetime64]:
        """A column of full days, not-a-time where blank."""
        if column not in self.table:
            return np.full(len(self), np.datetime64("NaT"), dtype="datetime64[D]")
        return np.asarray(self.table.column(column), dtype="datetime64[D]")

    def text(self, column: str) -> "pd.Series[str]":
        """A text column with blanks as empty text; all empty when the log has no such column."""
        if column not in self.table:
            return pd.Series("", index=range(len(self)), dtype="str")
        return pd.Series(self.table.column(column)).astype("str").fillna("")

    def event_id(self, row: int) -> str:
        """The id of the event in one row of the table (counted from 0)."""
        return str(self.table.column(c.EVENT_ID)[row])

    def partner_label(self, org_id: str) -> str:
        """A partner's name, or its id when the roster does not name it."""
        return next((partner.label for partner in self.partners if partner.org_id == org_id), org_id)
