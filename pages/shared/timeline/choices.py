"""What the viewer chooses to see on the timeline; every choice stands in the address."""

from dataclasses import replace

from csc_core.charting.entries import Kinds, Shown
from csc_core.charting.timeline import MOST_LANES, lanes_in_all
from csc_core.model.analysis import Analysis
from pages.shared import parts

VIEWS = (("calendar", "Calendar"), ("days", "Days since the setback"))
KINDS = (
    (Kinds.ALL.value, "All kinds of entry"),
    (Kinds.ANSWERS.value, "Setbacks and responses"),
    (Kinds.WAITING.value, "Not yet picked up"),
)
PERIODS = (("all", "Whole life of the log"), ("365", "Last 12 months"), ("1096", "Last 3 years"))


def choose_view(phone: bool) -> str:
    """Which picture. The others need more width than a phone has, so there it is the lanes."""
    if phone:
        return "phone"
    return parts.choose_one("axis", dict(VIEWS))


def choose_shown(analysis: Analysis) -> Shown:
    """Which partner, which kinds of entry, how far back; and which setbacks, where there are too many."""
    known = analysis.findings.partners
    partners = [("", f"All {len(known)} partners" if len(known) > 1 else "Any partner")]
    partners += [(partner.org_id, partner.label) for partner in known]
    partner = parts.choose("partner", partners, 165)
    kinds = parts.choose("kinds", KINDS, 205)
    since = parts.choose("since", PERIODS, 200)
    shown = Shown(partner or None, Kinds(kinds), None if since == "all" else int(since))
    return replace(shown, lanes=choose_lanes(lanes_in_all(analysis, shown)))


def choose_lanes(every: int) -> int | None:
    """Which setbacks have a lane: first those that wait and the newest; else so many from one on."""
    if every <= MOST_LANES:
        return None
    words = [("", f"{MOST_LANES} of {every:,}: waiting, newest")]
    for first in range(0, every, MOST_LANES):
        words.append((str(first), f"Setbacks {first + 1:,} to {min(first + MOST_LANES, every):,}"))
    chosen = parts.choose("lanes", words, 250)
    return int(chosen) if chosen else None
