"""Links between rows: the setbacks a row answers, and what caused a setback. Nothing is linked by guess."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.checking.cells import Cells
from csc_core.checking.days import Days
from csc_core.checking.faults import Faults, Told
from csc_core.checking.organizations import picked
from csc_core.checking.texts import is_blank, trimmed
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, Ragged, position
from csc_core.model.event import SEPARATOR
from csc_core.model.names import closest
from csc_core.model.vocabulary import Kind, Severity

_SEARCHED = 1_000  # ids among which a misspelled one is looked up


@dataclass(frozen=True)
class _Links:
    """One entry a link: the row it stands in, the row it names (BLANK for none), where its name is kept."""

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    place: NDArray[np.int64]
    names: pa.Array

    def kept(self, mask: BoolArray) -> "_Links":
        return _Links(self.source[mask], self.target[mask], self.place[mask], self.names)

    def name(self, at: int) -> str:
        """The name as written."""
        return str(self.names[int(self.place[at])])


def _looked_up(names: pa.Array, ids: pa.Array, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each name the row (of ``rows``) whose id it is; BLANK for none."""
    places = pc.fill_null(pc.index_in(names, value_set=ids), BLANK).to_numpy()
    found: NDArray[np.int64] = np.append(rows, BLANK)[places]
    return found


@dataclass(frozen=True)
class Linker:
    """What is needed to judge a link."""

    cells: Cells
    ids: pa.Array
    kind: NDArray[np.int8]
    days: Days
    faults: Faults

    def answers(self) -> Ragged:
        """For each row the setbacks it answers: only links that hold, to a setback not later than the row."""
        links = self._drop_lost(self._named(c.RESPONDS_TO), c.RESPONDS_TO)
        links = self._drop(
            links,
            self.kind[links.source] == position(Kind.SETBACK),
            c.RESPONDS_TO,
            "setback_answers",
            "A setback does not answer another one. The link is not used.",
            "If one setback led to the other, name it under caused_by.",
        )
        links = self._drop(
            links,
            self.kind[links.target] != position(Kind.SETBACK),
            c.RESPONDS_TO,
            "link_to_other_kind",
            '"{name}" is not a setback. The row joins no episode through it.',
            "Name the setback that this row answers.",
        )
        links = self._drop_early(
            links, c.RESPONDS_TO, "The row is dated before the setback {name} it answers"
        )
        return self._ragged(links)

    def check_causes(self) -> None:
        """Tell what is wrong with the causes named for setbacks; they draw a line and nothing else."""
        if c.CAUSED_BY in self.cells:
            links = self._drop_lost(self._named(c.CAUSED_BY), c.CAUSED_BY)
            self._drop_early(
                links, c.CAUSED_BY, "The row is dated before {name}, which is said to have caused it"
            )

    def _named(self, column: str) -> _Links:
        """Every link of a column, with the row it names."""
        text = self.cells.text(column)
        if self.cells.is_empty(column):
            none = np.empty(0, dtype=np.int64)
            return _Links(none, none, none, text)
        encoded = text.dictionary_encode()
        parts = pc.split_pattern(encoded.dictionary, SEPARATOR)
        names = trimmed(parts.flatten())
        said = ~is_blank(names)
        targets = self._rows_of(names, said)
        place, ends = picked(
            encoded.indices.to_numpy(), pc.list_value_length(parts).to_numpy().astype(np.int64)
        )
        source = np.repeat(np.arange(len(self.cells)), np.diff(ends))
        kept = said[place]
        return _Links(source[kept], targets[place[kept]], place[kept], names)

    def _rows_of(self, names: pa.Array, said: BoolArray) -> NDArray[np.int64]:
        """The row each name stands for, BLANK for none. Nearly all name setbacks: those are tried first."""
        setbacks = np.flatnonzero(self.kind == position(Kind.SETBACK))
        rows = _looked_up(names, self.ids.take(pa.array(setbacks)), setbacks)
        others = said & (rows == BLANK)
        if others.any():
            rows[others] = _looked_up(names.filter(pa.array(others)), self.ids, np.arange(len(self.ids)))
        return rows

    def _drop_lost(self, links: _Links, column: str) -> _Links:
        """Tell and leave out links to no row of the log, and of a row to itself."""
        lost = links.target == BLANK
        known = self.ids.to_pylist() if lost.any() else []
        by_letters = {name.casefold(): name for name in known}

        def tell(at: int) -> Told:
            name = links.name(at)
            near = by_letters.get(name.casefold())
            if near is None and len(known) <= _SEARCHED:
                near = closest(name, known)
            hint = (
                f'Did you mean "{near}"?'
                if near
                else "Write the id of a row of this file, or leave the cell empty."
            )
            return Told(name, f'There is no event with the id "{name}". The link is not used.', hint)

        self.faults.flag(
            Severity.DOUBT, "link_to_nothing", column, links.source[lost], tell, np.flatnonzero(lost)
        )
        return self._drop(
            links.kept(~lost),
            links.source[~lost] == links.target[~lost],
            column,
            "link_to_itself",
            'The row names itself ("{name}"). The link is not used.',
            "Name another event, or leave the cell empty.",
        )

    def _drop_early(self, links: _Links, column: str, says: str) -> _Links:
        """Tell and leave out links to later rows; a coarse date is later only if its whole period is."""
        early = self.days.last[links.source] < self.days.first[links.target]
        return self._drop(
            links,
            early,
            column,
            "link_before",
            f"{says}. The link is not used.",
            "Check the two dates and the id.",
        )

    def _drop(
        self, links: _Links, wrong: BoolArray, column: str, code: str, says: str, try_this: str
    ) -> _Links:
        """Tell and leave out the marked links; ``{name}`` in ``says`` stands for the id that was written."""
        if not wrong.any():
            return links

        def tell(at: int) -> Told:
            name = links.name(at)
            return Told(name, says.replace("{name}", name), try_this)

        self.faults.flag(Severity.DOUBT, code, column, links.source[wrong], tell, np.flatnonzero(wrong))
        return links.kept(~wrong)

    def _ragged(self, links: _Links) -> Ragged:
        """The links as rows of targets, each target once a row."""
        rows = len(self.cells)
        source, target = links.source, links.target
        if (source[1:] == source[:-1]).any():
            pairs = np.unique(source * rows + target)
            source, target = pairs // rows, pairs % rows
        counts = np.bincount(source, minlength=rows)
        return Ragged(np.concatenate(([0], np.cumsum(counts))), target.astype(np.int32))
