"""Everything that was found in one log."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from csc_core.model.commitment import Commitment, SecondTake
from csc_core.model.facts import Facts
from csc_core.model.findings.agreement import Agreement
from csc_core.model.findings.counts import Patterns, Totals
from csc_core.model.findings.episodes import Episode, OrderDoubt
from csc_core.model.findings.governance import Governance
from csc_core.model.findings.voices import LogVoice, PartnerVoice, PracticeUse
from csc_core.model.roster import Pulse
from csc_core.model.vocabulary import Practice

WORDS_FROM = 4  # coded episodes below which nothing is said of learning or blaming


@dataclass(frozen=True)
class Findings:
    """Everything measuring found in one log at one date."""

    as_of: dt.date
    facts: Facts
    episodes: tuple[Episode, ...]  # by setback date
    governance: Governance
    practices: dict[Practice, PracticeUse]
    partners: tuple[PartnerVoice, ...]
    voice: LogVoice
    agreement: Agreement
    patterns: Patterns
    commitments: tuple[Commitment, ...]
    totals: Totals
    start: dt.date  # the log's first day, or the collaboration's stated start
    has_roster: bool
    sectors: dict[str, str]  # org_id to sector, for rostered partners with a sector
    pulse: tuple[Pulse, ...] = ()
    second_takes: tuple[SecondTake, ...] = ()
    order_doubts: tuple[OrderDoubt, ...] = ()

    @cached_property
    def coded(self) -> tuple[Episode, ...]:
        """Episodes that can be read at all."""
        return tuple(episode for episode in self.episodes if episode.is_coded)

    @property
    def uncoded(self) -> tuple[str, ...]:
        """Ids of the responses that nobody has coded yet, oldest first."""
        return self.facts.names(self.facts.counts & self.facts.codes.is_unclear())

    @property
    def has_pattern(self) -> bool:
        """Are there enough coded episodes to use the words learning and blaming of the whole log?"""
        return len(self.coded) >= WORDS_FROM

    @cached_property
    def unanswered(self) -> tuple[Episode, ...]:
        """Open setbacks with no response on record, oldest first."""
        return tuple(episode for episode in self.episodes if episode.unanswered)

    @property
    def present(self) -> tuple[PartnerVoice, ...]:
        """Partners at the table on the as-of date: already joined, and not left."""
        return tuple(
            partner
            for partner in self.partners
            if (partner.joined is None or partner.joined <= self.as_of)
            and (partner.left is None or partner.left > self.as_of)
        )

    @property
    def age_days(self) -> int:
        """Age of the collaboration at the as-of date."""
        return (self.as_of - self.start).days

    @cached_property
    def signs_to_ask(self) -> tuple[tuple[Commitment, Episode], ...]:
        """Commitments with a later setback of their kind, while nobody said if the sign showed there."""
        of_kind: dict[str, list[Episode]] = {}
        for episode in self.episodes:
            of_kind.setdefault(episode.subtype, []).append(episode)
        return tuple(
            (promise, episode)
            for promise in self.commitments
            for episode in of_kind.get(promise.setback_kind or "", ())
            if promise.asks_at(episode.setback_id, episode.subtype, episode.date)
        )

    def episode(self, setback_id: str) -> Episode | None:
        """The episode of a setback, None when there is no such setback."""
        return next((episode for episode in self.episodes if episode.setback_id == setback_id), None)
