"""What a project file says of a collaboration, its rows and its history, and the limits of it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from csc_core.model.stored import By, Collaboration, Part, Step, StoredRow
from csc_core.storing.cells import CELL_LENGTH, row_key
from csc_core.storing.entries import Address
from csc_core.storing.history import Pair

FORMAT = 3  # 1 knew no pseudonyms; in 2 every step was one line, however many rows it changed
_ON_A_LINE = 500_000  # characters of cells, about

Count = Annotated[int, Field(ge=0, le=2_000_000_000)]
Text = Annotated[str, StringConstraints(max_length=CELL_LENGTH)]


def _is_key(name: str) -> str:
    if row_key(name) != name:
        raise ValueError("not the name of a row")
    return name


Key = Annotated[str, StringConstraints(min_length=1), AfterValidator(_is_key)]


class Line(BaseModel):
    """Settings shared by everything in a project file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Manifest(Line):
    """The collaboration as a whole."""

    format: Annotated[int, Field(ge=1)]
    name: Text
    source: Text
    columns: Annotated[tuple[Text, ...], Field(max_length=1_000)]
    revision: Annotated[Count, Field(ge=1)]
    places: Count
    created: AwareDatetime
    changed: AwareDatetime
    retention_until: dt.date | None = None
    legal_hold: bool = False
    share: bool = False
    pseudonyms: bool = False

    @classmethod
    def of(cls, found: Collaboration) -> "Manifest":
        """What is said of a stored collaboration."""
        said = {name: getattr(found, name) for name in cls.model_fields if name != "format"}
        return cls(format=FORMAT, **said)

    def collaboration(self, id_: str) -> Collaboration:
        """The collaboration under an id."""
        return Collaboration(id=id_, **self.model_dump(exclude={"format"}))


class Placed(Line):
    """What is said of one row beside its cells."""

    part: Part
    key: Key
    place: Count
    version: Count
    came_from: Text | None = None

    def row(self, cells: Mapping[str, str]) -> StoredRow:
        """The row with its cells."""
        return StoredRow(self.key, self.place, self.version, cells, self.came_from)


def placed_cells(part: Part, row: StoredRow) -> Mapping[str, str]:
    """What ``Placed`` reads, as a line of a table. A stored row is sound; a model for each would take longer
    than all the rest of a project file.
    """
    cells = {"part": str(part), "key": row.key, "place": str(row.place), "version": str(row.version)}
    return cells if row.came_from is None else cells | {"came_from": row.came_from}


class Version(Line):
    """A row as it once was."""

    place: Count
    version: Count
    cells: Mapping[Text, Text]
    came_from: Text | None = None

    def row(self, key: str) -> StoredRow:
        """The row under its key."""
        return StoredRow(key, self.place, self.version, dict(self.cells), self.came_from)


class Changed(Line):
    """What a step did to one row."""

    part: Part
    key: Key
    before: Version | None = None
    after: Version | None = None


class Done(Line):
    """One step with its changes, or, of a step that changed very many rows, ``more`` of its changes."""

    revision: Count
    by: Text
    at: AwareDatetime
    what: Text
    undoes: Count | None = None
    redoes: Count | None = None
    changes: tuple[Changed, ...] = ()
    more: bool = False

    @classmethod
    def lines(cls, step: Step, changes: Mapping[Address, Pair]) -> "Iterator[Done]":
        """A stored step with its changes, on as many lines as keep each of them short."""
        some: list[Changed] = []
        size, more = 0, False
        for (part, key), (before, after) in changes.items():
            some.append(Changed(part=part, key=key, before=_version(before), after=_version(after)))
            size += sum(len(cell) for row in (before, after) if row for cell in row.cells.values())
            if size > _ON_A_LINE:
                yield cls._line(step, some, more=more)
                some, size, more = [], 0, True
        if some or not more:
            yield cls._line(step, some, more=more)

    @classmethod
    def _line(cls, step: Step, changes: list[Changed], *, more: bool) -> "Done":
        return cls(
            revision=step.revision,
            by=step.by.who,
            at=step.by.at,
            what=step.what,
            undoes=step.undoes,
            redoes=step.redoes,
            changes=tuple(changes),
            more=more,
        )

    def step(self) -> Step:
        """The step without its changes."""
        return Step(self.revision, By(self.by, self.at), self.what, self.undoes, self.redoes)

    def pairs(self) -> dict[Address, Pair]:
        """The changes by row."""
        return {
            (line.part, line.key): (
                line.before.row(line.key) if line.before else None,
                line.after.row(line.key) if line.after else None,
            )
            for line in self.changes
        }

    def is_sound(self) -> bool:
        """Is each row named once, and does the step take back only what came before it?"""
        back = [taken for taken in (self.undoes, self.redoes) if taken is not None]
        return len(self.pairs()) == len(self.changes) and all(taken < self.revision for taken in back)


def _version(row: StoredRow | None) -> Version | None:
    if row is None:
        return None
    return Version(place=row.place, version=row.version, cells=dict(row.cells), came_from=row.came_from)
