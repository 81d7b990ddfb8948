"""The one time axis: years in bold, and as many months between them as can be read."""

import datetime as dt
from collections.abc import Iterator

from csc_core.charting.scene import Align, Scene, Words
from csc_core.content import in_words
from csc_core.model.codes import date_of, day_number

HEIGHT = 22
ROOM = 46  # pixels a label needs


def _step(scene: Scene) -> int:
    """Months between ticks: the finest of month, quarter, half-year and years whose labels stay apart."""
    month = scene.plot / max((scene.end - scene.start) / 30.44, 1)
    return next((step for step in (1, 3, 6, 12, 24, 60, 120) if step * month >= ROOM), 240)


def _months(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    for month in range(first.year * 12, last.year * 12 + last.month):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if month % step == 0 and first <= day <= last:
            yield day


def draw_axis(scene: Scene, top: float, lanes: float, y: float) -> float:
    """Grid lines (years from ``top``, others from ``lanes``), the axis, its labels. Returns the y below."""
    scene.across(y, scene.colors.grey, 1.5, label=False)
    shown = 0
    for day in _months(date_of(int(scene.start)), date_of(int(scene.end)), _step(scene)):
        place, january = day_number(day), day.month == 1
        scene.upright(
            place, top if january else lanes, y, scene.colors.year if january else scene.colors.rule
        )
        label = str(day.year) if january else in_words.month(day)
        color, weight = (scene.colors.ink, 600) if january else (scene.colors.muted, 400)
        if 14 < scene.pixels(place) < scene.plot - 10:
            scene.words.append(Words(place, y + HEIGHT / 2, label, color, weight=weight, align=Align.CENTER))
            shown += january
    if not shown:  # within one year: the last label says which
        scene.beside(y + HEIGHT / 2, str(date_of(int(scene.end)).year), scene.label - 44, weight=600)
    return y + HEIGHT
