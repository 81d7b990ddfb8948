"""The journeys of many collaborations as small pictures on one time scale, beside one another in no order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from csc_core.charting.entries import Code, Entry, code_word
from csc_core.charting.frame import MONTH, SMALLER, YEAR, Frame, Scale, draw_shared_axis
from csc_core.charting.journey import LINE, ON_THE_LINE, RETREAT, Stack, draw_row, draw_stack, stacked
from csc_core.charting.lanes import episode_words
from csc_core.charting.marks import draw_key, draw_mark
from csc_core.charting.palette import palette
from csc_core.charting.scene import GROUPS, Dash, Line, Scene, Shape, Target
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.codes import date_of, day_number
from csc_core.model.portfolio import CollaborationSummary, SetbackSummary
from csc_core.model.vocabulary import DatePrecision

LEVEL, TOP = 16, 18  # pixels before the picture is made smaller
NUDGE = 12  # pixels a mark may move along its row: months, on so small a scale
LEVELS = 3  # of marks above one another; what does not fit is counted
CHOSEN, OTHER = 0.7, 0.3  # the size of a setback's mark, for the chosen kind and for the rest
KEY_ROW = 26
LENGTHS = (
    (1, DatePrecision.DAY),
    (7, DatePrecision.WEEK),
    (31, DatePrecision.MONTH),
    (92, DatePrecision.QUARTER),
)


def frame_of(summaries: Sequence[CollaborationSummary], scale: Scale) -> Frame:
    """The frame in which every collaboration's whole life fits."""
    bare = Frame(scale, 0, YEAR)
    ends = [end for summary in summaries for end in _ends(summary, bare.origin(summary))] or [0, 365]
    first, span = float(min(ends)), max(max(ends) - min(ends), 3 * MONTH)
    frame = replace(bare, start=first - span * 0.02, end=first + span * 1.07)
    above = below = 1
    for summary in summaries:
        if above == below == LEVELS:  # there are no more
            break
        over, under = _stacks(frame.scene(False), _answers(summary, frame))
        above, below = max(above, over.height), max(below, under.height)
    return replace(frame, above=above, below=below)


def _ends(summary: CollaborationSummary, origin: int) -> Iterator[int]:
    """The first and the last day of a collaboration's life and of all its marks."""
    days = [day_number(summary.start), day_number(summary.as_of)]
    days += [day for setback in summary.setbacks for day in (setback.first, setback.last)]
    days += [day for when in summary.answers.values() for day in when.exact]
    days += [day for when in summary.answers.values() for _, *period in when.coarse for day in period]
    yield from (min(days) - origin, max(days) - origin)


def _answers(summary: CollaborationSummary, frame: Frame) -> list[Entry]:
    """The responses as entries of a picture, by date."""
    periods = [
        (when, Code(way))
        for way, days in summary.answers.items()
        for when in (*((day, day, day) for day in days.exact), *days.coarse)
    ]
    origin = frame.origin(summary)
    return [_entry(place, code, *when, origin) for place, (when, code) in enumerate(sorted(periods))]


def _entry(place: int, code: Code, day: int, first: int, last: int, origin: int) -> Entry:
    precision = precision_of(first, last)
    says = f"{code_word(code)} · {in_words.date(date_of(day), precision)}"
    return Entry(place, "", 0, code, day - origin, first - origin, last - origin, precision, "", says)


def precision_of(first: int, last: int) -> DatePrecision:
    """How exact a date is whose period has these ends."""
    days = last - first + 1
    return next((precision for most, precision in LENGTHS if days <= most), DatePrecision.YEAR)


def _stacks(scene: Scene, answers: Sequence[Entry]) -> tuple[Stack, Stack]:
    """Learning above the line and blaming below it, on levels."""
    above, below = (
        [entry for entry in answers if entry.code is code] for code in (Code.LEARNING, Code.BLAMING)
    )
    return stacked(scene, above, LEVELS), stacked(scene, below, LEVELS)


def multiple(
    summary: CollaborationSummary, frame: Frame, *, dark: bool = False, chosen: str | None = None
) -> Scene:
    """One collaboration's journey. Setbacks of the ``chosen`` kind have larger marks."""
    scene, answers = frame.scene(dark), _answers(summary, frame)
    line = TOP + frame.above * LEVEL + LINE / 2
    retreat = line + LINE / 2 + frame.below * LEVEL + RETREAT / 2
    scene.height = retreat + RETREAT / 2
    for setback in summary.setbacks:
        _draw_setback(scene, setback, frame.origin(summary), chosen)
    above, below = _stacks(scene, answers)
    draw_stack(scene, above, line - LINE / 2 - LEVEL / 2 + 3, -LEVEL)
    draw_stack(scene, below, line + LINE / 2 + LEVEL / 2 - 3, LEVEL)
    draw_row(scene, [entry for entry in answers if entry.code in ON_THE_LINE], line, limit=NUDGE)
    draw_row(scene, [entry for entry in answers if entry.code is Code.RETREAT], retreat - 4, limit=NUDGE)
    _draw_life(scene, summary, frame, line)
    small = smaller(scene, SMALLER)
    draw_shared_axis(small, frame)
    return small


def _draw_setback(scene: Scene, setback: SetbackSummary, origin: int, chosen: str | None) -> None:
    """A tick with a diamond on top, solid while it is not picked up, and a bar where the date is coarse."""
    day, colors = setback.day - origin, scene.colors
    waits = setback.unanswered
    color, dash = (colors.ink, Dash.SOLID) if waits else (colors.grey, Dash.DOTTED)
    scene.upright(day, TOP / 2, scene.height, color, 1.2, dash)
    scene.lines.append(Line(setback.first - origin, setback.last - origin, TOP / 2, TOP / 2, colors.ink, 3))
    draw_mark(scene, Code.SETBACK, day, TOP / 2, scale=CHOSEN if setback.subtype == chosen else OTHER)
    scene.targets.append(Target(day, TOP / 2, str(setback.row), setback_says(setback)))


def setback_says(setback: SetbackSummary) -> str:
    """A setback in one line: its number, date, kind and how it reads."""
    kind = f" · {word('setback_subtype', setback.subtype)}" if setback.subtype else ""
    when = in_words.date(setback.date, setback.precision)
    return f"setback {setback.number} · {when} · row {setback.row}{kind} · {episode_words(setback)}"


def _draw_life(scene: Scene, summary: CollaborationSummary, frame: Frame, y: float) -> None:
    """A line from the start to the as-of date, dashed from the oldest setback that is not picked up."""
    start, today = (day_number(day) - frame.origin(summary) for day in (summary.start, summary.as_of))
    waiting = [setback.day - frame.origin(summary) for setback in summary.waiting]
    since = min(waiting, default=today)
    scene.lines.append(Line(min(start, since), since, y, y, scene.colors.grey, 1.5))
    if waiting:
        _draw_waiting(scene, since, today, y)


def _draw_waiting(scene: Scene, x: float, x2: float, y: float, dx: float = 0, dx2: float = 0) -> None:
    """A dashed line that ends open."""
    scene.lines.append(Line(x, x2, y, y, scene.colors.ink, 2, Dash.DASHED, dx, dx2))
    scene.shapes.append(Shape(x2, y, "circle", scene.colors.page, scene.colors.ink, 90, 2, dx2))


def smaller(scene: Scene, by: float) -> Scene:
    """The same picture with smaller marks and distances; words keep their size, letters on marks do not."""

    def shrunk(item: Any) -> Any:
        lengths = {
            name: getattr(item, name) * by
            for name in ("y", "y2", "dx", "dx2", "radius")
            if hasattr(item, name)
        }
        area = {"size": item.size * by * by} if isinstance(item, Shape | Target) else {}
        return item._replace(**lengths, **area)

    small = Scene(scene.colors, scene.start, scene.end, scene.plot * by, scene.label * by)
    for name in GROUPS:
        setattr(small, name, [shrunk(item) for item in getattr(scene, name)])
    small.glyphs = [glyph._replace(size=glyph.size * by) for glyph in small.glyphs]
    small.height = scene.height * by
    return small


KEY = (
    (Code.LEARNING, "learning, above", 130),
    (Code.BLAMING, "blaming, below", 126),
    (Code.MIXED, "mixed", 72),
    (Code.NEUTRAL, "neutral", 80),
    (Code.UNCLEAR, "unclear", 80),
    (Code.RETREAT, "retreat, lowest", 124),
)
SETBACKS = ((OTHER, "setback", 74), (CHOSEN, "of the kind chosen", 146))
WAITING = ("not yet picked up", 170)


def multiples_key(*, dark: bool = False, plot: float = 1100) -> Scene:
    """What the marks stand for, in as many rows as the width needs."""
    scene = Scene(palette(dark), 0, 1, plot, 0)
    rooms = [room for *_, room in (*SETBACKS, *KEY, WAITING)]
    places = iter(_places(rooms, plot))
    for size, says, _ in SETBACKS:
        x, y = next(places)
        draw_mark(scene, Code.SETBACK, 0, y, x + 8, scale=size * SMALLER * SMALLER)
        scene.beside(y, says, x + 18)
    for code, says, _ in KEY:
        x, y = next(places)
        draw_key(scene, code, y, x, says)
    x, y = next(places)
    _draw_waiting(scene, 0, 0, y, x + 4, x + 34)
    scene.beside(y, WAITING[0], x + 46)
    scene.height = y + KEY_ROW / 2
    return scene


def _places(rooms: Sequence[float], plot: float) -> Iterator[tuple[float, float]]:
    """Where things of these widths stand, row by row: left edge and middle."""
    x, y = 0.0, KEY_ROW / 2
    for room in rooms:
        if x + room > plot:
            x, y = 0.0, y + KEY_ROW
        yield x, y
        x += room
