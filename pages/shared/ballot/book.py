"""The ballots about an open log: opened, counted, closed, and read once the facilitator opens them."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csc_core.content.meeting import guess_promise, promise, pulse_promise, pulse_text
from csc_core.meeting.ballots import reveal as revealed_of
from csc_core.meeting.pulse import pulse_totals
from csc_core.model.analysis import Analysis
from csc_core.model.ballot import VOICES_SHOWN_FROM, Guess, Revealed
from csc_core.model.errors import StoreUnavailable
from csc_core.model.room import RoomSetback
from csc_core.model.stored import Ballot, BallotState, Part
from csc_core.model.vocabulary import PulseItem, Sector
from pages.shared import kept, memory
from pages.shared.ballot.forms import answer_of, guess_in, names_of, pulse_in, vote_in
from pages.shared.ballot.question import GUESS, PULSE, SETBACK, Question
from pages.shared.copying import in_store
from pages.shared.desk import Desk, today
from pages.shared.keeping import moment, store

if TYPE_CHECKING:
    from pages.shared.room.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Asked:
    """A ballot as it stands.

    ``number`` is its setback's number now; 0 when it is about none, None when the log no longer has it.

    ``state`` is CLOSED too when its time is over, which ``expired`` tells.
    """

    ballot: Ballot
    question: Question
    number: int | None
    voices: int
    state: BallotState
    expired: bool

    @property
    def kind(self) -> str:
        """Which question it asks."""
        return self.ballot.kind

    @property
    def enough(self) -> bool:
        """Are there as many voices as its results need?"""
        return self.voices >= VOICES_SHOWN_FROM


def asked_of(desk: Desk, analysis: Analysis) -> tuple[Asked, ...]:
    """The ballots about a log, open ones first, then by setback, the newest first.

    Raises StoreUnavailable.
    """
    if not isinstance(desk, kept.KeptDesk):
        return ()
    return tuple(sorted((_of_log(ballot, analysis) for ballot in store().ballots.of(desk.key)), key=_turn))


def _turn(asked: Asked) -> tuple[bool, int]:
    return asked.state is not BallotState.OPEN, -asked.question.number


def again(asked: Asked) -> Asked | None:
    """The same ballot as it stands now; None when it is gone."""
    ballot = store().ballots.by_code(asked.ballot.code)
    return _standing(ballot, asked.question, asked.number) if ballot else None


def _of_log(ballot: Ballot, analysis: Analysis) -> Asked:
    question = Question.of(ballot)
    if ballot.kind == PULSE:
        return _standing(ballot, question, 0)
    episode = analysis.findings.episode(question.event_id)
    return _standing(ballot, question, episode.number if episode else None)


def _standing(ballot: Ballot, question: Question, number: int | None) -> Asked:
    over = ballot.state is BallotState.OPEN and moment() >= ballot.expires
    return Asked(
        ballot=ballot,
        question=question,
        number=number,
        voices=store().ballots.count(ballot.id),
        state=BallotState.CLOSED if over else ballot.state,
        expired=moment() >= ballot.expires,
    )


def ask_about(
    desk: Desk,
    analysis: Analysis,
    meeting: "Meeting",
    kind: str,
    setbacks: Iterable[RoomSetback],
    open_for: dt.timedelta,
) -> None:
    """Open a ballot of a kind on each of these setbacks. A log not in the store is put there first."""
    ids = {episode.number: episode.setback_id for episode in analysis.findings.episodes}
    key = _in_store(desk, meeting).key
    for setback in setbacks:
        question = Question(
            event_id=ids[setback.number],
            number=setback.number,
            title=setback.title,
            when=setback.when,
            collaboration=desk.log.name,
            sectors=_sectors(analysis),
            words=meeting.words,
        )
        _open(key, kind, question, open_for)


def ask_pulse(desk: Desk, meeting: "Meeting", open_for: dt.timedelta) -> None:
    """Open a ballot on how the partners work together. A log not in the store is put there first."""
    key = _in_store(desk, meeting).key
    _open(key, PULSE, Question(title=pulse_text("title"), collaboration=desk.log.name), open_for)


PROMISES = {SETBACK: promise, GUESS: guess_promise, PULSE: pulse_promise}


def _open(key: str, kind: str, question: Question, open_for: dt.timedelta) -> None:
    told = "\n".join(PROMISES[kind]())
    ends = moment() + open_for
    store().ballots.open(key, kind, question.model_dump_json(), promise=told, expires=ends)


def _sectors(analysis: Analysis) -> tuple[Sector, ...]:
    """The sectors at the table, "other" last; all there are when no partners table says who is."""
    there = (
        {partner.sector for partner in analysis.findings.present} if analysis.log.has_roster else set(Sector)
    )
    return (*(sector for sector in Sector if sector in there and sector is not Sector.OTHER), Sector.OTHER)


def _in_store(desk: Desk, meeting: "Meeting") -> Desk:
    """The log as one of the store; an example is copied there, with its meeting and what was decided."""
    there = in_store(desk)
    memory.keep(f"meeting-{there.key}", meeting)
    return there


def close(asked: Asked) -> None:
    """Take no more answers."""
    store().ballots.set_state(asked.ballot.id, BallotState.CLOSED)


def open_again(asked: Asked) -> None:
    """Take answers again, for as long as the ballot lasts."""
    store().ballots.set_state(asked.ballot.id, BallotState.OPEN)


def show_answers(asked: Asked) -> None:
    """Let the answers be read. There is no way back: nobody should vote knowing all."""
    store().ballots.set_state(asked.ballot.id, BallotState.REVEALED)


def results(asked: Asked) -> Revealed:
    """What may be shown of a view of a setback whose answers were opened. Raises BallotClosed before."""
    votes = [vote_in(answer) for answer in store().ballots.answers(asked.ballot.id)]
    return revealed_of(asked.number or asked.question.number, votes)


def guesses(asked: Asked) -> tuple[Guess, ...]:
    """The guesses of a ballot whose answers were opened. Raises BallotClosed before."""
    return tuple(map(guess_in, store().ballots.answers(asked.ballot.id)))


def pulse(asked: Asked) -> Mapping[PulseItem, Sequence[int]]:
    """The answers of a pulse that was opened, by question. Raises BallotClosed before."""
    return pulse_in(store().ballots.answers(asked.ballot.id))


def all_results(asked: Iterable[Asked]) -> Mapping[int, Revealed]:
    """What may be shown of every view that was opened, by setback; of two, the later one."""
    shown = [one for one in asked if one.kind == SETBACK and one.state is BallotState.REVEALED and one.number]
    return {one.number: results(one) for one in sorted(shown, key=_expires) if one.number}


def gaps_of(desk: Desk, analysis: Analysis) -> Mapping[int, float]:
    """How differently the sectors saw a setback, by its number, from ballots whose answers were opened."""
    try:
        found = all_results(asked_of(desk, analysis))
    except StoreUnavailable:  # an agenda can be made without
        return {}
    return {number: result.gap for number, result in found.items() if result.gap is not None}


def _expires(asked: Asked) -> dt.datetime:
    return asked.ballot.expires


def count_slip(ballot: Ballot, given: Mapping[str, str]) -> str:
    """Count one paper slip, what is crossed on it by field; gives the mark by which it can be taken back.

    Raises BallotClosed.
    """
    slip = f"paper-{secrets.token_urlsafe(12)}"
    fields = dict.fromkeys(names_of(ballot), "") | dict(given)
    store().ballots.cast(ballot.id, slip, answer_of(fields, ballot), moment())
    return slip


def take_back(ballot: Ballot, slip: str) -> None:
    """Forget a paper slip that was miscounted. Raises BallotClosed."""
    store().ballots.take_back(ballot.id, slip, moment())


def keep_pulse(desk: Desk, asked: Asked) -> bool:
    """Write the totals of a pulse into the log, once; False when that was done before."""
    done = f"pulse {asked.ballot.id}"
    if done in store().remembered(desk.key):
        return False
    day = today()
    with kept.step(desk.key, "Totals of the pulse kept") as edit:
        for total in pulse_totals(pulse(asked), day):
            cells = {"date": day.isoformat(), "item": total.item.value, "n": str(total.n)}
            edit.add(Part.PULSE, {**cells, "mean": f"{total.mean:.2f}"})
    kept.remember(desk.key, {done: day.isoformat()})
    return True
