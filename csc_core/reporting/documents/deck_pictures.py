"""A picture of ours on a slide, as shapes that can be moved, recolored and reworded."""

import re
from collections.abc import Sequence
from copy import deepcopy
from itertools import chain
from math import sqrt
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from csc_core.charting.legible import legible
from csc_core.charting.lettering import width
from csc_core.charting.scene import Align, Box, Dash, Line, Scene, Shape, Words
from csc_core.reporting.documents.deck import color, undress
from csc_core.reporting.documents.deck_theme import SPARE, WORDS

INCH = 914_400
_CLEAR = "transparent"
_FORMS = {
    "circle": MSO_SHAPE.OVAL,
    "square": MSO_SHAPE.RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
    "triangle-up": MSO_SHAPE.ISOSCELES_TRIANGLE,
}
_ALIGNED = {Align.LEFT: PP_ALIGN.LEFT, Align.CENTER: PP_ALIGN.CENTER, Align.RIGHT: PP_ALIGN.RIGHT}
_DASHED = {Dash.DASHED: MSO_LINE.DASH, Dash.DOTTED: MSO_LINE.ROUND_DOT}
_BEFORE = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}  # share of the words left of their place


def draw(slide: Any, scene: Scene, says: str, x: float, y: float, wide: float, high: float) -> None:
    """Draw the scene into a box of the slide (inches), as one group whose text alternative is ``says``."""
    scale = min(wide / (scene.label + scene.plot), high / scene.height)
    left = x + (wide - (scene.label + scene.plot) * scale) / 2
    slide.shapes.turbo_add_enabled = True  # else each new shape counts all others
    before = len(slide.shapes)
    pen = _Pen(slide.shapes, scene, left, y, scale)
    layers: tuple[Sequence[Box | Line | Words | Shape], ...] = (
        scene.grounds,
        scene.lines,
        scene.boxes,
        scene.words,
        scene.shapes,
        scene.glyphs,
    )
    for item in chain(*layers):
        pen.draw(item)
    group = slide.shapes.add_group_shape(list(slide.shapes)[before:])
    name = group._element.nvGrpSpPr.cNvPr
    name.set("name", "Picture")
    name.set("descr", legible(says))


class _Pen:
    """Turns the scene's pixels into places on the slide."""

    def __init__(self, shapes: Any, scene: Scene, left: float, top: float, scale: float) -> None:
        self._shapes, self._scene = shapes, scene
        self._left, self._top, self._scale = left, top, scale
        self._forms: dict[tuple[str, int], tuple[Any, int, int]] = {}

    def draw(self, item: Box | Line | Words | Shape) -> None:
        """Draw one primitive."""
        match item:
            case Box():
                self._box(item)
            case Line():
                self._line(item)
            case Words() if item.text:
                self._words(item)
            case Shape():
                self._mark(item)

    def _x(self, x: float, dx: float = 0) -> Emu:
        pixels = self._scene.label + self._scene.pixels(x) + dx
        return Emu(int((self._left + pixels * self._scale) * INCH))

    def _y(self, y: float) -> Emu:
        return Emu(int((self._top + y * self._scale) * INCH))

    def _size(self, pixels: float) -> Emu:
        return Emu(int(pixels * self._scale * INCH))

    def _points(self, pixels: float) -> Pt:
        return Pt(pixels * self._scale * 72)

    def _box(self, box: Box) -> None:
        left, right = self._x(box.x, box.dx), self._x(box.x2, box.dx2)
        high = self._y(box.y2) - self._y(box.y)
        form = MSO_SHAPE.ROUNDED_RECTANGLE if box.radius else MSO_SHAPE.RECTANGLE
        shape = self._shapes.add_shape(form, left, self._y(box.y), right - left, high)
        if box.radius:
            shape.adjustments[0] = min(0.5, self._size(box.radius) / max(1, min(right - left, high)))
        self._paint(shape, box.fill, box.stroke, box.width)

    def _line(self, line: Line) -> None:
        ends = self._x(line.x, line.dx), self._y(line.y), self._x(line.x2, line.dx2), self._y(line.y2)
        shape = self._shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        undress(shape)
        shape.line.color.rgb, shape.line.width = color(line.color), self._points(line.width)
        if line.dash in _DASHED:
            shape.line.dash_style = _DASHED[line.dash]

    def _words(self, words: Words) -> None:
        needs = self._size(width(words.text, words.size, words.weight >= 600) + 4)
        wide, high = int(needs * SPARE), self._size(words.size * 1.25)
        top, before = self._y(words.y) - high // 2, _BEFORE[words.align]
        if words.halo != _CLEAR:  # as wide as the words are meant to be, so that it covers no more
            left = self._x(words.x, words.dx) - int(needs * before)
            self._paint(
                self._shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, needs, high), words.halo, _CLEAR, 0
            )
        left = self._x(words.x, words.dx) - int(wide * before)
        box = self._shapes.add_textbox(left, top, wide, high)
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        frame.paragraphs[0].alignment = _ALIGNED[words.align]
        run = frame.paragraphs[0].add_run()
        run.text = legible(words.text)
        run.font.size, run.font.bold = self._points(words.size), words.weight >= 600
        run.font.name, run.font.color.rgb = WORDS, color(words.color)

    def _mark(self, mark: Shape) -> None:
        """A mark: ``size`` is the square of its width in pixels, as the charts reckon it."""
        half = sqrt(mark.size) / 2
        x, y, r = self._x(mark.x, mark.dx), self._y(mark.y), self._size(half)
        if mark.shape in _FORMS:
            shape = self._shapes.add_shape(_FORMS[mark.shape], x - r, y - r, 2 * r, 2 * r)
        else:
            shape = self._freeform(mark.shape, x, y, r)
        self._paint(shape, mark.fill, mark.stroke, mark.width)

    def _freeform(self, path: str, x: int, y: int, r: int) -> Any:
        """A mark of no ready-made form. Only the first of a form and size is built: building one counts all
        shapes of the slide, and a copy does not.
        """
        known = self._forms.get((path, r))
        if known is None:
            corners = [(x + int(r * px), y + int(r * py)) for px, py in corners_of(path)]
            builder = self._shapes.build_freeform(*corners[0])
            builder.add_line_segments(corners[1:], close=True)
            shape = builder.convert_to_shape()
            self._forms[path, r] = deepcopy(shape._element), shape.left - x, shape.top - y
            return shape
        form, dx, dy = known
        element = deepcopy(form)
        name = element.nvSpPr.cNvPr
        name.id = self._shapes._next_shape_id
        name.name = f"Freeform {name.id - 1}"
        self._shapes._spTree.insert_element_before(element, "p:extLst")
        shape = self._shapes._shape_factory(element)
        shape.left, shape.top = Emu(x + dx), Emu(y + dy)
        return shape

    def _paint(self, shape: Any, fill: str, stroke: str, thick: float) -> None:
        undress(shape)
        if fill == _CLEAR:
            shape.fill.background()
        else:
            shape.fill.solid()
            shape.fill.fore_color.rgb = color(fill)
        if stroke != _CLEAR and thick:
            shape.line.color.rgb, shape.line.width = color(stroke), self._points(thick)


def corners_of(path: str) -> list[tuple[float, float]]:
    """The corners of a closed SVG path made of M, L, H and V."""
    found, x, y = [], 0.0, 0.0
    for letter, numbers in re.findall(r"([MLHV])([^A-Za-z]+)", path):
        values = [float(number) for number in numbers.replace(",", " ").split()]
        if letter == "H":
            x = values[0]
        elif letter == "V":
            y = values[0]
        else:
            x, y = values
        found.append((x, y))
    return found
