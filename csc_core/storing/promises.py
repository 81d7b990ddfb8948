"""Commitments, records of prompts and second takes as rows, and back."""

import datetime as dt
import json
from collections.abc import Mapping

from csc_core.model.commitment import Commitment, Look, Record, SecondTake, Showed
from csc_core.model.event import SEPARATOR, split_cell
from csc_core.model.stored import Cells, Part, Stored
from csc_core.model.vocabulary import CommitmentState, Outcome, Practice, SetbackSubtype


def commitment_cells(promise: Commitment) -> Cells:
    """A commitment as a row of the commitments table."""
    cells = {
        "sign": promise.sign,
        "owner": promise.owner or "",
        "due": promise.due.isoformat() if promise.due else "",
        "state": str(promise.state),
        "made_on": promise.made_on.isoformat(),
        "event_id": promise.event_id or "",
        "action_id": promise.action_id or "",
        "practices": SEPARATOR.join(promise.practices),
        "evidence": promise.evidence or "",
        "setback_kind": promise.setback_kind or "",
        "looks": json.dumps([(look.setback, look.showed, look.event_id) for look in promise.looks]),
    }
    if not promise.looks:
        del cells["looks"]
    return {name: cell for name, cell in cells.items() if cell}


def record_cells(record: Record) -> Cells:
    """What was done with a prompt as a row of the records table."""
    cells = {
        "action_id": record.action_id,
        "date": record.date.isoformat(),
        "outcome": str(record.outcome),
        "note": record.note,
    }
    return {name: cell for name, cell in cells.items() if cell}


def commitments(stored: Stored) -> Mapping[str, Commitment] | None:
    """The stored commitments by key, in order; None while those of the log's own columns stand."""
    rows = stored.part(Part.COMMITMENTS)
    return {row.key: _commitment(row.cells) for row in rows} if rows else None


def records(stored: Stored) -> tuple[Record, ...]:
    """What was done with prompts, oldest first."""
    return tuple(
        Record(
            cells["action_id"],
            dt.date.fromisoformat(cells["date"]),
            Outcome(cells["outcome"]),
            cells.get("note", ""),
        )
        for cells in (row.cells for row in stored.part(Part.RECORDS))
    )


def second_take_cells(take: SecondTake) -> Cells:
    """A second take as a row of its table."""
    return {
        "setback_kind": str(take.setback_kind),
        "says": take.says,
        "made_on": take.made_on.isoformat(),
        "setback": take.setback,
        "answer": take.answer,
    }


def second_takes(stored: Stored) -> tuple[SecondTake, ...]:
    """The stored second takes, oldest first."""
    return tuple(
        SecondTake(
            SetbackSubtype(cells["setback_kind"]),
            cells["says"],
            dt.date.fromisoformat(cells["made_on"]),
            cells["setback"],
            cells["answer"],
        )
        for cells in (row.cells for row in stored.part(Part.SECOND_TAKES))
    )


def _commitment(cells: Cells) -> Commitment:
    due, kind = cells.get("due"), cells.get("setback_kind")
    looks = json.loads(cells.get("looks", "[]"))
    return Commitment(
        sign=cells.get("sign", ""),
        owner=cells.get("owner"),
        due=dt.date.fromisoformat(due) if due else None,
        state=CommitmentState(cells["state"]),
        made_on=dt.date.fromisoformat(cells["made_on"]),
        event_id=cells.get("event_id"),
        action_id=cells.get("action_id"),
        practices=tuple(map(Practice, split_cell(cells.get("practices", "")))),
        evidence=cells.get("evidence"),
        setback_kind=SetbackSubtype(kind) if kind else None,
        looks=tuple(Look(setback, Showed(showed), event_id) for setback, showed, event_id in looks),
    )
