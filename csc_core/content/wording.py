"""Hints for neutral wording: what to look for, where, and what to suggest."""

import re
from functools import cache, cached_property

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


class _Wording(Text):
    hint: tuple[Hint, ...] = Field(min_length=1)


@cache
def hints() -> tuple[Hint, ...]:
    """All hints, in order. Raises ContentBroken when they cannot be read."""
    return read("wording", _Wording).hint
