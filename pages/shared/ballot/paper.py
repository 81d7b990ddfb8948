"""Ballots on paper: slips to print, cut and fill in by hand, four a sheet, or two where much is asked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from csc_core.content.codebook import word
from csc_core.content.in_words import capital
from csc_core.content.meeting import (
    ballot_text,
    choice_word,
    choices,
    guess_text,
    moves,
    pulse_scale,
    pulse_text,
)
from csc_core.model.stored import Ballot
from csc_core.model.vocabulary import PulseItem
from pages.shared.ballot.pages import environment
from pages.shared.ballot.question import GUESS, PULSE, SETBACK, Question


@dataclass(frozen=True)
class Block:
    """One question of a slip: boxes to cross before each answer, or lines to write a number on."""

    asks: str
    answers: tuple[tuple[str, str], ...]  # what it says, and a word of help
    columns: int = 1
    numbers: bool = False


def paper_page(ballots: Iterable[Ballot]) -> str:
    """A sheet of slips for each ballot, as a page that prints by itself."""
    sheets = [
        {
            "question": question,
            "blocks": BLOCKS[ballot.kind](question),
            "promise": PROMISES[ballot.kind]("paper_promise"),
            "slips": 2 if ballot.kind == GUESS else 4,
        }
        for ballot in ballots
        for question in (Question.of(ballot),)
    ]
    return environment().get_template("paper.html").render(sheets=sheets)


def _sectors(question: Question) -> tuple[tuple[str, str], ...]:
    return tuple((capital(word("sector", sector)), "") for sector in question.sectors)


def _answering_as(question: Question) -> Block:
    return Block(ballot_text("as"), _sectors(question), columns=2)


def _setback(question: Question) -> tuple[Block, ...]:
    answers = tuple((choice_word(code, question.words), text.help) for code, text in choices().items())
    return _answering_as(question), Block(ballot_text("question"), answers)


def numbered_moves() -> tuple[str, ...]:
    """What a partner would do first, each with the number it has on paper."""
    return tuple(f"{k}. {move.name}" for k, move in enumerate(moves().values(), start=1))


def _guess(question: Question) -> tuple[Block, ...]:
    would = tuple((name, "") for name in numbered_moves())
    expects = Block(guess_text("paper_expects"), _sectors(question), columns=2, numbers=True)
    return _answering_as(question), Block(guess_text("would_question"), would, columns=2), expects


def _pulse(_question: Question) -> tuple[Block, ...]:
    scale = tuple((says, "") for says in pulse_scale())
    return tuple(Block(pulse_text(item.value), scale, columns=2) for item in PulseItem)


PROMISES: dict[str, Callable[[str], str]] = {SETBACK: ballot_text, GUESS: guess_text, PULSE: pulse_text}
BLOCKS: dict[str, Callable[[Question], tuple[Block, ...]]] = {
    SETBACK: _setback,
    GUESS: _guess,
    PULSE: _pulse,
}
