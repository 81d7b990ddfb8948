"""The lanes for a narrow screen: each title on one line, its marks on the next."""

from csc_core.charting.axis import draw_axis
from csc_core.charting.entries import Shown, entries
from csc_core.charting.lanes import Lane, add_band, draw_answers, draw_number
from csc_core.charting.lettering import cut
from csc_core.charting.marks import draw_key_rows
from csc_core.charting.palette import palette
from csc_core.charting.scene import Scene
from csc_core.charting.since import KEY
from csc_core.charting.timeline import MOST_LANES, bounds, lanes_of
from csc_core.model.analysis import Analysis
from csc_core.model.codes import day_number

PLOT, LANE = 340, 54


def phone_lanes(analysis: Analysis, shown: Shown | None = None, *, dark: bool = False) -> Scene:
    """What followed each setback, for a screen about 390 pixels wide. The journey is left out."""
    shown = shown or Shown()
    found = entries(analysis, shown)
    start, end = bounds(analysis, found, shown)
    scene = Scene(palette(dark), start, end, PLOT, 0)
    y = draw_key_rows(scene, KEY, 0, 84, 4) + 6
    today = day_number(analysis.findings.as_of)
    for lane in lanes_of(analysis, found, MOST_LANES, shown.lanes):
        scene.across(y, scene.colors.rule)
        _draw_stacked(scene, lane, y, today)
        y += LANE
    scene.across(y, scene.colors.rule)
    scene.height = draw_axis(scene, y, y, y + 4) + 2
    return scene


def _draw_stacked(scene: Scene, lane: Lane, y: float, today: float) -> None:
    left = draw_number(scene, lane, y + 14, 2)
    title = len(scene.words)
    scene.beside(y + 14, cut(lane.setback.title, PLOT - 4 - left, bold=True), left)
    draw_answers(scene, lane, y + 37, today)
    add_band(scene, lane, y, y + LANE, range(title, title + 1))
