"""Keeping marks apart: nothing overlaps, nothing leaves the plot, nothing is lost."""

from itertools import combinations, pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from csc_core.charting.nudging import Span, folded, levels, shifts

EDGE, LIMIT, SPARE, SIZE, WIDE = 560.0, 51.0, 24.0, 17.0, 46.0


@st.composite
def marks(draw: st.DrawFn) -> list[Span]:
    """Spans of marks and capsules inside the plot, in order of their middles."""
    middles = sorted(draw(st.lists(st.floats(SIZE / 2, EDGE - SIZE / 2), max_size=60)))
    sizes = [draw(st.sampled_from((SIZE, SIZE, SIZE, WIDE))) for _ in middles]
    return [
        (max(0.0, min(middle - size / 2, EDGE - size)), max(0.0, min(middle - size / 2, EDGE - size)) + size)
        for middle, size in zip(middles, sizes, strict=True)
    ]


def placed(spans: list[Span]) -> list[tuple[int, float, float]]:
    """Place, left and right of the spans that found room."""
    found = shifts(spans, LIMIT, EDGE, SPARE)
    return [
        (k, left + shift, right + shift)
        for k, ((left, right), shift) in enumerate(zip(spans, found, strict=True))
        if shift is not None
    ]


@given(marks())
def test_spans_on_one_level_never_touch(spans: list[Span]) -> None:
    found = levels(spans)
    assert len(found) == len(spans)
    for (one, a), (other, b) in combinations(zip(spans, found, strict=True), 2):
        assert a != b or other[0] >= one[1] or one[0] >= other[1]


@given(marks())
def test_levels_begin_at_zero_and_leave_none_out(spans: list[Span]) -> None:
    assert set(levels(spans)) == set(range(len(set(levels(spans)))))


def test_the_lowest_free_level_is_taken() -> None:
    assert levels([(0, 10), (5, 15), (10, 20), (12, 22)]) == [0, 1, 0, 2]


@given(marks(), st.integers(1, 4))
def test_above_the_highest_level_spans_are_counted_where_there_is_room(spans: list[Span], most: int) -> None:
    found = levels(spans, most, SPARE)
    counts: list[Span] = []  # where the counts would be written
    top: Span | None = None
    for span, level in zip(spans, found, strict=True):
        assert level is None or level < most
        if level is None:
            assert top is not None
            counts.append((top[1], top[1] + SPARE))
        elif level == most - 1:
            top = span
            assert all(span[0] >= end - 1e-6 for _, end in counts)
    if levels(spans).count(most) == 0:
        assert found == levels(spans)


@given(marks())
def test_placed_marks_keep_their_order_and_never_touch(spans: list[Span]) -> None:
    row = placed(spans)
    assert all(b[1] >= a[2] - 1e-6 for a, b in pairwise(row))


@given(marks())
def test_placed_marks_stay_inside_the_plot(spans: list[Span]) -> None:
    assert all(left >= -1e-6 and right <= EDGE + 1e-6 for _, left, right in placed(spans))


@given(marks())
def test_what_finds_no_room_is_counted_with_room_for_the_count(spans: list[Span]) -> None:
    row, found = placed(spans), shifts(spans, LIMIT, EDGE, SPARE)
    behind = folded(found)
    assert len(row) + sum(behind.values()) == len(spans)
    ends = {k: right for k, _, right in row}
    begins = {k: left for k, left, _ in row}
    for place in behind:
        after = min((left for k, left in begins.items() if k > place), default=EDGE)
        assert after - ends[place] >= SPARE - 1e-6


@given(marks())
@example([(0.0, 46.0), (0.0, 46.0), (0.5, 17.5)])  # the last stands where its count would, and so further
def test_no_mark_moves_further_right_than_the_limit_and_one_span(spans: list[Span]) -> None:
    assert all(shift is None or shift <= LIMIT + WIDE + 1e-6 for shift in shifts(spans, LIMIT, EDGE, SPARE))


@given(marks())
def test_no_mark_is_counted_alone_where_it_could_stand_itself(spans: list[Span]) -> None:
    found = shifts(spans, LIMIT, EDGE, SPARE)
    for place, many in folded(found).items():
        left, right = spans[place + 1]
        assert many > 1 or right - left > SPARE


def test_marks_that_stand_apart_stay_where_they_are() -> None:
    assert shifts([(0, 17), (40, 57), (300, 317)], LIMIT, EDGE, SPARE) == [0, 0, 0]


def test_a_crowd_folds_and_later_marks_are_drawn_again() -> None:
    crowd = [(100.0, 117.0)] * 9
    found = shifts([*crowd, (400.0, 417.0)], LIMIT, EDGE, SPARE)
    assert found[:4] == [0, 17, 34, 51]
    assert found[4:9] == [None] * 5
    assert found[9] == 0
    assert folded(found) == {3: 5}


def test_at_the_edge_marks_move_back_and_those_before_them_only_as_far_as_they_must() -> None:
    found = shifts([(100, 117), (530, 547), (530, 547), (530, 547)], LIMIT, EDGE, SPARE)
    assert found == [0, -21, -4, 13]


def test_no_marks_need_no_shifts() -> None:
    assert shifts([], LIMIT, EDGE, SPARE) == []
    assert levels([]) == []
    assert folded([]) == {}
