"""The best column for each of ours, by its header and its cells together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from csc_core.content.mapping import code_words
from csc_core.mapping.naming import name_score
from csc_core.mapping.profiles import Profile
from csc_core.mapping.words import code_of
from csc_core.model import columns as c

NEAR = 0.05  # scores as near as this do not tell two columns apart
LEAST = 0.2  # a lower score says nothing
FEW = 30  # distinct cells a column of codes may have
ACTORS = 3  # columns of organizations that are put together


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns chosen for one of ours, the best first, with others that come near."""

    headers: tuple[str, ...]
    score: float
    rivals: tuple[str, ...] = ()


def choose(ours: str, profiles: Iterable[Profile]) -> Choice | None:
    """The best column for one of ours; None when none will do."""
    score = _SCORES[ours]
    ranked = sorted(((score(profile), profile.header) for profile in profiles), key=lambda pair: -pair[0])
    ranked = [(value, header) for value, header in ranked if value >= LEAST]
    if not ranked:
        return None
    best = ranked[0][0]
    level = [header for value, header in ranked if value == best]
    if ours == c.ACTORS and len(level) <= ACTORS:
        return Choice(tuple(level), best, tuple(header for _, header in ranked[len(level) :][:3]))
    near = tuple(header for value, header in ranked[1:] if best - value < NEAR)
    return Choice((ranked[0][1],), best, near)


def _title(profile: Profile) -> float:
    """Some words, seldom the same ones."""
    if not profile.is_text:
        return 0.0
    worth = 1.0 if 8 <= profile.length <= 250 else 0.6
    return (name_score(profile.header, c.TITLE) or 0.25) * worth * (0.6 + 0.4 * profile.variety)


def _kind(profile: Profile) -> float:
    """A few words that come again and again, best of all such as are known to be kinds."""
    if not profile.filled or profile.dates > 0.5:
        return 0.0
    known = profile.share({cell for cell in profile.counts if code_of(c.KIND, cell)})
    few = (
        len(profile.counts) <= FEW and (profile.variety < 0.7 or profile.filled <= 5) and profile.length < 40
    )
    named = name_score(profile.header, c.KIND) if few else 0.0
    if profile.only_numbers:
        named *= 0.5
    return max(0.9 * named, (0.6 + 0.4 * named) * known if known >= 0.5 else 0.0)


def _actors(profile: Profile) -> float:
    """Words under a header that names organizations, or people for want of them."""
    words = profile.filled and profile.dates < 0.5 and not profile.only_numbers
    return name_score(profile.header, c.ACTORS) if words else 0.0


def _detail(profile: Profile) -> float:
    return name_score(profile.header, c.DETAIL) if profile.is_text else 0.0


def _id(profile: Profile) -> float:
    """Something in every row, and never the same twice."""
    alone = profile.filled == len(profile.cells) and profile.variety == 1.0 and profile.length <= 40
    return name_score(profile.header, c.EVENT_ID) if alone and profile.dates < 1 else 0.0


def _coded(ours: str) -> Callable[[Profile], float]:
    """A column whose words are known codes for the most part."""

    def score(profile: Profile) -> float:
        known = profile.share({cell for cell in profile.counts if code_of(ours, cell)})
        return name_score(profile.header, ours) * known if known >= 0.5 else 0.0

    return score


def _named(ours: str, wanted: Callable[[Profile], bool]) -> Callable[[Profile], float]:
    return lambda profile: name_score(profile.header, ours) if wanted(profile) else 0.0


_SCORES: Mapping[str, Callable[[Profile], float]] = {
    c.TITLE: _title,
    c.KIND: _kind,
    c.ACTORS: _actors,
    c.DETAIL: _detail,
    c.EVENT_ID: _id,
    c.STATUS: _coded(c.STATUS),
    c.SEVERITY: _coded(c.SEVERITY),
    c.STANCE: _coded(c.STANCE),
    c.RESPONDS_TO: _named(c.RESPONDS_TO, lambda profile: profile.filled > 0),
    c.RECORDED_ON: _named(c.RECORDED_ON, lambda profile: profile.dates > 0.9),
    c.CLOSED_ON: _named(c.CLOSED_ON, lambda profile: profile.dates > 0.9),
}
CODED = tuple(name for name in (c.KIND, c.STATUS, c.SEVERITY, c.STANCE) if code_words(name))
OTHERS = (
    c.EVENT_ID,
    c.STATUS,
    c.SEVERITY,
    c.STANCE,
    c.RESPONDS_TO,
    c.RECORDED_ON,
    c.CLOSED_ON,
    c.ACTORS,
    c.DETAIL,
)
