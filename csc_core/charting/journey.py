"""The journey: numbered setbacks, and every response above, on or below one line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csc_core.charting.binned import draw_bars
from csc_core.charting.entries import Code, Entry
from csc_core.charting.lettering import width
from csc_core.charting.marks import STRIDE, draw_entry, draw_key
from csc_core.charting.nudging import Span, folded, levels, shifts
from csc_core.charting.scene import Align, Dash, Scene, Words
from csc_core.model.codes import day_number
from csc_core.model.findings import Episode

NUMBERS, LINE, RETREAT = 22, 24, 22
MOST_LEVELS = 5
NUDGE_LIMIT = 3 * STRIDE
COUNT = 24  # pixels for a "+3" after a mark
ON_THE_LINE = (Code.MIXED, Code.NEUTRAL, Code.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Stack:
    """Marks of one code on levels, and how many did not find room by the place they would have stood at."""

    entries: list[Entry]
    levels: list[int]
    extra: dict[int, int]  # position of the last drawn entry → how many stand behind it

    @property
    def height(self) -> int:
        """How many levels are used, at least one."""
        return max(self.levels, default=0) + 1


def span_of(scene: Scene, entry: Entry) -> Span:
    """The room an entry's mark takes, in pixels from the plot's left edge."""
    return spans_of(scene, (entry,))[0]


def spans_of(scene: Scene, entries: Iterable[Entry]) -> list[Span]:
    """The room the marks of entries take, in pixels from the plot's left edge."""
    half, pixels = STRIDE / 2, scene.pixels
    found: list[Span] = []
    for entry in entries:
        middle = pixels(entry.day)
        left, right = middle - half, middle + half
        if entry.coarse:
            first, last = pixels(entry.first), pixels(entry.last)
            spare = max(0.0, STRIDE - (last - first)) / 2
            left, right = first - spare, last + spare
        found.append((left, right))
    return found


def stacked(scene: Scene, entries: Sequence[Entry], most: int = MOST_LEVELS) -> Stack:
    """Put marks on at most so many levels; what would stand above them is counted at the mark below it."""
    found = levels(spans_of(scene, entries), most, count_room(entries))
    kept: list[tuple[Entry, int]] = []
    extra: dict[int, int] = {}
    top = 0
    for entry, level in zip(entries, found, strict=True):
        if level is None:
            extra[top] = extra.get(top, 0) + 1
            continue
        kept.append((entry, level))
        top = entry.position if level == most - 1 else top
    return Stack([entry for entry, _ in kept], [level for _, level in kept], extra)


def is_crowded(*stacks: Stack) -> bool:
    """Does more than a third of the marks find no room, so that where they stand says nothing any more?"""
    counted = sum(sum(stack.extra.values()) for stack in stacks)
    return 2 * counted > sum(len(stack.entries) for stack in stacks)


def draw_stack(scene: Scene, stack: Stack, first: float, step: float) -> None:
    """Draw levels from ``first`` on, ``step`` pixels apart (negative: upward)."""
    for entry, level in zip(stack.entries, stack.levels, strict=True):
        y = first + level * step
        draw_entry(scene, entry, y)
        if entry.position in stack.extra:
            more = f"+{stack.extra[entry.position]}"
            scene.words.append(
                Words(entry.day, y, more, scene.colors.ink, dx=11, weight=600, halo=scene.colors.page)
            )


def count_room(entries: Sequence[Entry]) -> float:
    """The pixels that "+3" after a mark needs, or "+300" where there are that many to be counted."""
    return max(COUNT, 12 + width(f"+{len(entries) // 10}", bold=True))


def along(scene: Scene, entries: Sequence[Entry], limit: float = NUDGE_LIMIT) -> list[float | None]:
    """How far each mark of a row moves to stay apart and inside the plot; None for those that are folded."""
    return shifts(spans_of(scene, entries), limit, scene.plot, count_room(entries))


def draw_row(scene: Scene, entries: Sequence[Entry], y: float, limit: float = NUDGE_LIMIT) -> None:
    """Draw marks along one row; those without room within ``limit`` pixels become "+3" after the last."""
    draw_moved(scene, entries, along(scene, entries, limit), y)


def draw_moved(scene: Scene, entries: Sequence[Entry], moved: Sequence[float | None], y: float) -> None:
    """Draw marks moved as ``along`` says; those that are folded become "+3" after the last."""
    for entry, shift in zip(entries, moved, strict=True):
        if shift is not None:
            draw_entry(scene, entry, y, shift)
    for place, many in folded(moved).items():
        dx, colors = (moved[place] or 0) + 12, scene.colors
        scene.words.append(Words(entries[place].day, y, f"+{many}", colors.ink, dx, 600, halo=colors.page))


def draw_numbers(scene: Scene, episodes: Sequence[Episode], y: float, foot: float) -> None:
    """Setbacks by number with a dotted tick down to ``foot``; close numbers are nudged apart or left out."""
    draw_key(scene, Code.SETBACK, y + NUMBERS / 2, 0, "setback, by number")
    days = [day_number(episode.date) for episode in episodes]
    room = 4 + width(str(max((episode.number for episode in episodes), default=0)), bold=True)
    spans = [(scene.pixels(day) - room / 2, scene.pixels(day) + room / 2) for day in days]
    moved = shifts(spans, NUDGE_LIMIT, scene.plot, 0)
    for episode, day, dx in zip(episodes, days, moved, strict=True):
        scene.upright(day, y + NUMBERS, foot, scene.colors.grey, 1, Dash.DOTTED)
        if dx is None:
            continue
        number = Words(
            day, y + NUMBERS / 2, str(episode.number), scene.colors.ink, dx, 700, align=Align.CENTER
        )
        scene.number(episode.setback_id, number)


def draw_journey(
    scene: Scene, episodes: Sequence[Episode], entries: Sequence[Entry], y: float, *, level: float
) -> float:
    """Draw the whole band from ``y`` down. Returns the y below it."""
    learning = [entry for entry in entries if entry.code is Code.LEARNING]
    blaming = [entry for entry in entries if entry.code is Code.BLAMING]
    above, below = stacked(scene, learning), stacked(scene, blaming)
    crowded = is_crowded(above, below)
    over, under = (MOST_LEVELS, MOST_LEVELS) if crowded else (above.height, below.height)
    line = y + NUMBERS + over * level + LINE / 2
    retreat = line + LINE / 2 + under * level + RETREAT / 2
    draw_numbers(scene, episodes, y, retreat + RETREAT / 2)
    scene.across(line, scene.colors.grey, 1.5, label=False)
    draw_key(scene, Code.LEARNING, line - LINE / 2 - over * level / 2, 0, "learning, above the line")
    draw_key(scene, Code.MIXED, line, 0, "mixed")
    draw_key(scene, Code.NEUTRAL, line, 66, "neutral")
    draw_key(scene, Code.UNCLEAR, line, 142, "unclear")
    draw_key(scene, Code.BLAMING, line + LINE / 2 + under * level / 2, 0, "blaming, below the line")
    draw_key(scene, Code.RETREAT, retreat, 0, "retreat")
    if crowded:
        edges, tall = (line - LINE / 2, line + LINE / 2), MOST_LEVELS * level
        told = f"responses a {draw_bars(scene, learning, blaming, edges, tall)}"
        scene.beside(line - LINE / 2 - over * level / 2 + level, told, 22, color=scene.colors.muted)
    else:
        draw_stack(scene, above, line - LINE / 2 - level / 2 + 2, -level)
        draw_stack(scene, below, line + LINE / 2 + level / 2 - 2, level)
    draw_row(scene, [entry for entry in entries if entry.code in ON_THE_LINE], line)
    draw_row(scene, [entry for entry in entries if entry.code is Code.RETREAT], retreat)
    return retreat + RETREAT / 2
