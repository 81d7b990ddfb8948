"""The lanes: one row a setback, its responses along the row, and how the episode reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from csc_core.charting.entries import Entry
from csc_core.charting.journey import COUNT, along, draw_moved, span_of
from csc_core.charting.lettering import width, wrap
from csc_core.charting.marks import draw_entry
from csc_core.charting.nudging import folded
from csc_core.charting.scene import Align, Band, Box, Dash, Line, Scene, Shape, Words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.findings import Episode
from csc_core.model.portfolio import SetbackSummary
from csc_core.model.vocabulary import Label

BESIDE = 18  # pixels from a waiting setback to its words: room for the ring around a picked one


@dataclass(frozen=True, slots=True)
class Lane:
    """One setback with its shown responses in date order."""

    episode: Episode
    setback: Entry
    responses: Sequence[Entry]

    @property
    def ids(self) -> frozenset[str]:
        """The event ids in this lane."""
        return frozenset((self.setback.id, *(entry.id for entry in self.responses)))

    @property
    def reading(self) -> str:
        """How the episode reads, in words."""
        return episode_words(self.episode)


def episode_words(episode: Episode | SetbackSummary) -> str:
    """The label's words; for a setback without an answer, how long it has waited or that it was closed so."""
    if episode.label is not Label.NO_RESPONSE_RECORDED:
        note = " (order not known)" if episode.order_unknown else ""
        return word("label", episode.label) + note
    if not episode.is_open:
        return "closed, nothing recorded"
    about = "about " if "age_days" in episode.coarse else ""
    return f"{word('label', episode.label)}, {about}{in_words.days(episode.age_days)}"


def draw_title(scene: Scene, lane: Lane, y: float, lines: int) -> range:
    """The number and the title, wrapped so that it has room in bold too. Returns its places in ``words``."""
    left = draw_number(scene, lane, y, 4)
    wrapped = wrap(lane.setback.title, scene.label - 14 - left, lines, bold=True)
    for k, line in enumerate(wrapped):
        scene.beside(y + (k - (len(wrapped) - 1) / 2) * 15.5, line, left)
    return range(len(scene.words) - len(wrapped), len(scene.words))


def draw_number(scene: Scene, lane: Lane, y: float, left: float) -> float:
    """The number in bold, ``left`` pixels from the edge. Returns where a title beside it begins."""
    number, dx = str(lane.episode.number), left - scene.label
    scene.number(lane.episode.setback_id, Words(scene.start, y, number, scene.colors.ink, dx, 700))
    return max(24, 12 + width(number, bold=True))


def draw_lane(scene: Scene, lane: Lane, y: float, height: float, *, lines: int, today: float) -> None:
    """One lane from ``y`` down: title, track, marks, reading."""
    middle = y + height / 2
    title = draw_title(scene, lane, middle, lines)
    draw_answers(scene, lane, middle, today)
    add_band(scene, lane, y, y + height, title)


def add_band(scene: Scene, lane: Lane, top: float, foot: float, title: range) -> None:
    """Note where a lane stands, as soon as its title and then its marks are drawn."""
    said = range(title.stop, len(scene.words))
    scene.bands.append(Band(lane.episode.setback_id, lane.ids, top, foot, title, said))


def draw_answers(scene: Scene, lane: Lane, y: float, today: float) -> None:
    """What followed a setback: its marks on a track and how it reads, or a dashed line to ``today``."""
    draw = _draw_waiting if lane.episode.unanswered else _draw_answered
    draw(scene, lane, y, today)


def _draw_waiting(scene: Scene, lane: Lane, y: float, today: float) -> None:
    """A dashed line to the as-of date, open at its end, with the words where there is room."""
    ink, day, wide = scene.colors.ink, lane.setback.day, width(lane.reading, bold=True)
    scene.lines.append(Line(day, today, y, y, ink, 2, Dash.DASHED))
    scene.shapes.append(Shape(today, y, "circle", scene.colors.page, ink, 90, 2))
    draw_entry(scene, lane.setback, y)
    x, dx, align = _waiting_place(scene, day, today, wide)
    page = scene.colors.page
    if x == day and align is Align.LEFT:  # the words stand on the dashes
        scene.boxes.append(Box(day, day, y - 8, y + 8, page, dx=dx - 3, dx2=dx + wide + 3))
    scene.words.append(Words(x, y, lane.reading, ink, dx, 600, align=align, halo=page))


def _waiting_place(scene: Scene, day: float, today: float, wide: float) -> tuple[float, float, Align]:
    """Where the words of a waiting setback stand: left of it, else on the dashes, else after short ones."""
    begin, end = scene.pixels(day), scene.pixels(today)
    if begin > BESIDE + wide:
        return day, -BESIDE, Align.RIGHT
    if end - begin < BESIDE + wide + 12 and end + 12 + wide <= scene.plot:
        return today, 12, Align.LEFT
    return day, BESIDE + 4, Align.LEFT


@dataclass(frozen=True, slots=True)
class _Placed:
    """A drawn mark's ends: the days they stand at and the pixels beside, so that they hold at any width."""

    first: float
    left: float
    last: float
    right: float


def _draw_answered(scene: Scene, lane: Lane, y: float, _today: float) -> None:
    """A pale track from the setback to the last mark, the marks, and the reading beside them."""
    row = [lane.setback, *lane.responses]
    moved = along(scene, row)
    placed = _placed(scene, row, moved)
    begin, end = placed[0], placed[-1]
    track = scene.colors.track
    box = Box(begin.first, end.last, y - 8, y + 8, track, radius=8, dx=begin.left - 1, dx2=end.right + 1)
    scene.boxes.append(box)
    draw_moved(scene, row, moved, y)
    place = _reading_place(scene, lane.reading, placed)
    if place is None:
        return
    x, dx, align = place
    color, weight = (scene.colors.muted, 400) if align is Align.LEFT else (scene.colors.ink, 600)
    behind = track if align is Align.CENTER else scene.colors.page
    scene.words.append(Words(x, y, lane.reading, color, dx, weight, align=align, halo=behind))


def _placed(scene: Scene, row: Sequence[Entry], moved: Sequence[float | None]) -> list[_Placed]:
    """Where the drawn marks of a row end, each with the "+3" behind it."""
    more, found = folded(moved), []
    for k, (entry, shift) in enumerate(zip(row, moved, strict=True)):
        if shift is not None:
            first, last = (entry.first, entry.last) if entry.coarse else (entry.day, entry.day)
            left, right = span_of(scene, entry)
            left, right = left - scene.pixels(first) + shift, right - scene.pixels(last) + shift
            found.append(_Placed(first, left, last, right + (COUNT if k in more else 0)))
    return found


def _reading_place(
    scene: Scene, reading: str, placed: Sequence[_Placed]
) -> tuple[float, float, Align] | None:
    """Where the reading stands: a day, the pixels beside it, and which end of the words stands there.

    Right of the marks, else left of them, else in the widest gap between two; None when it fits nowhere.
    """
    begin, end, wide = placed[0], placed[-1], width(reading, bold=True)
    if scene.pixels(end.last) + end.right + 8 + wide <= scene.plot:
        return end.last, end.right + 8, Align.LEFT
    if wide + 6 <= scene.pixels(begin.first) + begin.left:
        return begin.first, begin.left - 6, Align.RIGHT
    gaps = [
        (
            scene.pixels(b.first) + b.left - scene.pixels(a.last) - a.right,
            (a.last + b.first) / 2,
            a.right + b.left,
        )
        for a, b in pairwise(placed)
    ]
    gap, middle, beside = max(gaps, default=(0.0, 0.0, 0.0))
    return (middle, beside / 2, Align.CENTER) if gap >= wide + 12 else None
