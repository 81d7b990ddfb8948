"""Which rows of a log may be projected at all."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from csc_core.content.projecting import unfit
from csc_core.model import columns as c
from csc_core.model.codes import BoolArray, is_any, position
from csc_core.model.facts import Facts
from csc_core.model.log import EventLog
from csc_core.model.vocabulary import Stance, Visibility, YesNo

STRAINED = (Stance.BLAMING, Stance.MIXED)
OTHERS = "others"  # stands for organizations the roster does not know: they may be persons


@dataclass(frozen=True)
class Allowed:
    """The rows of ``log`` that may be projected, and the names that may stand on them.

    A row may be seen when its visibility allows it (``public_audience`` leaves only what is public), nobody
    contests it, it carries no stance of blame and no form of blame or retreat, its title names or quotes no
    person and does not judge, and its id is not ``kept_back`` by the facilitator.
    """

    log: EventLog
    facts: Facts
    public_audience: bool
    kept_back: Collection[str]

    @cached_property
    def rows(self) -> BoolArray:
        """All rows that may be seen, dated before or after the as-of date."""
        mask = self._open_to_the_audience & ~self.contested & ~self._strained
        mask &= ~np.isin(self.facts.ids, list(self.kept_back))
        places = np.flatnonzero(mask)
        public = self.facts.codes.visibility[places] == position(Visibility.PUBLIC)
        for column in (c.TITLE, c.FOLLOW_UP):
            texts = self.log.text(column).iloc[places].tolist()
            mask[places[unfit(texts, column, quotes_allowed=public)]] = False
        return mask

    @property
    def _open_to_the_audience(self) -> BoolArray:
        seen = (Visibility.PUBLIC,) if self.public_audience else (Visibility.PUBLIC, Visibility.PARTNERS)
        return is_any(self.facts.codes.visibility, map(position, seen))

    @property
    def contested(self) -> BoolArray:
        """Rows that a partner disputes."""
        contested: BoolArray = self.facts.codes.contested == position(YesNo.YES)
        return contested

    @property
    def _strained(self) -> BoolArray:
        """Any stance or form of blame or retreat, on whatever kind of row it was written."""
        codes = self.facts.codes
        strained: BoolArray = is_any(codes.stance, map(position, STRAINED)) | (codes.forms != 0)
        return strained

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The name to show by each way a partner may be written; all known organizations without a roster."""
        if not self.log.has_roster:
            return {org: org for org in self.facts.codes.orgs}
        ways = [
            (written, partner.label)
            for partner in self.log.partners
            for written in (partner.org_id, partner.name, partner.display_alias)
            if written
        ]
        return {written.casefold(): label for written, label in ways} | dict(ways)

    def label(self, written: str | None) -> str | None:
        """The organization's name, None when nobody knows it as one."""
        return self._labels.get(written or "") or self._labels.get((written or "").casefold())

    def names(self, row: int) -> tuple[str, ...]:
        """The organizations that acted in a row; those the roster does not know are "others"."""
        actors = [self.facts.codes.orgs[actor] for actor in self.facts.codes.actors.of(row)]
        known = [label for label in map(self.label, actors) if label]
        return (*known, OTHERS) if len(known) < len(actors) else tuple(known)
