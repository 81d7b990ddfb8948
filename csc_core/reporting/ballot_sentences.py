"""What the room reads of guesses at one another and of the pulse: counts in words, as far as may be told."""

from collections.abc import Mapping, Sequence

from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.content.meeting import ballot_text, guess_text, moves, pulse_text
from csc_core.meeting.guessing import what_each_would_do, where_expectations_meet
from csc_core.model.ballot import ALL_OTHERS, VOICES_SHOWN_FROM, Cell, Guess, Move
from csc_core.model.roster import PULSE_MINIMUM
from csc_core.model.vocabulary import PulseItem

HIGH = 3  # the answers from here up are said together: mostly or fully


def guess_headline(guesses: Sequence[Guess]) -> str:
    """What most would do first; below five voices only how many there are."""
    total, _ = what_each_would_do(guesses)
    if total is None:
        voices = in_words.capital(in_words.count(len(guesses), "voice"))
        return ballot_text("too_few", voices=voices, least=VOICES_SHOWN_FROM)
    most = max(total.counts.values())
    named = [_move(move.value) for move in Move if total.counts.get(move.value) == most]
    return guess_text("most", n=most, voices=total.voices, moves=in_words.listed(named, "or"))


def guess_rows(guesses: Sequence[Guess]) -> tuple[str, ...]:
    """What each sector would do first, all voices at the end; or why that is not told."""
    total, cells = what_each_would_do(guesses)
    return tuple(_row(cell) for cell in (*cells, total) if cell)


def _row(cell: Cell) -> str:
    names = {"": ballot_text("total"), ALL_OTHERS: ballot_text("all_others")}
    who = in_words.capital(names.get(cell.sector) or word("sector", cell.sector))
    if cell.withheld:
        return f"{who} ({cell.voices}): {ballot_text(cell.withheld)}"
    told = [f"{cell.counts[move.value]} {_move(move.value)}" for move in Move if cell.counts.get(move.value)]
    return f"{who} ({cell.voices}): {', '.join(told)}"


def _move(move: str) -> str:
    name = moves()[Move(move)].name
    return name[:1].lower() + name[1:]


def met_rows(guesses: Sequence[Guess]) -> tuple[str, ...]:
    """For each sector that may be shown: how many guesses about it were right."""
    return tuple(
        guess_text("met", met=met.met, guesses=met.guesses, sector=word("sector", met.sector))
        for met in where_expectations_meet(guesses)
    )


def pulse_rows(answers: Mapping[PulseItem, Sequence[int]]) -> tuple[str, ...]:
    """One line a question: how many say mostly or fully, of those who answered it; nothing below five."""
    rows = []
    for item in PulseItem:
        given, says = answers.get(item, ()), pulse_text(item.value)
        if len(given) < PULSE_MINIMUM:
            rows.append(pulse_text("too_few", says=says))
        else:
            high = sum(answer >= HIGH for answer in given)
            rows.append(pulse_text("told", says=says, high=high, n=len(given)))
    return tuple(rows)
