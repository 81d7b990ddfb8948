"""The two-column learning history: what is agreed on the left, how it looked from each sector on the right.

Left stands what the room may see. Right stands what a ballot opened by the room may show: sectors, never
organizations, and only from as many voices as the ballot promised. Without a ballot there is room to write.
"""

from collections.abc import Iterator, Mapping, Sequence

from csc_core.charting.gaps import sector_word
from csc_core.content import in_words
from csc_core.content.meeting import ballot_text, choice_word, room_word
from csc_core.model.ballot import Cell, Choice, Revealed
from csc_core.model.room import RoomFindings, RoomSetback
from csc_core.reporting.documents.blocks import Block, Columns, Document, Heading, Items, Lines, Text
from csc_core.reporting.documents.room_words import answer_line, closing
from csc_core.reporting.documents.stamp import room_stamp
from csc_core.reporting.documents.trimming import latest, short
from csc_core.reporting.room_sentences import ballot_headline, headline, setback_headline

SETBACKS = 100  # a page holds about four
SPACE = 4  # lines to write on


def learning_history(room: RoomFindings, ballots: Sequence[Revealed] = ()) -> Document:
    """Every setback the room may see, its facts beside its ballot."""
    opened = {ballot.number: ballot for ballot in ballots}
    setbacks, left_out = latest(room.setbacks, SETBACKS, "setbacks")
    told = tuple(block for setback in setbacks for block in _setback(setback, opened))
    empty = (Text("Write here what happened, and how it looked from each chair."), Lines(12))
    return Document(
        title=f"Learning history: {short(room_stamp(room).name)}",
        headline=headline(room),
        stamp=room_stamp(room),
        blocks=(
            Text("Left: what all agree on. Right: how it looked, by sector, without names.", quiet=True),
            *((Text(left_out, quiet=True),) if left_out else ()),
            *(told or empty),
            Items(closing(room)),
        ),
    )


def _setback(setback: RoomSetback, opened: Mapping[int, Revealed]) -> Iterator[Block]:
    yield Heading(f"{setback.number}. {setback.title}")
    ballot = opened.get(setback.number)
    right = tuple(_seen(ballot)) if ballot else (Text("How did it look from your sector?"), Lines(SPACE))
    yield Columns((tuple(_agreed(setback)), right), (1, 1))


def _agreed(setback: RoomSetback) -> Iterator[Block]:
    sort = f" · {room_word('setback_subtype', setback.subtype)}" if setback.subtype else ""
    yield Text(f"{setback.when}{sort}", quiet=True)
    if setback.answers:
        yield Items(tuple(answer_line(answer) for answer in setback.answers))
    yield Text(setback_headline(setback))


def _seen(ballot: Revealed) -> Iterator[Block]:
    """A ballot as far as it may be shown."""
    yield Text(ballot_headline(ballot))
    if ballot.total is None:
        return
    yield Items(tuple(cell_line(cell) for cell in (*ballot.cells, ballot.total)))
    if ballot.facets:
        named = [f"{room_word('facet', facet)} ({n})" for facet, n in ballot.facets.items()]
        yield Text(f"{in_words.listed(named)}.", lead="Learned, as voters named it:")
    if ballot.lines:
        yield Text("", lead="In the voters' words, in no order:")
        yield Items(tuple(f"“{line}”" for line in ballot.lines))
    if ballot.lines_kept:
        yield Text(f"{in_words.count(ballot.lines_kept, 'line')} kept back, as promised.", quiet=True)


def cell_line(cell: Cell) -> str:
    """One row of a ballot: whose voices, how many, and their answers, or why they are not told."""
    who = in_words.capital(sector_word(cell.sector))
    if cell.withheld:
        return f"{who} ({cell.voices}): {ballot_text(cell.withheld)}"
    told = [f"{n} {choice_word(Choice(answer)).lower()}" for answer, n in cell.counts.items()]
    return f"{who} ({cell.voices}): {', '.join(told)}"
