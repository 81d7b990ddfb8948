"""Lines of fact for a projected screen, made only of what the room may see."""

from collections.abc import Sequence

from csc_core.content import plain
from csc_core.content.meeting import fact, room_word
from csc_core.model.room import RoomAnswer, RoomCommitment, RoomFindings, RoomSetback, Words
from csc_core.model.vocabulary import SetbackSubtype

MOST_LINES = 7  # labelled lines a projected view can carry


def few(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines, the last of them saying how many more there are when they are too many for one view."""
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    return (*lines[: MOST_LINES - 1], fact("more", n=len(lines) - MOST_LINES + 1))


def promise_words(promise: RoomCommitment) -> str:
    """A promise in one line: the sign, the owner, the date, and if that is past."""
    line = {
        (True, True): "promise",
        (True, False): "promise_owner",
        (False, True): "promise_due",
        (False, False): "promise_bare",
    }[promise.owner is not None, promise.due is not None]
    due = plain.date(promise.due) if promise.due else ""
    says = fact(line, sign=promise.sign, owner=promise.owner, due=due)
    return fact("late", promise=says) if promise.late else says


def setback_facts(room: RoomFindings, setback: RoomSetback, words: Words) -> tuple[str, ...]:
    """What is on record about a setback, as far as the room may see it; the learning is cut first."""
    first, last = [_happened(setback), *_state(setback)], _agreed(setback, words)
    others = sum(other.number != setback.number for other in room.waiting)
    if others:
        last.append(fact("elsewhere", setbacks=plain.count(others, "setback")))
    learnt = [answer_words(answer) for answer in setback.answers]
    free = MOST_LINES - len(first) - len(last)
    if len(learnt) > free:
        learnt = [*learnt[: free - 1], fact("more", n=len(learnt) - free + 1)]
    return (*first, *learnt, *last)


def waited(setback: RoomSetback) -> str:
    """How long a setback has waited: "195 days", "about 30 days"."""
    days = plain.days(setback.waiting_days or 0)
    return fact("about", days=days) if setback.about else days


def not_shown_facts(room: RoomFindings) -> tuple[str, ...]:
    """How many entries this screen leaves out, and how many of them are being corrected."""
    counts = (("not_shown", room.not_shown), ("corrected", room.being_corrected))
    return tuple(fact(name if n == 1 else f"{name}_many", n=f"{n:,}") for name, n in counts if n)


def answer_words(answer: RoomAnswer) -> str:
    """What was done, and by whom."""
    names = plain.listed(answer.names)
    return fact("learnt" if names else "learnt_unnamed", title=answer.title, names=names)


def _happened(setback: RoomSetback) -> str:
    if setback.subtype is None or setback.subtype is SetbackSubtype.OTHER:
        return setback.when
    return fact("happened", when=setback.when, sort=room_word("setback_subtype", setback.subtype))


def _state(setback: RoomSetback) -> list[str]:
    if setback.waits:
        return [fact("waiting", days=waited(setback))]
    return [fact("picked_up")] if setback.picked_up and not setback.answers else []


def _agreed(setback: RoomSetback, words: Words) -> list[str]:
    """How it reads and the count of strained answers, once the group agreed to see them."""
    if setback.label is None or setback.waits:
        return []
    reads = [fact("reads", label=room_word("label", setback.label, words))]
    return [*reads, fact("strain", n=setback.strain)] if setback.strain else reads
