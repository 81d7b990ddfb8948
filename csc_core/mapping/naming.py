"""How well a header names one of our columns."""

from functools import cache

from csc_core.content.mapping import ColumnWords, column_words
from csc_core.model.names import fold

STRONG, FAIR, WEAK = 1.0, 0.8, 0.6
INSIDE = 0.75  # of the worth of a word that is only a part of the header


@cache
def name_score(header: str, ours: str) -> float:
    """From 0 (says nothing of the kind) to 1 (says just that).

    A header that is one of the words counts in full; one that holds it among others counts less, and not at
    all where another of its words shows that something else is meant.
    """
    words = column_words()[ours]
    folded = fold(header)
    whole = max((worth for word, worth in _worths(words) if _same(word, folded)), default=0.0)
    if whole or names_other(header, ours):
        return whole
    inside = f"_{folded}_"
    return max((INSIDE * worth for word, worth in _worths(words) if f"_{word}_" in inside), default=0.0)


@cache
def names_other(header: str, ours: str) -> bool:
    """Does a header hold a word that shows that something else is meant?"""
    words = column_words()[ours]
    folded = fold(header)
    return any(f"_{word}_" in f"_{folded}_" for word in words.other) and all(
        word != folded for word, _ in _worths(words)
    )


def _same(word: str, folded: str) -> bool:
    """Are two words the same, but for a plural?"""
    return folded.removesuffix("s") == word.removesuffix("s")


def _worths(words: ColumnWords) -> list[tuple[str, float]]:
    ranks = ((words.strong, STRONG), (words.fair, FAIR), (words.weak, WEAK))
    return [(word, worth) for rank, worth in ranks for word in rank]
