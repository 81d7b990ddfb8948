"""How wide words are in the charts' font, so that labels can be wrapped and cut before anything is drawn."""

from functools import lru_cache

# Widths of Source Sans in hundredths of the font size; 600 weight is about 3 % wider.
_WIDTHS = {
    **dict.fromkeys("ijlI'|", 25),
    **dict.fromkeys(".,:;!", 25),
    **dict.fromkeys("f-()[]", 30),
    **dict.fromkeys("t", 34),
    **dict.fromkeys("r", 35),
    **dict.fromkeys("sz", 42),
    **dict.fromkeys("xcvyk", 47),
    **dict.fromkeys("aeg0123456789", 50),
    **dict.fromkeys("hou", 54),
    **dict.fromkeys("bdnpq", 55),
    **dict.fromkeys("w", 72),
    **dict.fromkeys("m", 83),
    **dict.fromkeys("M", 73),
    **dict.fromkeys("W", 79),
    **dict.fromkeys("…", 95),
    " ": 20,
}
_CAPITAL = 62
_OTHER = 56
_WIDE = 100  # scripts whose letters fill the whole square


@lru_cache(maxsize=4096)
def width(text: str, size: float = 14, bold: bool = False) -> float:
    """The width of ``text`` in pixels at a font size, to within a few per cent."""
    hundredths = sum(_width(letter) for letter in text)
    return hundredths * size / 100 * (1.03 if bold else 1)


def _width(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if letter.isupper():
        return _CAPITAL
    return _WIDE if ord(letter) > 0x2E7F else _OTHER


def cut(text: str, room: float, size: float = 14, bold: bool = False) -> str:
    """``text`` as it is, or its longest beginning that fits ``room`` pixels, ended by an ellipsis."""
    if width(text, size, bold) <= room:
        return text
    end = len(text)
    while end > 1 and width(text[:end].rstrip(" ,;:.") + "…", size, bold) > room:
        end -= 1
    space = text.rfind(" ", 0, end + 1)
    return text[: space if space > end * 0.6 else end].rstrip(" ,;:.") + "…"


def wrap(text: str, room: float, lines: int, size: float = 14, bold: bool = False) -> tuple[str, ...]:
    """``text`` in at most ``lines`` lines of ``room`` pixels; the last is cut when it does not fit."""
    words, found = text.split(), [""]
    for place, word in enumerate(words):
        longer = f"{found[-1]} {word}".strip()
        if width(longer, size, bold) <= room:
            found[-1] = longer
        elif len(found) < lines and found[-1]:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {' '.join(words[place:])}".strip()
            break
    return tuple(cut(line, room, size, bold) for line in found)
