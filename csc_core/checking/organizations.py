"""Organizations named in cells: lists of org ids as positions in one list of all organizations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from csc_core.checking.cells import Cells, Coded
from csc_core.checking.commas import COMMA, Commas
from csc_core.checking.faults import Faults, Told
from csc_core.checking.fields import ORG_COLUMNS
from csc_core.model.codes import IntArray, Ragged
from csc_core.model.event import split_cell
from csc_core.model.names import closest
from csc_core.model.roster import Partner
from csc_core.model.vocabulary import Severity


@dataclass
class Directory:
    """All organizations met so far: the roster's first, then others in the order they appear.

    A partner may be written by its id, its name or its alias, upper or lower case.
    """

    partners: Sequence[Partner]
    places: dict[str, int] = field(default_factory=dict)
    commas: Commas | None = None
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {partner.org_id: place for place, partner in enumerate(self.partners)}
        names = [
            (written.strip().casefold(), partner.org_id)
            for partner in self.partners
            for written in {partner.name or "", partner.display_alias or ""} - {""}
        ]
        once = {name for name, _ in names if [other for other, _ in names].count(name) == 1}
        self._known = {name: org_id for name, org_id in names if name in once}
        self._known |= {org_id.casefold(): org_id for org_id in self.places}

    def identify(self, cell: str) -> tuple[str, ...]:
        """The org ids a cell names, each once."""
        if cell in self.places:
            return (cell,)
        ids = (
            self._known.get(name.casefold(), name) for part in split_cell(cell) for name in self._names(part)
        )
        return tuple(dict.fromkeys(ids))

    def _names(self, part: str) -> tuple[str, ...]:
        return (part,) if self.commas is None or COMMA not in part else self.commas.names(part)

    def knows(self, name: str) -> bool:
        """Does the roster have this name, by id, name or alias?"""
        return name.casefold() in self._known

    def place(self, org_id: str) -> int:
        """The position of an organization, which is added when it is new."""
        return self.places.setdefault(org_id, len(self.places))

    def is_partner(self, org_id: str) -> bool:
        """Is it in the roster?"""
        return self.places.get(org_id, len(self.partners)) < len(self.partners)


@dataclass(frozen=True)
class Organizations:
    """The organization columns of a file, as positions, and each distinct cell rewritten as ids."""

    ragged: dict[str, Ragged]
    written: dict[str, list[str | None]]
    names: tuple[str, ...]

    def of(self, column: str, rows: int) -> Ragged:
        """One column; a column the file lacks names nobody."""
        return self.ragged.get(column) or Ragged(
            np.zeros(rows + 1, dtype=np.int64), np.empty(0, dtype=np.int32)
        )


def read_organizations(cells: Cells, partners: Sequence[Partner], faults: Faults) -> Organizations:
    """All organization columns. Names that are not in a given roster are told and kept."""
    directory = Directory(partners)
    columns = {column: cells.coded(column) for column in ORG_COLUMNS if column in cells}
    cells_there = {cell for coded in columns.values() for cell in coded.values}
    if any(COMMA in cell for cell in cells_there):
        directory.commas = Commas(
            {part for cell in cells_there for part in split_cell(cell)}, directory.knows
        )
    ids = {cell: directory.identify(cell) for cell in cells_there}
    ragged: dict[str, Ragged] = {}
    written: dict[str, list[str | None]] = {}
    for column, coded in columns.items():
        named = [ids[cell] for cell in coded.values]
        if partners:
            _tell_strangers(coded, column, named, directory, faults)
        if directory.commas is not None:
            _tell_commas(coded, column, named, directory.commas, faults)
        ragged[column] = spread(coded.codes, [[directory.place(org) for org in orgs] for orgs in named])
        written[column] = [";".join(orgs) or None for orgs in named]
    return Organizations(ragged, written, tuple(directory.places))


def _tell_strangers(
    coded: Coded, column: str, named: list[tuple[str, ...]], directory: Directory, faults: Faults
) -> None:
    strangers = [[org for org in orgs if not directory.is_partner(org)] for orgs in named]

    def tell(row: int) -> Told:
        org = strangers[coded.codes[row]][0]
        near = closest(org, [partner.org_id for partner in directory.partners])
        hint = f'Did you mean "{near}"? Otherwise add' if near else "Add"
        return Told(
            org,
            f'"{org}" is not in the partners table. It is counted all the same.',
            f"{hint} it to the partners table.",
        )

    faults.flag(Severity.DOUBT, "unknown_partner", column, coded.holds(map(bool, strangers)), tell)


def _tell_commas(
    coded: Coded, column: str, named: list[tuple[str, ...]], commas: Commas, faults: Faults
) -> None:
    """How cells with commas were read: as several organizations, or as one."""
    several = [
        COMMA in cell and len(orgs) > len(split_cell(cell))
        for cell, orgs in zip(coded.values, named, strict=True)
    ]
    whole = [not split and any(map(commas.is_open, orgs)) for split, orgs in zip(several, named, strict=True)]

    def tell_several(row: int) -> Told:
        orgs = named[coded.codes[row]]
        says = f"Read as {len(orgs)} organizations: {'; '.join(orgs)}."
        return Told(coded.text(row), says, "If it is one, add it to the partners table under this name.")

    def tell_whole(row: int) -> Told:
        return Told(
            coded.text(row), "Read as one organization.", "If it is several, part them by semicolons."
        )

    faults.flag(Severity.NOTE, "commas_parted", column, coded.holds(several), tell_several)
    faults.flag(Severity.NOTE, "comma_in_name", column, coded.holds(whole), tell_whole)


def spread(codes: IntArray, lists: Sequence[Sequence[int]]) -> Ragged:
    """A list a row, from each row's position in distinct lists."""
    sizes = np.array([len(values) for values in lists], dtype=np.int64)
    flat = np.array([value for values in lists for value in values], dtype=np.int32)
    picks, offsets = picked(codes, sizes)
    return Ragged(offsets, flat[picks])


def picked(codes: IntArray, sizes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For rows that point at lists laid end to end (``sizes`` long): the entries they pick, rows' offsets."""
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])) if sizes.size else np.zeros(0, dtype=np.int64)
    counts = sizes[codes]
    offsets = np.concatenate(([0], np.cumsum(counts)))
    steps = np.arange(offsets[-1]) - np.repeat(offsets[:-1], counts)
    return np.repeat(starts[codes], counts) + steps, offsets


def together(parts: Iterable[Ragged], rows: int) -> Ragged:
    """Several columns as one: for each row every value of any of them, once."""
    named = [(part.rows() << 32) | part.values.astype(np.int64) for part in parts if len(part.values)]
    pairs = np.unique(np.concatenate(named)) if named else np.empty(0, dtype=np.int64)
    counts = np.bincount(pairs >> 32, minlength=rows)
    return Ragged(np.concatenate(([0], np.cumsum(counts))), (pairs & 0xFFFFFFFF).astype(np.int32))
