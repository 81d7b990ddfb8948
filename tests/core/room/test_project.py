"""What the room may see of small logs: agreed or not, hot or not, partners or the public."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from csc_core.analysis import analyse, room_of
from csc_core.content.samples import samples
from csc_core.intake import open_sample
from csc_core.model.commitment import Commitment
from csc_core.model.findings import Share
from csc_core.model.prompts import HeatReading
from csc_core.model.room import RoomCounts, RoomFindings
from csc_core.model.vocabulary import CommitmentState, GovernanceMode, Heat, Label, SetbackSubtype
from tests.core.small_logs import AS_OF, Row, csv_of, e, partner
from tests.make import make_log

ROSTER = [
    partner("A", "business") | {"name": "Harbor Chamber", "display_alias": "Partner A"},
    partner("B", "government") | {"name": "City office"},
]
LEARNT = {"stance": "learning", "facets": "anticipate", "visibility": "partners"}
HOT = HeatReading(Heat.HOT, None, (), None)
COOL = HeatReading(Heat.COOL, None, (), None)


def room(
    *events: Row,
    partners: Sequence[Row] = (),
    heat: HeatReading = COOL,
    meta: dict[str, str] | None = None,
    **options: Any,
) -> RoomFindings:
    log = make_log(csv_of(events), partners=csv_of(partners) if partners else "", meta=meta)
    return room_of(replace(analyse(log, today=AS_OF), read_heat=lambda *_: heat), **options)


def turned(number: int, days: int) -> list[Row]:
    """A setback that began with blame and turned to learning."""
    return [
        e(f"S{number}", days),
        e(f"R{number}1", days - 1, to=f"S{number}", stance="blaming", by="A", at="B"),
        e(f"R{number}2", days - 2, to=f"S{number}", **LEARNT, by="A;B"),
    ]


def test_a_setback_is_its_title_date_number_and_sort() -> None:
    [setback] = room(e("S1", 60, subtype="funding_loss", title="The grant ended", severity=3)).setbacks
    assert (setback.number, setback.title, setback.subtype) == (1, "The grant ended", "funding_loss")
    assert setback.when == "2 August 2025"


def test_a_sort_the_codebook_does_not_know_is_not_repeated() -> None:
    [setback] = room(e("S1", 60, subtype="scapegoating by A")).setbacks
    assert setback.subtype is SetbackSubtype.OTHER
    assert "scapegoating" not in repr(setback)
    [blank] = room(e("S1", 60)).setbacks
    assert blank.subtype is None


def test_a_rough_date_is_never_shown_as_a_day() -> None:
    rough = e("S1", 60) | {"date": "2025-03"}
    [setback] = room(rough, e("R1", 10, to="S1", **LEARNT)).setbacks
    assert setback.when == "March 2025"
    assert setback.answers[0].about


def test_learning_is_told_with_what_was_done_when_and_by_whom() -> None:
    answers = room(
        e("S1", 60),
        e("R1", 46, to="S1", **LEARNT, title="One shared calendar", by="A;B"),
        partners=ROSTER,
    ).setbacks[0].answers  # fmt: skip
    assert [(a.title, a.days, a.names, a.facets) for a in answers] == [
        ("One shared calendar", 14, ("Harbor Chamber", "City office"), ("anticipate",))
    ]


def test_a_name_the_roster_does_not_know_may_be_a_person_and_is_not_told() -> None:
    found = room(e("S1", 60), e("R1", 46, to="S1", **LEARNT, by="A;Maria Lopez"), partners=ROSTER)
    assert found.setbacks[0].answers[0].names == ("Harbor Chamber", "others")
    assert room(e("M1", 60, by="A;B")).milestones[0].names == ("A", "B")


def test_a_setback_is_picked_up_or_not_whatever_the_answers_were() -> None:
    states = {
        setback.title: (setback.picked_up, setback.waiting_days)
        for setback in room(
            e("S1", 90, title="silent"),
            e("S2", 80, title="closed", status="resolved"),
            e("S3", 70, title="strained"),
            e("R3", 60, to="S3", stance="blaming"),
            e("S4", 50, title="uncoded"),
            e("R4", 40, to="S4"),
        ).setbacks
    }
    assert states == {
        "silent": (False, 90),
        "closed": (True, None),
        "strained": (True, None),
        "uncoded": (True, None),
    }


@pytest.mark.parametrize("cells", [{"stance": s} for s in ("blaming", "mixed", "neutral", "unclear", "")])
def test_only_learning_is_told(cells: dict[str, str]) -> None:
    found = room(e("S1", 60), e("R1", 40, to="S1", visibility="public", **cells))
    assert found.setbacks[0].answers == ()
    assert found.not_shown == 1


@pytest.mark.parametrize(
    "cells",
    [
        {"visibility": "facilitator"},
        {"contested": "yes"},
        {"forms": "withholding"},
        {"title": "Mayor Quimby came round"},
        {"title": 'He said "we will never pay for this"'},
        {"title": "District failed to send the list"},
    ],
)
def test_learning_is_kept_back_where_the_row_may_not_be_seen(cells: dict[str, str]) -> None:
    found = room(e("S1", 60), e("R1", 40, to="S1", **{**LEARNT, "title": "Plain", **cells}))
    assert found.setbacks[0].answers == ()
    assert found.setbacks[0].picked_up
    assert found.not_shown == 1


def test_what_everybody_may_see_may_quote() -> None:
    quoting = e("M1", 60, title='Sign put up: "Open to all who come"', visibility="public")
    assert len(room(quoting).milestones) == 1


def test_the_facilitator_can_keep_more_back() -> None:
    found = room(e("S1", 60), e("S2", 50), kept_back=["S1"])
    assert [setback.number for setback in found.setbacks] == [2]
    assert found.not_shown == 1


def test_how_setbacks_read_is_told_of_all_or_of_none() -> None:
    log = [*turned(1, 100), e("S2", 50), e("S3", 40), e("R3", 30, to="S3", stance="mixed", forms="silence")]
    before, after = room(*log), room(*log, agreed=True)
    assert {(s.label, s.strain) for s in before.setbacks} == {(None, None)}
    assert [(s.label, s.strain) for s in after.setbacks] == [
        (Label.TURNED_TO_LEARNING, 1),
        (Label.NO_RESPONSE_RECORDED, 0),
        (Label.MIXED, 1),
    ]
    assert all(a.answers == b.answers for a, b in zip(before.setbacks, after.setbacks, strict=True))


def test_retreat_counts_as_strain_even_where_nobody_is_blamed() -> None:
    found = room(
        e("S1", 60), e("R1", 40, to="S1", stance="neutral", forms="withdrawing"), agreed=True
    ).setbacks  # fmt: skip
    assert (found[0].label, found[0].strain) == (Label.NOT_YET_CLEAR, 1)


@pytest.mark.parametrize("agreed", [True, False])
def test_while_hot_no_responses_are_told_of_in_any_way(agreed: bool) -> None:
    log = [row for k in range(1, 6) for row in turned(k, 100 * k)]
    found = room(*log, e("S9", 5), heat=HOT, agreed=agreed)
    assert not found.answers_shown
    assert not found.agreed
    assert found.counts is None
    assert {(s.picked_up, s.waiting_days, s.answers, s.label, s.strain) for s in found.setbacks} == {
        (None, None, (), None, None)
    }
    assert len(found.setbacks) == 6
    assert found.waiting == ()


def test_counts_begin_at_four_coded_setbacks() -> None:
    log = [row for k in range(1, 5) for row in turned(k, 100 * k)]
    assert room(*log[:-3]).counts is None
    assert room(*log).counts == RoomCounts(Share(4, 4), None)
    assert room(*log, agreed=True).counts == RoomCounts(Share(4, 4), 4)


def test_counts_are_over_the_setbacks_the_room_can_see() -> None:
    log = [row for k in range(1, 6) for row in turned(k, 100 * k)]
    hidden = [*log[:-3], {**log[-3], "visibility": "facilitator"}, *log[-2:]]
    assert room(*hidden).counts == RoomCounts(Share(4, 4), None)


def test_none_of_them_is_said_only_when_the_group_agreed() -> None:
    log = [
        row
        for k in range(1, 5)
        for row in (e(f"S{k}", 100 * k), e(f"R{k}", 100 * k - 9, to=f"S{k}", stance="blaming"))
    ]
    assert room(*log).counts is None
    assert room(*log, agreed=True).counts == RoomCounts(Share(0, 4), 0)


def test_a_public_audience_sees_what_is_public() -> None:
    log = [
        e("S1", 60, visibility="public"),
        e("R1", 40, to="S1", **LEARNT),
        e("R2", 30, to="S1", **{**LEARNT, "visibility": "public"}),
        e("S2", 50),
        e("M1", 20, visibility="partners", follow_up="Tell the board"),
        e("P1", 20, visibility="public", follow_up="Tell the city"),
    ]
    found = room(*log, public_audience=True)
    assert [(s.number, [a.days for a in s.answers]) for s in found.setbacks] == [(1, [30])]
    assert found.milestones == ()
    assert [promise.sign for promise in found.commitments] == ["Tell the city"]
    assert found.not_shown == 3
    assert len(room(*log).setbacks) == 2


def test_context_and_rows_to_come_are_not_told() -> None:
    found = room(e("C1", 60), e("S1", -5), e("M1", -5), e("P1", -5, planned="yes", follow_up="A visit"))
    assert (found.setbacks, found.milestones, found.practices) == ((), (), ())
    assert found.not_shown == 1
    assert [promise.sign for promise in found.commitments] == ["A visit"]


def test_forms_of_governance_are_listed_with_reviews_and_no_order_of_worth() -> None:
    found = room(
        e("G1", 300, subtype="mode_change", to_mode="lead", by="A"),
        e("G2", 200, subtype="review_kept", from_mode="lead", to_mode="lead"),
        e("G3", 100, subtype="membership_rule"),
        e("G4", 90, subtype="mode_change", to_mode="nao", visibility="facilitator"),
    )
    assert [(mode.mode, mode.kept) for mode in found.modes] == [
        (GovernanceMode.LEAD, False),
        (GovernanceMode.LEAD, True),
    ]


def test_promises_name_organizations_only_and_say_when_they_are_late() -> None:
    promises = (
        Commitment("Send the list", "a", dt.date(2025, 9, 1), CommitmentState.OPEN, AS_OF),
        Commitment("Hold the date", "Harbor Chamber", None, CommitmentState.OPEN, AS_OF),
        Commitment("Ask the board", "Maria Lopez", None, CommitmentState.DONE, AS_OF),
        Commitment("Call Mayor Quimby", "A", None, CommitmentState.OPEN, AS_OF),
    )
    log = make_log(csv_of([e("S1", 60)]), partners=csv_of(ROSTER))
    found = room_of(analyse(log, today=AS_OF, commitments=promises))
    assert [(p.sign, p.owner, p.late) for p in found.commitments] == [
        ("Send the list", "Harbor Chamber", True),
        ("Hold the date", "Harbor Chamber", False),
        ("Ask the board", None, False),
    ]
    assert [p.sign for p in found.open_commitments] == ["Send the list", "Hold the date"]
    assert found.promises_not_shown == 1


def test_the_room_knows_whose_view_it_is_and_if_it_is_invented() -> None:
    found = room(e("S1", 60), meta={"name": "Youth Jobs Compact", "invented": "yes"})
    assert (found.name, found.invented, found.as_of) == ("Youth Jobs Compact", True, AS_OF)
    assert room(e("S1", 60)).name == ""  # never the name of the file


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_every_sample_has_something_to_show_and_keeps_its_strained_rows_back(sample: Any) -> None:
    log = open_sample(sample.id).log
    assert log is not None
    found = room_of(analyse(log, today=AS_OF), agreed=True)
    assert found.setbacks
    assert found.not_shown
    hidden = {
        log.cell(row, "title") for row in range(len(log)) if log.cell(row, "stance") in ("blaming", "mixed")
    }
    assert not any(title in repr(found) for title in hidden)
