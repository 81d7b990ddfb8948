"""The same setback seen from each sector's chair: where its voices stand, and how far they agree.

One picture has a row for each sector of a ballot, the other a row for each setback with a mark a sector. They
show what a ballot may tell and nothing else; rows that are left to the total say so in words. Across,
everything stands in pixels.
"""

from collections.abc import Sequence

from csc_core.charting.lettering import wrap
from csc_core.charting.palette import palette
from csc_core.charting.room import PLOT
from csc_core.charting.scene import Align, Box, Line, Scene, Shape, Target, Words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.content.meeting import ballot_text, chart_text, choice_word
from csc_core.model.ballot import ALL_OTHERS, Cell, Choice, Reading, Revealed
from csc_core.model.room import RoomFindings
from csc_core.model.room import Words as Wording

LABEL = 330  # pixels for the names on the left
MIDDLE, SIDE, SAID = 280, 200, 570  # where "both" stands, how far the sides are from it, where words begin
HEAD, ROW, FOOT = 66, 78, 44
NAME, SMALL = 24, 20  # sizes of type
BUBBLE, POINTER, DOT = 1500, 190, 420  # areas of marks
LINE = 34  # from sector to sector in the row of a setback
TALLEST = 470  # pixels a view has for its rows
PLACES = {
    Choice.PULLED_APART: -1,
    Choice.STEPPED_BACK: -1,
    Choice.SOME_OF_BOTH: 0,
    Choice.PULLED_TOGETHER: 1,
}


def sector_word(sector: str) -> str:
    """The words for a row: all voices, a sector, or all others."""
    if not sector:
        return ballot_text("total")
    return ballot_text("all_others") if sector == ALL_OTHERS else word("sector", sector)


def ballot_scene(revealed: Revealed, *, dark: bool = False, words: Wording = Wording.ROOM) -> Scene:
    """One ballot: all voices first, then a row a sector; nothing below five voices."""
    scene = _scene(dark)
    cells = [cell for cell in (revealed.total, *revealed.cells) if cell]
    if not cells:
        return scene
    _head(scene, HEAD + ROW * len(cells), words)
    for k, cell in enumerate(cells):
        y = HEAD + ROW * (k + 0.5)
        _name(scene, y, sector_word(cell.sector), in_words.count(cell.voices, "voice"), bold=not k)
        _row(scene, y, cell, revealed.readings.get(cell.sector))
    y = HEAD + ROW * len(cells) + FOOT / 2
    scene.shapes.append(_shape(scene, MIDDLE - 70, y, "triangle-up", POINTER, filled=True))
    scene.words.append(Words(MIDDLE - 54, y, chart_text("middle"), scene.colors.muted, size=SMALL))
    scene.height = y + FOOT / 2
    return scene


def gaps_scene(
    ballots: Sequence[Revealed], room: RoomFindings, *, dark: bool = False, words: Wording = Wording.ROOM
) -> Scene:
    """Several ballots in the order given: a row a setback, a mark for each sector that can be read.

    Setbacks the room may not see are left out, as are ballots with nothing to read; as many rows as fit.
    """
    scene = _scene(dark)
    titles = {setback.number: setback.title for setback in room.setbacks}
    shown = [ballot for ballot in ballots if ballot.number in titles and _levels(ballot)]
    y, drawn = float(HEAD), 0
    for ballot in shown:
        height = max(2, len(_levels(ballot))) * LINE + 20
        if drawn and y + height > HEAD + TALLEST:
            break
        _setback(scene, y, ballot, titles[ballot.number])
        y, drawn = y + height, drawn + 1
    if drawn:
        _head(scene, y, words)
    if drawn < len(shown):
        more = chart_text("more", n=len(shown) - drawn)
        scene.words.append(_left(scene, 44, y + FOOT / 2, more, SMALL, scene.colors.muted))
        y += FOOT
    scene.height = y
    return scene


def _levels(ballot: Revealed) -> list[tuple[str, Reading]]:
    """The rows of a ballot that can be read, by sector; all voices where no sector can."""
    sectors = [cell.sector for cell in ballot.cells if cell.sector in ballot.readings]
    return [(sector, ballot.readings[sector]) for sector in sectors or ballot.readings]


def _scene(dark: bool) -> Scene:
    return Scene(palette(dark), 0, PLOT - LABEL, PLOT - LABEL, LABEL)


def _x(place: float) -> float:
    return MIDDLE + SIDE * place


def _head(scene: Scene, bottom: float, words: Wording) -> None:
    """The three places with their words, and an upright line at each."""
    apart, back = (choice_word(choice, words) for choice in (Choice.PULLED_APART, Choice.STEPPED_BACK))
    names = (
        chart_text("sides", apart=apart, back=back.lower()),
        choice_word(Choice.SOME_OF_BOTH, words),
        choice_word(Choice.PULLED_TOGETHER, words),
    )
    for place, name in enumerate(names, start=-1):
        scene.upright(_x(place), HEAD - 4, bottom, scene.colors.rule, 2)
        lines = wrap(name, SIDE - 20, 2, SMALL, True)
        for k, line in enumerate(reversed(lines)):
            y = HEAD - 22 - 25 * k
            ink = scene.colors.ink
            scene.words.append(Words(_x(place), y, line, ink, weight=600, size=SMALL, align=Align.CENTER))


def _left(
    scene: Scene, left: float, y: float, text: str, size: float, color: str, weight: int = 400
) -> Words:
    return Words(0, y, text, color, dx=left - scene.label, weight=weight, size=size)


def _name(scene: Scene, y: float, name: str, under: str, *, bold: bool) -> None:
    colors = scene.colors
    scene.words.append(_left(scene, 2, y - 13, name, NAME, colors.ink, 700 if bold else 400))
    scene.words.append(_left(scene, 2, y + 16, under, SMALL, colors.muted))


def _said(scene: Scene, y: float, says: str, under: str = "") -> None:
    """Words to the right of a row; a long sentence takes two lines."""
    colors = scene.colors
    lines = wrap(says, PLOT - LABEL - SAID, 2, SMALL, True)
    top = y - 13 * (len(lines) - 1 + bool(under))
    for k, line in enumerate(lines):
        scene.words.append(Words(SAID, top + 26 * k, line, colors.ink, weight=600, size=SMALL))
    if under:
        scene.words.append(Words(SAID, top + 26 * len(lines), under, colors.muted, size=SMALL))


def _row(scene: Scene, y: float, cell: Cell, reading: Reading | None) -> None:
    """The voices of one row at their places, the middle one pointed at, and how far they agree in words."""
    if cell.withheld:
        _said(scene, y, ballot_text(cell.withheld))
        return
    voices = dict.fromkeys((-1, 0, 1), 0)
    for answer, n in cell.counts.items():
        if Choice(answer) in PLACES:
            voices[PLACES[Choice(answer)]] += n
    aside = cell.voices - sum(voices.values())
    under = chart_text("took_no_side", voices=aside) if aside else ""
    _said(scene, y, ballot_text(reading.spread if reading else "unread"), under)
    if reading:
        box = Box(_x(reading.low), _x(reading.high), y - 12, y + 12, scene.colors.track, radius=12)
        scene.boxes.append(box)
        scene.shapes.append(_shape(scene, _x(reading.level), y + 33, "triangle-up", POINTER, filled=True))
    for place, n in voices.items():
        if n:
            _bubble(scene, _x(place), y - 4, n)


def _bubble(scene: Scene, x: float, y: float, n: int) -> None:
    """So many voices at one place."""
    scene.shapes.append(_shape(scene, x, y, "circle", BUBBLE, filled=False))
    ink = scene.colors.ink
    scene.glyphs.append(Words(x, y, str(n), ink, weight=700, size=22, align=Align.CENTER))
    scene.targets.append(Target(x, y, "", in_words.count(n, "voice"), size=BUBBLE))


def _setback(scene: Scene, y: float, ballot: Revealed, title: str) -> None:
    """The row of one setback: its title, a line a sector, and how far all voices agree."""
    colors, levels = scene.colors, _levels(ballot)
    scene.lines.append(Line(0, PLOT - LABEL, y, y, colors.rule, 1, dx=-LABEL))
    scene.words.append(_left(scene, 2, y + 27, str(ballot.number), NAME, colors.ink, 700))
    for k, line in enumerate(wrap(title, LABEL - 70, max(2, len(levels)), NAME)):
        scene.words.append(_left(scene, 44, y + 27 + 30 * k, line, NAME, colors.ink))
    for k, (sector, reading) in enumerate(levels):
        at, x = y + 27 + LINE * k, _x(reading.level)
        scene.shapes.append(_shape(scene, x, at, "circle", DOT, filled=bool(sector)))
        name = sector_word(sector)
        scene.words.append(Words(x, at, name, colors.ink, dx=18, size=SMALL, halo=colors.page))
        scene.targets.append(Target(x, at, "", f"{name} · {title}", size=DOT * 2))
    if "" in ballot.readings:
        says = ballot_text(ballot.readings[""].spread)
        scene.words.append(Words(SAID + 105, y + 27, says, colors.ink, weight=600, size=SMALL))


def _shape(scene: Scene, x: float, y: float, shape: str, size: float, *, filled: bool) -> Shape:
    colors = scene.colors
    fill, width = (colors.ink, 1.0) if filled else (colors.page, 3.0)
    return Shape(x, y, shape, fill, colors.ink, size, width)
