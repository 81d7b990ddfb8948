"""From everything found in a log to what may be projected, part by part, by what each may hold."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from csc_core.content import in_words
from csc_core.content.projecting import unfit
from csc_core.model import columns as c
from csc_core.model.codes import BLANK, BoolArray, EventCodes, date_of, members_of, position
from csc_core.model.commitment import Commitment
from csc_core.model.findings import WORDS_FROM, Episode, Findings, Share
from csc_core.model.log import EventLog
from csc_core.model.prompts import HeatReading
from csc_core.model.room import (
    RoomAnswer,
    RoomCommitment,
    RoomCounts,
    RoomFindings,
    RoomMilestone,
    RoomMode,
    RoomPractice,
    RoomSetback,
    RoomTake,
)
from csc_core.model.vocabulary import (
    LEARNING_LABELS,
    DatePrecision,
    Facet,
    GovernanceMode,
    GovernanceSubtype,
    Heat,
    Kind,
    Label,
    Practice,
    SetbackSubtype,
    Stance,
    YesNo,
)
from csc_core.room.allowed import STRAINED, Allowed


def project(
    findings: Findings,
    log: EventLog,
    heat: HeatReading,
    *,
    agreed: bool = False,
    public_audience: bool = False,
    kept_back: Collection[str] = (),
) -> RoomFindings:
    """What the room may see of ``findings`` made of ``log``.

    ``agreed``: the group agreed to see how the setbacks read; the words and the count of strained answers
    then stand on every setback alike. ``public_audience`` leaves out what is for the partners only.
    ``kept_back`` are event ids that the facilitator does not want on the screen. While the log reads as hot
    no responses are shown, whatever was agreed.
    """
    shown = heat.heat is not Heat.HOT
    allowed = Allowed(log, findings.facts, public_audience, frozenset(kept_back))
    return _Projection(findings, log, allowed, answers_shown=shown, agreed=agreed and shown).made()


@dataclass(frozen=True)
class _Projection:
    findings: Findings
    log: EventLog
    allowed: Allowed
    answers_shown: bool
    agreed: bool

    @property
    def codes(self) -> EventCodes:
        return self.findings.facts.codes

    @cached_property
    def rows(self) -> BoolArray:
        """Rows that may be seen and count at the as-of date."""
        return self.allowed.rows & self.findings.facts.counts

    @cached_property
    def learning(self) -> BoolArray:
        """Responses that read as learning and may be seen; none while no answers are shown."""
        return self.codes.is_stance(Stance.LEARNING) & self.rows & self.answers_shown

    @cached_property
    def strained(self) -> BoolArray:
        """Responses, shown or not, that blame, retreat or do both."""
        strained: BoolArray = self.codes.is_stance(*STRAINED) | (self.codes.forms != 0)
        return strained

    def made(self) -> RoomFindings:
        episodes = [episode for episode in self.findings.episodes if self.rows[episode.position]]
        facts, promises = self.findings.facts, tuple(self.commitments(episodes))
        return RoomFindings(
            name=self.log.meta.name or "",
            as_of=self.findings.as_of,
            invented=self.log.invented,
            agreed=self.agreed,
            public_audience=self.allowed.public_audience,
            answers_shown=self.answers_shown,
            setbacks=tuple(map(self.setback, episodes)),
            milestones=tuple(map(self.milestone, self.ordered(Kind.MILESTONE))),
            practices=tuple(map(self.practice, self.ordered(Kind.PRACTICE))),
            modes=tuple(map(self.mode, self.mode_rows())),
            commitments=promises,
            counts=self.counts(episodes),
            not_shown=int(facts.counts.sum()) - len(self.used(episodes)),
            being_corrected=int((self.allowed.contested & facts.counts).sum()),
            promises_not_shown=len(self.findings.commitments) - len(promises),
            takes=tuple(self.takes(episodes)),
        )

    def used(self, episodes: list[Episode]) -> set[int]:
        """The positions of all rows that something shown was made of."""
        answers = [row for episode in episodes for row in self.answer_rows(episode)]
        rest = [*self.ordered(Kind.MILESTONE), *self.ordered(Kind.PRACTICE), *self.mode_rows()]
        return {episode.position for episode in episodes} | {*answers, *rest}

    def ordered(self, kind: Kind) -> list[int]:
        rows: list[int] = self.findings.facts.ordered(self.rows & self.codes.is_kind(kind)).tolist()
        return rows

    def title(self, row: int) -> str:
        return self.log.cell(row, c.TITLE)

    def when(self, row: int) -> str:
        """The date as exactly as it is known."""
        precision = list(DatePrecision)[self.codes.precision[row]]
        return in_words.date(date_of(self.codes.day[row]), precision)

    # ------------------------------------------------------------ setbacks and answers

    def setback(self, episode: Episode) -> RoomSetback:
        waits = self.answers_shown and episode.unanswered
        return RoomSetback(
            number=episode.number,
            title=self.title(episode.position),
            when=self.when(episode.position),
            subtype=SetbackSubtype(episode.subtype) if episode.subtype in set(SetbackSubtype) else None,
            about=episode.precision is not DatePrecision.DAY,
            picked_up=not waits if self.answers_shown else None,
            waiting_days=episode.age_days if waits else None,
            answers=tuple(self.answer(episode, row) for row in self.answer_rows(episode)),
            label=episode.label if self.agreed else None,
            strain=self.strain(episode) if self.agreed else None,
        )

    def answer_rows(self, episode: Episode) -> list[int]:
        """The episode's responses that read as learning and may be seen, in date order."""
        return [row for row in episode.responses if self.learning[row]]

    def answer(self, episode: Episode, row: int) -> RoomAnswer:
        coarse = self.codes.precision[[row, episode.position]] != position(DatePrecision.DAY)
        return RoomAnswer(
            title=self.title(row),
            days=max(0, int(self.codes.day[row] - self.codes.day[episode.position])),
            about=bool(coarse.any()),
            facets=members_of(int(self.codes.facets[row]), Facet),
            names=self.allowed.names(row),
        )

    def strain(self, episode: Episode) -> int:
        """How many responses, shown or not, blame, retreat or do both."""
        return sum(bool(self.strained[row]) for row in episode.responses)

    def counts(self, episodes: list[Episode]) -> RoomCounts | None:
        """How many read as learning, from four coded setbacks up.

        "None of them" would tell how each one reads, so it is said only when the group agreed.
        """
        coded = [episode for episode in episodes if episode.is_coded]
        learnt = [episode for episode in coded if episode.label in LEARNING_LABELS]
        if not self.answers_shown or len(coded) < WORDS_FROM or not (learnt or self.agreed):
            return None
        turned = sum(episode.label is Label.TURNED_TO_LEARNING for episode in learnt)
        return RoomCounts(Share(len(learnt), len(coded)), turned if self.agreed else None)

    # ------------------------------------------------------------ what else happened

    def milestone(self, row: int) -> RoomMilestone:
        shared = bool(self.codes.shared_credit[row] == position(YesNo.YES))
        return RoomMilestone(self.title(row), self.when(row), self.allowed.names(row), shared)

    def practice(self, row: int) -> RoomPractice:
        practices = members_of(int(self.codes.practices[row]), Practice)
        return RoomPractice(self.title(row), self.when(row), self.allowed.names(row), practices)

    def mode_rows(self) -> list[int]:
        """Changes of the governance mode and reviews that kept it, where they name the mode."""
        kinds = (GovernanceSubtype.MODE_CHANGE, GovernanceSubtype.REVIEW_KEPT)
        named = self.rows & self.codes.is_governance(*kinds) & (self.codes.to_mode != BLANK)
        rows: list[int] = self.findings.facts.ordered(named).tolist()
        return rows

    def mode(self, row: int) -> RoomMode:
        kept = bool(self.codes.is_governance(GovernanceSubtype.REVIEW_KEPT)[row])
        mode = list(GovernanceMode)[self.codes.to_mode[row]]
        return RoomMode(mode, self.when(row), kept, self.title(row), self.allowed.names(row))

    def takes(self, episodes: list[Episode]) -> Iterator[RoomTake]:
        """How partners mean to answer next time; they had no public in mind, nor a heated room."""
        if not self.answers_shown or self.allowed.public_audience:
            return
        numbers = {episode.setback_id: episode.number for episode in episodes}
        takes = self.findings.second_takes
        for take, unfit_words in zip(takes, unfit([take.says for take in takes], c.TITLE), strict=True):
            if not unfit_words:
                yield RoomTake(take.setback_kind, take.says, numbers.get(take.setback, 0))

    def commitments(self, episodes: list[Episode]) -> Iterator[RoomCommitment]:
        """Promises, save those of rows that may not be seen and those in words that may not."""
        asked: dict[Commitment, list[int]] = {}
        shown = {episode.number for episode in episodes}
        for promise, episode in self.findings.signs_to_ask:
            if episode.number in shown:
                asked.setdefault(promise, []).append(episode.number)
        positions = self.findings.facts.positions
        promises = self.findings.commitments
        wording = unfit([promise.sign for promise in promises], c.FOLLOW_UP)
        for promise, unfit_words in zip(promises, wording, strict=True):
            row = positions.get(promise.event_id or "")
            if not unfit_words and (row is None or self.allowed.rows[row]):
                yield self.commitment(promise, tuple(asked.get(promise, ())))

    def commitment(self, promise: Commitment, asked_at: tuple[int, ...]) -> RoomCommitment:
        return RoomCommitment(
            sign=promise.sign,
            owner=self.allowed.label(promise.owner),
            due=promise.due,
            state=promise.state,
            late=promise.overdue(self.findings.as_of),
            asked_at=asked_at,
        )
