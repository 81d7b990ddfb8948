"""Who wrote the log, and what it may not show."""

import datetime as dt
from collections.abc import Sequence

import pytest

from csc_core.model.findings import LogVoice, Share
from csc_core.model.roster import Partner
from tests.core.measuring.hand import log_of, measured, response, row, setback


def voice(*rows: dict, partners: Sequence[Partner] = (), as_of: str = "2024-12-31") -> LogVoice:
    return measured(log_of(rows, partners=partners), as_of).voice


def test_recorders_are_counted_most_first_then_by_name() -> None:
    rows = [setback(str(n), recorded_by=who) for n, who in enumerate(("CITY", "SCH", None, "CITY", "CHM"))]
    assert voice(*rows).recorded_by == (("CITY", 2), ("", 1), ("CHM", 1), ("SCH", 1))


def test_a_log_that_does_not_say_who_wrote_it_says_so() -> None:
    found = voice(setback())
    assert found.recorded_by == (("", 1),)
    assert found.cannot_tell == ("partners", "recorded_by", "recorded_on", "coder", "source_type")


def test_a_column_with_nothing_in_it_cannot_tell() -> None:
    found = voice(setback(recorded_by=None, coder="A", source_type="press"), partners={"CITY": None})
    assert found.cannot_tell == ("recorded_by", "recorded_on")


class TestSilentSectors:
    PARTNERS = (
        Partner(org_id="CITY", sector="government"),
        Partner(org_id="SCH", sector="public_education"),
        Partner(org_id="NBR", sector="community"),
        Partner(org_id="POL", sector="government"),
        Partner(org_id="GONE", sector="faith", left=dt.date(2024, 3, 1)),
        Partner(org_id="GOING", sector="media", left=dt.date(2025, 3, 1)),
        Partner(org_id="X"),
    )

    def test_a_sector_speaks_through_any_of_its_partners_in_a_response(self) -> None:
        rows = [setback(actors="SCH"), response("learning", "2024-02-01", actors="POL")]
        assert voice(*rows, partners=self.PARTNERS).silent_sectors == (
            "public_education",
            "community",
            "media",
        )

    def test_none_is_named_without_a_roster(self) -> None:
        found = voice(setback(), response("learning", "2024-02-01", actors="POL"))
        assert (found.silent_sectors, found.cannot_tell[0]) == ((), "partners")


class TestTime:
    @pytest.mark.parametrize(
        ("days", "as_of", "empty", "gap"),
        [
            (["2024-01-01"], "2024-01-01", 0, 0),
            (["2024-01-01"], "2024-02-20", 0, 50),
            (["2024-01-01"], "2024-04-01", 2, 91),
            (["2024-01-31", "2024-03-01"], "2024-03-02", 1, 30),
            (["2024-01-01", "2024-02-01", "2024-03-01"], "2024-04-01", 0, 31),
            (["2024-03-01", "2024-01-01", "2024-12-01"], "2024-12-31", 9, 275),
        ],
    )
    def test_whole_months_and_the_longest_time_without_a_row(
        self, days: list[str], as_of: str, empty: int, gap: int
    ) -> None:
        found = voice(*(row("milestone", day) for day in days), as_of=as_of)
        assert (found.empty_months, found.longest_gap_days) == (empty, gap)

    def test_a_coarse_date_fills_the_months_of_its_period(self) -> None:
        quarter = {"precision": "quarter", "first": "2024-04-01", "last": "2024-06-30"}
        rows = [row("milestone", "2024-01-10"), row("milestone", "2024-05-15", **quarter)]
        assert voice(*rows, as_of="2024-08-01").empty_months == 3  # February, March, July

    def test_a_row_after_the_as_of_date_fills_nothing(self) -> None:
        rows = [row("milestone", "2024-01-10"), row("milestone", "2024-03-15")]
        found = voice(*rows, as_of="2024-03-01")
        assert (found.empty_months, found.longest_gap_days) == (1, 51)

    def test_the_rows_around_the_longest_time_are_named(self) -> None:
        rows = [
            row("milestone", "2024-03-01"),
            row("milestone", "2024-01-01"),
            row("milestone", "2024-12-01"),
        ]
        assert voice(*rows, as_of="2024-12-31").gap_rows == (0, 2)
        assert voice(*rows, as_of="2026-12-31").gap_rows == (2,)

    def test_an_empty_log_has_neither(self) -> None:
        assert (voice().empty_months, voice().longest_gap_days) == (0, 0)
        assert voice().gap_rows == ()


def test_late_is_more_than_30_days_and_only_of_rows_that_say_when() -> None:
    rows = [
        setback("a", "2024-01-01", recorded_on="2024-01-31"),
        setback("b", "2024-01-01", recorded_on="2024-02-01"),
        setback("c", "2024-01-01"),
    ]
    assert voice(*rows).late == Share(1, 2)


def test_a_coarse_row_is_late_counted_from_the_end_of_its_period() -> None:
    month = {"precision": "month", "first": "2024-01-01", "last": "2024-01-31"}
    assert voice(setback("a", "2024-01-15", recorded_on="2024-03-01", **month)).late == Share(0, 1)
    assert voice(setback("a", "2024-01-15", recorded_on="2024-03-02", **month)).late == Share(1, 1)


def test_recalled_rows_are_counted_of_those_that_name_a_source() -> None:
    rows = [setback("a", source_type="recall"), setback("b", source_type="press"), setback("c")]
    assert voice(*rows).recalled == Share(1, 2)


def test_blame_by_coder_counts_blaming_and_mixed_of_all_stances_a_coder_gave() -> None:
    given = [
        ("A", "blaming"),
        ("A", "mixed"),
        ("A", "neutral"),
        ("B", "learning"),
        (None, "blaming"),
        ("B", None),
    ]
    rows = [response(stance, "2024-02-01", answers="", coder=coder) for coder, stance in given]
    assert voice(*rows).blame_by_coder == (("A", Share(2, 3)), ("", Share(1, 1)), ("B", Share(0, 1)))
