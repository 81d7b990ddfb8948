"""Everything the room or a public audience can take away: made of what may be seen there alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from csc_core.model.agenda import Agenda
from csc_core.model.ballot import Revealed
from csc_core.model.pieces import in_one
from csc_core.model.room import RoomFindings
from csc_core.reporting.documents.calendar import room_calendar
from csc_core.reporting.documents.handover import handover
from csc_core.reporting.documents.history import learning_history
from csc_core.reporting.documents.offers import File, Offer, pages
from csc_core.reporting.documents.pdf import Paper
from csc_core.reporting.documents.room_pages import room_brief, room_report, room_wall
from csc_core.reporting.documents.room_slides import room_slides
from csc_core.reporting.documents.room_tables import room_csvs, room_workbook


@dataclass(frozen=True)
class RoomMaterial:
    """What the documents are made from. ``partner`` names the one a newcomer will speak for, if any."""

    room: RoomFindings
    agenda: Agenda
    ballots: Sequence[Revealed] = ()
    partner: str = ""


def room_offers(material: RoomMaterial, paper: Paper = Paper.LETTER) -> tuple[Offer, ...]:
    """The documents in the order they are offered; what is for partners only is not for a public audience."""
    room = material.room
    return (
        pages("brief", "Brief", "One page: what is on record, what waits, what was promised.",
              partial(room_brief, room), paper),
        pages("report", "Full report", "Setback by setback: what was done, decided and promised.",
              partial(room_report, room), paper),
        pages("wall", "Sheet for the wall",
              "The picture, and room to write, for a meeting without a projector.",
              partial(room_wall, room), paper, wall=True),
        *(() if room.public_audience else _among_partners(material, paper)),
        Offer("slides", "Slides", "The agenda step by step; what to say stands in the notes.",
              (File("Slides (PPTX)", "pptx", in_one(partial(room_slides, room, material.agenda))),)),
        Offer("tables", "Tables", "Setbacks, and what was done, achieved, decided and promised.",
              (File("Workbook (XLSX)", "xlsx", in_one(partial(room_workbook, room))),
               File("CSV files (ZIP)", "zip", in_one(partial(room_csvs, room))))),
        Offer("calendar", "Calendar", "Open promises on their day, and a check-in a week before.",
              (File("Calendar (ICS)", "ics", in_one(partial(room_calendar, room))),)),
    )  # fmt: skip


def _among_partners(material: RoomMaterial, paper: Paper) -> tuple[Offer, ...]:
    room = material.room
    history = pages("learning-history", "Learning history",
                    "Facts on the left; how it looked from each sector on the right.",
                    partial(learning_history, room, material.ballots), paper)  # fmt: skip
    if not material.partner:
        return (history,)
    pack = pages("hand-over", "Hand-over", "For a new representative: history, promises, questions.",
                 partial(handover, room, material.partner), paper)  # fmt: skip
    return (history, pack)
