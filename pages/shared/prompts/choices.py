"""What the meeting allows: minutes, setting and group size; every choice stands in the address."""

from csc_core.model.prompts import Filters
from csc_core.model.vocabulary import Setting
from pages.shared import parts

ANY = "any"
MINUTES = ((ANY, "Any length"), *((str(n), f"Up to {n} minutes") for n in (30, 45, 60, 90)))
SETTINGS = (
    (ANY, "Private or group"),
    (Setting.PRIVATE.value, "In private"),
    (Setting.GROUP.value, "With the group"),
)
PEOPLE = ((ANY, "Any group size"), *((str(n), f"{n} people") for n in (3, 5, 8, 12, 20, 40)))


def choose_filters() -> Filters:
    """The filters chosen on the page."""
    minutes, setting, people = (
        parts.choose(name, words, 200)
        for name, words in (("minutes", MINUTES), ("setting", SETTINGS), ("people", PEOPLE))
    )
    return Filters(
        None if minutes == ANY else int(minutes),
        None if people == ANY else int(people),
        None if setting == ANY else Setting(setting),
    )
