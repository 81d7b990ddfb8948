"""Slides: wide, native, nothing outside the slide, what to say in the notes, marked on each."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from csc_core.charting.timeline import timeline
from csc_core.content.catalogue import actions
from csc_core.model.room import RoomFindings
from csc_core.reporting.documents.room_slides import room_slides
from csc_core.reporting.documents.slides import slides
from csc_core.reporting.sentences import headline
from tests.core.reporting.documents.made import ONE, SAMPLES, SPECIAL, TWO, analysis_of, room_material
from tests.core.reporting.documents.readers import deck, flat

POINT = 12_700
SMALLEST_IN_THE_ROOM = 14  # points on a slide 13.3 inches wide: 20 pixels of 1280, less what is rounded


@cache
def facilitator(name: str) -> Presentation:
    return deck(slides(analysis_of(name)))


@cache
def room(name: str) -> Presentation:
    material = room_material(name)
    return deck(room_slides(material.room, material.agenda))


def texts(slide: Slide) -> str:
    """All words of a slide, those of tables and groups too."""
    found: list[str] = []

    def walk(shapes: Iterable[Any]) -> None:
        for shape in shapes:
            if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
                walk(shape.shapes)
            elif shape.has_text_frame:
                found.append(shape.text_frame.text)
            elif getattr(shape, "has_table", False) and shape.has_table:
                found.extend(cell.text for row in shape.table.rows for cell in row.cells)

    walk(slide.shapes)
    return flat(" ".join(found))


def outside(show: Presentation, shape: BaseShape) -> bool:
    spare = 2 * POINT
    return (
        shape.left < -spare
        or shape.top < -spare
        or shape.left + shape.width > show.slide_width + spare
        or shape.top + shape.height > show.slide_height + spare
    )


@pytest.mark.parametrize("name", [*SAMPLES[:3], *SPECIAL])
def test_every_slide_has_a_title_notes_and_its_mark_and_stays_within_its_edges(name: str) -> None:
    for show, badge in ((facilitator(name), "Facilitator view"), (room(name), "For the room")):
        assert round(show.slide_width / show.slide_height, 2) == 1.78
        assert len(show.slides) >= 4
        for slide in show.slides:
            assert slide.shapes.title.text_frame.text.strip()
            assert slide.has_notes_slide
            assert badge in texts(slide)
            assert "as of" in texts(slide)
            assert "method" in texts(slide)
            assert [shape.name for shape in slide.shapes if outside(show, shape)] == []


def shapes_of(show: Presentation, kind: MSO_SHAPE_TYPE) -> list[BaseShape]:
    return [shape for slide in show.slides for shape in slide.shapes if shape.shape_type == kind]


def test_each_prompt_has_a_slide_with_its_questions_to_say() -> None:
    told = {
        slide.shapes.title.text_frame.text: slide.notes_slide.notes_text_frame.text
        for slide in facilitator(ONE).slides
    }
    for prompt in analysis_of(ONE).recommendation.prompts:
        action = actions()[prompt.action_id]
        assert all(question in told[action.name] for question in action.ask)


def test_the_picture_is_a_group_of_shapes_with_a_text_alternative() -> None:
    (picture,) = shapes_of(facilitator(ONE), MSO_SHAPE_TYPE.GROUP)
    assert picture._element.nvGrpSpPr.cNvPr.get("descr") == headline(analysis_of(ONE))
    words = {shape.text_frame.text for shape in picture.shapes if shape.has_text_frame}
    assert {item.text for item in timeline(analysis_of(ONE)).words if item.text} <= words
    assert shapes_of(facilitator(ONE), MSO_SHAPE_TYPE.PICTURE) == []


def test_setbacks_stand_in_native_tables_over_as_many_slides_as_needed() -> None:
    tables = [s.table for slide in facilitator(TWO).slides for s in slide.shapes if s.has_table]
    setbacks = [table for table in tables if table.cell(0, 0).text == "Setback"]
    numbers = [row.cells[0].text for table in setbacks for row in list(table.rows)[1:]]
    assert numbers == [str(episode.number) for episode in analysis_of(TWO).findings.episodes]
    assert len(setbacks) > 1


@pytest.mark.parametrize("name", [ONE, TWO, "long", "hostile"])
def test_what_is_projected_is_large(name: str) -> None:
    sizes = [
        run.font.size / POINT
        for slide in room(name).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert sizes
    assert min(sizes) >= SMALLEST_IN_THE_ROOM


def test_the_meeting_s_slides_follow_its_agenda() -> None:
    material = room_material(ONE)
    titles = [slide.shapes.title.text_frame.text for slide in room(ONE).slides]
    assert [title for title in titles if any(step.title in title for step in material.agenda.held)]
    questions = " ".join(texts(slide) for slide in room(ONE).slides)
    for step in material.agenda.held:
        assert step.question in questions
    notes = " ".join(s.notes_slide.notes_text_frame.text for s in room(ONE).slides)
    assert all(line in notes for step in material.agenda.held for line in (*step.if_agreed, *step.if_split))


def test_a_setback_that_is_not_shown_gets_no_slide() -> None:
    material = room_material(ONE)
    shown: RoomFindings = material.room
    numbers = {step.setback for step in material.agenda.held if step.setback is not None}
    assert numbers <= {setback.number for setback in shown.setbacks}
