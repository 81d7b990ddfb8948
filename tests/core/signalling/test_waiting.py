"""Signals of a setback that waits: unanswered, stalled, repeated, unreviewed, or asking for a decision."""

from tests.core.signalling.build import Check, each, fires, silent
from tests.core.small_logs import Row, ago, e

OPEN = {"status": "open"}


def blamed(days_ago: int, n: int = 2, **cells: object) -> list[Row]:
    """An open setback so many days ago with so many blaming responses."""
    return [
        e("S1", days_ago, **cells),
        *(e(f"R{k}", 30 - k, to="S1", stance="blaming") for k in range(1, n + 1)),
    ]


def governed(days_after: int, **link: str) -> list[Row]:
    """A role dispute of 200 days ago and a governance row so many days after it."""
    return [e("S1", 200, subtype="role_dispute"), e("G1", 200 - days_after, subtype="adjustment", **link)]


def evidence(*answers: str) -> list[Row]:
    """Responses, oldest first, each with or without evidence."""
    return [
        e(f"R{k}", 50 - k, stance="neutral", evidence=answer) for k, answer in enumerate(answers, start=1)
    ]


def promise(event_id: str, **cells: str) -> Row:
    """A practice row with a promise in it."""
    return e(event_id, 40, follow_up="The list is posted", follow_up_due=ago(-20), **cells)


CHECKS = [
    fires("S01", "open on day 30", {None: "S1"}, e("S1", 30, **OPEN)),
    silent("S01", "open on day 29", e("S1", 29, **OPEN)),
    fires(
        "S01",
        "eased, and blank counts as open; oldest first",
        {None: "S2 S1"},
        e("S1", 40, status="eased"),
        e("S2", 50),
    ),
    silent("S01", "accepted", e("S1", 40, status="accepted")),
    silent("S01", "answered, though nobody coded how", e("S1", 40), e("R1", 35, to="S1")),
    fires("S01", "a practice is no answer", {None: "S1"}, e("S1", 40), e("P1", 35, to="S1", subtype="JP01")),
    fires("S02", "blame alone for 120 days", {None: "S1"}, *blamed(120)),
    silent("S02", "blame alone for 119 days", *blamed(119)),
    silent("S02", "one coded response", *blamed(200, n=1)),
    silent("S02", "something learned", *blamed(200), e("R9", 10, to="S1", stance="learning")),
    silent("S02", "closed", *blamed(200, status="resolved")),
    fires("S02", "a stuck decision, at once", {None: "S1"}, e("S1", 0, subtype="decision_stuck")),
    silent("S02", "a stuck decision that was taken", e("S1", 9, subtype="decision_stuck", status="resolved")),
    fires(
        "S12",
        "the same kind twice within 365 days",
        {"target_missed": "S1 S2"},
        e("S1", 365, subtype="target_missed"),
        e("S2", 10, subtype="target_missed"),
        e("S3", 5, subtype="goal_conflict"),
    ),
    silent(
        "S12",
        "the first 366 days ago",
        e("S1", 366, subtype="scandal_or_incident"),
        e("S2", 10, subtype="scandal_or_incident"),
    ),
    silent("S12", "other is no kind", e("S1", 20, subtype="other"), e("S2", 10, subtype="other")),
    silent("S12", "blank is no kind", e("S1", 20), e("S2", 10)),
    fires("S16", "a role dispute of 90 days", {None: "S1"}, e("S1", 90, subtype="role_dispute")),
    silent("S16", "of 89 days", e("S1", 89, subtype="role_dispute")),
    fires("S16", "of 365 days", {None: "S1"}, e("S1", 365, subtype="decision_stuck")),
    silent("S16", "of 366 days", e("S1", 366, subtype="decision_stuck")),
    fires(
        "S16",
        "any kind, if the row says so",
        {None: "S1"},
        e("S1", 100, subtype="funding_loss", governance_relevant="yes"),
    ),
    silent("S16", "a kind that says nothing of it", e("S1", 100, subtype="funding_loss")),
    silent("S16", "answered on day 90", *governed(90, to="S1")),
    fires("S16", "answered on day 91", {None: "S1"}, *governed(91, to="S1")),
    fires("S16", "a governance row that is not linked", {None: "S1"}, *governed(10)),
    fires("S22", "180 days ago", {None: "S1"}, e("S1", 180, subtype="goal_conflict")),
    silent("S22", "181 days ago", e("S1", 181, subtype="goal_conflict")),
    fires(
        "S23",
        "a quarrel over data, by kind",
        {"data_dispute": "S1", "data_access": "S2"},
        e("S1", 180, subtype="data_dispute"),
        e("S2", 20, subtype="data_access"),
    ),
    silent("S23", "181 days ago", e("S1", 181, subtype="data_dispute")),
    fires(
        "S23",
        "two of the four newest without evidence",
        {None: "R3 R5"},
        *evidence("no", "yes", "no", "yes", "no"),
    ),
    silent("S23", "one of four", *evidence("no", "yes", "yes", "yes")),
    silent("S23", "only three responses", *evidence("no", "no", "no")),
    silent(
        "S23", "two, but not among the four newest", *evidence("no", "no", "yes", "yes", "unknown", "yes")
    ),
    fires(
        "S24", "a delivery fell through 180 days ago", {None: "S1"}, e("S1", 180, subtype="delivery_failure")
    ),
    silent("S24", "181 days ago", e("S1", 181, subtype="role_dispute")),
    fires("S24", "two promises without an owner", {None: "P1 P2"}, promise("P1"), promise("P2")),
    silent("S24", "one of them is owned", promise("P1"), promise("P2", follow_up_owner="A")),
    silent("S24", "one of them is done", promise("P1"), promise("P2", follow_up_done="yes")),
    fires(
        "S35",
        "a no from outside, by kind",
        {"external_rejection": "S1", "community_opposition": "S2"},
        e("S1", 365, subtype="external_rejection"),
        e("S2", 20, subtype="community_opposition"),
    ),
    silent("S35", "366 days ago", e("S1", 366, subtype="external_rejection")),
    fires(
        "S36",
        "lost 180 days ago, too much since",
        {None: "S1 S2"},
        e("S1", 180, subtype="funding_loss"),
        e("S2", 5, subtype="funding_surge"),
    ),
    silent("S36", "181 days ago", e("S1", 181, subtype="funding_loss")),
    fires("S38", "on day 7", {"target_missed": "S1"}, e("S1", 7, severity=2, subtype="target_missed")),
    fires("S38", "on day 45, of no kind", {None: "S1"}, e("S1", 45, severity=3)),
    silent("S38", "on day 6", e("S1", 6, severity=3)),
    silent("S38", "on day 46", e("S1", 46, severity=3)),
    silent("S38", "not severe", e("S1", 20, severity=1)),
    silent("S38", "looked at together", e("S1", 20, severity=2), e("P1", 10, to="S1", subtype="JP01")),
    fires(
        "S38",
        "a practice about something else",
        {None: "S1"},
        e("S1", 20, severity=2),
        e("P1", 10, subtype="JP01"),
    ),
]


@each(CHECKS)
def test_fires_exactly_so(check: Check) -> None:
    assert check.holds()
