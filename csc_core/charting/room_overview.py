"""All setbacks for the room in a few lines of large type, made of what the room may see and nothing else."""

from csc_core.charting.entries import Code
from csc_core.charting.lettering import cut
from csc_core.charting.marks import draw_mark
from csc_core.charting.palette import palette
from csc_core.charting.room import PLOT
from csc_core.charting.scene import Box, Dash, Line, Scene, Shape, Target, Words
from csc_core.content.meeting import chart_text, room_word
from csc_core.meeting.facts import waited
from csc_core.model.room import RoomFindings, RoomSetback
from csc_core.model.room import Words as Wording
from csc_core.model.vocabulary import Label, Stance

MOST = 7  # setbacks in one view that is projected
LABEL, ROW = 664, 46
TITLE, STATE = 24, 22  # sizes of a title and of the words beside the marks
SMALL, STRIDE, MARKS = 2.6, 34, 5  # a mark's scale, from mark to mark, and how many before they fold


def overview_scene(
    room: RoomFindings, *, dark: bool = False, words: Wording = Wording.ROOM, most: int = MOST
) -> Scene:
    """At most so many setbacks: those that wait before the newest others, in the order of the log."""
    scene = Scene(palette(dark), 0, PLOT - LABEL, PLOT - LABEL, LABEL)
    shown = shown_in(room, most)
    for k, setback in enumerate(shown):
        _draw_line(scene, setback, k * ROW + ROW / 2, words)
    scene.height = ROW * len(shown)
    _draw_foot(scene, len(room.setbacks) - len(shown), any(setback.answers for setback in shown), words)
    return scene


def shown_in(room: RoomFindings, most: int) -> list[RoomSetback]:
    """So many of the room's setbacks: those that wait before the newest others, in the order of the log."""
    newest_first = sorted(room.setbacks, key=lambda setback: (not setback.waits, -setback.number))
    return sorted(newest_first[:most], key=lambda setback: setback.number)


def _draw_foot(scene: Scene, more: int, key: bool, words: Wording) -> None:
    """How many setbacks more there are, and the mark that needs a word."""
    y = scene.height + 24
    if more:
        scene.words.append(_label(scene, 44, y, chart_text("more", n=more), scene.colors.muted))
    if key:
        draw_mark(scene, Code.LEARNING, 18, y, scale=SMALL)
        says = room_word("stance", Stance.LEARNING, words)
        scene.words.append(Words(18, y, says, scene.colors.muted, dx=24, size=STATE))
    if key or more:
        scene.height += 48


def _label(scene: Scene, left: float, y: float, text: str, color: str, weight: int = 400) -> Words:
    return Words(0, y, text, color, dx=left - scene.label, weight=weight, size=TITLE)


def _draw_line(scene: Scene, setback: RoomSetback, y: float, words: Wording) -> None:
    """One setback: its number, its title, its marks, and how it stands."""
    colors = scene.colors
    scene.words.append(_label(scene, 2, y, str(setback.number), colors.ink, 700))
    scene.words.append(_label(scene, 44, y, cut(setback.title, LABEL - 64, TITLE), colors.ink))
    marks = [Code.SETBACK, *[Code.LEARNING] * min(MARKS, len(setback.answers))]
    end = 18 + STRIDE * max(1, len(setback.answers[:MARKS]))
    if setback.waits:
        end += 66
        scene.lines.append(Line(36, end - 12, y, y, colors.ink, 3, Dash.DASHED))
        scene.shapes.append(Shape(end, y, "circle", colors.page, colors.ink, 300, 3))
    elif setback.picked_up:
        scene.boxes.append(Box(18, end, y - 13, y + 13, colors.track, radius=13, dx=-17, dx2=17))
    for k, code in enumerate(marks):
        draw_mark(scene, code, 18 + STRIDE * k, y, scale=SMALL)
    state = folded_state(setback, words, MARKS)
    weight = 600 if setback.waits else 400
    scene.words.append(Words(end, y, state, colors.ink, dx=30, weight=weight, size=STATE))
    scene.targets.append(Target(18, y, "", f"{setback.number} · {setback.title} · {state}", size=1200))


def folded_state(setback: RoomSetback, words: Wording, marks: int) -> str:
    """How a setback stands, after how many of its answers have no mark when so many have one."""
    state, folded = state_words(setback, words), len(setback.answers) - marks
    return chart_text("folded", n=folded, state=state) if folded > 0 else state


def state_words(setback: RoomSetback, words: Wording = Wording.ROOM) -> str:
    """How a setback stands: not yet picked up and for how long, how it reads, or no more than picked up."""
    if setback.waits:
        says = room_word("label", Label.NO_RESPONSE_RECORDED, words)
        return chart_text("waiting", says=says, days=waited(setback))
    if setback.label:
        return room_word("label", setback.label, words)
    return chart_text("picked_up") if setback.picked_up else ""
