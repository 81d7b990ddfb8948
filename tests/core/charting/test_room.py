"""Pictures for the room: large enough to read from the back, nothing cut, nothing over anything else."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

import pytest

from csc_core.analysis import room_of
from csc_core.charting.entries import Code
from csc_core.charting.gaps import TALLEST, ballot_scene, gaps_scene, sector_word
from csc_core.charting.marks import LOOKS
from csc_core.charting.palette import DARK, LIGHT, Palette
from csc_core.charting.picture import picture, png
from csc_core.charting.room import MOST, PLOT, setback_scene
from csc_core.charting.room_overview import overview_scene
from csc_core.charting.room_phone import PLOT as PHONE
from csc_core.charting.room_phone import phone_overview_scene, phone_setback_scene
from csc_core.charting.scene import Scene
from csc_core.content.samples import samples
from csc_core.meeting.ballots import reveal, widest_first
from csc_core.model.ballot import ALL_OTHERS
from csc_core.model.room import RoomSetback, Words
from csc_core.model.vocabulary import Facet, Label
from tests.core.charting.seen import overlapping, rectangle, sample_analysis
from tests.core.meeting.build import room, setback, votes

FACET = Facet.ANTICIPATE
SMALLEST, IN_A_HAND = 20, 16
TALL = 520  # what the room's page has for a picture at 1280 by 720
LONG = "Partners from four sectors could not agree which of the nine schools would be served first"


def texts(scene: Scene) -> list[str]:
    return [words.text for words in scene.words]


def readable(scene: Scene, smallest: int = SMALLEST, plot: int = PLOT) -> bool:
    """Is all text large, inside the picture, and clear of all other text?"""
    words = [*scene.words, *scene.glyphs]
    assert all(one.size >= smallest for one in words)
    assert overlapping(scene, words) == []
    for one in words:
        left, top, right, bottom = rectangle(scene, one)
        assert left >= -scene.label - 1, one.text
        assert right <= plot - scene.label + 1, one.text
        assert top >= -1, one.text
        assert bottom <= scene.height + 1, one.text
    return True


def drawn(scene: Scene, color: str) -> int:
    """How many marks are filled with a color."""
    return sum(shape.fill == color for shape in scene.shapes)


SHAPES = [
    setback(1, *[FACET] * n, strain=strain, when=when, about=about)
    for n, strain, when, about in product(
        (0, 1, 2, 6, 7, 30),
        (None, 0, 3),
        ("5 May 2025", "30 September 2024", "week of 23 September 2024", "quarter 3 of 2024"),
        (False, True),
    )
]


@pytest.mark.parametrize("words", Words)
def test_one_setback_of_any_shape_is_readable(words: Words) -> None:
    for shape in SHAPES:
        assert readable(setback_scene(room(shape), 1, words=words))


@pytest.mark.parametrize("state", [setback(1, waiting=9), setback(1, waiting=3195, about=True), setback(1)])
def test_a_setback_without_answers_is_readable(state: RoomSetback) -> None:
    assert readable(setback_scene(room(state), 1))


WAITING = [setback(1, waiting=9), setback(1, waiting=3195, about=True), setback(1)]


@pytest.mark.parametrize("words", Words)
def test_in_a_hand_one_setback_of_any_shape_is_readable_without_moving_the_picture(words: Words) -> None:
    for shape in (*SHAPES, *WAITING):
        scene = phone_setback_scene(room(shape), 1, words=words)
        assert readable(scene, IN_A_HAND, PHONE)
        answers = min(6, len(shape.answers))
        assert len(scene.targets) == 1 + answers
        assert ("strain on record" in texts(scene)) == bool(shape.strain)


def test_in_a_hand_all_setbacks_are_readable_and_say_the_same_as_on_the_wall() -> None:
    states = [
        setback(k, waiting=1000 + k, title=LONG) if k % 3 == 0 else setback(k, *[FACET] * (k % 9), title=LONG)
        for k in range(1, 15)
    ]
    narrow, wide = phone_overview_scene(room(*states)), overview_scene(room(*states))
    assert readable(narrow, IN_A_HAND, PHONE)
    assert [one.says.split(" · ")[0] for one in narrow.targets] == [
        one.says.split(" · ")[0] for one in wide.targets
    ]
    assert "and 7 more" in texts(narrow)
    with pytest.raises(KeyError):
        phone_setback_scene(room(setback(1)), 2)


def test_answers_stand_in_equal_steps_with_their_days_under_them() -> None:
    scene = setback_scene(room(setback(1, FACET, FACET)), 1)
    assert texts(scene).count("pulled together") == 2
    assert {"setback", "5 May 2025", "14 days later", "28 days later"} <= set(texts(scene))
    first, second, third = (target.x for target in scene.targets)
    assert second - first == pytest.approx(third - second)
    sizes = {LOOKS[code].shape: LOOKS[code].size for code in (Code.SETBACK, Code.LEARNING)}
    assert all(shape.size == 4.2 * sizes[shape.shape] for shape in scene.shapes)


def test_at_most_seven_marks_then_how_many_more() -> None:
    assert len(setback_scene(room(setback(1, *[FACET] * 6)), 1).targets) == MOST
    scene = setback_scene(room(setback(1, *[FACET] * 9)), 1)
    assert len(scene.targets) == MOST
    assert "and 3 more" in texts(scene)


def test_the_words_of_the_study_can_be_chosen() -> None:
    scene = setback_scene(room(setback(1, FACET)), 1, words=Words.PAPER)
    assert "learning" in texts(scene)
    assert "pulled together" not in texts(scene)


def test_what_is_not_picked_up_ends_open() -> None:
    scene = setback_scene(room(setback(1, waiting=195)), 1)
    assert {"not yet picked up", "195 days"} <= set(texts(scene))
    assert [line.dash for line in scene.lines] == ["dashed"]
    assert not scene.boxes


def test_answers_that_may_not_be_told_leave_a_track_and_no_mark() -> None:
    scene = setback_scene(room(setback(1)), 1)
    assert "picked up" in texts(scene)
    assert len(scene.shapes) == len(scene.boxes) == 1


def test_while_no_answers_are_shown_the_setback_stands_alone() -> None:
    scene = setback_scene(room(setback(1, picked_up=None), answers_shown=False), 1)
    assert (len(scene.shapes), scene.boxes, scene.lines) == (1, [], [])
    lines = overview_scene(room(setback(1, picked_up=None), answers_shown=False))
    assert (len(lines.shapes), lines.boxes, lines.lines) == (1, [], [])


def test_strain_is_a_count_apart_from_the_track_and_only_where_agreed() -> None:
    one, five = (
        setback_scene(room(setback(1, FACET, label=Label.MIXED, strain=n)), 1) for n in (1, 5)
    )  # fmt: skip
    assert "1 answer" in texts(one)
    assert "5 answers" in texts(five)
    assert drawn(one, LIGHT.orange) == drawn(five, LIGHT.orange) == 1
    assert len(one.targets) == 2  # nothing to point at: neither when nor whose
    assert one.boxes[0].x2 + one.boxes[0].dx2 < max(shape.x for shape in one.shapes) - 60
    assert drawn(setback_scene(room(setback(1, FACET)), 1), LIGHT.orange) == 0


def test_a_setback_the_room_may_not_see_has_no_picture() -> None:
    with pytest.raises(KeyError):
        setback_scene(room(setback(1)), 2)


# ---------------------------------------------------------------- all setbacks


@pytest.mark.parametrize("n", [1, 7, 8, 14, 120])
def test_all_setbacks_are_readable_in_seven_lines(n: int) -> None:
    states = [
        setback(k, waiting=1000 + k, title=LONG) if k % 3 == 0 else setback(k, *[FACET] * (k % 9), title=LONG)
        for k in range(1, n + 1)
    ]
    scene = overview_scene(room(*states))
    assert readable(scene)
    assert len(scene.targets) == min(n, 7)
    assert scene.height <= TALL
    assert ("and 7 more" in texts(scene)) == (n == 14)


def test_those_that_wait_are_shown_before_the_newest_others() -> None:
    states = [setback(k, waiting=50 if k in (1, 3) else None) for k in range(1, 12)]
    shown = [target.says.split(" · ")[0] for target in overview_scene(room(*states)).targets]
    assert shown == ["1", "3", "7", "8", "9", "10", "11"]


def test_answers_that_do_not_fit_are_counted() -> None:
    assert "+3, picked up" in texts(overview_scene(room(setback(1, *[FACET] * 8))))


def test_how_they_read_is_told_only_when_the_group_agreed() -> None:
    agreed = room(setback(1, FACET, label=Label.TURNED_TO_LEARNING, strain=1), setback(2, label=Label.BLAME))
    assert {"pulled apart, then together", "pulled apart"} <= set(texts(overview_scene(agreed)))
    assert "turned to learning" in texts(overview_scene(agreed, words=Words.PAPER))
    assert "pulled apart" not in texts(overview_scene(room(setback(1, FACET), setback(2))))


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_every_sample_draws_and_names_none_of_its_strained_rows(sample: Any) -> None:
    analysis = sample_analysis(sample.id)
    found, log = room_of(analysis, agreed=True), analysis.log
    scenes = [overview_scene(found), *(setback_scene(found, each.number) for each in found.setbacks)]
    assert all(map(readable, scenes))
    strained = [k for k in range(len(log)) if log.cell(k, "stance") in ("blaming", "mixed")]
    said = " ".join(map(repr, scenes))
    assert not any(log.cell(row, "title") in said for row in strained)


# ---------------------------------------------------------------- ballots

WIDE = votes(government="TTTB", business="AAAB", public_intermediary="TBAB")
MANY = votes(
    **dict.fromkeys(("faith", "media"), "T"),
    government="TTBA",
    business="AAS",
    public_education="TATC",
    community="SSS",
    university="NNNT",
    other="A",
)


def test_a_ballot_has_all_voices_first_then_a_row_a_sector() -> None:
    scene = ballot_scene(reveal(1, WIDE))
    assert readable(scene)
    names = [sector_word(sector) for sector in ("", "government", "business", ALL_OTHERS)]
    rows = [text for text in texts(scene) if text in names]
    assert rows == ["all voices", "government", "business"]
    assert sorted(glyph.text for glyph in scene.glyphs) == ["1", "1", "1", "1", "2", "3", "3", "4", "4", "4"]


def test_below_five_voices_a_ballot_is_empty() -> None:
    scene = ballot_scene(reveal(1, votes(business="TTAA")))
    assert (scene.words, scene.shapes, scene.targets, scene.height) == ([], [], [], 0)


def test_a_row_left_to_the_total_has_words_and_no_marks() -> None:
    scene = ballot_scene(reveal(1, votes(business="AAA", government="TTB")))
    assert readable(scene)
    assert "all the same answer: shown" in " ".join(texts(scene))
    assert len({glyph.y for glyph in scene.glyphs}) == 1  # of all voices only


def test_split_and_spread_are_said_in_words() -> None:
    said = texts(ballot_scene(reveal(1, WIDE)))
    assert "split" in said
    assert "mostly the same" in said
    assert "several answers" in said


def test_the_fullest_ballot_is_readable_and_fits() -> None:
    for words in Words:
        scene = ballot_scene(reveal(1, MANY), words=words)
        assert readable(scene)
    assert "4 took no side" in texts(scene)


def test_ballots_on_several_setbacks_stand_in_the_order_given() -> None:
    found = room(*(setback(k, title=LONG) for k in range(1, 9)))
    narrow = votes(government="TTB", faith="BBT")
    ballots = widest_first([reveal(k, WIDE if k % 2 else narrow) for k in range(1, 9)])
    scene = gaps_scene(ballots, found)
    assert readable(scene)
    assert scene.height <= TALLEST + 120
    numbers = [text for text in texts(scene) if text.isdigit()]
    assert numbers[:3] == ["1", "3", "5"]
    assert f"and {8 - len(numbers)} more" in texts(scene)


def test_a_ballot_on_a_setback_the_room_may_not_see_is_left_out() -> None:
    ballots = [reveal(9, WIDE), reveal(1, WIDE), reveal(2, votes(faith="T"))]
    scene = gaps_scene(ballots, room(setback(1), setback(2)))
    assert [text for text in texts(scene) if text.isdigit()] == ["1"]
    assert gaps_scene([], room()).words == []


def test_without_sectors_to_show_all_voices_stand_for_the_setback() -> None:
    scene = gaps_scene([reveal(1, votes(government="TTTT", business="TT"))], room(setback(1)))
    assert "all voices" in texts(scene)
    assert "all the same" in texts(scene)


# ---------------------------------------------------------------- drawn

FOUND = room(setback(1, FACET, strain=2), setback(2, waiting=90))
SCENES: Sequence[tuple[str, Any]] = (
    ("setback", lambda dark: setback_scene(FOUND, 1, dark=dark)),
    ("overview", lambda dark: overview_scene(FOUND, dark=dark)),
    ("ballot", lambda dark: ballot_scene(reveal(1, WIDE), dark=dark)),
    ("gaps", lambda dark: gaps_scene([reveal(1, WIDE)], FOUND, dark=dark)),
)


@pytest.mark.parametrize(("name", "make"), SCENES)
def test_both_themes_use_their_own_colors_and_can_be_drawn(name: str, make: Any) -> None:
    light, dark = make(False), make(True)
    for scene, colors, other in ((light, LIGHT, DARK), (dark, DARK, LIGHT)):
        used = {shape.fill for shape in scene.shapes} | {words.color for words in scene.words}
        assert used & set(vars_of(colors))
        assert not used & (set(vars_of(other)) - set(vars_of(colors)))
    assert png(picture(light, sized=True), scale=1).startswith(b"\x89PNG")


def vars_of(colors: Palette) -> list[str]:
    return [getattr(colors, name) for name in type(colors).__slots__]


def test_marks_of_one_setback_never_touch() -> None:
    for shape in SHAPES:
        scene = setback_scene(room(shape), 1)
        for one, other in combinations(scene.shapes, 2):
            assert abs(one.x - other.x) >= 60
