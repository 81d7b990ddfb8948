"""Estimated widths hold against the font that is shipped, and labels never outgrow their room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from csc_core.charting.lettering import cut, width, wrap
from csc_core.charting.picture import FONTS
from csc_core.content.samples import samples
from tests.core.charting.seen import sample_analysis

FACES = {False: "SourceSansPro-Regular.ttf", True: "SourceSansPro-Semibold.ttf"}
words = st.text(max_size=300)
rooms = st.floats(40, 400)


def real_width(text: str, bold: bool) -> float:
    return float(ImageFont.truetype(str(FONTS / FACES[bold]), 140).getlength(text)) / 10


@pytest.mark.parametrize("bold", [False, True])
def test_widths_of_the_samples_titles_are_right_to_a_few_per_cent(bold: bool) -> None:
    titles = [title for s in samples() for title in sample_analysis(s.id).log.text("title")]
    assert len(titles) > 300
    for title in titles:
        assert width(title, bold=bold) == pytest.approx(real_width(title, bold), rel=0.05), title


@pytest.mark.parametrize(
    "text", ["assess as zigzag", "MMMM", "Éxito en la Niñez", "not yet picked up, 195 days"]
)
def test_widths_are_not_reckoned_too_small(text: str) -> None:
    assert width(text) >= real_width(text, False) * 0.97


def test_scripts_with_square_letters_are_given_square_room() -> None:
    assert width("中文标题") == 4 * 14


@given(words, rooms, st.booleans())
def test_a_cut_text_fits_its_room(text: str, room: float, bold: bool) -> None:
    assert width(cut(text, room, bold=bold), bold=bold) <= room


@given(words, rooms)
def test_only_what_does_not_fit_is_cut_and_the_cut_is_shown(text: str, room: float) -> None:
    short = cut(text, room)
    assert short == text if width(text) <= room else short.endswith("…")


@given(words, rooms, st.integers(1, 3))
def test_wrapped_lines_fit_and_are_few(text: str, room: float, lines: int) -> None:
    found = wrap(text, room, lines)
    assert 1 <= len(found) <= lines
    assert all(width(line) <= room for line in found)


@given(words, rooms)
def test_wrapping_loses_no_word_unless_it_shows_so(text: str, room: float) -> None:
    found = wrap(text, room, 3)
    if not any(line.endswith("…") for line in found):
        assert " ".join(found).split() == text.split()


def test_a_word_longer_than_the_room_is_cut_not_drawn_over_the_picture() -> None:
    (line,) = wrap("Donaudampfschifffahrtsgesellschaftskapitän" * 3, 120, 1)
    assert line.endswith("…")
    assert width(line) <= 120
