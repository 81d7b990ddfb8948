"""The lanes: one row a setback, its responses along the row, and how the episode reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from csc_core.charting.entries import Entry
from csc_core.charting.journey import along, draw_row, span_of
from csc_core.charting.lettering import width, wrap
from csc_core.charting.marks import draw_entry
from csc_core.charting.scene import Align, Box, Dash, Line, Scene, Shape, Words
from csc_core.content import plain
from csc_core.content.codebook import word
from csc_core.model.findings import Episode
from csc_core.model.vocabulary import Label


@dataclass(frozen=True, slots=True)
class Lane:
    """One setback with its shown responses in date order."""

    episode: Episode
    setback: Entry
    responses: Sequence[Entry]

    @property
    def ids(self) -> set[str]:
        """The event ids in this lane."""
        return {self.setback.id, *(entry.id for entry in self.responses)}

    @property
    def reading(self) -> str:
        """How the episode reads, in words."""
        return episode_words(self.episode)


def episode_words(episode: Episode) -> str:
    """The label's words; for a setback without an answer, how long it has waited or that it was closed so."""
    if episode.label is not Label.NO_RESPONSE_RECORDED:
        note = " (order not known)" if episode.order_unknown else ""
        return word("label", episode.label) + note
    if not episode.is_open:
        return "closed, nothing recorded"
    about = "about " if episode.about else ""
    return f"{word('label', episode.label)}, {about}{plain.days(episode.age_days)}"


def draw_title(scene: Scene, lane: Lane, y: float, lines: int, *, picked: bool) -> None:
    """The number in bold and the title, wrapped into the label column."""
    number_color = scene.colors.blue if picked else scene.colors.ink
    scene.beside(y, str(lane.episode.number), 4, weight=700, color=number_color)
    wrapped = wrap(lane.setback.title, scene.label - 38, lines, bold=picked)
    for k, line in enumerate(wrapped):
        offset = (k - (len(wrapped) - 1) / 2) * 15.5
        scene.beside(y + offset, line, 24, weight=600 if picked else 400)


def draw_lane(
    scene: Scene, lane: Lane, y: float, height: float, *, lines: int, today: float, picked: str | None
) -> None:
    """One lane from ``y`` down: tint when picked, title, track, marks, reading."""
    is_picked = picked in lane.ids
    middle = y + height / 2
    halo = scene.colors.tint if is_picked else scene.colors.page
    if is_picked:
        tint = Box(scene.start, scene.end, y, y + height, scene.colors.tint, dx=-scene.label)
        scene.grounds.append(tint)
    draw_title(scene, lane, middle, lines, picked=is_picked)
    draw_answers(scene, lane, middle, today, picked, halo)


def draw_answers(
    scene: Scene, lane: Lane, y: float, today: float, picked: str | None, halo: str | None = None
) -> None:
    """What followed a setback: its marks on a track and how it reads, or a dashed line to ``today``."""
    draw = _draw_waiting if lane.episode.unanswered else _draw_answered
    draw(scene, lane, y, today, picked, halo or scene.colors.page)


def _draw_waiting(scene: Scene, lane: Lane, y: float, today: float, picked: str | None, halo: str) -> None:
    """A dashed line to the as-of date, open at its end, with the words where there is room."""
    ink, day = scene.colors.ink, lane.setback.day
    scene.lines.append(Line(day, today, y, y, ink, 2, Dash.DASHED))
    scene.shapes.append(Shape(today, y, "circle", scene.colors.page, ink, 90, 2))
    draw_entry(scene, lane.setback, y, picked=picked)
    left = scene.pixels(day) - 14 - width(lane.reading, bold=True)
    place, align = (-14, Align.RIGHT) if left > 0 else (18, Align.LEFT)
    scene.words.append(Words(day, y, lane.reading, ink, place, 600, align=align, halo=halo))


def _draw_answered(scene: Scene, lane: Lane, y: float, _today: float, picked: str | None, halo: str) -> None:
    """A pale track from the setback to the last mark, the marks, and the reading beside them."""
    row, zero = [lane.setback, *lane.responses], scene.pixels(lane.setback.day)
    moved = along(scene, row)
    left, right = span_of(scene, row[0])[0] + moved[0], span_of(scene, row[len(moved) - 1])[1] + moved[-1]
    day, track = lane.setback.day, scene.colors.track
    scene.boxes.append(Box(day, day, y - 8, y + 8, track, radius=8, dx=left - zero - 1, dx2=right - zero + 1))
    draw_row(scene, row, y, picked, halo)
    free = right + 8 + (22 if len(moved) < len(row) else 0)
    if free + width(lane.reading) <= scene.plot:
        words = Words(day, y, lane.reading, scene.colors.muted, free - zero, halo=halo)
    else:
        dx = left - zero - 6
        words = Words(day, y, lane.reading, scene.colors.ink, dx, 600, align=Align.RIGHT, halo=halo)
    scene.words.append(words)
