"""What a reader would see in a scene: where words and marks stand, in pixels from the plot's left edge."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from hypothesis import strategies as st

from csc_core.analysis import analyse
from csc_core.charting.entries import Code
from csc_core.charting.lettering import width
from csc_core.charting.marks import LOOKS, STRIDE, color_of
from csc_core.charting.scene import Align, Box, Scene, Target, Words
from csc_core.intake import open_sample
from csc_core.model.analysis import Analysis
from csc_core.model.codes import date_of
from tests.core.measuring.hand import log_of
from tests.core.measuring.made import made_rows
from tests.core.small_logs import AS_OF, Row, csv_of
from tests.make import make_log

Rectangle = tuple[float, float, float, float]
COUNT = re.compile(r"\+(\d+)")


def analysed(*events: Row, meta: dict[str, str] | None = None, **beside: Sequence[Row]) -> Analysis:
    """The analysis of a log of these rows at the usual as-of date."""
    tables = {name: csv_of(rows) for name, rows in beside.items()}
    return analyse(make_log(csv_of(events), meta=meta, **tables), today=AS_OF)


@cache
def sample_analysis(sample_id: str) -> Analysis:
    """The analysis of a shipped sample."""
    log = open_sample(sample_id).log
    assert log is not None
    return analyse(log, today=AS_OF)


@st.composite
def made_analyses(draw: st.DrawFn, most: int = 24) -> Analysis:
    """Analyses of logs that Hypothesis makes: same-day rows, coarse dates, titles of any letters."""
    titles = st.text(min_size=1, max_size=120)
    rows: list[dict[str, Any]] = draw(made_rows(collaborations=1, most=most))
    rows = [{**row, "title": draw(titles)} for row in rows]
    today = date_of(draw(st.integers(100, 400)))
    return analyse(log_of(rows), today=today)


def rectangle(scene: Scene, words: Words) -> Rectangle:
    """Left, top, right and bottom of a line of text."""
    wide = width(words.text, words.size, words.weight > 400)
    before = {Align.LEFT: 0.0, Align.CENTER: wide / 2, Align.RIGHT: wide}[words.align]
    left = scene.pixels(words.x) + words.dx - before
    return left, words.y - words.size / 2, left + wide, words.y + words.size / 2


def overlapping(scene: Scene, words: Iterable[Words]) -> list[tuple[str, str]]:
    """Pairs of texts that share more than a pixel."""
    placed = [(one.text, rectangle(scene, one)) for one in words if one.text.strip()]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(placed, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
    ]


def in_label_column(scene: Scene) -> list[Words]:
    """The texts that begin left of the plot."""
    return [words for words in scene.words if rectangle(scene, words)[0] < 0]


def center(scene: Scene, target: Target) -> float:
    """Where a target stands."""
    return scene.pixels(target.x) + target.dx


def capsules(scene: Scene) -> list[Box]:
    """The outlined boxes of coarse dates."""
    return [box for box in scene.boxes if box.width and box.stroke != "transparent"]


def span(scene: Scene, target: Target) -> tuple[float, float]:
    """Left and right end of the mark or capsule a target belongs to."""
    for box in capsules(scene):
        if box.y < target.y < box.y2 and box.x <= target.x <= box.x2 and box.dx <= target.dx <= box.dx2:
            return scene.pixels(box.x) + box.dx, scene.pixels(box.x2) + box.dx2
    return center(scene, target) - STRIDE / 2, center(scene, target) + STRIDE / 2


def rows_of(scene: Scene) -> dict[float, list[Target]]:
    """Targets by the height they stand at, from left to right."""
    rows: dict[float, list[Target]] = defaultdict(list)
    for target in scene.targets:
        rows[target.y].append(target)
    return {y: sorted(row, key=lambda target: center(scene, target)) for y, row in rows.items()}


def touching(scene: Scene, row: Sequence[Target]) -> list[tuple[str, str]]:
    """Neighbors of a row whose marks overlap."""
    return [
        (one.id, other.id)
        for one, other in pairwise(row)
        if span(scene, other)[0] < span(scene, one)[1] - 0.01
    ]


def counted(scene: Scene, y: float | None = None) -> int:
    """How many entries are told by a "+3", on one row or in all."""
    found = [COUNT.fullmatch(words.text) for words in scene.words if y is None or words.y == y]
    return sum(int(match[1]) for match in found if match)


def key_row(scene: Scene, code: Code) -> float:
    """The height at which the key of a code stands: that of its row."""
    look, color = LOOKS[code], color_of(code, scene.colors)
    (y,) = {
        shape.y
        for shape in scene.shapes
        if shape.x == scene.start
        and shape.dx < 0
        and shape.shape == look.shape
        and color in (shape.fill, shape.stroke)
        and (shape.fill == scene.colors.page) == look.hollow
    }
    return y


def numbers(scene: Scene) -> list[Words]:
    """The numbers of setbacks over the journey, from left to right."""
    found = [w for w in scene.words if w.weight == 700 and w.align is Align.CENTER and w.text.isdigit()]
    return sorted(found, key=lambda words: scene.pixels(words.x) + words.dx)


def lane_heights(scene: Scene, analysis: Analysis) -> dict[str, float]:
    """The height of each drawn lane by its setback: where that setback has its target, below the journey."""
    setbacks = {episode.setback_id for episode in analysis.findings.episodes}
    return {target.id: target.y for target in scene.targets if target.id in setbacks}


def rings(scene: Scene) -> list[tuple[float, float]]:
    """Where the ring around the picked entry stands."""
    return [(scene.pixels(ring.x) + ring.dx, ring.y) for ring in scene.rings]
