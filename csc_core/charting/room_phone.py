"""The room's pictures for a screen in the hand: from top to bottom, made only of what the room may see."""

from csc_core.charting.entries import Code
from csc_core.charting.lettering import width, wrap
from csc_core.charting.marks import draw_mark
from csc_core.charting.palette import palette
from csc_core.charting.room import later
from csc_core.charting.room_overview import MOST, folded_state, shown_in
from csc_core.charting.scene import Box, Dash, Line, Scene, Shape, Target, Words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.content.meeting import chart_text, room_word
from csc_core.meeting.facts import waited
from csc_core.model.room import RoomFindings, RoomSetback
from csc_core.model.room import Words as Wording
from csc_core.model.vocabulary import Label, Stance

PLOT = 346  # the width of a phone, less its margins
MOST_ANSWERS = 6  # in one view
ROW, LEFT, TEXT = 38, 20, 52  # from mark to mark; where the marks stand, and their words
NAME, DATE = 18, 16  # sizes of a mark's word and of the date beside it
SCALE, TRACK = 2, 30
LINE, STRIDE = 24, 26  # of the overview: a row of a title, from mark to mark
MARKS = 3  # before they fold


def phone_setback_scene(
    room: RoomFindings, number: int, *, dark: bool = False, words: Wording = Wording.ROOM
) -> Scene:
    """One setback and what followed, one below the other; at most six answers, then how many more.

    Raises KeyError when the setback is not shown in the room.
    """
    setback = room.shown(number)
    scene = Scene(palette(dark), 0, PLOT, PLOT, 0)
    told, more = setback.answers[:MOST_ANSWERS], len(setback.answers) - MOST_ANSWERS
    untold = not setback.answers and setback.picked_up
    _track(scene, 2 if untold else 1 + len(told))
    _row(scene, 0, Code.SETBACK, word("kind", "setback"), setback.when, setback.title)
    learning = room_word("stance", Stance.LEARNING, words)
    for row, answer in enumerate(told, 1):
        _row(scene, row, Code.LEARNING, learning, later(answer), answer.title)
    rows = 1 + len(told)
    if setback.waits:
        _waiting(scene, setback, words)
        rows += 1
    elif untold or more > 0:
        _say(scene, rows, chart_text("picked_up") if untold else chart_text("more", n=more))
        rows += 1
    if setback.strain:
        _row(scene, rows, Code.BLAMING, chart_text("strain"), in_words.count(setback.strain, "answer"))
        rows += 1
    scene.height = ROW * rows
    return scene


def _middle(row: int) -> float:
    return ROW * (row + 0.5)


def _track(scene: Scene, rows: int) -> None:
    """What holds a setback and its answers together."""
    if rows > 1:
        half = TRACK / 2
        top, bottom = _middle(0) - half, _middle(rows - 1) + half
        scene.boxes.append(Box(LEFT, LEFT, top, bottom, scene.colors.track, radius=half, dx=-half, dx2=half))


def _row(scene: Scene, row: int, code: Code, says: str, when: str, title: str = "") -> None:
    """A mark, its word and its date; with a ``title`` it can be pointed at."""
    draw_mark(scene, code, LEFT, _middle(row), scale=SCALE)
    _say(scene, row, says, when)
    if title:
        scene.targets.append(Target(LEFT, _middle(row), "", f"{says} · {when} · {title}", size=800))


def _say(scene: Scene, row: int, says: str, when: str = "") -> None:
    y, colors = _middle(row), scene.colors
    scene.words.append(Words(0, y, says, colors.ink, dx=TEXT, weight=700, size=NAME))
    if when:
        after = TEXT + width(says, NAME, bold=True) + 10
        scene.words.append(Words(0, y, when, colors.muted, dx=after, size=DATE))


def _waiting(scene: Scene, setback: RoomSetback, words: Wording) -> None:
    """A dashed line that ends open: nothing is on record yet."""
    colors, end = scene.colors, _middle(1)
    scene.lines.append(Line(LEFT, LEFT, _middle(0) + 14, end - 8, colors.ink, 3, Dash.DASHED))
    scene.shapes.append(Shape(LEFT, end, "circle", colors.page, colors.ink, 260, 3))
    _say(scene, 1, room_word("label", Label.NO_RESPONSE_RECORDED, words), waited(setback))


def phone_overview_scene(
    room: RoomFindings, *, dark: bool = False, words: Wording = Wording.ROOM, most: int = MOST
) -> Scene:
    """At most so many setbacks: those that wait before the newest others, in the order of the log."""
    scene = Scene(palette(dark), 0, PLOT, PLOT, 0)
    shown = shown_in(room, most)
    for setback in shown:
        _draw_setback(scene, setback, words)
    _foot(scene, len(room.setbacks) - len(shown), any(setback.answers for setback in shown), words)
    return scene


def _foot(scene: Scene, more: int, key: bool, words: Wording) -> None:
    """How many setbacks more there are, and the mark that needs a word."""
    y, colors = scene.height + LINE / 2, scene.colors
    if key:
        draw_mark(scene, Code.LEARNING, 12, y, scale=SCALE * 0.6)
        says = room_word("stance", Stance.LEARNING, words)
        scene.words.append(Words(0, y, says, colors.muted, dx=34, size=DATE))
    if more:
        says = chart_text("more", n=more)
        scene.words.append(Words(PLOT - 120, y, says, colors.muted, size=DATE))
    scene.height += LINE if key or more else 0


def _draw_setback(scene: Scene, setback: RoomSetback, words: Wording) -> None:
    """A title in one or two rows; under it the marks, and how it stands."""
    colors, top = scene.colors, scene.height
    lines = wrap(setback.title, PLOT - 40, 2, NAME)
    number = Words(0, top + LINE / 2, str(setback.number), colors.ink, dx=2, weight=700, size=NAME)
    titles = [
        Words(0, top + LINE * (k + 0.5), line, colors.ink, dx=34, size=NAME) for k, line in enumerate(lines)
    ]
    scene.words += [number, *titles]
    _draw_state(scene, setback, top + LINE * len(lines) + 16, words)
    scene.height = top + LINE * len(lines) + 44


def _draw_state(scene: Scene, setback: RoomSetback, y: float, words: Wording) -> None:
    colors, left, half = scene.colors, 44, 11
    answers = [Code.LEARNING] * min(MARKS, len(setback.answers))
    end = left + STRIDE * max(1, len(answers))
    if setback.waits:
        end = left + 44
        scene.lines.append(Line(left + 12, end - 8, y, y, colors.ink, 2, Dash.DASHED))
        scene.shapes.append(Shape(end, y, "circle", colors.page, colors.ink, 130, 2))
    elif setback.picked_up:
        box = Box(left, end, y - half, y + half, colors.track, radius=half, dx=-half - 2, dx2=half + 2)
        scene.boxes.append(box)
    for k, code in enumerate((Code.SETBACK, *answers)):
        draw_mark(scene, code, left + STRIDE * k, y, scale=SCALE * 0.6)
    state = folded_state(setback, words, MARKS)
    weight = 600 if setback.waits else 400
    scene.words.append(Words(end, y, state, colors.ink, dx=20, weight=weight, size=DATE))
    scene.targets.append(Target(left, y, "", f"{setback.number} · {setback.title} · {state}", size=500))
