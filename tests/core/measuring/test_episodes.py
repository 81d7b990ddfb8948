"""Episodes: members, days, facets, mutuality, governance relevance."""

import pytest

from csc_core.model.findings import Episode, Findings
from tests.core.measuring.hand import log_of, measured, response, row, setback

SECTORS = {"CITY": "government", "SCH": "public_education", "CHM": "business", "POL": "government", "X": None}


def episodes(*rows: dict, roster: bool = True, as_of: str = "2025-01-01") -> tuple[Episode, ...]:
    return measured(log_of(rows, partners=SECTORS if roster else {}), as_of).episodes


def one(*rows: dict, **more: object) -> Episode:
    (episode,) = episodes(setback(), *rows, **more)
    return episode


def test_every_setback_has_one_episode_numbered_by_date_then_file_order() -> None:
    found = episodes(
        setback("late", "2024-05-01"),
        setback("b", "2024-02-01"),
        setback("a", "2024-02-01"),
        setback("first"),
    )
    assert [(e.number, e.setback_id) for e in found] == [(1, "first"), (2, "b"), (3, "a"), (4, "late")]
    assert [e.position for e in found] == [3, 1, 2, 0]


def test_a_row_that_answers_two_setbacks_is_a_member_of_both_and_counts_once_in_the_log() -> None:
    findings = measured(
        log_of(
            [
                setback("S1", "2024-01-01"),
                setback("S2", "2024-01-11"),
                response("learning", "2024-01-21", "S1 S2", id="R1"),
            ]
        )
    )
    assert [(e.linked, e.first_response_days) for e in findings.episodes] == [(("R1",), 20), (("R1",), 10)]
    assert (findings.totals.responses, findings.totals.events) == (1, 3)


def test_an_unlinked_response_is_in_no_episode() -> None:
    findings = measured(log_of([setback(), response("learning", "2024-01-05", answers="")]))
    assert findings.episodes[0].label == "no_response_recorded"
    assert findings.totals.unlinked == 1


def test_days_run_from_the_setback_to_the_first_row_of_each_sort() -> None:
    episode = one(
        row("governance", "2024-03-01", answers="S1"),
        response("mixed", "2024-02-01"),
        response("neutral", "2024-01-04"),
        response("learning", "2024-02-20"),
    )
    assert (episode.first_response_days, episode.first_learning_days) == (3, 31)
    assert episode.first_governance_days == 60
    assert episode.age_days == 366


def test_days_are_none_where_there_is_no_such_row() -> None:
    episode = one(response("blaming", "2024-01-01"))
    assert (episode.first_response_days, episode.first_learning_days) == (0, None)
    assert episode.first_governance_days is None


def test_linked_rows_stand_in_date_order_then_file_order() -> None:
    episode = one(
        row("practice", "2024-03-01", id="P1", answers="S1"),
        response("learning", "2024-02-01", id="R1"),
        row("governance", "2024-02-01", id="G1", answers="S1"),
    )
    assert episode.linked == ("R1", "G1", "P1")
    assert episode.responses == (2,)


class TestCoarseDates:
    def test_a_coarse_setback_makes_every_figure_of_its_own_about(self) -> None:
        coarse = setback("S1", "2024-01-15", precision="month", first="2024-01-01", last="2024-01-31")
        (episode,) = episodes(coarse, response("learning", "2024-02-01"))
        assert episode.coarse == ("age_days", "first_response_days", "first_learning_days")
        assert episode.about

    def test_a_coarse_review_makes_only_the_governance_figure_about(self) -> None:
        episode = one(
            response("learning", "2024-01-20"),
            row("governance", "2024-02-15", answers="S1", precision="month"),
        )
        assert episode.coarse == ("first_governance_days",)

    def test_a_coarse_row_that_no_figure_rests_on_changes_nothing(self) -> None:
        episode = one(
            response("learning", "2024-01-20"),
            response("learning", "2024-05-15", precision="month", first="2024-05-01", last="2024-05-31"),
        )
        assert not episode.about

    def test_a_coarse_row_whose_middle_lies_before_the_setback_counts_as_day_0(self) -> None:
        late = setback("S1", "2024-01-20")
        early = response("learning", "2024-01-15", precision="month", first="2024-01-01", last="2024-01-31")
        (episode,) = episodes(late, early)
        assert (episode.first_response_days, episode.coarse[0]) == (0, "first_response_days")


def test_facets_are_those_of_learning_and_mixed_rows_only() -> None:
    episode = one(
        response("learning", "2024-01-05", facets="collective_approach"),
        response("mixed", "2024-01-06", facets="anticipate collective_approach"),
        response("neutral", "2024-01-07", facets="apportion_labor"),
    )
    assert episode.facets == ("anticipate", "collective_approach")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "none"),
        ([response("blaming", "2024-01-05", actors="CITY SCH")], "none"),
        ([response("learning", "2024-01-05")], "one_sided"),
        ([response("learning", "2024-01-05", actors="CITY")], "one_sided"),
        ([response("learning", "2024-01-05", actors="CITY", directed_at="SCH")], "one_sided"),
        ([response("learning", "2024-01-05", actors="CITY POL")], "mutual"),
        ([response("learning", "2024-01-05", actors="CITY X")], "mutual"),
        ([response("learning", "2024-01-05", actors="CITY SCH")], "strong_mutual"),
        (
            [
                response("learning", "2024-01-05", actors="CITY"),
                response("mixed", "2024-01-06", actors="CHM", directed_at="CITY"),
            ],
            "strong_mutual",
        ),
        (
            [
                response("learning", "2024-01-05", actors="CITY"),
                response("neutral", "2024-01-06", actors="SCH"),
            ],
            "one_sided",
        ),
    ],
)
def test_mutuality_of_learning(rows: list, expected: str) -> None:
    assert one(*rows).learning == expected


def test_without_a_roster_learning_is_at_most_mutual() -> None:
    rows = [response("learning", "2024-01-05", actors="CITY SCH CHM")]
    assert one(*rows, roster=False).learning == "mutual"


def blame(actors: str, directed_at: str = "", stance: str = "blaming", day: str = "2024-01-05") -> dict:
    return response(stance, day, actors=actors, directed_at=directed_at)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "none"),
        ([response("learning", "2024-01-05", actors="CITY", directed_at="SCH")], "none"),
        ([blame("CHM", "SCH")], "one_sided"),
        ([blame("CHM", "SCH"), blame("CHM", "CITY")], "one_sided"),
        ([blame("CHM SCH", "CITY")], "one_sided"),
        ([blame("CHM SCH", "CITY"), blame("CHM SCH", "CITY")], "one_sided"),
        ([blame("CHM", "CHM")], "one_sided"),
        ([blame("")], "one_sided"),
        ([blame("CHM", "SCH"), blame("SCH", "CHM")], "mutual"),
        ([blame("CHM", "SCH"), blame("SCH", "CHM", "mixed")], "mutual"),
        ([blame("CHM POL", "SCH"), blame("SCH CITY", "POL")], "mutual"),
        ([blame("CHM"), blame("SCH")], "mutual"),
        ([blame("CHM", "CITY"), blame("SCH", "CITY")], "mutual"),
        (
            [blame("CHM", "SCH"), response("neutral", "2024-01-06", actors="SCH", directed_at="CHM")],
            "one_sided",
        ),
    ],
)
def test_mutuality_of_blame(rows: list, expected: str) -> None:
    assert one(*rows).blame == expected


def test_pointing_back_in_another_episode_is_not_mutual() -> None:
    found = episodes(
        setback("S1"),
        setback("S2"),
        response("blaming", "2024-01-05", "S1", actors="CHM", directed_at="SCH"),
        response("blaming", "2024-01-05", "S2", actors="SCH", directed_at="CHM"),
    )
    assert [e.blame for e in found] == ["one_sided", "one_sided"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, False),
        ({"governance_relevant": "yes"}, True),
        ({"governance_relevant": "no"}, False),
        ({"subtype": "role_dispute"}, True),
        ({"subtype": "decision_stuck"}, True),
        ({"subtype": "funding_loss"}, False),
        ({"subtype": "funding_loss", "governance_relevant": "yes"}, True),
    ],
)
def test_governance_relevance_is_said_or_lies_in_the_subtype(cells: dict, expected: bool) -> None:
    (episode,) = episodes(setback("S1", **cells))
    assert episode.governance_relevant is expected


def test_status_and_label_leave_each_other_alone() -> None:
    resolved, blank = episodes(setback("S1", status="resolved"), setback("S2"))
    assert (resolved.status, resolved.label, resolved.unanswered) == (
        "resolved",
        "no_response_recorded",
        False,
    )
    assert (blank.status, blank.is_open, blank.unanswered) == ("open", True, True)


def test_only_open_setbacks_are_listed_as_unanswered() -> None:
    findings: Findings = measured(
        log_of([setback(f"S{n}", status=s) for n, s in enumerate(("open", "eased", "resolved", "accepted"))])
    )
    assert [e.setback_id for e in findings.unanswered] == ["S0", "S1"]


def test_cells_of_the_setback_are_carried_over() -> None:
    (episode,) = episodes(setback("S1", severity=3, subtype="funding_loss", contested="yes", precision="day"))
    assert (episode.severity, episode.subtype, episode.contested) == (3, "funding_loss", True)
    (bare,) = episodes(setback("S1"))
    assert (bare.severity, bare.subtype, bare.contested) == (None, "", False)


def test_rows_after_the_as_of_date_are_not_seen() -> None:
    rows = (setback(), response("blaming", "2024-02-01"), response("learning", "2024-03-01"))
    assert [e.label for e in episodes(*rows, as_of="2024-02-29")] == ["blame"]
    assert [e.label for e in episodes(*rows, as_of="2024-03-01")] == ["turned_to_learning"]
    assert episodes(*rows, as_of="2023-12-31") == ()
