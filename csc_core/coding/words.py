"""The words of an entry as whoever codes needs them: cues marked as questions, phrases to rest a code on."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from csc_core.content.cues import Cue, cue_expression, cues

SENTENCES = re.compile(r"(?<=[.!?;:])\s+|\n+")
CLAUSES = re.compile(r"(?<=,)\s+|\s+(?:but|and then|because|so that|while)\s+")
LONG = 90  # characters; a longer sentence is also offered clause by clause
SHORTEST = 3
MOST = 80  # phrases offered


class Piece(NamedTuple):
    """A stretch of text, and the cue it holds, if any."""

    text: str
    cue: Cue | None


def pieces(text: str) -> Iterator[Piece]:
    """The text in order, cut where cue phrases begin and end; put together it is the text again."""
    end = 0
    for match in cue_expression().finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()], None)
        number = int((match.lastgroup or "cue0").removeprefix("cue"))
        yield Piece(match.group(), cues()[number])
        end = match.end()
    if end < len(text):
        yield Piece(text[end:], None)


def questions(text: str, most: int = 4) -> list[tuple[str, Cue]]:
    """The first cues of a text, each once, with the words that hold it."""
    found: dict[Cue, str] = {}
    for piece in pieces(text):
        if piece.cue is not None:
            found.setdefault(piece.cue, piece.text)
    return [(words, cue) for cue, words in found.items()][:most]


def phrases(*texts: str) -> list[str]:
    """What a code may rest on: the sentences of the texts, long ones also clause by clause, each once."""
    found: dict[str, None] = {}
    for text in texts:
        for sentence in SENTENCES.split(text):
            parts = CLAUSES.split(sentence) if len(sentence) > LONG else []
            found |= dict.fromkeys(_flat(part) for part in (sentence, *parts))
    return [phrase for phrase in found if len(phrase) >= SHORTEST][:MOST]


def stands_in(phrase: str, *texts: str) -> bool:
    """Do these words stand so in one of the texts? Only white space and capitals may differ."""
    return any(_flat(phrase).casefold() in _flat(text).casefold() for text in texts)


def _flat(text: str) -> str:
    return " ".join(text.split())
