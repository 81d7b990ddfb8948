"""Signals of strain: blame, retreat and acting alone."""

from tests.core.signalling.build import Check, each, fires, signals, silent
from tests.core.small_logs import e, partner

BLAME = {"to": "S1", "stance": "blaming"}


def mutual(newest: int) -> list:
    """Blame in both directions over one setback, the answer so many days ago."""
    return [
        e("S1", 400),
        e("R1", newest + 5, **BLAME, by="A", at="B"),
        e("R2", newest, **BLAME, by="B", at="A"),
    ]


def with_form(form: str, days_ago: int, **cells: object) -> list:
    """A response that carries one form and reads as neutral unless said otherwise."""
    return [e("S1", 400), e("R1", days_ago, **{"to": "S1", "stance": "neutral", "forms": form, **cells})]


CHECKS = [
    fires("S03", "blame and nothing learned", {None: "R1"}, e("S1", 40), e("R1", 30, **BLAME)),
    fires("S03", "blame on day 365", {None: "R1"}, e("S1", 400), e("R1", 365, **BLAME)),
    silent("S03", "blame on day 366", e("S1", 400), e("R1", 366, **BLAME)),
    silent(
        "S03",
        "learning beside it",
        e("S1", 40),
        e("R1", 30, **BLAME),
        e("R2", 20, to="S1", stance="learning"),
    ),
    silent("S03", "mixed beside it", e("S1", 40), e("R1", 30, **BLAME), e("R2", 20, to="S1", stance="mixed")),
    silent("S03", "blame that answers no setback", e("S1", 40), e("R1", 30, stance="blaming")),
    fires(
        "S04",
        "blame twice, over two setbacks, with a neutral row after",
        {None: "R1 R2"},
        e("S1", 60),
        e("S2", 50),
        e("R1", 40, **BLAME),
        e("R2", 30, to="S2", stance="blaming"),
        e("R3", 20, to="S2", stance="neutral"),
    ),
    fires("S04", "the newest on day 365", {None: "R1 R2"}, *mutual(365)),
    silent("S04", "the newest on day 366", *mutual(366)),
    silent("S04", "one blaming row only", e("S1", 40), e("R1", 30, **BLAME)),
    silent(
        "S04", "the newest is mixed", e("S1", 40), e("R1", 30, **BLAME), e("R2", 20, to="S1", stance="mixed")
    ),
    fires("S05", "both directions, on day 365", {None: "R1 R2"}, *mutual(365)),
    silent("S05", "both directions, on day 366", *mutual(366)),
    fires(
        "S05",
        "a mixed row counts",
        {None: "R1 R2"},
        e("S1", 40),
        e("R1", 30, **BLAME, by="A", at="B"),
        e("R2", 20, to="S1", stance="mixed", by="B;C", at="A"),
    ),
    silent(
        "S05",
        "two accuse a third",
        e("S1", 40),
        e("R1", 30, **BLAME, by="A", at="C"),
        e("R2", 20, **BLAME, by="B", at="C"),
    ),
    silent(
        "S05",
        "each over another setback",
        e("S1", 50),
        e("S2", 45),
        e("R1", 30, **BLAME, by="A", at="B"),
        e("R2", 20, to="S2", stance="blaming", by="B", at="A"),
    ),
    fires("S06", "in public on day 365", {None: "R1"}, e("S1", 400), e("R1", 365, **BLAME, channel="public")),
    silent("S06", "in public on day 366", e("S1", 400), e("R1", 366, **BLAME, channel="public")),
    fires("S06", "a legal claim in a mixed row", {None: "R1"}, *with_form("legal", 20, stance="mixed")),
    silent("S06", "neutral in public", e("S1", 40), e("R1", 30, to="S1", stance="neutral", channel="public")),
    silent("S06", "blame at a meeting", e("S1", 40), e("R1", 30, **BLAME, channel="meeting")),
    fires("S07", "withholding on day 365", {None: "R1"}, *with_form("withholding", 365)),
    silent("S07", "withholding on day 366", *with_form("withholding", 366)),
    silent("S07", "acting alone is another matter", *with_form("unilateral", 20)),
    fires(
        "S07",
        "a partner left 180 days ago",
        {"A": ""},
        e("M1", 300, by="A"),
        partners=[partner("A", left=180)],
    ),
    silent("S07", "a partner left 181 days ago", e("M1", 300, by="A"), partners=[partner("A", left=181)]),
    fires("S09", "on day 365", {None: "R1"}, *with_form("unilateral", 365)),
    silent("S09", "on day 366", *with_form("unilateral", 366)),
    fires("S10", "over credit, on day 365", {None: "R1"}, *with_form("credit_dispute", 365)),
    fires("S10", "over fault", {None: "R1"}, *with_form("fault_dispute", 20, stance="blaming")),
    silent("S10", "on day 366", *with_form("credit_dispute", 366)),
]


@each(CHECKS)
def test_fires_exactly_so(check: Check) -> None:
    assert check.holds()


def qualifiers(signal_id: str, *events: dict) -> tuple[str, ...]:
    (signal,) = [signal for signal in signals(*events) if signal.id == signal_id]
    return signal.qualifiers


def test_blame_alone_says_when_a_severe_setback_is_among_it() -> None:
    mild = [e("S1", 40, severity=2), e("R1", 30, **BLAME)]
    severe = [e("S2", 40, severity=3), e("R2", 20, to="S2", stance="blaming")]
    assert qualifiers("S03", *mild) == ()
    assert qualifiers("S03", *mild, *severe) == ("severity_3",)


def test_talks_count_only_after_the_newest_blame() -> None:
    assert qualifiers("S05", *mutual(20), e("P1", 20, subtype="TK04")) == ()
    assert qualifiers("S05", *mutual(20), e("P1", 19, subtype="PR04")) == ("after_talks",)
    assert qualifiers("S05", *mutual(20), e("P1", 19, subtype="JP01")) == ()
