"""What a document for the room says of all of it, in sentences made only of what the room may see."""

from csc_core.charting.room import later
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.content.meeting import fact
from csc_core.meeting.facts import answer_words
from csc_core.model.room import RoomAnswer, RoomFindings, RoomMode, RoomSetback
from csc_core.reporting.room_sentences import not_shown_line


def room_standing(room: RoomFindings) -> tuple[str, ...]:
    """What was promised, who coded, and what is not shown, with counts."""
    n, late = len(room.open_commitments), sum(promise.late for promise in room.open_commitments)
    past = f", {late} past the date" if late else ""
    promised = (f"{in_words.count(n, 'promise')} {'is' if n == 1 else 'are'} open{past}.",) if n else ()
    return (f"{in_words.count(len(room.setbacks), 'setback')} shown.", *promised, *closing(room))


def closing(room: RoomFindings) -> tuple[str, ...]:
    """Who coded and how to correct, and how many entries and promises are not shown."""
    n = room.promises_not_shown
    promises = f"{in_words.count(n, 'promise')} {'is' if n == 1 else 'are'} not shown here." if n else ""
    return tuple(says for says in (fact("coded"), not_shown_line(room), promises) if says)


def answer_line(answer: RoomAnswer) -> str:
    """What was done, by whom, and how long after the setback."""
    return f"{answer_words(answer)} ({later(answer)})"


def setback_line(setback: RoomSetback) -> str:
    """A setback with its number and its date."""
    return f"{setback.number}. {setback.title} ({setback.when})"


def mode_line(mode: RoomMode) -> str:
    """A form of governance: when it was taken up, or looked at and kept."""
    name = word("governance_mode", mode.mode)
    return f"{mode.when}: {name}{', reviewed and kept' if mode.kept else ''}. {mode.title}"
