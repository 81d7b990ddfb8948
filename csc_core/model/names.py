"""Names and codes as people write them, made comparable."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_BREAKS = re.compile(r"[\W_]+")
_USUAL = 60  # characters of a header or a code; longer ones are not remembered


def fold(name: str) -> str:
    """A name in lower case without accents, its words joined by "_" ("Réponds  à" gives "reponds_a")."""
    return _fold_once(name) if len(name) <= _USUAL else _fold(name)


@lru_cache(maxsize=4096)
def _fold_once(name: str) -> str:
    """Headers and codes are the same ones in file after file."""
    return _fold(name)


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BREAKS.sub("_", letters.casefold()).strip("_")


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one, None when none comes near."""
    return _closest(fold(name[:100]), tuple(known))


@lru_cache(maxsize=4096)
def _closest(name: str, known: tuple[str, ...]) -> str | None:
    folded = {fold(other): other for other in known}
    close = get_close_matches(name, folded, n=1, cutoff=0.75)
    return folded[close[0]] if close else None
