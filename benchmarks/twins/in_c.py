"""The C pass, compiled where gcc is, called on the arrays the product measures."""

import ctypes
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from csc_core.model.codes import BoolArray, EventCodes, IntArray, position
from csc_core.model.vocabulary import GovernanceSubtype, Kind, SetbackSubtype, YesNo

SOURCE = Path(__file__).parent / "episodes.c"
COLUMNS: dict[str, Any] = {  # of the table, with their types; ``member_at`` and ``member`` hold the members
    "setback": np.int64,
    "member_at": np.int64,
    "member": np.int32,
    "label": np.int8,
    "order_unknown": np.bool_,
    "first_response": np.int32,
    "first_learning": np.int32,
    "first_governance": np.int32,
    "coarse": np.uint8,
    "facets": np.uint8,
    "learning": np.int8,
    "blame": np.int8,
    "governance_relevant": np.bool_,
    "adapted": np.bool_,
}


class Pass:
    """The compiled pass over one set of codes. ``run`` fills ``columns`` and returns how many episodes."""

    def __init__(self, library: Path, codes: EventCodes, counts: BoolArray, sectors: IntArray) -> None:
        self._call: Any = ctypes.CDLL(str(library)).episodes
        self._call.restype = ctypes.c_int64
        room = max(len(codes), len(codes.answers.values)) + 1
        columns = {name: np.empty(room, dtype=kind) for name, kind in COLUMNS.items()}
        self.columns: dict[str, NDArray[Any]] = columns
        self._kept = _arrays(codes, counts, sectors)
        self._codes = _pointers([len(codes), len(codes.orgs)], self._kept)
        self._table = _pointers([], list(self.columns.values()))

    def run(self) -> int:
        """Measure once."""
        return int(self._call(self._codes, self._table))


def compiled(folder: Path) -> Path:
    """The library, built into a folder. Raises OSError or CalledProcessError where that cannot be done."""
    library = folder / "episodes.so"
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE)], check=True)
    return library


def _arrays(codes: EventCodes, counts: BoolArray, sectors: IntArray) -> list[np.ndarray]:
    """The arrays the pass reads, in the order of its struct."""
    by_nature = codes.has_subtype(SetbackSubtype.ROLE_DISPUTE, SetbackSubtype.DECISION_STUCK)
    relevant = by_nature | (codes.governance_relevant == position(YesNo.YES))
    answering = codes.has_subtype(GovernanceSubtype.MODE_CHANGE, GovernanceSubtype.REVIEW_KEPT)
    answering &= codes.is_kind(Kind.GOVERNANCE)
    found = [
        *(codes.collaboration, codes.day, codes.first, codes.last, codes.precision, codes.kind, codes.stance),
        *(codes.facets, relevant, answering, counts, sectors),
        *(codes.actors.offsets, codes.actors.values, codes.directed_at.offsets, codes.directed_at.values),
        *(codes.answers.offsets, codes.answers.values),
    ]
    return list(map(np.ascontiguousarray, found))


def _pointers(numbers: list[int], arrays: list[np.ndarray]) -> Any:
    """A struct of numbers and then of pointers, each 8 bytes."""
    return (ctypes.c_int64 * (len(numbers) + len(arrays)))(*numbers, *(array.ctypes.data for array in arrays))
