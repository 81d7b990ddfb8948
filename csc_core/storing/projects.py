"""A collaboration as one file that opens again in exactly the same state; nothing need be kept on a server.

A project is a zip with a table (CSV) for each part that has rows, ``rows.csv`` (what each row is called,
where it stands, which revision it is of), ``history.jsonl`` (steps and their changes) and ``manifest.json``.
Ballots are not in it: what voters were promised holds in the store they voted in. Members are not either:
whoever opens a project is its owner there. A project carries no id; opened, it gets a new one.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from pydantic import ValidationError
from sqlalchemy import Connection

from csc_core.model.errors import CellNotKept, SavedFileTooNew
from csc_core.model.event import COLUMNS
from csc_core.model.stored import Collaboration, Part, StoredRow
from csc_core.storing import collaborations, entries, history
from csc_core.storing.cells import filled
from csc_core.storing.manifest import FORMAT, Done, Manifest, Placed
from csc_core.storing.parcel import broken, pack, unpack

MANIFEST, ROWS, HISTORY = "manifest.json", "rows.csv", "history.jsonl"
TABLES = {part: f"{part}.csv" for part in Part}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
_CELLS_A_ROW = 1_000


def export(connection: Connection, collaboration_id: str) -> bytes:
    """A collaboration with everything that was ever done to it, as the bytes of a project file."""
    found = collaborations.find(connection, collaboration_id)
    rows = entries.read_rows(connection, collaboration_id)
    done = history.everything(connection, collaboration_id)
    files = {MANIFEST: Manifest.of(found).model_dump_json(indent=1).encode()}
    files |= {TABLES[part]: _table([row.cells for row in rows[part]]) for part in Part if part in rows}
    placed = (Placed.of(part, row) for part in Part for row in rows.get(part, ()))
    files[ROWS] = _table([line.cells() for line in placed])
    lines = (Done.of(step, changed).model_dump_json(exclude_none=True) for step, changed in done)
    files[HISTORY] = "".join(f"{line}\n" for line in lines).encode()
    return pack(files)


def load(connection: Connection, data: bytes) -> Collaboration:
    """Store the collaboration of a project file under a new id.

    Raises UnreadableProject, or SavedFileTooNew for one that a newer version of the program wrote.
    """
    files = unpack(data, {MANIFEST, ROWS, HISTORY, *TABLES.values()})
    try:
        manifest = Manifest.model_validate_json(files.get(MANIFEST, b""))
        if manifest.format > FORMAT:
            raise SavedFileTooNew(
                "This project file was written by a newer version of the program.",
                "Install the newer version to open it.",
            )
        rows = list(_rows(files))
        done = [Done.model_validate_json(line) for line in files.get(HISTORY, b"").splitlines()]
    except (ValidationError, UnicodeDecodeError, csv.Error, CellNotKept) as fault:
        raise broken("The project file is damaged: it does not hold what a project holds.") from fault
    _agree(manifest, rows, done)
    made = manifest.collaboration(collaborations.new_id())
    collaborations.write(connection, made, rows)
    for line in done:
        history.write_step(connection, made.id, line.step(), line.pairs())
    return collaborations.find(connection, made.id)


def _table(rows: list[Mapping[str, str]]) -> bytes:
    """Rows as CSV, our own columns first; no cell begins in a way that a spreadsheet would run."""
    found = dict.fromkeys(column for row in rows for column in row)
    columns = [*(name for name in COLUMNS if name in found), *(name for name in found if name not in COLUMNS)]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(map(_harmless, columns))
    writer.writerows([_harmless(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue().encode()


def _read_table(content: bytes) -> Iterator[dict[str, str]]:
    """The rows of a CSV that ``_table`` wrote, with their filled cells."""
    text = io.StringIO(content.decode(), newline="")
    header: list[str] | None = None
    for record in csv.reader(text, strict=True):
        if len(record) > _CELLS_A_ROW or (header is not None and len(record) != len(header)):
            raise csv.Error("cells do not fit the header")
        cells = [cell[1:] if cell.startswith("'") else cell for cell in record]
        if header is None:
            header = cells
        else:
            yield {name: cell for name, cell in zip(header, cells, strict=True) if cell}


def _harmless(cell: str) -> str:
    """A cell with a mark in front where a spreadsheet would run it; reading takes the mark off again."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _rows(files: Mapping[str, bytes]) -> Iterator[tuple[Part, StoredRow]]:
    """The rows of every table, with what ``rows.csv`` says of each."""
    tables = {part: _read_table(files[name]) for part, name in TABLES.items() if name in files}
    for line in _read_table(files.get(ROWS, b"")):
        placed = Placed.model_validate(line)
        cells = next(tables.get(placed.part, iter(())), None)
        if cells is None:
            raise csv.Error("fewer rows than are told of")
        yield placed.part, placed.row(filled(cells))
    if any(next(table, None) is not None for table in tables.values()):
        raise csv.Error("more rows than are told of")


def _agree(manifest: Manifest, rows: Iterable[tuple[Part, StoredRow]], done: list[Done]) -> None:
    """Do the parts of a project belong together?"""
    addresses = [(part, row.key) for part, row in rows]
    revisions = [line.revision for line in done]
    in_order = revisions == sorted(set(revisions)) and max(revisions, default=0) <= manifest.revision
    if len(set(addresses)) != len(addresses) or not in_order or not all(line.is_sound() for line in done):
        raise broken("The project file is damaged: its parts do not belong together.")
