"""The strip of governance modes: in time order, all in one color, every governance row to be found."""

import pytest

from csc_core.charting.governance import mode_name
from csc_core.charting.lettering import width
from csc_core.charting.timeline import timeline
from csc_core.content.samples import samples
from csc_core.model.codes import day_number
from tests.core.charting.seen import analysed, overlapping, sample_analysis
from tests.core.small_logs import AS_OF, e, partner

TODAY = day_number(AS_OF)
CHANGES = (
    e("G1", 900, subtype="mode_change", from_mode="shared", to_mode="lead", lead_org="SCH"),
    e("G2", 600, subtype="review_kept"),
    e("G3", 400, subtype="mode_change", to_mode="nao"),
    e("G4", 300, subtype="adjustment"),
    e("G5", 200, subtype="membership_rule"),
    e("G6", 100),
)


def test_each_mode_has_its_segment_and_all_have_one_color() -> None:
    scene = timeline(analysed(*CHANGES, partners=[partner("SCH")]))
    segments = [box for box in scene.grounds if box.fill == scene.colors.strip]
    assert [(round(box.x), round(box.x2)) for box in segments][-2:] == [
        (TODAY - 900, TODAY - 400),
        (TODAY - 400, TODAY),
    ]
    assert len({box.y for box in segments}) == 1


def test_the_lead_organization_is_named_where_the_log_names_it() -> None:
    analysis = analysed(*CHANGES, partners=[partner("SCH") | {"name": "School district"}])
    names = [mode_name(analysis, span) for span in analysis.findings.governance.spans]
    assert any("School district" in name for name in names)


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_every_governance_row_of_a_sample_can_be_pointed_at(sample: str) -> None:
    analysis = sample_analysis(sample)
    there = {target.id for target in timeline(analysis).targets}
    assert {mark.event_id for mark in analysis.findings.governance.marks} <= there


def test_rows_of_every_subtype_and_two_changes_on_one_day_can_be_pointed_at() -> None:
    twice = (
        e("G7", 50, subtype="mode_change", to_mode="shared"),
        e("G8", 50, subtype="mode_change", to_mode="lead"),
    )
    scene = timeline(analysed(*CHANGES, *twice))
    assert {target.id for target in scene.targets} >= {f"G{k}" for k in range(1, 9)}


def test_a_name_that_does_not_fit_its_segment_is_shortened_or_left_out() -> None:
    short = [
        e(f"G{k}", 700 - 9 * k, subtype="mode_change", to_mode=("lead", "nao")[k % 2]) for k in range(1, 9)
    ]
    scene = timeline(analysed(e("S1", 900), *short))
    segments = {box.x: scene.pixels(box.x2) - scene.pixels(box.x) for box in scene.grounds}
    names = [words for words in scene.words if words.x in segments and words.dx == 8]
    assert names
    assert all(width(words.text) <= segments[words.x] for words in names if words.text)
    assert overlapping(scene, scene.words) == []


def test_a_log_that_tells_nothing_of_governance_has_a_strip_that_says_so() -> None:
    scene = timeline(analysed(e("S1", 300)))
    (segment,) = [box for box in scene.grounds if box.fill == scene.colors.strip]
    assert segment.x2 == TODAY
