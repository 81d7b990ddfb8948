"""What every page and every sheet says of itself: for whom, which date, method and source, how many."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from csc_core.content import in_words
from csc_core.model.room import RoomFindings
from csc_core.reporting.machine import METHOD


class Audience(StrEnum):
    """Whom a document is for."""

    FACILITATOR = "facilitator"
    ROOM = "room"
    PUBLIC = "public"


BADGES = {
    Audience.FACILITATOR: "Facilitator view: not for projection",
    Audience.ROOM: "For the room: the partners",
    Audience.PUBLIC: "For a public audience",
}
INVENTED = "Invented example"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a page says of itself. ``source`` names the file, where it may be named, and the counts.

    ``when`` says the date in other words, where one date does not do.
    """

    audience: Audience
    name: str
    as_of: dt.date
    source: str
    invented: bool
    when: str = ""

    @property
    def badge(self) -> str:
        """For whom it is."""
        return BADGES[self.audience]

    @property
    def dated(self) -> str:
        """At which date it was read."""
        return self.when or f"as of {in_words.date(self.as_of)}"

    @property
    def short(self) -> str:
        """For whom, which date and method, and whether it is invented; without a word of the log's own."""
        invented = [INVENTED] if self.invented else []
        return " · ".join((self.badge, *invented, self.dated, f"method {METHOD}"))

    @property
    def line(self) -> str:
        """Everything, in one line."""
        invented = [INVENTED] if self.invented else []
        return " · ".join((self.badge, *invented, self.source, f"method {METHOD}"))

    def words(self) -> dict[str, str]:
        """Its parts, for a template."""
        return {
            "name": self.name,
            "badge": self.badge,
            "when": self.dated,
            "short": self.short,
            "line": self.line,
        }


def room_stamp(room: RoomFindings) -> Stamp:
    """The stamp of whatever may be seen by the partners, or by everybody. The file's name is left out."""
    entries = in_words.count(room.not_shown, "entry", "entries")
    counted = f"{in_words.count(len(room.setbacks), 'setback')} shown, {entries} not shown here"
    source = f"Source: the collaboration's event log · as of {in_words.date(room.as_of)} · {counted}"
    audience = Audience.PUBLIC if room.public_audience else Audience.ROOM
    return Stamp(audience, room.name or "A collaboration", room.as_of, source, room.invented)
