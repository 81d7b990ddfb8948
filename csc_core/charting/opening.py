"""The picture on the start page: three setbacks and what followed, with the words under the marks."""

from csc_core.charting.entries import Code
from csc_core.charting.marks import draw_mark
from csc_core.charting.palette import palette
from csc_core.charting.scene import Align, Box, Dash, Line, Scene, Shape, Words

PLOT, ROW = 500, 94
STORIES: tuple[tuple[str, tuple[tuple[int, Code], ...], str], ...] = (
    (
        "Half the summer placements stayed empty",
        ((0, Code.SETBACK), (20, Code.BLAMING), (44, Code.LEARNING), (64, Code.LEARNING)),
        "turned to learning",
    ),
    ("Two partners counted differently", ((0, Code.SETBACK), (20, Code.MIXED), (44, Code.RETREAT)), "mixed"),
    ("The grant for coaches ended", ((0, Code.SETBACK),), "no answer yet"),
)
OPEN_UNTIL = 70


def opening(*, dark: bool = False) -> Scene:
    """Three invented episodes as the app draws them, to show what it is about before a log is open."""
    scene = Scene(palette(dark), -6, 104, PLOT, 0)
    for k, (title, marks, reading) in enumerate(STORIES):
        _draw_story(scene, k * ROW, title, marks, reading)
    scene.height = len(STORIES) * ROW
    return scene


def _draw_story(
    scene: Scene, y: float, title: str, marks: tuple[tuple[int, Code], ...], reading: str
) -> None:
    colors, line = scene.colors, y + 46
    scene.words.append(Words(-3, y + 14, title, colors.ink, weight=600, size=15))
    last = marks[-1][0]
    if last:
        scene.boxes.append(Box(0, last, line - 10, line + 10, colors.track, radius=10, dx=-10, dx2=10))
        scene.words.append(Words(last, line, reading, colors.ink, dx=18))
    else:
        scene.lines.append(Line(0, OPEN_UNTIL, line, line, colors.ink, 2, Dash.DASHED))
        scene.shapes.append(Shape(OPEN_UNTIL, line, "circle", colors.page, colors.ink, 90, 2))
        scene.words.append(Words(OPEN_UNTIL, line, reading, colors.ink, dx=14, weight=600))
    named = ""
    for x, code in marks:
        draw_mark(scene, code, x, line, scale=1.2)
        if code.value != named:
            scene.words.append(Words(x, line + 23, code.value, colors.muted, align=Align.CENTER))
            named = code.value
