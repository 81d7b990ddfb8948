"""A meeting under way: which agenda, which step, what was agreed to show, what was noted."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from csc_core.analysis import agenda_for, room_of
from csc_core.meeting.minutes import Minutes
from csc_core.model.agenda import Agenda, Step
from csc_core.model.analysis import Analysis
from csc_core.model.room import RoomFindings, Words
from pages.shared import memory
from pages.shared.ballot.book import gaps_of
from pages.shared.desk import Desk

RULE, OVERVIEW = -2, -1  # before the first step: the rule that is read out, then all setbacks
FROM_LOG = "from_log"


@dataclass
class Meeting:
    """One meeting about one log. ``place`` is the step shown, ``asked`` counts its prompts shown.

    Screens of a ballot may follow a step or the overview: ``screens`` says how many, by the place, and
    ``stop`` which one is shown, 0 being the step itself.
    """

    agenda: Agenda
    minutes: Minutes
    words: Words = Words.ROOM
    public: bool = False
    agreed: bool = False
    place: int = RULE
    asked: int = 0
    said: str = ""  # "agreed" or "split" once the room showed which
    blank: bool = False
    timer_ends: dt.datetime | None = None
    kept: list[Minutes] = field(default_factory=list)
    logged: Minutes | None = None  # as they stood when they were last put into the log
    visited: set[int] = field(default_factory=set)  # setbacks (numbers) that were on the screen
    stop: int = 0
    screens: Mapping[int, int] = field(default_factory=dict)

    @property
    def step(self) -> Step | None:
        """The step shown, None before the first."""
        held = self.agenda.held
        return held[self.place] if 0 <= self.place < len(held) else None

    def follows(self, screens: Mapping[int, int]) -> None:
        """Let so many screens follow these places; one that is gone is left."""
        self.screens = screens
        self.stop = min(self.stop, self._stops)

    @property
    def _stops(self) -> int:
        return self.screens.get(self.place, 0)

    @property
    def ends(self) -> bool:
        """Is this the last screen?"""
        return self.place >= len(self.agenda.held) - 1 and self.stop >= self._stops

    def go(self, by: int) -> None:
        """Show the screen before or after; on another step the timer and the prompts begin anew."""
        if 0 <= self.stop + by <= self._stops:
            self.stop += by
            return
        self.place = max(RULE, min(self.place + by, len(self.agenda.held) - 1))
        self.stop = self._stops if by < 0 else 0
        self.asked, self.said, self.timer_ends = 0, "", None
        if self.step is not None and self.step.setback is not None:
            self.visited.add(self.step.setback)

    def note(self, minutes: Minutes) -> None:
        """Take new minutes, keeping the old ones for undo; minutes that say the same change nothing."""
        if minutes != self.minutes:
            self.kept.append(self.minutes)
            self.minutes = minutes

    def take_back(self) -> None:
        """Undo the last note."""
        if self.kept:
            self.minutes = self.kept.pop()


def room_for(analysis: Analysis, meeting: Meeting) -> RoomFindings:
    """What this meeting may see."""
    return room_of(analysis, agreed=meeting.agreed, public_audience=meeting.public)


def new_meeting(
    desk: Desk, analysis: Analysis, script: str = FROM_LOG, minutes: int | None = None
) -> Meeting:
    """A meeting planned from the log, not begun."""
    room = room_of(analysis)
    gaps = gaps_of(desk, analysis)
    agenda = agenda_for(analysis, room, script=script, minutes=minutes, gaps=gaps)
    record = Minutes(desk.log.name, analysis.findings.as_of, agenda.minutes, invented=desk.log.invented)
    return Meeting(agenda, record)


def minutes_of(meeting: Meeting, analysis: Analysis) -> Minutes:
    """The minutes with the setbacks that were spoken about, and what was said before of such."""
    room = room_for(analysis, meeting)
    spoken = [setback for setback in room.setbacks if setback.number in meeting.visited]
    ids = {episode.number: episode.setback_id for episode in analysis.findings.episodes}
    takes = dict.fromkeys(take.says for setback in spoken for take in room.takes_for(setback)[:1])
    return replace(
        meeting.minutes,
        setbacks=tuple(ids[setback.number] for setback in spoken),
        second_takes=tuple(takes),
    )


def meeting_of(desk: Desk, analysis: Analysis) -> Meeting:
    """The meeting about this log in this visit, planned from the log the first time."""
    return memory.remembered(f"meeting-{desk.key}", Meeting, lambda: new_meeting(desk, analysis))
