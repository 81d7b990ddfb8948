"""Signals about people and promises."""

from tests.core.signalling.build import Check, each, fires, signals, silent
from tests.core.small_logs import Row, ago, e, partner, several

OTHERS = several("M", 3, newest=10, by="B")


def pulse(days_ago: int, mean: float, item: str = "open", n: int = 8) -> Row:
    """The total of one pulse item."""
    return {"date": ago(days_ago), "item": item, "n": str(n), "mean": str(mean)}


def promise(event_id: str, due: int, **cells: str) -> Row:
    """A practice row with a promise due so many days ago."""
    return e(event_id, 60, follow_up="The list is posted", follow_up_due=ago(due), **cells)


CHECKS = [
    fires("S08", "last seen 91 days ago", {"A": "M1"}, e("M1", 91, by="A"), *OTHERS),
    silent("S08", "last seen 90 days ago", e("C1", 200, by="B"), e("M1", 90, by="A"), *OTHERS),
    silent("S08", "others did little too", e("M1", 200, by="A"), *OTHERS[:2]),
    silent(
        "S08", "rows that name no actor are not others'", e("M1", 200, by="A"), *several("M", 3, newest=10)
    ),
    fires(
        "S08",
        "to be touched by a context row is not to take part",
        {"A": "M1"},
        e("M1", 200, by="A"),
        e("C1", 5, by="A"),
        *OTHERS,
    ),
    fires(
        "S08", "never seen", {"A": ""}, e("C1", 200, by="B"), *OTHERS, partners=[partner("A"), partner("B")]
    ),
    silent(
        "S08",
        "here for 90 days",
        e("C1", 200, by="B"),
        *OTHERS,
        partners=[partner("A", joined=90), partner("B")],
    ),
    silent("S08", "gone", e("M1", 200, by="A"), *OTHERS, partners=[partner("A", left=5), partner("B")]),
    silent(
        "S08",
        "a collaboration of 90 days",
        e("C1", 90, by="B"),
        *OTHERS,
        partners=[partner("A"), partner("B")],
    ),
    fires("S19", "60 days ago", {None: "C1"}, e("C1", 60, subtype="leadership_change")),
    silent("S19", "61 days ago", e("C1", 61, subtype="leadership_change")),
    fires(
        "S19",
        "a setback by a change of person, an election ahead",
        {None: "S1 C1"},
        e("S1", 20, subtype="key_person_change"),
        e("C1", -540, subtype="election"),
    ),
    silent("S19", "541 days ahead", e("M1", 20), e("C1", -541, subtype="election")),
    silent("S19", "another kind of event", e("C1", 20, subtype="media")),
    fires(
        "S20",
        "joined 60 days ago",
        {"A": "M2"},
        e("M1", 90, by="A"),
        e("M2", 30, by="A"),
        partners=[partner("A", joined=60)],
    ),
    silent("S20", "joined 61 days ago", e("M1", 30, by="A"), partners=[partner("A", joined=61)]),
    silent("S20", "no roster", e("M1", 30, by="A")),
    fires("S21", "below 2.5", {None: ""}, e("M1", 30), pulse=[pulse(10, 2.4)]),
    silent("S21", "at 2.5", e("M1", 30), pulse=[pulse(10, 2.5)]),
    fires("S21", "fell by a half", {None: ""}, e("M1", 30), pulse=[pulse(100, 3.6), pulse(10, 3.1)]),
    silent("S21", "fell by less", e("M1", 30), pulse=[pulse(100, 3.5), pulse(10, 3.1)]),
    silent(
        "S21", "one item low, the mean is not", e("M1", 30), pulse=[pulse(10, 2.0), pulse(10, 3.0, "purpose")]
    ),
    fires(
        "S29",
        "today and 120 days ahead",
        {None: "C1 C2"},
        e("C1", 0, subtype="media"),
        e("C2", -120, subtype="law"),
    ),
    silent("S29", "121 days ahead", e("M1", 30), e("C1", -121, subtype="law")),
    silent("S29", "yesterday", e("C1", 1, subtype="law")),
    fires(
        "S29", "a planned practice", {None: "P1"}, e("M1", 30), e("P1", -20, subtype="JP02", planned="yes")
    ),
    fires("S31", "due yesterday", {None: "P1"}, promise("P1", due=1)),
    silent("S31", "due today", promise("P1", due=0)),
    silent("S31", "done", promise("P1", due=20, follow_up_done="yes")),
    silent("S31", "no day was set", e("P1", 60, follow_up="The list is posted")),
]


@each(CHECKS)
def test_fires_exactly_so(check: Check) -> None:
    assert check.holds()


def only(signal_id: str, *events: Row) -> tuple[int | None, tuple[str, ...]]:
    """Days and qualifiers of a signal that fires once."""
    (signal,) = [signal for signal in signals(*events) if signal.id == signal_id]
    return signal.days, signal.qualifiers


def test_an_overdue_promise_says_how_long_and_whether_residents_wait() -> None:
    work = promise("P1", due=12, practice="data")
    residents = promise("P2", due=5, practice="community;data")
    assert only("S31", work) == (12, ())
    assert only("S31", work, residents) == (12, ("community",))


def test_what_lies_ahead_counts_the_days_to_the_nearest() -> None:
    assert only("S29", e("C1", -100, subtype="election"), e("C2", -30, subtype="law")) == (30, ())
