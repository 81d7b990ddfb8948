"""The pack for a new representative of a partner: the history on a page or two, codes left out."""

from collections.abc import Iterator

from csc_core.content.catalogue import actions
from csc_core.content.meeting import room_word
from csc_core.meeting.facts import promise_words
from csc_core.model.room import RoomFindings
from csc_core.reporting.documents.blocks import Block, Columns, Document, Heading, Items, Lines, Text
from csc_core.reporting.documents.room_pages import done_line
from csc_core.reporting.documents.room_words import closing, mode_line, setback_line
from csc_core.reporting.documents.stamp import room_stamp
from csc_core.reporting.documents.trimming import first, short

HAND_OVER = "PR06"  # the action of the catalogue this is for
LISTED = 8  # answers, and as many activities


def handover(room: RoomFindings, partner: str) -> Document:
    """What a newcomer who will speak for ``partner`` (its name) should know, made of what the room may see.

    How answers read is never told, whatever the room agreed to see.
    """
    left = (*_open(room), *_promised(room, partner), *_part(room, partner))
    right = (*_to_agree(), *_asked())
    return Document(
        title=f"Hand-over: {short(room_stamp(room).name)}",
        headline=f"What to know when you begin to speak for {short(partner)}.",
        stamp=room_stamp(room),
        blocks=(
            Columns((left, right), (1.5, 1)),
            *_next_time(room),
            *_history(room),
            Items(closing(room)[1:]),
        ),
    )


def _open(room: RoomFindings) -> Iterator[Block]:
    yield Heading("Not yet picked up")
    if room.waiting:
        yield Items(tuple(setback_line(setback) for setback in room.waiting))
    else:
        yield Text("No setback is known to wait for an answer.")


def _promised(room: RoomFindings, partner: str) -> Iterator[Block]:
    own = [promise for promise in room.open_commitments if promise.owner == partner]
    others = [promise for promise in room.open_commitments if promise.owner != partner]
    yield Heading(f"What {short(partner)} has promised")
    if own:
        yield Items(tuple(promise_words(promise) for promise in own))
    else:
        yield Text("Nothing that is still open.")
    if others:
        yield Heading("What others have promised")
        yield Items(tuple(promise_words(promise) for promise in others))


def _part(room: RoomFindings, partner: str) -> Iterator[Block]:
    """What the partner took part in, the newest of each kind first."""
    answers = [
        f"{answer.title} (after setback {setback.number})"
        for setback in reversed(room.setbacks)
        for answer in setback.answers
        if partner in answer.names
    ]
    done = [f"{item.title} ({item.when})" for item in reversed(room.practices) if partner in item.names]
    yield Heading(f"What {short(partner)} took part in")
    told = (*first(answers, LISTED), *first(done, LISTED))
    yield Items(told) if told else Text("Nothing that can be shown here yet.")


def _to_agree() -> Iterator[Block]:
    yield Heading("To fill in together")
    for asked in ("Our goal in one sentence", "What this organization has committed to", "Limits to know"):
        yield Text(f"{asked}:")
        yield Lines(2)


def _asked() -> Iterator[Block]:
    action = actions()[HAND_OVER]
    yield Heading("Questions for the first talk")
    yield Items(tuple(f"“{question}”" for question in action.ask))
    yield Heading("First steps")
    yield Items(action.steps, numbered=True)


def _next_time(room: RoomFindings) -> Iterator[Block]:
    """What partners said they would do when a setback of a kind comes again, the latest first."""
    if room.takes:
        yield Heading("If it happens again: what we said we would do")
        yield Items(
            tuple(f"{room_word('setback_subtype', take.kind)}: {take.says}" for take in reversed(room.takes))
        )


def _history(room: RoomFindings) -> Iterator[Block]:
    """All of it in order: setbacks, what was achieved, and how it was governed."""
    if room.setbacks:
        yield Heading("Setbacks on record")
        yield Items(tuple(setback_line(setback) for setback in room.setbacks))
    if room.milestones:
        yield Heading("What was achieved")
        yield Items(tuple(done_line(item) for item in room.milestones))
    if room.modes:
        yield Heading("Forms of governance we have used")
        yield Items(tuple(mode_line(mode) for mode in room.modes))
