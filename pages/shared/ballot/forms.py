"""From a form's fields, or a tap on the tally, to an answer as it is stored, and back to a typed value.

Each kind of ballot has its fields, what may not be missing in them, and the answer that is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from csc_core.meeting.ballots import vote_of
from csc_core.model.ballot import Choice, Guess, Move, Vote
from csc_core.model.stored import Ballot, Cells
from csc_core.model.vocabulary import Facet, PulseItem
from pages.shared.ballot.question import GUESS, PULSE, SETBACK, Question

Fields = Mapping[str, str]
NO_SECTOR = "Please choose whom you speak for."
NO_CHOICE = "Please choose one of the answers."
NO_ANSWER = "Please answer at least one of them."
EXPECTS = "expects_"  # before the sector that is guessed
SCALE = ("1", "2", "3", "4")


@dataclass(frozen=True)
class Form:
    """What a kind of ballot takes."""

    names: Callable[[Question], tuple[str, ...]]
    missing: Callable[[Fields, Question], str]
    answer: Callable[[Fields, Question], dict[str, str]]


def names_of(ballot: Ballot) -> tuple[str, ...]:
    """The fields of a ballot's form."""
    return FORMS[ballot.kind].names(Question.of(ballot))


def missing_in(fields: Fields, ballot: Ballot) -> str:
    """What a form still needs, in words; empty when nothing."""
    return FORMS[ballot.kind].missing(fields, Question.of(ballot))


def answer_of(fields: Fields, ballot: Ballot) -> Cells:
    """A complete form as it is stored. An answer that there is not is left out."""
    answer = FORMS[ballot.kind].answer(fields, Question.of(ballot))
    return {name: cell for name, cell in answer.items() if cell}


# How a setback was seen


def _view_names(_question: Question) -> tuple[str, ...]:
    return "sector", "choice", "facet", "line"


def _view_missing(fields: Fields, question: Question) -> str:
    if fields["sector"] not in question.sectors:
        return NO_SECTOR
    return "" if fields["choice"] in set(Choice) else NO_CHOICE


def _view_answer(fields: Fields, _question: Question) -> dict[str, str]:
    facet = fields["facet"] if fields["facet"] in set(Facet) else ""
    vote = vote_of(fields["sector"], fields["choice"], facet, fields["line"])
    return {"sector": vote.sector, "choice": vote.choice.value, "facet": facet, "line": vote.line}


def vote_in(answer: Cells) -> Vote:
    """A stored view of a setback as a vote."""
    return vote_of(answer["sector"], answer["choice"], answer.get("facet", ""), answer.get("line", ""))


# Guess your partner


def _guess_names(question: Question) -> tuple[str, ...]:
    return ("sector", "would", *(f"{EXPECTS}{sector}" for sector in question.sectors))


def _guess_missing(fields: Fields, question: Question) -> str:
    if fields["sector"] not in question.sectors:
        return NO_SECTOR
    return "" if fields["would"] in set(Move) else NO_CHOICE


def _guess_answer(fields: Fields, question: Question) -> dict[str, str]:
    others = [sector for sector in question.sectors if sector != fields["sector"]]
    names = [name for name in (f"{EXPECTS}{sector}" for sector in others) if fields[name] in set(Move)]
    return {"sector": fields["sector"], "would": fields["would"], **{name: fields[name] for name in names}}


def guess_in(answer: Cells) -> Guess:
    """A stored guess as a typed one."""
    expected = {name.removeprefix(EXPECTS): Move(cell) for name, cell in answer.items() if EXPECTS in name}
    return Guess(answer["sector"], Move(answer["would"]), expected)


# The pulse


def _pulse_names(_question: Question) -> tuple[str, ...]:
    return tuple(PulseItem)


def _pulse_missing(fields: Fields, _question: Question) -> str:
    return "" if any(fields[item] in SCALE for item in PulseItem) else NO_ANSWER


def _pulse_answer(fields: Fields, _question: Question) -> dict[str, str]:
    return {item.value: fields[item] for item in PulseItem if fields[item] in SCALE}


def pulse_in(answers: Iterable[Cells]) -> dict[PulseItem, list[int]]:
    """Stored pulses as the answers to each question, each question's in an order of its own."""
    kept = list(answers)
    return {item: sorted(int(answer[item]) for answer in kept if item in answer) for item in PulseItem}


FORMS = {
    SETBACK: Form(_view_names, _view_missing, _view_answer),
    GUESS: Form(_guess_names, _guess_missing, _guess_answer),
    PULSE: Form(_pulse_names, _pulse_missing, _pulse_answer),
}
