"""Pages for the room and for a public audience: the one-page brief, the report, the sheet for the wall."""

from collections.abc import Iterator, Sequence

from csc_core.charting.picture import picture, svg
from csc_core.charting.room_overview import MOST, overview_scene
from csc_core.content import in_words
from csc_core.content.meeting import fact, room_word, situations
from csc_core.content.method import method
from csc_core.meeting.facts import promise_words
from csc_core.model.agenda import Situation
from csc_core.model.room import RoomCommitment, RoomFindings, RoomMilestone, RoomPractice, RoomSetback
from csc_core.reporting.documents.blocks import (
    Block,
    Cards,
    Columns,
    Document,
    Figure,
    Heading,
    Items,
    Lines,
    Text,
)
from csc_core.reporting.documents.grids import grid
from csc_core.reporting.documents.room_tables import practices_frame, promises_frame
from csc_core.reporting.documents.room_words import (
    answer_line,
    closing,
    mode_line,
    room_standing,
)
from csc_core.reporting.documents.stamp import room_stamp
from csc_core.reporting.documents.trimming import first, latest, short
from csc_core.reporting.room_sentences import headline, setback_headline

FEW = 6  # setbacks up to which a picture is low
SETBACKS = 200  # told one by one in the report; a page holds about six
READ = 14  # setbacks in a picture that is read from a page in the hand
WAITING, PROMISES, NEWEST, NAMES = 3, 4, 2, 60  # items, and letters of names, that fit a page


def room_brief(room: RoomFindings) -> Document:
    """One page: what is on record, what waits, what was promised, what was done together, one question."""
    left = (Heading("Where we stand"), Items(room_standing(room)), *_waiting(room.waiting))
    right = (*_promised(room.open_commitments), *_together(room))
    return _document(
        "Brief",
        room,
        (*_overview(room, fills=True), Columns((left, right), (1, 1)), question_card(room)),
    )


def room_report(room: RoomFindings) -> Document:
    """All that the room may see, setback by setback, with what was done, decided and promised."""
    chapters = (_standing, _setbacks, _all_promised, _done, _governed, _about)
    return _document("Report", room, tuple(block for chapter in chapters for block in chapter(room)))


def room_wall(room: RoomFindings) -> Document:
    """A sheet for the wall of a meeting with no projector: the picture, and room to write on."""
    promised = tuple(_promised(room.open_commitments)) or (Heading("What we promised last time"), Lines(4))
    columns = (
        (Heading("What do we see?"), Lines(6)),
        (Heading("What do we promise, who, by when?"), Lines(6)),
    )
    return _document(
        "For the wall",
        room,
        (
            *_overview(room, fills=True, most=MOST),
            Columns((promised, *columns), (1, 1, 1)),
            Text(fact("coded"), quiet=True),
        ),
    )


def _document(kind: str, room: RoomFindings, blocks: tuple[Block, ...]) -> Document:
    stamp = room_stamp(room)
    return Document(f"{kind}: {short(stamp.name)}", headline(room), stamp, blocks)


def _overview(room: RoomFindings, *, fills: bool = False, most: int = READ) -> Iterator[Block]:
    """The picture; a low one is not stretched where it could fill, and leaves the rest of the page free."""
    if room.setbacks:
        drawn = picture(overview_scene(room, most=most), sized=True)
        yield Figure(svg(drawn), headline(room), fills and len(room.setbacks) > FEW)


def _waiting(waiting: Sequence[RoomSetback]) -> Iterator[Block]:
    if waiting:
        yield Heading("Not yet picked up, oldest first")
        told = [f"{in_words.days(setback.waiting_days or 0)}: {short(setback.title)}" for setback in waiting]
        yield Items(tuple(first(told, WAITING)))


def _promised(promises: Sequence[RoomCommitment]) -> Iterator[Block]:
    if promises:
        yield Heading("What was promised")
        yield Items(tuple(first([short(promise_words(promise), 160) for promise in promises], PROMISES)))


def _together(room: RoomFindings) -> Iterator[Block]:
    """The newest milestones and practices."""
    newest: list[RoomMilestone | RoomPractice] = [*room.milestones[-NEWEST:], *room.practices[-NEWEST:]]
    if newest:
        yield Heading("What was done together")
        yield Items(tuple(done_line(item, NAMES) for item in newest))


def done_line(item: RoomMilestone | RoomPractice, letters: int = 1000) -> str:
    """Something achieved or done, by whom (in so many letters) and when."""
    names = short(in_words.listed(item.names), letters)
    return f"{item.title} ({', '.join(part for part in (names, item.when) if part)})"


def question_card(room: RoomFindings) -> Cards:
    """The one question to leave with."""
    return Cards(((Text(situations()[_situation(room)].question, lead="One question:"),),))


def _situation(room: RoomFindings) -> Situation:
    """How the setbacks stand, taken together."""
    if not room.setbacks:
        return Situation.SETBACK_NONE
    if not room.answers_shown:
        return Situation.SETBACK_QUIET
    return Situation.SETBACK_WAITING if room.waiting else Situation.SETBACK_PICKED_UP


def _standing(room: RoomFindings) -> Iterator[Block]:
    yield Heading("Where we stand")
    yield Items(room_standing(room))
    yield from _overview(room)


def _setbacks(room: RoomFindings) -> Iterator[Block]:
    """Each setback with what followed, as far as it may be told."""
    setbacks, told = latest(room.setbacks, SETBACKS, "setbacks")
    if setbacks:
        yield Heading("Setback by setback")
    if told:
        yield Text(told, quiet=True)
    for setback in setbacks:
        yield Heading(f"{setback.number}. {setback.title}", 3)
        sort = f" · {room_word('setback_subtype', setback.subtype)}" if setback.subtype else ""
        yield Text(f"{setback.when}{sort}", quiet=True)
        if setback.answers:
            yield Items(tuple(answer_line(answer) for answer in setback.answers))
        yield Text(setback_headline(setback))


def _all_promised(room: RoomFindings) -> Iterator[Block]:
    if room.commitments:
        yield Heading("What was promised")
        yield grid(promises_frame(room), {"Who": 2, "The sign we will see": 4, "By": 1.6, "State": 1.4})


def _done(room: RoomFindings) -> Iterator[Block]:
    if room.milestones:
        yield Heading("What was achieved")
        yield Items(tuple(done_line(item) for item in room.milestones))
    if room.practices:
        yield Heading("What was done together")
        shares = {"When": 1.6, "What": 3.4, "Practice": 2, "Who": 3}
        yield grid(practices_frame(room), shares, newest_last=True)


def _governed(room: RoomFindings) -> Iterator[Block]:
    if room.modes:
        yield Heading("Forms of governance we have used")
        yield Text("No form is better than another.")
        yield Items(tuple(mode_line(mode) for mode in room.modes))


def _about(room: RoomFindings) -> Iterator[Block]:
    text = method()
    yield Heading("What this stands on")
    yield Items(closing(room))
    yield Text(text.limit[0].text)
    yield Text(f"{text.paper.citation} doi:{text.paper.doi}", quiet=True)
