"""One setback for the room, in equal steps and large type, made of what the room may see and nothing else.

Across, everything stands in pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from csc_core.charting.entries import Code
from csc_core.charting.lettering import width, wrap
from csc_core.charting.marks import draw_mark
from csc_core.charting.palette import palette
from csc_core.charting.scene import Align, Box, Dash, Line, Scene, Shape, Target, Words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.content.meeting import chart_text, room_word
from csc_core.meeting.facts import waited
from csc_core.model.room import RoomAnswer, RoomFindings, RoomSetback
from csc_core.model.room import Words as Wording
from csc_core.model.vocabulary import Label, Stance

PLOT = 1168  # the room's width at 1280, less its margins
MOST = 7  # marks in one view
NAME, DATE = 26, 22  # sizes of the word over a mark and of the date under it
SCALE = 4.2  # of a mark's area
NARROWEST, WIDEST = 122, 300  # steps from mark to mark
WORDS = 260  # the widest line over or under a mark
TRACK = 36


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with the word over it and the date under it."""

    code: Code
    says: str
    when: str
    title: str


def setback_scene(
    room: RoomFindings, number: int, *, dark: bool = False, words: Wording = Wording.ROOM
) -> Scene:
    """One setback and what followed, in equal steps; at most seven marks, then how many more.

    Raises KeyError when the setback is not shown in the room.
    """
    setback = room.shown(number)
    marks = [
        _Mark(Code.SETBACK, word("kind", "setback"), setback.when, setback.title),
        *(_answer(answer, words) for answer in setback.answers),
    ]
    scene = Scene(palette(dark), 0, PLOT, PLOT, 0)
    _Row(scene, setback, marks, words).draw()
    return scene


def _answer(answer: RoomAnswer, words: Wording) -> _Mark:
    says = room_word("stance", Stance.LEARNING, words)
    return _Mark(Code.LEARNING, says, later(answer), answer.title)


def later(answer: RoomAnswer) -> str:
    """How long after its setback an answer came."""
    if not answer.days:
        return chart_text("same_day")
    says = chart_text("later", days=in_words.days(answer.days))
    return chart_text("about", says=says) if answer.about else says


@dataclass(frozen=True)
class _Row:
    """The row of marks being drawn."""

    scene: Scene
    setback: RoomSetback
    marks: Sequence[_Mark]
    words: Wording

    def draw(self) -> None:
        left = 12 + _half(self.marks[0])
        shown, step = self._fitting(left)
        room = min(WORDS, step - 16)
        over = [wrap(mark.says, room, 2, NAME, True) for mark in shown]
        under = [wrap(mark.when, room, 2, DATE) for mark in shown]
        y = 30 * max(map(len, over)) + 32
        last = left + step * (len(shown) - 1)
        self._track(left, last, y)
        for k, mark in enumerate(shown):
            self._mark(mark, left + k * step, y, over[k], under[k])
        self._strain(self._after(last + TRACK, y, len(self.marks) - len(shown)), y)
        self.scene.height = y + 36 + 27 * max(map(len, under))

    def _fitting(self, left: float) -> tuple[Sequence[_Mark], float]:
        """As many marks as fit, at most seven, and the step between them."""
        strain = 270 if self.setback.strain else 0
        for n in range(min(MOST, len(self.marks)), 1, -1):
            more = 150 if n < len(self.marks) else 0
            right = PLOT - 12 - _half(self.marks[n - 1]) - more - strain
            step = min(WIDEST, (right - left) / (n - 1))
            if step >= NARROWEST:
                return self.marks[:n], step
        return self.marks[:1], WIDEST

    def _track(self, left: float, last: float, y: float) -> None:
        if len(self.marks) > 1:
            half = TRACK / 2
            box = Box(left, last, y - half, y + half, self.scene.colors.track, radius=half, dx=-25, dx2=25)
            self.scene.boxes.append(box)

    def _mark(self, mark: _Mark, x: float, y: float, over: Sequence[str], under: Sequence[str]) -> None:
        """The mark, the lines of its word over it, and those of its date under it."""
        draw_mark(self.scene, mark.code, x, y, scale=SCALE)
        for k, line in enumerate(reversed(over)):
            self._name(x, y - 30 * k, line)
        for k, line in enumerate(under):
            self._date(x, y + 27 * k, line)
        self.scene.targets.append(Target(x, y, "", f"{mark.says} · {mark.when} · {mark.title}", size=1200))

    def _name(self, x: float, y: float, text: str) -> None:
        ink = self.scene.colors.ink
        self.scene.words.append(Words(x, y - 44, text, ink, weight=700, size=NAME, align=Align.CENTER))

    def _date(self, x: float, y: float, text: str) -> None:
        muted = self.scene.colors.muted
        self.scene.words.append(Words(x, y + 44, text, muted, size=DATE, align=Align.CENTER))

    def _after(self, x: float, y: float, more: int) -> float:
        """What stands where the marks end, and where that ends."""
        if more:
            return self._beside(x + 8, y, chart_text("more", n=more))
        if self.setback.waits:
            return self._waiting(x, y)
        if self.setback.picked_up and len(self.marks) == 1:
            return self._picked_up(x, y)
        return x

    def _beside(self, x: float, y: float, text: str) -> float:
        self.scene.words.append(Words(x, y, text, self.scene.colors.ink, weight=600, size=DATE))
        return x + width(text, DATE, True)

    def _waiting(self, x: float, y: float) -> float:
        """A dashed line that ends open: nothing is on record yet."""
        colors, end = self.scene.colors, PLOT * 0.62
        self.scene.lines.append(Line(x, end, y, y, colors.ink, 3, Dash.DASHED))
        self.scene.shapes.append(Shape(end, y, "circle", colors.page, colors.ink, 560, 3))
        self._name(end, y, room_word("label", Label.NO_RESPONSE_RECORDED, self.words))
        self._date(end, y, waited(self.setback))
        return end + 110

    def _picked_up(self, x: float, y: float) -> float:
        """A track without marks: there are answers, and none that may be told here."""
        end, half = x + 240, TRACK / 2
        box = Box(x, end, y - half, y + half, self.scene.colors.track, radius=half, dx=-TRACK - 25)
        self.scene.boxes.append(box)
        return self._beside(end + 16, y, chart_text("picked_up"))

    def _strain(self, x: float, y: float) -> None:
        """How many strained answers there are, apart from the track: neither when nor whose is told."""
        if self.setback.strain:
            middle = max(x + 120, PLOT - 130)
            draw_mark(self.scene, Code.BLAMING, middle, y, scale=SCALE)
            self._name(middle, y, chart_text("strain"))
            self._date(middle, y, in_words.count(self.setback.strain, "answer"))


def _half(mark: _Mark) -> float:
    """Half the width that a mark's words take."""
    return min(WORDS, max(width(mark.says, NAME, True), width(mark.when, DATE))) / 2
