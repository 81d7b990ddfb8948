"""What keeps an action from being suggested now."""

import datetime as dt

import pytest

from csc_core.content.catalogue import actions
from csc_core.model.commitment import Record
from csc_core.model.vocabulary import Outcome
from csc_core.recommending import barring
from tests.core.recommending.build import CALM, recommended
from tests.core.small_logs import AS_OF, Row, e, found, partner

FIVE = [partner(org, "business") for org in "ABDE"] + [partner("N", "community")]
BLAME = {"to": "S2", "stance": "blaming", "by": "A", "at": "B"}


def left_out(*events: Row, partners: list[Row] | None = None, **options: object) -> dict[str, tuple]:
    """Reason and rows by action, for a calm log with these rows added."""
    beside = {"partners": partners} if partners else {}
    recommendation = recommended(found(*CALM, *events, **beside), **options)
    return {left.action_id: (left.because, left.event_ids) for left in recommendation.not_now}


def blamed(days_ago: int, **cells: object) -> list[Row]:
    return [e("S2", 170, by="A;B;N", status="open"), e("R2", days_ago, **BLAME | cells)]


def test_when_hot_what_is_barred_too_far_or_not_private_is_left_out_for_it() -> None:
    out = left_out(*blamed(20, channel="public"), e("R3", 10, to="S2", stance="blaming", by="B", at="A"))
    rows = ("R2", "R3")
    assert out["JP11"] == ("hot", rows)
    assert out["JP12"][0] == "stage"
    assert out["TK01"][0] == "stage"
    assert out["PR05"][0] == "setting"
    assert not {"PR04", "TK02", "TK04"} & set(out)


def test_when_warm_only_the_stage_counts() -> None:
    out = left_out(*blamed(100, channel="public"))
    assert out["JP12"] == ("stage", ("R2",))
    assert "PR04" not in out
    assert not {because for because, _ in out.values()} & {"hot", "setting"}


@pytest.mark.parametrize(("days", "expected"), [(180, ("legal", ("R3",))), (181, None)])
def test_a_legal_notice_keeps_the_repair_talk_away_for_180_days(days: int, expected: tuple | None) -> None:
    notice = e("R3", days, to="S2", stance="neutral", channel="legal")
    out = left_out(e("S2", 300, status="resolved"), e("R2", 10, **BLAME), notice)
    assert out.get("PR04") == expected


def test_stories_of_strength_wait_while_blame_stands_alone() -> None:
    slow = [
        row
        for k in range(3, 6)
        for row in (e(f"S{k}", 360 - k, by="A"), e(f"R{k}", 290 - k, to=f"S{k}", stance="mixed", by="B"))
    ]
    assert "PR05" not in left_out(*slow)
    assert left_out(*slow, *blamed(160), e("S9", 155, by="A"))["PR05"] == ("S03", ("R2",))


@pytest.mark.parametrize(("days", "barred"), [(180, True), (181, False)])
def test_swap_visits_wait_for_180_days_after_public_blame(days: int, barred: bool) -> None:
    alone = e("R3", 100, to="S2", stance="neutral", forms="unilateral", by="A")
    out = left_out(e("S2", 300, by="A"), e("R2", days, **BLAME | {"channel": "public"}), alone)
    assert (out.get("PR07") == ("S06", ("R2",))) is barred


def test_an_anonymous_pulse_needs_five_partners_at_the_table() -> None:
    withheld = e("R2", 40, to="S1", stance="neutral", forms="withholding", by="A")
    assert "PR09" not in left_out(withheld, partners=FIVE)
    for four in (
        FIVE[:3] + FIVE[4:],
        [*FIVE[:-1], partner("N", left=400)],
        [*FIVE[:-1], partner("N", joined=-5)],
    ):
        assert left_out(withheld, partners=four)["PR09"] == ("few_partners", ())


def test_clear_requests_need_three_sectors_where_sectors_are_known() -> None:
    unclear_roles = e("S2", 60, subtype="role_dispute", by="A;B;N", status="resolved")
    third = [*FIVE, partner("G", "government")]
    assert left_out(unclear_roles, partners=FIVE)["JP05"] == ("few_sectors", ())
    assert "JP05" not in left_out(unclear_roles, partners=third)
    assert "JP05" not in left_out(unclear_roles)


def test_a_joint_statement_waits_while_facts_are_in_dispute() -> None:
    protest = e("S2", 60, subtype="community_opposition", by="A;B", status="resolved")
    assert "JP12" not in left_out(protest)
    assert left_out(protest, e("S3", 50, subtype="data_dispute", by="A"))["JP12"] == ("S23", ("S3",))


def test_a_commitment_letter_waits_while_trust_is_low() -> None:
    pulse = [{"date": "2025-09-01", "item": "open", "n": "8", "mean": "2.0"}]
    change = e("C1", 20, subtype="leadership_change", by="A")
    findings = found(*CALM, change, pulse=pulse)
    assert ("TK08", "S21") in {(out.action_id, out.because) for out in recommended(findings).not_now}
    assert "TK08" not in left_out(change)


@pytest.mark.parametrize(("days", "expected"), [(0, True), (60, True), (61, False)])
def test_an_action_used_in_the_last_60_days_is_not_suggested_again(days: int, expected: bool) -> None:
    out = left_out(e("S2", 80, by="A;B;N"), e("P2", days, subtype="DA01", by="A;B;N"))
    assert (out.get("DA01") == ("recent", ("P2",))) is expected


def test_a_planned_use_is_no_use_yet() -> None:
    ahead = e("P2", -10, subtype="DA01", by="A;B;N", planned="yes")
    assert "DA01" not in left_out(e("S2", 80, by="A;B;N"), ahead)


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize(("days", "expected"), [(0, True), (60, True), (61, False), (-1, False)])
def test_a_prompt_dealt_with_in_the_last_60_days_does_not_come_back(outcome, days, expected) -> None:
    records = [Record("DA01", AS_OF - dt.timedelta(days=days), outcome)]
    out = left_out(e("S2", 80, by="A;B;N"), records=records)
    assert (out.get("DA01") == ("recent", ())) is expected


def test_unclear_rows_alone_suggest_nothing_but_to_look_at_the_codes() -> None:
    alone = e("R2", 100, to="S2", forms="unilateral", by="A")
    assert left_out(e("S2", 170, by="A"), alone)["PR07"] == ("unclear", ("R2",))
    many = [e(f"R{k}", 50 + k, to="S2", by="A;B;N") for k in range(3, 7)]
    out = left_out(e("S2", 170, by="A"), alone, *many)
    assert out["PR04"][0] == "unclear"
    assert "DA09" not in out


def test_the_rules_name_only_actions_of_the_catalogue() -> None:
    named = {
        *barring.NEVER_WHEN_HOT,
        *barring.NOT_AFTER_LEGAL_NOTICE,
        *barring.NOT_WITH_SIGNAL,
        *barring.NOT_WITH_RECENT_SIGNAL,
        *barring.PARTNERS_NEEDED,
        *barring.SECTORS_NEEDED,
    }
    assert named <= set(actions())
