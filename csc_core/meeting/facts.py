"""Lines of fact for a projected screen, made only of what the room may see."""

from collections.abc import Sequence

from csc_core.content import in_words
from csc_core.content.meeting import fact, room_word
from csc_core.model.room import RoomAnswer, RoomCommitment, RoomFindings, RoomSetback, Words
from csc_core.model.vocabulary import SetbackSubtype

MOST_LINES = 7  # labelled lines a projected view can carry
LETTERS = 42  # in a row of the column the lines stand in, at 24 px
MOST_ROWS = 9  # of type, where the lines have the height of the screen
ROWS_UNDER_PICTURE = 6  # of type, where they stand below a picture under a title of one row
TITLE_LETTERS = 60  # in a row of a title
MANY_ANSWERS = 6  # from here the picture's words take two rows
ROWS_OF_ANSWER = 3  # of type, in which as many names stand as fit; the others are counted


def few(lines: Sequence[str], rows: int = MOST_ROWS) -> tuple[str, ...]:
    """The lines, the last of them saying how many more there are when they are too many for one view."""
    return _fitted((), lines, (), rows)


def _fitted(first: Sequence[str], between: Sequence[str], last: Sequence[str], rows: int) -> tuple[str, ...]:
    """All lines if they fit so many rows, else fewer of those between, and how many more there are.

    One of those between always stays.
    """
    for n in range(len(between), 0, -1):
        left = len(between) - n
        lines = (*first, *between[:n], *([fact("more", n=left)] if left else []), *last)
        if len(lines) <= MOST_LINES and sum(map(rows_of, lines)) <= rows:
            return lines
    more = [fact("more", n=len(between) - 1)] if len(between) > 1 else []
    return (*first, *between[:1], *more, *last)


def rows_of(line: str) -> int:
    """How many rows of type a line takes, about."""
    return -(-len(line) // LETTERS) or 1


def promise_words(promise: RoomCommitment) -> str:
    """A promise in one line: the sign, the owner, the date, and if that is past."""
    line = {
        (True, True): "promise",
        (True, False): "promise_owner",
        (False, True): "promise_due",
        (False, False): "promise_bare",
    }[promise.owner is not None, promise.due is not None]
    due = in_words.date(promise.due) if promise.due else ""
    says = fact(line, sign=promise.sign, owner=promise.owner, due=due)
    return fact("late", promise=says) if promise.late else says


def setback_facts(room: RoomFindings, setback: RoomSetback, words: Words) -> tuple[str, ...]:
    """What is on record about a setback, as far as the room may see it; the learning is cut first."""
    first, last = [_happened(setback), *_state(setback)], _agreed(setback, words)
    first += [fact("second_take", says=take.says) for take in room.takes_for(setback)[:1]]
    learnt = [_learnt(answer) for answer in setback.answers]
    rows = ROWS_UNDER_PICTURE - (len(setback.title) > TITLE_LETTERS) - (len(learnt) >= MANY_ANSWERS)
    others = sum(other.number != setback.number for other in room.waiting)
    elsewhere = [fact("elsewhere", setbacks=in_words.count(others, "setback"))] if others else []
    told = _fitted(first, learnt, [*last, *elsewhere], rows)
    return told if sum(map(rows_of, told)) <= rows else _fitted(first, learnt, last, rows)


def signs_asked(room: RoomFindings) -> tuple[str, ...]:
    """Each promise whose sign should have shown at a later setback, with the latest of these."""
    asked = [promise for promise in room.commitments if promise.asked_at]
    return tuple(fact("did_it_show", number=max(one.asked_at), sign=one.sign) for one in asked)


def waited(setback: RoomSetback) -> str:
    """How long a setback has waited: "195 days", "about 30 days"."""
    days = in_words.days(setback.waiting_days or 0)
    return fact("about", days=days) if setback.about else days


def not_shown_facts(room: RoomFindings) -> tuple[str, ...]:
    """How many entries this screen leaves out, and how many of them are being corrected."""
    counts = (("not_shown", room.not_shown), ("corrected", room.being_corrected))
    return tuple(fact(name if n == 1 else f"{name}_many", n=f"{n:,}") for name, n in counts if n)


def answer_words(answer: RoomAnswer) -> str:
    """What was done, and by whom."""
    return _told(answer, answer.names)


def _learnt(answer: RoomAnswer) -> str:
    """The same for the screen, where a long list of names is cut short."""
    for n in range(len(answer.names), 0, -1):
        over = len(answer.names) - n
        others = [fact("others" if over > 1 else "other", n=over)] if over else []
        says = _told(answer, [*answer.names[:n], *others])
        if rows_of(says) <= ROWS_OF_ANSWER:
            return says
    return _told(answer, ())


def _told(answer: RoomAnswer, whose: Sequence[str]) -> str:
    names = in_words.listed(whose)
    return fact("learnt" if names else "learnt_unnamed", title=answer.title, names=names)


def _happened(setback: RoomSetback) -> str:
    if setback.subtype is None or setback.subtype is SetbackSubtype.OTHER:
        return fact("when", when=setback.when)
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
