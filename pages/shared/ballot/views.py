"""What came of a ballot, in views that fit one screen each: a picture or a few lines under a sentence."""

from dataclasses import dataclass, replace

from csc_core.content import in_words
from csc_core.content.meeting import guess_text, pulse_text, room_word
from csc_core.model.ballot import Revealed
from csc_core.model.room import Words
from csc_core.reporting.ballot_sentences import guess_headline, guess_rows, met_rows, pulse_rows
from csc_core.reporting.room_sentences import ballot_headline
from pages.shared.ballot import book as book
from pages.shared.ballot.book import Asked
from pages.shared.ballot.question import GUESS, PULSE

MOST_LINES, MOST_SECTORS = 7, 3  # in one view


@dataclass(frozen=True)
class View:
    """A sentence over the picture of a ballot (``page``) or over lines, and what is said ``under`` them."""

    says: str
    page: Revealed | None = None
    lines: tuple[str, ...] = ()
    under: str = ""


def views_of(asked: Asked, words: Words) -> tuple[View, ...]:
    """The views of a ballot whose answers were opened."""
    if asked.kind == PULSE:
        return (View(pulse_text("talk"), lines=pulse_rows(book.pulse(asked))),)
    if asked.kind == GUESS:
        return _guess_views(asked)
    return _setback_views(book.results(asked), words)


def _guess_views(asked: Asked) -> tuple[View, ...]:
    guesses = book.guesses(asked)
    rows, met = guess_rows(guesses), met_rows(guesses)
    starts = range(0, len(rows) or 1, MOST_LINES)
    told = [View(guess_headline(guesses), lines=rows[k : k + MOST_LINES]) for k in starts]
    under = "" if met else guess_text("none_meets")
    return (*told, View(guess_text("meets"), lines=met[:MOST_LINES], under=under))


def _setback_views(revealed: Revealed, words: Words) -> tuple[View, ...]:
    """All voices on top of each picture, with a few sectors; then the lines, if there are any to show."""
    says = ballot_headline(revealed, words)
    starts = range(0, len(revealed.cells) or 1, MOST_SECTORS)
    pages = [replace(revealed, cells=revealed.cells[k : k + MOST_SECTORS]) for k in starts]
    written_there = (_written(revealed, words),) if revealed.lines or revealed.facets else ()
    return (*(View(says, page) for page in pages), *written_there)


def _written(revealed: Revealed, words: Words) -> View:
    named = [f"{room_word('facet', facet, words)} ({n})" for facet, n in revealed.facets.items()]
    learned = (f"Learned: {in_words.listed(named)}",) if named else ()
    lines = (*learned, *revealed.lines)
    more = len(lines) - MOST_LINES
    left = [f"{in_words.count(more, 'more line')} on the Ballot page."] if more > 0 else []
    if revealed.lines_kept:
        left.append(f"{in_words.count(revealed.lines_kept, 'line')} kept back, as the ballot promised.")
    return View("In the voters' words", lines=lines[:MOST_LINES], under=" ".join(left))
