"""What the words in a column of codes mean, and what only a person can say of them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from csc_core.content.mapping import code_words
from csc_core.model import columns as c
from csc_core.model.names import fold
from csc_core.model.problems import Question
from csc_core.model.raw import EMPTY, LEFT_OUT, WordGuess
from csc_core.model.vocabulary import Kind

ASKED_ONE_BY_ONE = 12  # more words than this are asked about together
ALL_ROWS = "kind_of_rows"
_ALL_OTHERS = "kind:*"
_LONGEST = 60
_PARTS = re.compile(r"[;,/|\n]|\([^()]*\)")


@lru_cache(maxsize=4096)
def code_of(column: str, written: str) -> str | None:
    """The code a cell of theirs means, None for no known one; of several words, the code they agree on."""
    words = code_words(column)
    whole = _known(written, words)
    if whole or len(written) > _LONGEST:
        return whole
    parts = {_known(part, words) for part in _PARTS.split(written)} - {None}
    return parts.pop() if len(parts) == 1 else None


def _known(written: str, words: Mapping[str, str]) -> str | None:
    folded = fold(written)
    return words.get(folded) or words.get(folded.removesuffix("s"))


def words_of(column: str, counts: Counter[str], answers: Mapping[str, str]) -> tuple[WordGuess, ...]:
    """Every distinct word of a column of codes, the most frequent first, with what it is read as."""
    spelled: dict[str, Counter[str]] = {}
    for cell, n in counts.most_common():
        spelled.setdefault(" ".join(cell.casefold().split()), Counter())[cell] = n
    words = [_guess(column, spellings, answers) for spellings in spelled.values()]
    return tuple(sorted(words, key=lambda word: -word.count))


def _guess(column: str, spelled: Counter[str], answers: Mapping[str, str]) -> WordGuess:
    spellings = tuple(spelled)
    cell = spellings[0]
    guess = WordGuess(column, cell, spelled.total(), None, spellings=spellings)
    codes = choices(column)
    said = [answers.get(f"{column}:{spelling or EMPTY}") for spelling in spellings]
    chosen = next((answer for answer in said if answer in codes), None)
    if chosen is not None:
        return replace(guess, read_as=chosen, said=True)
    known = code_of(column, cell) if cell else None
    others = answers.get(f"{column}:*")
    if known is None and others in codes:
        return replace(guess, read_as=others, said=True)
    return replace(guess, read_as=known)


def choices(column: str) -> tuple[str, ...]:
    """What a person can say of a word: one of our codes or, of a kind, to leave its rows out."""
    codes = tuple(dict.fromkeys(code_words(column).values()))
    return (*Kind, LEFT_OUT) if column == c.KIND else codes


def kind_questions(header: str, words: tuple[WordGuess, ...]) -> Iterator[Question]:
    """What counts as a setback and so on: asked of each unknown word, of all where they are many."""
    open_words = [word for word in words if word.read_as is None]
    if len(open_words) > ASKED_ONE_BY_ONE:
        shown = ", ".join(f'"{_shown(word.written)}"' for word in open_words[:4])
        yield Question(
            _ALL_OTHERS,
            header,
            f'The column "{header}" holds {len(open_words):,} words that are not known as kinds ({shown} …). '
            "What are these rows?",
            choices(c.KIND),
        )
        return
    for word in open_words:
        rows = "1 row" if word.count == 1 else f"{word.count:,} rows"
        says = f'What does "{_shown(word.written)}" in the column "{header}" stand for ({rows})?'
        if not word.written:
            says = f'The column "{header}" is empty in {rows}. What happened there?'
        yield Question(f"{c.KIND}:{word.written or EMPTY}", header, says, choices(c.KIND))


def rows_question() -> Question:
    """What every row of a log is that has no column for it."""
    return Question(
        ALL_ROWS,
        None,
        "No column says what kind of event a row is. What are the rows? Single rows can be changed later.",
        tuple(Kind),
    )


def _shown(written: str) -> str:
    return written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"
