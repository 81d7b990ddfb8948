"""Partners: who they are, and how each shows in the log."""

import datetime as dt

from csc_core.model.roster import Partner
from tests.core.measuring.hand import log_of, measured, response, row, setback


def test_a_partner_is_seen_where_it_acts_whatever_the_kind() -> None:
    rows = [
        setback("S1", "2024-12-01", actors="CITY SCH"),
        response("learning", "2024-12-20", actors="SCH", directed_at="CITY"),
        row("context", "2024-12-25", actors="CITY"),
    ]
    city, sch = measured(log_of(rows, partners={"CITY": "government", "SCH": None})).partners
    assert (city.events, city.responses, city.last_days, city.sector) == (2, 0, 7, "government")
    assert (sch.events, sch.responses, sch.last_days, sch.sector) == (2, 1, 12, None)


def test_a_rostered_partner_that_never_acts_is_listed_and_never_seen() -> None:
    (partner,) = measured(log_of([setback()], partners={"FND": "philanthropy"})).partners
    assert (partner.org_id, partner.events, partner.last_days) == ("FND", 0, None)


def test_an_organization_that_acts_without_being_rostered_is_counted_all_the_same() -> None:
    rows = [
        setback(actors="CITY STATE"),
        response("blaming", "2024-02-01", actors="CITY", directed_at="PRESS"),
    ]
    findings = measured(log_of(rows, partners={"CITY": "government"}))
    assert [partner.org_id for partner in findings.partners] == ["CITY", "STATE"]
    assert findings.sectors == {"CITY": "government"}


def test_without_a_roster_partners_are_all_that_rows_name() -> None:
    rows = [
        setback(actors="CITY", touched="FND"),
        response("blaming", "2024-02-01", actors="CHM", directed_at="SCH"),
        row("practice", "2024-03-01", actors="CHM"),
    ]
    findings = measured(log_of(rows))
    assert {partner.org_id for partner in findings.partners} == {"CITY", "CHM", "SCH", "FND"}
    assert all(partner.sector is None for partner in findings.partners)
    assert not findings.has_roster


def test_an_organization_named_only_after_the_as_of_date_is_not_a_partner_yet() -> None:
    rows = [setback(actors="CITY"), row("milestone", "2024-06-01", actors="NBR")]
    findings = measured(log_of(rows), "2024-03-01")
    assert [(partner.org_id, partner.events) for partner in findings.partners] == [("CITY", 1)]


def test_the_roster_s_own_facts_are_carried() -> None:
    joined, left = dt.date(2024, 1, 1), dt.date(2024, 6, 1)
    partner = Partner(org_id="CITY", name="City Office", sector="government", joined=joined, left=left)
    (city,) = measured(log_of([setback()], partners=[partner])).partners
    assert (city.label, city.joined, city.left) == ("City Office", joined, left)
