"""A picture as plain primitives: where each stands, how it looks, and what it says when it is pointed at.

Across, a primitive stands at ``x`` (a day number, or days since a setback) plus ``dx`` pixels; down, at ``y``
pixels from the top. All is decided in Python, so that the drawn picture holds no surprises and can be tested.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from csc_core.charting.palette import Palette


class Dash(StrEnum):
    """How a line is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class Align(StrEnum):
    """Which end of the words stands at x."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Box(NamedTuple):
    """A filled rectangle, with rounded corners if ``radius`` is given."""

    x: float
    x2: float
    y: float
    y2: float
    fill: str
    stroke: str = "transparent"
    width: float = 0
    radius: float = 0
    dx: float = 0
    dx2: float = 0


class Line(NamedTuple):
    """A straight line."""

    x: float
    x2: float
    y: float
    y2: float
    color: str
    width: float = 1
    dash: Dash = Dash.SOLID
    dx: float = 0
    dx2: float = 0


class Words(NamedTuple):
    """One line of text; with a ``halo`` it stays readable over lines."""

    x: float
    y: float
    text: str
    color: str
    dx: float = 0
    weight: int = 400
    size: float = 14
    align: Align = Align.LEFT
    halo: str = "transparent"


class Shape(NamedTuple):
    """A mark: a named Vega symbol or an SVG path, ``size`` in square pixels."""

    x: float
    y: float
    shape: str
    fill: str
    stroke: str
    size: float
    width: float
    dx: float = 0


class Target(NamedTuple):
    """What can be pointed at and clicked: invisible, named for screen readers, larger than its mark."""

    x: float
    y: float
    id: str
    says: str
    dx: float = 0
    size: float = 320


@dataclass(frozen=True, slots=True)
class Band:
    """A lane of a picture, which stands out while one of the entries in it is picked.

    ``title`` and ``said`` are the places in ``words`` of its title and of what stands beside its marks.
    """

    setback: str
    ids: frozenset[str]
    top: float
    foot: float
    title: range
    said: range


@dataclass
class Scene:
    """A picture being made. ``label`` pixels left of the plot are kept for row labels.

    ``plot`` is the width in pixels the layout is reckoned for; a wider plot is fine. ``start`` and ``end``
    bound x.
    """

    colors: Palette
    start: float
    end: float
    plot: float
    label: float
    grounds: list[Box] = field(default_factory=list)  # below every line
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)  # above the grid
    words: list[Words] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    glyphs: list[Words] = field(default_factory=list)  # letters that stand on a mark
    rings: list[Shape] = field(default_factory=list)  # around the marks of the picked entry
    targets: list[Target] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    numbers: dict[str, list[int]] = field(default_factory=dict)  # places in ``words``, by setback
    height: float = 0

    def pixels(self, x: float) -> float:
        """Where x stands, in pixels from the plot's left edge."""
        return (x - self.start) / ((self.end - self.start) or 1) * self.plot

    def beside(
        self, y: float, text: str, left: float = 0, *, weight: int = 400, color: str | None = None
    ) -> None:
        """Write into the label column, ``left`` pixels from its edge."""
        place = left - self.label
        self.words.append(Words(self.start, y, text, color or self.colors.ink, dx=place, weight=weight))

    def number(self, setback: str, words: Words) -> None:
        """Write the number of a setback, an event id."""
        self.numbers.setdefault(setback, []).append(len(self.words))
        self.words.append(words)

    def across(self, y: float, color: str, width: float = 1, *, label: bool = True) -> None:
        """Draw a level line over the whole plot, and over the label column unless ``label`` is false."""
        dx = -self.label if label else 0
        self.lines.append(Line(self.start, self.end, y, y, color, width, dx=dx))

    def upright(
        self, x: float, top: float, bottom: float, color: str, width: float = 1, dash: Dash = Dash.SOLID
    ) -> None:
        """Draw an upright line at x."""
        self.lines.append(Line(x, x, top, bottom, color, width, dash))


# The groups of a scene, by the names the chart template reads, and what each holds.
GROUPS: dict[str, type] = {
    "grounds": Box,
    "lines": Line,
    "boxes": Box,
    "words": Words,
    "shapes": Shape,
    "glyphs": Words,
    "rings": Shape,
    "targets": Target,
}
