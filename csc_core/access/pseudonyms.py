"""What organizations are called where their own names are not shown.

A stored log is renamed as a whole, before anything is made of it: whatever is drawn, written or saved from it
then has no other names to show.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from itertools import count

from csc_core.access.matching import Matcher
from csc_core.content.codebook import word
from csc_core.model import columns as c
from csc_core.model import vocabulary
from csc_core.model.event import COLUMNS, SEPARATOR, split_cell
from csc_core.model.names import fold
from csc_core.model.stored import Cells, Part, Stored, StoredRow
from csc_core.model.vocabulary import Sector

SOURCE = "the log"  # in the place of the name of a file
_ORGANIZATIONS = (
    c.ACTORS,
    c.DIRECTED_AT,
    c.AFFECTED,
    c.AGREED_BY,
    c.LEAD_ORG,
    "initiator",
    c.FOLLOW_UP_OWNER,
)
_OTHER_WORDS = ("Organization", "Partner", "Body", "Group")
_CODE_LENGTH = 5  # a longer id is read as a name
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ARTICLES = ("the ", "der ", "die ", "das ", "la ", "le ", "el ")
_FORMS = frozenset({"inc", "llc", "ltd", "corp", "co", "gmbh", "ev", "ag"})
_CODE_WORDS = frozenset(
    fold(code)
    for kind in vars(vocabulary).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for code in kind
)


class Pseudonyms:
    """Each organization of a log under a name made of its sector and a letter."""

    def __init__(
        self,
        organizations: Mapping[str, tuple[str, ...]],
        sectors: Mapping[str, str],
        aliases: Mapping[str, str] | None = None,
    ) -> None:
        """``organizations``: by id, everything they are called; ``sectors``: by id, where it is known.

        ``aliases``: what rows may call them that tells nobody who they are, with their ids. In running text
        such words stay.
        """
        self._ids = dict(_given(organizations, sectors))
        self._known = {fold(alias): self._ids[org] for alias, org in (aliases or {}).items()}
        self._known |= {name: self._ids[org] for org, name in _written(organizations)}
        self._matcher = _matcher(organizations, self._ids)
        self._cell = lru_cache(maxsize=20_000)(self._matcher.replaced)

    @classmethod
    def of(cls, stored: Stored) -> "Pseudonyms":
        """Those of the roster in its order, then those only named in events."""
        organizations: dict[str, tuple[str, ...]] = {}
        sectors: dict[str, str] = {}
        aliases: dict[str, str] = {}
        for row in stored.part(Part.PARTNERS):
            org = row.cells.get("org_id", "").strip() or row.cells.get("name", "").strip()
            if org:
                organizations[org] = tuple(filter(None, (row.cells.get("name"),)))
                aliases[row.cells.get("display_alias", "") or org] = org
                sectors[org] = fold(row.cells.get("sector", ""))
        known = {name for _, name in _written(organizations)} | set(map(fold, aliases))
        for name in _named(stored):
            if fold(name) not in known:
                known.add(fold(name))
                organizations[name] = ()
        return cls(organizations, sectors, aliases)

    def hide(self, text: str) -> str:
        """The text with a pseudonym in the place of every name."""
        return self._cell(text)

    def of_organization(self, name: str) -> str:
        """What an organization is called, by its id or name."""
        return self._known.get(fold(name)) or self.hide(name)

    def true(self, alias: str) -> str:
        """The id of the organization that is called so; the text itself when none is."""
        return next((org for org, called in self._ids.items() if called == alias), alias)

    def true_cells(self, cells: Cells) -> Cells:
        """The cells of a row with the ids of organizations in place of pseudonyms; running text stays."""
        return {
            column: f"{SEPARATOR} ".join(map(self.true, split_cell(cell)))
            if column in _ORGANIZATIONS
            else cell
            for column, cell in cells.items()
        }

    def cells(self, cells: Cells) -> Cells:
        """The cells of a row. Codes stay; headers that are not ours may hold names as well."""
        return {self._header(column): self._value(column, cell) for column, cell in cells.items()}

    def _header(self, column: str) -> str:
        return column if column in COLUMNS else self.hide(column)

    def _value(self, column: str, cell: str) -> str:
        parts = split_cell(cell)
        if column in _ORGANIZATIONS:
            return f"{SEPARATOR} ".join(map(self.of_organization, parts))
        if parts and all(fold(part) in _CODE_WORDS for part in parts):
            return cell
        return self.hide(cell)


def renamed(stored: Stored, names: Pseudonyms) -> Stored:
    """The collaboration under pseudonyms, for opening like any other; for reading only."""
    rows = {part: tuple(_row(part, row, names) for row in found) for part, found in stored.rows.items()}
    whole = replace(
        stored.collaboration,
        name=names.hide(stored.collaboration.name),
        source=SOURCE,
        columns=tuple(
            column if column in COLUMNS else names.hide(column) for column in stored.collaboration.columns
        ),
        summary=None,
        summary_of=None,
    )
    return Stored(whole, rows)


def _row(part: Part, row: StoredRow, names: Pseudonyms) -> StoredRow:
    cells = names.cells(row.cells)
    if part is Part.PARTNERS:
        alias = names.of_organization(row.cells.get("org_id") or row.cells.get("name", ""))
        given = {"org_id": alias, "name": alias, "display_alias": alias}
        cells = {**cells, **{name: alias for name in given if name in row.cells}}
    if part is Part.COMMITMENTS and "owner" in row.cells:
        cells = {**cells, "owner": names.of_organization(row.cells["owner"])}
    came_from = None if row.came_from is None else SOURCE
    return replace(row, key=names.hide(row.key), cells=cells, came_from=came_from)


def _named(stored: Stored) -> Iterator[str]:
    """Organizations as events and commitments name them."""
    for row in stored.part(Part.EVENTS):
        for column in _ORGANIZATIONS:
            yield from split_cell(row.cells.get(column, ""))
    for row in stored.part(Part.COMMITMENTS):
        yield from split_cell(row.cells.get("owner", ""))


def _written(organizations: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each organization's id with every way its names are written, folded."""
    for org, names in organizations.items():
        for name in (org, *names):
            yield from ((org, fold(way)) for way in _ways(name))


def _matcher(organizations: Mapping[str, tuple[str, ...]], aliases: Mapping[str, str]) -> Matcher:
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for org, called in organizations.items():
        is_code = org.isalnum() and len(org) <= _CODE_LENGTH and bool(called)
        for name in called if is_code else (org, *called):
            names |= dict.fromkeys(_ways(name), aliases.get(org, ""))
        if is_code and len(org) > 1:
            codes |= dict.fromkeys((org, org.upper()), aliases.get(org, ""))
    by_length = sorted(names, key=lambda name: (-len(name), name))
    return Matcher({name: names[name] for name in by_length}, codes)


def _ways(name: str) -> Iterator[str]:
    """A name as it stands, without an article before it, and without its legal form."""
    yield name
    short = name.strip()
    for article in _ARTICLES:
        if short.casefold().startswith(article) and len(short) > len(article) + 2:
            short = short[len(article) :]
            yield short
    first, _, last = short.replace(",", " ").replace(".", "").rpartition(" ")
    if last.casefold() in _FORMS and len(first.strip()) > 2:
        yield first.strip()


def _given(
    organizations: Mapping[str, tuple[str, ...]], sectors: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """A pseudonym for each, in order; none holds a true name."""
    told = _matcher(organizations, {})
    taken: set[str] = set()
    for org in organizations:
        sector = sectors.get(org, "")
        words = (word("sector", sector).capitalize(),) if sector in set(Sector) - {Sector.OTHER} else ()
        alias = next(
            name
            for name in _candidates((*words, *_OTHER_WORDS))
            if name not in taken and not told.found(name) and fold(name) not in map(fold, organizations)
        )
        taken.add(alias)
        yield org, alias


def _candidates(words: Iterable[str]) -> Iterator[str]:
    """Business A … Business ZZ, then the same with the other words, then numbers."""
    letters = [*_LETTERS, *(first + second for first in _LETTERS for second in _LETTERS)]
    yield from (f"{kind} {letter}" for kind in words for letter in letters)
    yield from (f"#{number}" for number in count(1))
