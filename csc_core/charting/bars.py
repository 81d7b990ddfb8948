"""Counts as plain bars with the count in words at the end."""

from collections.abc import Sequence

from csc_core.charting.lettering import cut
from csc_core.charting.palette import palette
from csc_core.charting.scene import Box, Scene, Words
from csc_core.content import in_words

LABEL, PLOT, ROW, THICK = 176, 240, 26, 14


def bars(counts: Sequence[tuple[str, int]], one: str, *, dark: bool = False) -> Scene:
    """One bar a row, in the order given; none is colored apart. ``one`` names what is counted ("row")."""
    most = max((n for _, n in counts), default=0) or 1
    scene = Scene(palette(dark), 0, most * 1.35, PLOT, LABEL)
    for k, (label, n) in enumerate(counts):
        middle = k * ROW + ROW / 2
        scene.beside(middle, cut(label, LABEL - 8), 2)
        if n:
            scene.boxes.append(Box(0, n, middle - THICK / 2, middle + THICK / 2, scene.colors.grey, dx=0))
        words = in_words.count(n, one) if n else f"no {one}s"
        scene.words.append(Words(n, middle, words, scene.colors.ink, dx=8))
    scene.height = len(counts) * ROW
    return scene
