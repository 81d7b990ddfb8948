"""The strip of governance modes with its deliberate reviews. All have one color: none is better."""

from csc_core.charting.entries import Code
from csc_core.charting.lettering import width
from csc_core.charting.marks import BAR, draw_key, draw_mark
from csc_core.charting.scene import Box, Scene, Shape, Target, Words
from csc_core.content import in_words
from csc_core.content.codebook import term, word
from csc_core.model.analysis import Analysis
from csc_core.model.codes import day_number
from csc_core.model.findings import ModeSpan
from csc_core.model.vocabulary import GovernanceMode, GovernanceSubtype

STRIP, REVIEWS = 26, 19


def mode_name(analysis: Analysis, span: ModeSpan) -> str:
    """The full name of a span's mode, with the lead organization where the log names it."""
    name = term("governance_mode", span.mode).name
    if span.mode is GovernanceMode.LEAD and span.lead_org:
        return f"{name}: {analysis.log.partner_label(span.lead_org)}"
    return name


def _fitting(analysis: Analysis, span: ModeSpan, room: float) -> str:
    """The longest of the mode's names that fits its segment, or nothing."""
    known = term("governance_mode", span.mode)
    for name, spare in ((mode_name(analysis, span), 18), (known.name, 18), (known.short, 12)):
        if name and width(name) <= room - spare:
            return name
    return ""


def draw_strip(scene: Scene, analysis: Analysis, y: float) -> float:
    """One segment a mode, in its time order. Returns the y below it."""
    middle = y + STRIP / 2
    scene.beside(middle, "Governance mode", 2, weight=600)
    for span in analysis.findings.governance.spans:
        first, last = max(day_number(span.start), scene.start), day_number(span.end)
        if last <= first:
            continue
        scene.grounds.append(Box(first, last, y, y + STRIP, scene.colors.strip, radius=3, dx2=-1))
        words = _fitting(analysis, span, scene.pixels(last) - scene.pixels(first))
        scene.words.append(Words(first, middle, words, scene.colors.ink, dx=8))
        says = f"Governance mode: {mode_name(analysis, span)} · from {in_words.date(span.start)}"
        scene.targets.append(Target((first + last) / 2, middle, span.event_id or "", says))
    return y + STRIP


def draw_reviews(scene: Scene, analysis: Analysis, y: float) -> float:
    """Ticks for what has no segment of its own: solid where the mode was looked at and kept, else hollow.

    Call it after ``draw_strip``. Returns the y below the row.
    """
    middle = y + REVIEWS / 2
    draw_key(scene, Code.GOVERNANCE, middle, 0, "reviewed and kept")
    _hollow_tick(scene, scene.start, middle, 150 - scene.label)
    scene.beside(middle, "adjusted", 162)
    segments = {target.id for target in scene.targets}
    for mark in analysis.findings.governance.marks:
        day, kept = day_number(mark.date), mark.subtype is GovernanceSubtype.REVIEW_KEPT
        if mark.event_id in segments or day < scene.start:
            continue
        if kept:
            draw_mark(scene, Code.GOVERNANCE, day, middle, scale=0.8)
        else:
            _hollow_tick(scene, day, middle)
        name = "mode reviewed and kept" if kept else word("governance_subtype", mark.subtype or "")
        says = f"Governance: {name or 'change'} · {in_words.date(mark.date)}"
        scene.targets.append(Target(day, middle, mark.event_id, says, size=200))
    return y + REVIEWS


def _hollow_tick(scene: Scene, x: float, y: float, dx: float = 0) -> None:
    scene.shapes.append(Shape(x, y, BAR, scene.colors.page, scene.colors.ink, 180, 1.2, dx))
