"""Event ids: unique in the log, and the same again when the same file comes back."""

import hashlib
from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.checking.cells import Cells
from csc_core.checking.faults import Faults, Told
from csc_core.checking.texts import fingerprints, in_pieces, is_blank, piecewise, repeated, trimmed
from csc_core.model import columns as c
from csc_core.model.codes import BoolArray, date_of
from csc_core.model.vocabulary import Kind, Severity

_HEX = 3  # bytes of the hash that go into an id


def read_ids(cells: Cells, day: NDArray[np.int32], kind: NDArray[np.int8], faults: Faults) -> pa.Array:
    """One unique id a row, as Arrow text.

    A blank id is made from kind, date and title, with a counter for twins, so that it stays the same when
    rows move. An id in two rows stays with the first; the second gets a counter, and that is told.
    """
    ids = trimmed(cells.text(c.EVENT_ID))
    blank = is_blank(ids)
    if blank.any():
        ids = _with_made(ids, blank, cells.text(c.TITLE), day, kind)
    maybe = repeated(piecewise(fingerprints, in_pieces(ids)))  # equal ids have equal fingerprints
    if not len(maybe) or pc.count_distinct(ids.take(pa.array(maybe))).as_py() == len(maybe):
        return ids
    return _without_twins(ids, faults)


def _with_made(
    ids: pa.Array, blank: BoolArray, titles: pa.Array, day: NDArray[np.int32], kind: NDArray[np.int8]
) -> pa.Array:
    """The ids with a made one wherever there is none."""
    kinds = list(Kind)
    rows = np.flatnonzero(blank)
    made = [
        made_id(kinds[code], number, title)
        for code, number, title in zip(
            kind[rows].tolist(), day[rows].tolist(), titles.take(pa.array(rows)).to_pylist(), strict=True
        )
    ]
    taken = set(ids.filter(pa.array(~blank)).to_pylist()) if len(made) < len(ids) else set()
    return pc.replace_with_mask(ids, pa.array(blank), pa.array(_numbered(made, taken), ids.type))


def made_id(kind: Kind, day: int, title: str) -> str:
    """The id of an event that has none: the kind's letter and six hex digits of a hash of its contents."""
    text = f"{date_of(day)}|{kind}|{title.strip()}"
    return kind[0].upper() + hashlib.blake2b(text.encode(), digest_size=_HEX).hexdigest()


def _numbered(names: list[str], taken: set[str]) -> list[str]:
    """The names with "-2", "-3" … added to those already seen or taken."""
    seen: Counter[str] = Counter()
    given: list[str] = []
    for name in names:
        unique = name
        while unique in taken:
            seen[name] += 1
            unique = f"{name}-{seen[name] + 1}"
        taken.add(unique)
        given.append(unique)
    return given


def _without_twins(ids: pa.Array, faults: Faults) -> pa.Array:
    """Later rows with an id that is taken get a counter; the row and its new id are told."""
    written = ids.to_pylist()
    counts = Counter(written)
    first: dict[str, int] = {}
    later = [
        row for row, name in enumerate(written) if counts[name] > 1 and first.setdefault(name, row) != row
    ]
    renamed = dict(zip(later, _numbered([written[row] for row in later], set(written)), strict=True))

    def tell(row: int) -> Told:
        name = written[row]
        return Told(
            name,
            f'The id "{name}" already stands in row {faults.rows[first[name]]}. This row is kept as '
            f'"{renamed[row]}"; links to "{name}" mean the earlier row.',
            "Give each event an id of its own, or remove the row if it is the same event.",
        )

    faults.flag(Severity.DOUBT, "repeated_id", c.EVENT_ID, np.array(later, dtype=np.int64), tell)
    return pa.array([renamed.get(row, name) for row, name in enumerate(written)], ids.type)
