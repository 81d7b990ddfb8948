"""Hints for neutral wording: what to look for, where, and what to suggest."""

import re
from collections.abc import Iterator
from functools import cache, cached_property

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import Field, model_validator

from csc_core.content.load import Text, read


class Hint(Text):
    """One kind of wording to point out. ``{found}`` in ``says`` stands for the words that were found."""

    code: str
    says: str
    try_this: str
    columns: tuple[str, ...] = Field(min_length=1)
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    hidden_only: bool = False

    @model_validator(mode="after")
    def _looks_for_something(self) -> "Hint":
        if not self.expression:
            raise ValueError(f"hint {self.code} has neither phrases nor patterns")
        re.compile(self.expression)
        return self

    @cached_property
    def expression(self) -> str:
        """One regular expression for all phrases and patterns, for an engine that never takes long (RE2)."""
        phrases = "|".join(re.escape(phrase).replace("\\ ", " ") for phrase in self.phrases)
        words = [rf"\b(?i:{phrases})\b"] if phrases else []
        return "|".join([*words, *self.patterns])

    def words_in(self, text: str) -> str:
        """The first words of a text that the hint is about; empty where there are none."""
        match = pc.extract_regex(pa.scalar(text), f"(?P<words>{self.expression})").as_py()
        return str(match["words"])[:80] if match else ""

    def told_of(self, words: str) -> str:
        """What the hint says of these words."""
        return self.says.replace("{found}", words)


class _Wording(Text):
    hint: tuple[Hint, ...] = Field(min_length=1)


@cache
def hints() -> tuple[Hint, ...]:
    """All hints, in order. Raises ContentBroken when they cannot be read."""
    return read("wording", _Wording).hint


def hints_for(column: str, text: str, *, public: bool = False) -> Iterator[tuple[str, str]]:
    """What to point out in a text as it is typed into a column: what it says, and what to write instead."""
    for hint in hints():
        words = hint.words_in(text) if column in hint.columns and not (hint.hidden_only and public) else ""
        if words:
            yield hint.told_of(words), hint.try_this
