"""Columns nobody has to guess: a person said so, the export is known, or the header is our own name."""

from collections.abc import Mapping

from csc_core.content.mapping import Preset, presets, tags
from csc_core.mapping.naming import names_other
from csc_core.mapping.profiles import Profile
from csc_core.mapping.template import OURS
from csc_core.model import columns as c
from csc_core.model.event import COLUMNS, SEVERAL_COLUMNS
from csc_core.model.names import fold
from csc_core.model.raw import RawTable, Sure

NONE = "none of these"
Found = dict[str, tuple[tuple[str, ...], Sure]]
DATED = 0.5  # part of the filled cells that must be dates in a column of dates


def said_columns(answers: Mapping[str, str], headers: tuple[str, ...]) -> Found:
    """What a person said: one header or several parted by "|"; no header at all for "none of these"."""
    found: Found = {}
    said = {f"column:{c.DATE}": answers.get("date_column", "")} | dict(answers)
    for ours in COLUMNS:
        answer = said.get(f"column:{ours}", "")
        named = (answer,) if answer in headers else tuple(part.strip() for part in answer.split("|"))
        if answer in (NONE, "none"):
            found[ours] = ((), Sure.SAID)
        elif named and set(named) <= set(headers):
            found[ours] = (named, Sure.SAID)
    return found


def known_export(raw: RawTable) -> Preset | None:
    """The export a table is, by the headers that give it away; None for no known program's."""
    folded = {fold(header) for header in raw.headers}
    return next((preset for preset in presets() if folded.issuperset(map(fold, preset.needs))), None)


def export_columns(export: Preset | None, seen: Mapping[str, Profile]) -> Found:
    """What a known export holds where; with every repetition of a header that names several organizations."""
    found: Found = {}
    for ours, header in (export.columns if export else {}).items():
        named = [theirs for theirs in seen if fold(theirs.split(" (")[0]) == fold(header)]
        main = next((theirs for theirs in seen if fold(theirs) == fold(header)), None)
        if main is None or not seen[main].filled or (ours == c.DATE and not _is_dated(seen[main])):
            continue
        found[ours] = (tuple(named) if ours in SEVERAL_COLUMNS else (main,), Sure.KNOWN)
    return found


def _is_dated(profile: Profile) -> bool:
    return profile.dates + profile.day_numbers >= DATED


def tagged_columns(raw: RawTable) -> Found:
    """What the hashtags below the headers say; of several that fit, the best."""
    found: Found = {}
    for tagged in tags():
        for wanted in tagged.tags:
            fitting = [header for header, tag in raw.tags.items() if _fits(tag, wanted)]
            if fitting:
                found[tagged.ours] = ((fitting[0],), Sure.KNOWN)
                break
    return found


def _fits(tag: str, wanted: str) -> bool:
    """Does a hashtag mean what is wanted? It may bear further attributes, the language for instance."""
    name, *attributes = tag.casefold().replace(" ", "").split("+")
    wanted_name, *wanted_attributes = wanted.split("+")
    return name == wanted_name and set(wanted_attributes) <= set(attributes)


def named_columns(seen: Mapping[str, Profile]) -> Found:
    """Columns under our own names. Dates and kinds are looked at more closely than that."""
    found: Found = {}
    for header in seen:
        ours = OURS.get(fold(header))
        if ours is not None and ours not in (c.DATE, c.KIND, c.STATUS, c.SEVERITY, c.STANCE):
            found.setdefault(ours, ((header,), Sure.NAMED))
    return found


def is_end(header: str) -> bool:
    """Does a header name a date that is not the day something happened: due, updated, closed?"""
    return names_other(header, c.DATE)
