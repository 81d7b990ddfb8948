"""Names of organizations found in running text, however they are written there, and replaced."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_LETTERS = re.compile(r"[^\W_]+")
_FORMS = r"(?:e?s|e?n|er|i?an)?"  # plural, genitive and the like, in the languages logs are written in
# Harbor-Fund, harborfund.org, Harbor%20Fund, Harbor & Fund
_JOINED = r"(?:(?:%[0-9a-f]{2}|[\W_]){0,3}|[\W_]{1,3}(?:and|und|et|y|e)[\W_]{1,3})"
_AND = frozenset({"and", "und", "et", "y", "e"})
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR")
_LONG = 8  # letters from which a name of several words is found inside longer words too
_PASSES = 5
GONE = "…"


class Matcher:
    """Finds names, and codes such as YMCA, and puts what stands for them in their place, longest first.

    Names are found in any case, with or without accents, spaces or hyphens; codes only as they are written.
    """

    def __init__(self, names: Mapping[str, str], codes: Mapping[str, str]) -> None:
        patterns = {pattern: alias for name, alias in names.items() if (pattern := _pattern(name))}
        self._aliases = list(patterns.values())
        self._names = _any_of(patterns)
        self._code_aliases = list(codes.values())
        self._codes = _any_of([_whole(re.escape(code)) for code in codes])

    def found(self, text: str) -> bool:
        """Does any of them stand in the text?"""
        folded, _ = _folded(text)
        return bool(self._names and self._names.search(folded)) or bool(
            self._codes and self._codes.search(text)
        )

    def replaced(self, text: str) -> str:
        """The text without them. What would make another of them, side by side, is replaced too."""
        for _ in range(_PASSES):
            if not self.found(text):
                return text
            text = self._once(text)
        while self.found(text):
            text = self._once(text, GONE)
        return text

    def _once(self, text: str, instead: str | None = None) -> str:
        folded, places = _folded(text)
        kept, at = [], 0
        for match in self._names.finditer(folded) if self._names else ():
            start, end = places[match.start()], places[match.end()]
            kept += [text[at:start], instead or self._aliases[_number(match)]]
            at = end
        text = "".join([*kept, text[at:]])
        if self._codes is None:
            return text
        return self._codes.sub(lambda match: instead or self._code_aliases[_number(match)], text)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    groups = [f"({pattern})" for pattern in patterns]
    return re.compile("|".join(groups)) if groups else None


def _number(match: re.Match[str]) -> int:
    assert match.lastindex is not None  # every alternative is a group
    return match.lastindex - 1


def _pattern(name: str) -> str | None:
    """What a name looks like in folded text; None for one without letters."""
    written = _LETTERS.findall(_folded(name)[0])
    last = len(written) - 1
    words = [word for place, word in enumerate(written) if place in (0, last) or word not in _AND]
    if not words:
        return None
    body = _JOINED.join(map(re.escape, words)) + _FORMS
    inside = (len(words) > 1 and sum(map(len, words)) >= _LONG) or _unspaced(words[0])
    return body if inside else _whole(body)


def _whole(body: str) -> str:
    return rf"(?<![^\W_]){body}(?![^\W_])"


def _unspaced(word: str) -> bool:
    """Is it in a script that puts no spaces between words?"""
    return unicodedata.name(word[0], "").startswith(_UNSPACED)


@lru_cache(maxsize=512)
def _folded(text: str) -> tuple[str, list[int]]:
    """The text in small letters without accents and invisible signs, and where each letter came from.

    There is one place more than there are letters: the end.
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in unicodedata.normalize("NFKD", sign.casefold()):
            if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf":
                small = letter.casefold()
                letters.append(small)
                places += [place] * len(small)
    return "".join(letters), [*places, len(text)]
