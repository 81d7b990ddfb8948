"""How each code looks: a shape of its own, so that color is never the only difference."""

from collections.abc import Sequence
from dataclasses import dataclass

from csc_core.charting.entries import Code, Entry
from csc_core.charting.palette import Palette
from csc_core.charting.scene import Align, Box, Scene, Shape, Target, Words

CROSS = "M-0.33,-0.95 H0.33 V-0.33 H0.95 V0.33 H0.33 V0.95 H-0.33 V0.33 H-0.95 V-0.33 H-0.33 Z"
STAR = (
    "M0,-1 L0.294,-0.405 L0.951,-0.309 L0.476,0.155 L0.588,0.809 L0,0.5 "
    "L-0.588,0.809 L-0.476,0.155 L-0.951,-0.309 L-0.294,-0.405 Z"
)
BAR = "M-0.22,-0.9 H0.22 V0.9 H-0.22 Z"
RETREAT = "M0.55,-0.95 L-0.75,0 L0.55,0.95 Z"
STRIDE = 17  # pixels from mark to mark, so that neighbors stay apart
EDGE = 1.2


@dataclass(frozen=True, slots=True)
class Look:
    """A mark's shape, its size in square pixels, its color's role, if it is hollow, and a letter on it."""

    shape: str
    size: float
    color: str
    hollow: bool = False
    glyph: str = ""


LOOKS: dict[Code, Look] = {
    Code.SETBACK: Look("diamond", 250, "ink"),
    Code.LEARNING: Look("circle", 205, "blue"),
    Code.BLAMING: Look("square", 185, "orange"),
    Code.MIXED: Look("triangle-up", 240, "grey"),
    Code.NEUTRAL: Look("circle", 170, "grey", hollow=True, glyph="–"),
    Code.UNCLEAR: Look("circle", 170, "grey", hollow=True, glyph="?"),
    Code.RETREAT: Look(RETREAT, 230, "orange", hollow=True),
    Code.GOVERNANCE: Look(BAR, 200, "ink"),
    Code.PRACTICE: Look(CROSS, 170, "grey", hollow=True),
    Code.MILESTONE: Look(STAR, 280, "grey"),
    Code.CONTEXT: Look(BAR, 200, "grey"),
}


def color_of(code: Code, colors: Palette) -> str:
    """The color of a code's mark."""
    return str(getattr(colors, LOOKS[code].color))


def draw_mark(scene: Scene, code: Code, x: float, y: float, dx: float = 0, scale: float = 1) -> None:
    """Draw the mark of a code, with nothing to click."""
    look, colors = LOOKS[code], scene.colors
    color = color_of(code, colors)
    fill, stroke, width = (colors.page, color, 2) if look.hollow else (color, colors.page, EDGE)
    scene.shapes.append(Shape(x, y, look.shape, fill, stroke, look.size * scale, width, dx))
    if look.glyph:
        scene.glyphs.append(
            Words(x, y, look.glyph, color, dx, weight=700, size=14 * scale**0.5, align=Align.CENTER)
        )


def draw_span(scene: Scene, entry: Entry, y: float, dx: float = 0) -> None:
    """Draw an entry whose date is coarse: a capsule over the whole period with a small mark in its middle."""
    colors, look = scene.colors, LOOKS[entry.code]
    color = color_of(entry.code, colors)
    spare = max(0.0, STRIDE - (scene.pixels(entry.last) - scene.pixels(entry.first))) / 2
    scene.boxes.append(
        Box(
            entry.first,
            entry.last,
            y - 6,
            y + 6,
            colors.page,
            color,
            2,
            radius=6,
            dx=dx - spare,
            dx2=dx + spare,
        )
    )
    fill = colors.page if look.hollow else color
    scene.shapes.append(Shape(entry.day, y, look.shape, fill, color, 50, 1, dx))


def draw_entry(scene: Scene, entry: Entry, y: float, dx: float = 0) -> None:
    """Draw an entry's mark or capsule, and what can be pointed at."""
    if entry.coarse:
        draw_span(scene, entry, y, dx)
    else:
        draw_mark(scene, entry.code, entry.day, y, dx)
    scene.targets.append(Target(entry.day, y, entry.id, entry.says, dx))


def draw_key(scene: Scene, code: Code, y: float, left: float, words: str = "") -> None:
    """A mark with its word in the label column: the key stands where it explains."""
    draw_mark(scene, code, scene.start, y, left + 10 - scene.label, scale=0.8)
    scene.beside(y, words or code.value, left + 24)


def draw_key_rows(scene: Scene, codes: Sequence[Code], y: float, step: float, per_row: int) -> float:
    """The key as rows of marks with their words, for pictures without a label column. Returns the y below."""
    for k, code in enumerate(codes):
        draw_key(scene, code, y + k // per_row * 26 + 13, k % per_row * step)
    return y + -(-len(codes) // per_row) * 26
