"""Organizations parted by commas instead of semicolons: several only where the parts are known names."""

from collections import Counter
from collections.abc import Callable, Iterable

from csc_core.model.names import fold

COMMA = ","
# What stands after a comma and belongs to the name before it.
_FORMS = frozenset(
    {
        *("inc", "llc", "ltd", "limited", "co", "corp", "corporation", "company", "plc", "llp", "lp", "pc"),
        *("pa", "na", "gmbh", "ag", "kg", "ev", "e_v", "sa", "s_a", "sl", "srl", "spa", "bv", "nv", "sas"),
    }
)


class Commas:
    """Every name of a file, and which of those with commas are several.

    A part is a known name where it stands alone somewhere, where ``is_partner`` says so, or where it comes
    first in one list and later in another. A name is several where all its parts are known, or those that
    are not come again in another list beside one that is: so "Parks, Recreation and Libraries" stays one.
    """

    def __init__(self, names: Iterable[str], is_partner: Callable[[str], bool]) -> None:
        parted = {_parts(name) for name in names}
        lists = [parts for parts in parted if len(parts) > 1]
        first = {parts[0] for parts in lists}
        later = {part for parts in lists for part in parts[1:]}
        alone = {parts[0] for parts in parted if len(parts) == 1}
        self._again = {part for part, n in Counter(p for parts in lists for p in set(parts)).items() if n > 1}
        self._known = alone | (first & later)
        self._is_partner = is_partner

    def names(self, name: str) -> tuple[str, ...]:
        """The organizations a name with commas stands for: its parts, or itself."""
        parts = _parts(name)
        if len(parts) < 2 or self._is_partner(name):
            return (name,)
        known = [part in self._known or self._is_partner(part) for part in parts]
        several = any(known) and all(
            is_known or part in self._again for part, is_known in zip(parts, known, strict=True)
        )
        return parts if several else (name,)

    def is_open(self, name: str) -> bool:
        """Might a name that was left as it is stand for several?"""
        return len(_parts(name)) > 1 and not self._is_partner(name)


def _parts(name: str) -> tuple[str, ...]:
    """The parts between commas; a legal form stays with the name before it."""
    if COMMA not in name:
        return (name,)
    parts: list[str] = []
    for part in (piece.strip() for piece in name.split(COMMA)):
        if parts and fold(part) in _FORMS:
            parts[-1] = f"{parts[-1]}, {part}"
        elif part:
            parts.append(part.removeprefix("and ").removeprefix("& "))
    return tuple(parts)
