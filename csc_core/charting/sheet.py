"""All small pictures of a comparison as one, by city and policy area, to be saved and printed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from csc_core.charting.frame import PLOT, Frame
from csc_core.charting.lettering import cut
from csc_core.charting.multiples import multiple, multiples_key
from csc_core.charting.palette import palette
from csc_core.charting.scene import GROUPS, Scene, Words
from csc_core.content import in_words
from csc_core.content.codebook import word
from csc_core.model.portfolio import AREAS, CollaborationSummary, Portfolio

MOST, BANDS = 18, 6  # pictures, and bands of them, on one screen or page
GUTTER = 1.1  # of a picture's width, from one column to the next
NAMES, GAP = 44, 20  # pixels
ELSEWHERE = "Other places and policy areas"


def sheet(
    portfolio: Portfolio, frame: Frame, captions: Mapping[str, str], chosen: str | None = None
) -> Scene:
    """One column a policy area, one band a city; below them those that state no place in that design.

    ``captions`` gives the words under each name, by key.
    """
    step = (frame.end - frame.start) * GUTTER
    scene = Scene(palette(False), frame.start, frame.start + step * len(AREAS), PLOT * GUTTER * len(AREAS), 0)
    y = _paste(scene, multiples_key(plot=scene.plot), frame.start, 0) + GAP
    for place, area in enumerate(AREAS):
        head = in_words.capital(word("policy_area", area))
        scene.words.append(Words(frame.start + place * step, y, head, scene.colors.ink, weight=600))
    bands = [(city, [portfolio.cell(city, area) for area in AREAS]) for city in portfolio.cities]
    if portfolio.elsewhere:
        bands.append((ELSEWHERE, [portfolio.elsewhere[k :: len(AREAS)] for k in range(len(AREAS))]))
    y += GAP
    for name, columns in bands:
        scene.words.append(Words(frame.start, y + 8, name, scene.colors.muted))
        y = max(
            _draw_column(scene, column, place * step, y + GAP, frame, captions, chosen)
            for place, column in enumerate(columns)
        )
    scene.height = y
    return scene


def parts_of(portfolio: Portfolio, most: int = MOST, bands: int = BANDS) -> list[Portfolio]:
    """The collaborations in the order of names, so many at a time; a city stays whole where it can."""
    found = [tuple(s for s in portfolio.placed if s.face.city == city) for city in portfolio.cities]
    pieces = [band[k : k + most] for band in (*found, portfolio.elsewhere) for k in range(0, len(band), most)]
    parts: list[list[tuple[CollaborationSummary, ...]]] = []
    for piece in pieces:
        last = parts[-1] if parts else None
        if last is not None and len(last) < bands and sum(map(len, last)) + len(piece) <= most:
            last.append(piece)
        else:
            parts.append([piece])
    return [replace(portfolio, summaries=tuple(s for piece in part for s in piece)) for part in parts]


def _draw_column(
    scene: Scene,
    summaries: tuple[CollaborationSummary, ...],
    x: float,
    y: float,
    frame: Frame,
    captions: Mapping[str, str],
    chosen: str | None,
) -> float:
    """The collaborations of one city and policy area, one below the other. Returns the y below."""
    for summary in summaries:
        name = cut(summary.face.name, PLOT, bold=True)
        scene.words.append(Words(frame.start + x, y + 10, name, scene.colors.ink, weight=600))
        caption = captions[summary.face.key]
        scene.words.append(Words(frame.start + x, y + 28, caption, scene.colors.muted))
        y = _paste(scene, multiple(summary, frame, chosen=chosen), x, y + NAMES) + GAP
    return y


def _paste(scene: Scene, part: Scene, x: float, y: float) -> float:
    """Add a picture of the same scale to a larger one, moved by ``x`` and ``y``. Returns the y below it."""

    def moved(item: Any) -> Any:
        across = {name: getattr(item, name) + x for name in ("x", "x2") if hasattr(item, name)}
        down = {name: getattr(item, name) + y for name in ("y", "y2") if hasattr(item, name)}
        return item._replace(**across, **down)

    for name in GROUPS:
        getattr(scene, name).extend(moved(item) for item in getattr(part, name))
    return y + part.height
