"""Which column holds the day something happened; asked where more than one may."""

from collections.abc import Mapping

from csc_core.content.periods import Period, TwoNumbers
from csc_core.mapping.known import DATED, NONE, is_end
from csc_core.mapping.naming import name_score
from csc_core.mapping.parts import parted_date
from csc_core.mapping.profiles import Profile
from csc_core.mapping.template import short
from csc_core.model import columns as c
from csc_core.model.problems import Question

CLEAR = 0.15  # a date column as much better than the next is taken without asking
UNNAMED = 0.4
_NAMED = 0.45  # the least worth of a header that speaks of dates


def candidates(seen: Mapping[str, Profile]) -> list[tuple[float, str]]:
    """The columns whose cells are dates, the best first, each with a score from 0 to 1.

    A column of bare numbers counts only where its header speaks of dates: 2015 may be an amount.
    """
    scored = []
    for header, profile in seen.items():
        named = name_score(header, c.DATE)
        dates = profile.dates + (profile.day_numbers if named >= _NAMED else 0.0)
        if dates < DATED or not profile.filled or (profile.only_numbers and named < _NAMED):
            continue
        worth = named or (0.1 if is_end(header) else UNNAMED)
        scored.append((worth * dates * (0.5 + 0.5 * profile.filled / len(profile.cells)), header))
    return sorted(scored, key=lambda pair: -pair[0])


def choose_date(
    seen: Mapping[str, Profile],
) -> tuple[tuple[str, ...], float, tuple[str, ...], Question | None]:
    """The date column with its score, the others that hold dates, and a question where it is not clear.

    A year that has its month beside it is a date in parts, and the columns of all parts are given.

    A column that tells the same days as a better one is no other choice; of the two, the one that does not
    depend on the order of day and month is taken.
    """
    ranked = candidates(seen)
    parts = parted_date(seen)
    if parts and (not ranked or ranked[0][1] in parts):
        others = [(value, header) for value, header in ranked if header not in parts]
        score = ranked[0][0] if ranked else UNNAMED
        return _chosen(parts, score, others)
    if not ranked:
        return (), 0.0, (), None
    score, best = ranked[0]
    twins = {header for _, header in ranked[1:] if _same_days(seen[best], seen[header])}
    if seen[best].unsure_order:
        best = next((header for header in twins if not seen[header].unsure_order), best)
    return _chosen((best,), score, [(value, header) for value, header in ranked[1:] if header not in twins])


def _chosen(
    best: tuple[str, ...], score: float, others: list[tuple[float, str]]
) -> tuple[tuple[str, ...], float, tuple[str, ...], Question | None]:
    """The choice with its rivals, and the question where one of them comes near or nothing fits well."""
    rivals = tuple(header for _, header in others)
    in_doubt = is_end(best[0]) or (others and score - others[0][0] < CLEAR)
    return best, score, rivals, _question(" | ".join(best), rivals) if in_doubt else None


def _same_days(one: Profile, other: Profile) -> bool:
    """Do two columns name the same day in every row that both fill, read in one of the ways possible?"""
    pairs = [(a, b) for a, b in zip(one.cells, other.cells, strict=True) if a and b]
    return bool(pairs) and all(
        _days(one, first) & _days(other, second) for first, second in dict.fromkeys(pairs)
    )


def _days(profile: Profile, cell: str) -> set[object]:
    reading = profile.readings[cell]
    if isinstance(reading, TwoNumbers):
        both = (reading.left, reading.right), (reading.right, reading.left)
        return {(reading.year, month, day) for day, month in both}
    if isinstance(reading, Period) and reading.first == reading.last:
        return {(reading.day.year, reading.day.month, reading.day.day)}
    return set()


def _question(best: str, rivals: tuple[str, ...]) -> Question:
    if not rivals:
        says = f'The only column of dates is "{short(best)}". Is that the day something happened?'
    else:
        says = f'Which column holds the day something happened: "{short(best)}" or another?'
    return Question("date_column", None, says, (best, *rivals, NONE))
