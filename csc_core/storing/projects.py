"""A collaboration as one file that opens again in exactly the same state; nothing need be kept on a server.

A project is a zip with a table (CSV) for each part that has rows, ``rows.csv`` (what each row is called,
where it stands, which revision it is of), ``history.jsonl`` (steps and their changes) and ``manifest.json``.
Ballots are not in it: what voters were promised holds in the store they voted in. Members are not either:
whoever opens a project is its owner there. A project carries no id; opened, it gets a new one.
"""

import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy import Connection

from csc_core.model.errors import CellNotKept, SavedFileTooNew, UnreadableProject
from csc_core.model.event import COLUMNS
from csc_core.model.pieces import AT_ONCE, Piece, Pieces, stretches, within, zip_pieces
from csc_core.model.stored import Collaboration, Part, StoredRow
from csc_core.storing import collaborations, entries, history
from csc_core.storing.cells import filled
from csc_core.storing.manifest import FORMAT, Done, Manifest, Placed, placed_cells
from csc_core.storing.parcel import Parcel, broken, too_large, unpacked

MANIFEST, ROWS, HISTORY = "manifest.json", "rows.csv", "history.jsonl"
TABLES = {part: f"{part}.csv" for part in Part}
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
_CELLS_A_ROW = 1_000
ROWS_AT_MOST = 1_500_000  # as many as the longest file a page opens has lines
_TABLES_DONE, _PLACES_DONE = 0.75, 0.9  # how much is done with the tables written, and with rows.csv
LONG_AGO = (1980, 1, 1)  # the same content gives the same bytes, whenever it is packed


@dataclass(frozen=True, slots=True)
class Taken:
    """A collaboration as it stood when it was read, with everything that was ever done to it."""

    collaboration: Collaboration
    rows: Mapping[Part, Sequence[StoredRow]]
    done: Sequence[Done]


def taken(connection: Connection, collaboration_id: str) -> Taken:
    """Read all that a project file holds."""
    found = collaborations.find(connection, collaboration_id)
    rows = entries.read_rows(connection, collaboration_id)
    every = history.everything(connection, collaboration_id)
    return Taken(found, rows, [line for done in every for line in Done.lines(*done)])


def export(project: Taken, at_once: int = AT_ONCE) -> Pieces:
    """The bytes of a project file in pieces of so many rows; any number gives the same bytes."""
    rows, every = project.rows, sum(map(len, project.rows.values())) or 1
    manifest = Manifest.of(project.collaboration).model_dump_json(indent=1).encode()
    files: list[tuple[str, Pieces]] = [(MANIFEST, iter((Piece(manifest, 0.0),)))]
    written = 0
    for part in Part:
        if part in rows:
            cells = [row.cells for row in rows[part]]
            stretch = written / every * _TABLES_DONE, (written + len(cells)) / every * _TABLES_DONE
            files.append((TABLES[part], within(_table(cells, at_once), *stretch)))
            written += len(cells)
    placed = [placed_cells(part, row) for part in Part for row in rows.get(part, ())]
    files.append((ROWS, within(_table(placed, at_once), _TABLES_DONE, _PLACES_DONE)))
    files.append((HISTORY, within(_history(project.done), _PLACES_DONE, 1.0)))
    return zip_pieces(files, LONG_AGO)


def _history(done: Sequence[Done]) -> Pieces:
    for at, step in enumerate(done, 1):
        yield Piece(f"{step.model_dump_json(exclude_none=True)}\n".encode(), at / len(done))


def load(connection: Connection, data: bytes, *, bounded: bool = True) -> Collaboration:
    """Store the collaboration of a project file under a new id.

    Rows and steps go to the database as they are read, so that a long file needs no more memory than a short
    one. ``bounded`` is for files from anybody. Raises UnreadableProject, or SavedFileTooNew for one that a
    newer version of the program wrote; what was written until then is the caller's to take back.
    """
    with unpacked(data, {MANIFEST, ROWS, HISTORY, *TABLES.values()}, bounded=bounded) as parcel:
        try:
            manifest = Manifest.model_validate_json(b"".join(parcel.lines(MANIFEST)))
            if manifest.format > FORMAT:
                raise SavedFileTooNew(
                    "This project file was written by a newer version of the program.",
                    "Install the newer version to open it.",
                )
            made = manifest.collaboration(collaborations.new_id())
            rows = _told_apart(_rows(parcel))
            collaborations.write(connection, made, _up_to(ROWS_AT_MOST, rows) if bounded else rows)
            _write_history(connection, made, map(Done.model_validate_json, parcel.lines(HISTORY)))
        except (ValidationError, UnicodeDecodeError, csv.Error, CellNotKept) as fault:
            raise broken("The project file is damaged: it does not hold what a project holds.") from fault
    return collaborations.find(connection, made.id)


def _write_history(connection: Connection, made: Collaboration, lines: Iterable[Done]) -> None:
    last = 0
    for revision, of_one in itertools.groupby(lines, lambda line: line.revision):
        if not last < revision <= made.revision:
            raise _apart()
        last, addresses = revision, set[tuple[Part, str]]()
        for at, line in enumerate(of_one):
            if line.more != (at > 0) or not line.is_sound() or not addresses.isdisjoint(line.pairs()):
                raise _apart()
            addresses.update(line.pairs())
            if at == 0:
                history.write_step(connection, made.id, line.step())
            history.write_changes(connection, made.id, revision, line.pairs())


def _told_apart(rows: Iterable[tuple[Part, StoredRow]]) -> Iterator[tuple[Part, StoredRow]]:
    """The same rows, refused when two of a table have one name."""
    named: dict[Part, set[str]] = {part: set() for part in Part}
    for part, row in rows:
        if row.key in named[part]:
            raise _apart()
        named[part].add(row.key)
        yield part, row


def _up_to(most: int, rows: Iterable[tuple[Part, StoredRow]]) -> Iterator[tuple[Part, StoredRow]]:
    for n, row in enumerate(rows):
        if n == most:
            raise too_large(f"The project file has more than {most:,} rows, the most a page opens.")
        yield row


def _apart() -> UnreadableProject:
    return broken("The project file is damaged: its parts do not belong together.")


def _table(rows: Sequence[Mapping[str, str]], at_once: int) -> Pieces:
    """Rows as CSV, our own columns first; no cell begins in a way that a spreadsheet would run."""
    found = dict.fromkeys(column for row in rows for column in row)
    columns = [*(name for name in COLUMNS if name in found), *(name for name in found if name not in COLUMNS)]
    yield Piece(_lines([map(_harmless, columns)]), 0.0)
    for places, done in stretches(len(rows), at_once):
        some = rows[places.start : places.stop]
        yield Piece(_lines([_harmless(row.get(column, "")) for column in columns] for row in some), done)


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _read_table(lines: Iterable[bytes]) -> Iterator[dict[str, str]]:
    """The rows of a CSV that ``_table`` wrote, with their filled cells."""
    header: list[str] | None = None
    for record in csv.reader((line.decode() for line in lines), strict=True):
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


def _rows(parcel: Parcel) -> Iterator[tuple[Part, StoredRow]]:
    """The rows of every table, with what ``rows.csv`` says of each."""
    tables = {part: _read_table(parcel.lines(name)) for part, name in TABLES.items()}
    for line in _read_table(parcel.lines(ROWS)):
        placed = Placed.model_validate(line)
        cells = next(tables[placed.part], None)
        if cells is None:
            raise csv.Error("fewer rows than are told of")
        yield placed.part, placed.row(filled(cells))
    if any(next(table, None) is not None for table in tables.values()):
        raise csv.Error("more rows than are told of")
