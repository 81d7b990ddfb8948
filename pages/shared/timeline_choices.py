"""What the viewer chooses to see on the timeline; every choice stands in the address."""

from csc_core.charting.entries import Kinds, Shown
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
    """Which partner, which kinds of entry, how far back."""
    known = analysis.findings.partners
    partners = [("", f"All {len(known)} partners" if len(known) > 1 else "Any partner")]
    partners += [(partner.org_id, partner.label) for partner in known]
    partner = parts.choose("partner", partners, 165)
    kinds = parts.choose("kinds", KINDS, 205)
    since = parts.choose("since", PERIODS, 200)
    return Shown(partner or None, Kinds(kinds), None if since == "all" else int(since))
