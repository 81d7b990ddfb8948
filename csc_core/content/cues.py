"""Cue phrases: words that often stand where a code might fit, each with a question for whoever codes."""

import re
from functools import cache

from pydantic import Field

from csc_core.content.load import Text, read


class Cue(Text):
    """Phrases that may point to a code, and what to ask then. A cue never chooses anything."""

    family: str
    code: str
    asks: str
    phrases: tuple[str, ...] = Field(min_length=1)


class _Cues(Text):
    cue: tuple[Cue, ...] = Field(min_length=1)


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in order. Raises ContentBroken when they cannot be read."""
    return read("cues", _Cues).cue


@cache
def cue_expression() -> re.Pattern[str]:
    """One expression for all phrases, as whole words in any case; the group ``cue3`` is the fourth cue."""
    groups = (f"(?P<cue{number}>{_either(cue)})" for number, cue in enumerate(cues()))
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


def _either(cue: Cue) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(cue.phrases, key=len, reverse=True))
