"""A deck of 16:9 slides with native titles, lists and tables; what to say stands in the notes."""

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from csc_core.charting.legible import legible
from csc_core.charting.lettering import width, wrap
from csc_core.charting.palette import LIGHT
from csc_core.reporting.documents.blocks import Grid
from csc_core.reporting.documents.deck_theme import HEADINGS, SPARE, WIDE, WORDS, blank
from csc_core.reporting.documents.stamp import Audience, Stamp

EDGE, TOP, FOOT = 0.6, 1.9, 7.0  # inches: margin, first line below the title, line of the stamp
INNER = WIDE - 2 * EDGE
TITLE, SMALL = 30, 16  # points
STAMP, ROOM_STAMP = 11, 15  # points, at the foot; what is projected is read from the back
QUESTION = (32, 28, 24, 20)
_TITLE_ONLY = 5  # the layout
GEORGIA = 1.15  # how much wider the headings' face runs than the one widths are known of


def color(hexadecimal: str) -> RGBColor:
    """A color of the palette."""
    found: RGBColor = RGBColor.from_string(hexadecimal.removeprefix("#"))
    return found


class Deck:
    """Slides in their order; each says for whom it is, as of when, by which method, and its number."""

    def __init__(self, title: str, stamp: Stamp) -> None:
        self._deck = blank()
        self._stamp = stamp
        about = self._deck.core_properties
        about.title, about.language = legible(title), "en-US"
        about.author = about.last_modified_by = ""
        about.created = about.modified = dt.datetime.combine(stamp.as_of, dt.time())

    def slide(self, title: str, say: Sequence[str]) -> "Page":
        """A new slide with its title, and the sentences to say in its notes."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_ONLY])
        slide.notes_slide.notes_text_frame.text = legible("\n".join(say))
        page = Page(slide)
        page.head(title)
        page.foot(self._stamp, len(self._deck.slides))
        return page

    def tables(self, title: str, grid: Grid, rows: int, say: Sequence[str]) -> None:
        """A table over as many slides as it needs, so many rows on each."""
        for start in range(0, len(grid.rows), rows):
            page = self.slide(title if not start else f"{title} (continued)", say if not start else ())
            page.table(grid.header, grid.rows[start : start + rows], grid.shares)

    def made(self) -> bytes:
        """The deck as a PPTX file."""
        file = io.BytesIO()
        self._deck.save(file)
        return file.getvalue()


class Page:
    """One slide being filled; places and sizes are in inches."""

    def __init__(self, slide: Slide) -> None:
        self.slide = slide

    def head(self, title: str) -> None:
        """The title, as large as fits two lines."""
        shape = self.slide.shapes.title
        shape.left, shape.top = Inches(EDGE), Inches(0.75)
        shape.width, shape.height = Inches(INNER), Inches(1.0)
        size = fitting(title, INNER, 2, (TITLE, 26, 22, 18))
        _write(shape.text_frame, (title,), size, heading=True)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP

    def foot(self, stamp: Stamp, number: int) -> None:
        """The badge over the title, and the stamp and the slide's number at the foot."""
        self.badge(stamp.badge)
        self.line(stamp.name, EDGE, 0.3, INNER - 4, size=SMALL - 2, ink=LIGHT.muted)
        size = STAMP if stamp.audience is Audience.FACILITATOR else ROOM_STAMP
        self.line(stamp.short, EDGE, FOOT, INNER - 1, size=size, ink=LIGHT.muted)
        self.line(str(number), WIDE - EDGE - 0.6, FOOT, 0.6, size=size, ink=LIGHT.muted, right=True)

    def badge(self, words: str) -> None:
        """For whom the slide is, in a grey label."""
        wide = width(words, SMALL - 2) / 72 * SPARE + 0.4
        shape = self.slide.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, Inches(WIDE - EDGE - wide), Inches(0.28), Inches(wide), Inches(0.36)
        )
        undress(shape)
        shape.fill.solid()
        shape.fill.fore_color.rgb = color(LIGHT.strip)
        _write(shape.text_frame, (words,), SMALL - 2)
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE

    def line(
        self,
        text: str,
        x: float,
        y: float,
        wide: float,
        *,
        size: float,
        ink: str = LIGHT.ink,
        right: bool = False,
    ) -> None:
        """One line of text, cut where it would run out of its space."""
        box = self.slide.shapes.add_textbox(Inches(x), Inches(y), Inches(wide), Inches(size / 72 * 1.5))
        _write(box.text_frame, wrap(legible(text), wide / SPARE * 72, 1, size), size, ink=ink)
        if right:
            box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def words(
        self,
        paragraphs: Sequence[str],
        x: float = EDGE,
        y: float = TOP,
        wide: float = INNER,
        high: float = FOOT - TOP - 0.2,
        *,
        lead: str = "",
        sizes: Sequence[int] = (26, 24, 22, 20, 18, 16, 14),
    ) -> None:
        """Paragraphs in the largest of ``sizes`` at which all fit, under a bold ``lead``."""
        told = [*([lead] if lead else []), *paragraphs]
        size = next((size for size in sizes if _height(told, wide, size) <= high), sizes[-1])
        box = self.slide.shapes.add_textbox(Inches(x), Inches(y), Inches(wide), Inches(high))
        _write(box.text_frame, told, size)
        if lead:
            box.text_frame.paragraphs[0].runs[0].font.bold = True

    def question(self, text: str, x: float, y: float, wide: float, high: float) -> None:
        """One question, large, in a frame of its own."""
        place = Inches(x), Inches(y), Inches(wide), Inches(high)
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
        undress(shape)
        shape.fill.solid()
        shape.fill.fore_color.rgb = color(LIGHT.tint)
        size = fitting(text, wide - 0.6, int(high / 0.6), QUESTION)
        _write(shape.text_frame, (text,), size, heading=True)
        shape.text_frame.margin_left = shape.text_frame.margin_right = Inches(0.3)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        *,
        wide: float = INNER,
        high: float = 0.4,
    ) -> None:
        """A native table from the left margin, first row as header, each row at least so high."""
        place = Inches(EDGE), Inches(TOP), Inches(wide), Inches(high * (len(rows) + 1))
        table = self.slide.shapes.add_table(len(rows) + 1, len(header), *place).table
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Emu(int(Inches(wide) * share / sum(shares)))
        for at, cells in enumerate((header, *rows)):
            for cell, text in zip(table.rows[at].cells, cells, strict=True):
                _write(cell.text_frame, (text,), SMALL, bold=at == 0)
                cell.fill.solid()
                cell.fill.fore_color.rgb = color(LIGHT.strip if at == 0 else LIGHT.page)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE


def fitting(text: str, wide: float, lines: int, sizes: Sequence[int]) -> int:
    """The largest size at which a text takes at most so many lines of ``wide`` inches, else the smallest."""
    room = wide * 72 * (lines - 0.15 * (lines - 1))
    return next((size for size in sizes if width(text, size, bold=True) * GEORGIA <= room), sizes[-1])


def _height(paragraphs: Sequence[str], wide: float, size: int) -> float:
    """How high paragraphs stand at a size, in inches."""
    room = wide * 72 * 0.92
    lines = sum(max(1, -(-width(text, size) * SPARE // room)) for text in paragraphs)
    return (lines * 1.2 + len(paragraphs) * 0.45) * size / 72


def _write(
    frame: TextFrame,
    paragraphs: Sequence[str],
    size: float,
    *,
    ink: str = LIGHT.ink,
    bold: bool = False,
    heading: bool = False,
) -> None:
    """Fill a frame with paragraphs, all in one look."""
    frame.word_wrap = True
    for at, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        if len(paragraphs) > 1:
            paragraph.space_after = Pt(size * 0.4)
        run = paragraph.add_run()
        run.text = legible(text)
        run.font.size, run.font.bold = Pt(size), bold or heading
        run.font.name = HEADINGS if heading else WORDS
        run.font.color.rgb = color(ink)


def undress(shape: Any) -> None:
    """Take from a shape the frame and shadow that a theme lends it."""
    for style in shape._element.findall("{*}style"):
        shape._element.remove(style)
    shape.line.fill.background()
