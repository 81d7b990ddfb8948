"""Signals of a standing gap."""

from csc_core.model.vocabulary import Practice
from tests.core.signalling.build import Check, each, fires, silent
from tests.core.small_logs import Row, e, partner, several

ALL = ";".join(Practice)
TABLE = [partner("A", "government"), partner("B", "business"), partner("N", "community")]
TWO_FACETS = "apportion_labor;collective_approach"


def learned(n: int, facets: str = TWO_FACETS, lag: int = 5, first: int = 1) -> list[Row]:
    """So many setbacks, ten days apart, each learned from after ``lag`` days."""
    rows: list[Row] = []
    for number in range(first, first + n):
        day = 300 - 10 * number
        learning = e(f"R{number}", day - lag, to=f"S{number}", stance="learning", facets=facets)
        rows += [e(f"S{number}", day, subtype="other"), learning]
    return rows


def answers(*actors: str, stance: str = "learning") -> list[Row]:
    """One response after the other, by these organizations."""
    return [e(f"R{k}", 50 - k, stance=stance, by=who) for k, who in enumerate(actors, start=1)]


def changes(*days: int) -> list[Row]:
    """Changes of governance mode, so many days ago."""
    return [e(f"G{k}", day, subtype="mode_change", to_mode="lead") for k, day in enumerate(days, start=1)]


def codings(differing: int, rows: int = 10) -> list[Row]:
    """Responses R101, ... coded by two, who differ on so many of them."""
    first = [("learning", "neutral")[k % 2] for k in range(rows)]
    second = ["blaming"] * differing + first[differing:]
    return [
        {"event_id": f"R{101 + k}", "coder": coder, "field": "stance", "value": value}
        for coder, values in (("one", first), ("two", second))
        for k, value in enumerate(values)
    ]


def acting(*actors: str) -> list[Row]:
    """Milestones one day apart, by these organizations, the last one yesterday."""
    return [e(f"M{k}", len(actors) - k + 1, by=who) for k, who in enumerate(actors, start=1)]


CODED = several("R", 10, newest=20, stance="learning")
HUB = ["A", "A;B", "A", "A;C", "A", "A", "B", "C", "D", "B;C"]
TRUST = [
    e(f"P{k}", 300 - k, by=who, practice="trusted_people") for k, who in enumerate(["A;B", "A", "A;C"], 1)
]

CHECKS = [
    fires("S11", "three lack one facet", {"anticipate": ""}, *learned(3)),
    fires(
        "S11", "an older one showed it", {"anticipate": "R1"}, *learned(1, "anticipate"), *learned(3, first=2)
    ),
    silent("S11", "one of the three shows it", *learned(2), *learned(1, "anticipate", first=3)),
    silent("S11", "only two were learned from", *learned(2)),
    fires("S13", "a sector in no response", {None: "R1 R2 R3"}, *answers("A", "B", "A;B"), partners=TABLE),
    silent("S13", "only two responses", *answers("A", "B"), partners=TABLE),
    silent("S13", "every sector was heard", *answers("A", "B", "N"), partners=TABLE),
    fires(
        "S13",
        "all heard, the newest learning from one",
        {None: "R4 R5 R6"},
        *answers("A", "B", "N", "A", "A", "A"),
        partners=TABLE,
    ),
    silent("S13", "no roster", *answers("A", "A", "A")),
    fires("S14", "none on the roster", {None: ""}, e("M1", 20, by="A"), partners=TABLE[:2]),
    fires(
        "S14",
        "last seen 121 days ago",
        {None: "M1"},
        e("M1", 121, by="N"),
        e("M2", 20, by="A"),
        partners=TABLE,
    ),
    silent(
        "S14",
        "last seen 120 days ago",
        e("C1", 300),
        e("M1", 120, by="N"),
        e("M2", 20, by="A"),
        partners=TABLE,
    ),
    fires("S14", "never seen", {None: ""}, e("M1", 121, by="A"), e("M2", 20, by="A"), partners=TABLE),
    silent("S14", "never seen, in a collaboration of 120 days", e("M1", 120, by="A"), partners=TABLE),
    silent("S14", "no roster", e("M1", 300, by="A")),
    fires("S15", "last used 181 days ago", dict.fromkeys(Practice, "P1"), e("P1", 181, practice=ALL)),
    silent("S15", "last used 180 days ago", e("P1", 180, practice=ALL)),
    fires("S15", "never, from day 120", dict.fromkeys(Practice, ""), e("M1", 120)),
    silent("S15", "never, until day 119", e("M1", 119)),
    fires("S15", "one of five", {"data": ""}, e("M1", 130), e("P1", 20, practice=ALL.replace(";data", ""))),
    fires("S17", "366 days ago", {None: "G1"}, *changes(366)),
    silent("S17", "365 days ago", *changes(365)),
    fires("S17", "never in 366 days", {None: ""}, e("M1", 366)),
    silent("S17", "never in 365 days", e("M1", 365)),
    fires("S18", "three within 365 days", {None: "G1 G2 G3"}, *changes(365, 200, 0)),
    silent("S18", "the first 366 days ago", *changes(366, 200, 0)),
    fires("S28", "after 61 days", {None: "S1 S2 S3"}, *learned(3, lag=61)),
    silent("S28", "after 60 days", *learned(3, lag=60)),
    silent("S28", "two setbacks", *learned(2, lag=61)),
    silent("S28", "of four, the lower middle one", *learned(2, lag=60), *learned(2, lag=200, first=3)),
    fires(
        "S30",
        "three of ten unclear",
        {None: "R101 R102 R201"},
        *several("R", 2, newest=50),
        e("R201", 40, stance="unclear"),
        *answers(*"AAAAAAA", stance="neutral"),
    ),
    silent("S30", "one of four unclear", *answers("A", "A", "A", stance="neutral"), e("R9", 9)),
    silent("S30", "three responses", *several("R", 3, newest=20)),
    fires(
        "S30",
        "low confidence",
        {None: "R1 R2"},
        *(e(f"R{k}", 20 - k, stance="learning", confidence="low" if k < 3 else "high") for k in range(1, 5)),
    ),
    fires(
        "S30", "two coders differ on four of ten", {None: "R101 R102 R103 R104"}, *CODED, codings=codings(4)
    ),
    silent("S30", "two coders differ, but over nine rows", *CODED, codings=codings(4, rows=9)),
    silent("S30", "two coders agree", *CODED, codings=codings(0)),
    fires("S32", "one in six of ten, the next in three", {"A": "M1 M2 M3 M4 M5 M6"}, *acting(*HUB)),
    silent("S32", "nine rows", *acting(*HUB[:9])),
    silent("S32", "one in five of ten", *acting("B", *HUB[1:])),
    silent("S32", "the next is as often there", *acting(*(f"{who};B" for who in HUB))),
    fires(
        "S32",
        "in nine of the newest 15, the next 20 points behind",
        {"A": "M2 M3 M4 M5 M6 M7 M8 M9 M10"},
        *acting("C", *["A"] * 9, *["B"] * 6),
    ),
    silent("S32", "the next less than 20 points behind", *acting(*["A"] * 8, "A;B", *["B"] * 6)),
    silent("S32", "often, but not among the newest 15", *acting(*["A"] * 10, *["B", "C", "D"] * 5)),
    fires("S32", "in all three rows on trusted people", {"A": "P1 P2 P3"}, *TRUST),
    silent("S32", "in two rows on trusted people", *TRUST[:2]),
    silent("S32", "in three of four", *TRUST, e("P9", 20, by="B", practice="trusted_people")),
    fires("S33", "on day 120", {None: ""}, *several("M", 4, newest=5), e("M1", 120)),
    silent("S33", "on day 121, with five rows", *several("M", 4, newest=5), e("M1", 121)),
    fires("S33", "four rows", {None: ""}, *several("M", 3, newest=5), e("M1", 400)),
    fires("S34", "the last 181 days ago", {None: "S1"}, e("S1", 181), *several("M", 5, newest=5)),
    silent("S34", "the last 180 days ago", e("S1", 180), *several("M", 5, newest=5)),
    silent("S34", "four other rows", e("S1", 181), *several("M", 4, newest=5)),
    fires("S34", "never, in 180 days", {None: ""}, e("M1", 180), *several("M", 4, newest=5)),
    silent("S34", "never, in 179 days", e("M1", 179), *several("M", 5, newest=5)),
]


@each(CHECKS)
def test_fires_exactly_so(check: Check) -> None:
    assert check.holds()
