"""The answer to a records request: everything that is kept of a collaboration, with how it came to be."""

import json
from collections.abc import Sequence

import pandas as pd

from csc_core.model.analysis import Analysis
from csc_core.model.commitment import Record
from csc_core.model.opened import Opened
from csc_core.model.pieces import Pieces
from csc_core.model.stored import Change, Kept, StoredRow
from csc_core.reporting.documents.facilitator_tables import HOLDS
from csc_core.reporting.documents.frames import codebook_frame, facilitator_stamp
from csc_core.reporting.documents.packing import note, zipped
from csc_core.reporting.documents.plain_log import log_frames
from csc_core.reporting.schema import data_package
from csc_core.reporting.tables import commitments_table, problems_table, second_takes_table, set_aside_table

PACKAGE = "datapackage.json"
_HOLDS = HOLDS | {
    "commitments": "Every commitment, its state, and the row that shows it done",
    "second-takes": "How partners said they would answer the next setback of a kind",
    "prompts-decided": "What was done with each suggested action: adopted, put aside, or none fits",
    "rows-set-aside": "Rows of the source file that did not become events, as written, with the reason",
    "remarks": "What was noticed when the file was read",
    "history": "Every change: who, when, before and after",
    "datapackage": "What each column may hold, for programs",
}


def records_request(
    analysis: Analysis,
    opened: Opened,
    kept: Kept,
    records: Sequence[Record] = (),
    history: Sequence[Change] = (),
) -> Pieces:
    """A zip of CSV files: every field of every table, what was set aside, what was decided, every change.

    Nothing is left out for being meant for the facilitator only: hiding is not a ground of law.
    """
    tables = log_frames(kept) | {
        "commitments": commitments_table(analysis.findings.commitments),
        "second-takes": second_takes_table(analysis.findings.second_takes),
        "prompts-decided": _decided(records),
        "rows-set-aside": set_aside_table(opened),
        "remarks": problems_table(opened.problems),
        "history": _changes(history),
        "codebook": codebook_frame(),
    }
    filled = {name: table for name, table in tables.items() if len(table)}
    told = {f"{name}.csv": _HOLDS[name] for name in filled} | {PACKAGE: _HOLDS["datapackage"]}
    none = {name: f"{_HOLDS[name]}: none" for name in tables if name not in filled}
    files = {
        "read-me.txt": note(facilitator_stamp(analysis), told | none),
        PACKAGE: json.dumps(data_package(), indent=2, ensure_ascii=False).encode(),
    }
    return zipped(files, filled, analysis.findings.as_of)


def _decided(records: Sequence[Record]) -> pd.DataFrame:
    rows = [
        {"action_id": r.action_id, "date": r.date, "outcome": r.outcome.value, "note": r.note}
        for r in records
    ]
    return pd.DataFrame(rows)


def _changes(history: Sequence[Change]) -> pd.DataFrame:
    rows = [
        {
            "revision": change.step.revision,
            "at": change.step.by.at.isoformat(),
            "by": change.step.by.who,
            "what": change.step.what,
            "table": change.part.value,
            "row": change.key,
            "before": _as_json(change.before),
            "after": _as_json(change.after),
        }
        for change in history
    ]
    return pd.DataFrame(rows)


def _as_json(row: StoredRow | None) -> str:
    return "" if row is None else json.dumps(dict(row.cells), ensure_ascii=False)
