"""Signals of something gained."""

from tests.core.signalling.build import Check, each, fires, silent
from tests.core.small_logs import Row, e, partner

THREE = [partner("A"), partner("B"), partner("C")]


def won(setback: int, learning: int, win: int) -> list[Row]:
    """A setback, what was learned from it, and a milestone: days ago."""
    return [e("S1", setback), e("R1", learning, to="S1", stance="learning"), e("M1", win, by="A;B")]


def episodes(*stances: str) -> list[Row]:
    """One setback after the other, each with responses of these stances ("blaming learning")."""
    rows: list[Row] = []
    for number, words in enumerate(stances, start=1):
        day = 200 - 20 * number
        rows.append(e(f"S{number}", day))
        rows += [
            e(f"R{number}{place}", day - place, to=f"S{number}", stance=stance)
            for place, stance in enumerate(words.split(), start=1)
        ]
    return rows


CHECKS = [
    fires("S25", "180 days after the setback", {None: "M1"}, *won(setback=200, learning=150, win=20)),
    silent("S25", "181 days after it", *won(setback=201, learning=150, win=20)),
    fires("S25", "180 days ago", {None: "M1"}, *won(setback=300, learning=200, win=180)),
    silent("S25", "181 days ago", *won(setback=300, learning=200, win=181)),
    silent("S25", "the learning came later", *won(setback=100, learning=10, win=20)),
    silent("S25", "the learning came on the same day", *won(setback=100, learning=20, win=20)),
    silent("S25", "no learning", e("S1", 100), e("R1", 50, to="S1", stance="neutral"), e("M1", 20)),
    fires(
        "S26", "learning, then turned to learning", {None: "S1 S2"}, *episodes("learning", "blaming learning")
    ),
    fires(
        "S26",
        "setbacks that cannot be read are passed over",
        {None: "S1 S3"},
        *episodes("learning", "neutral", "learning", ""),
    ),
    silent("S26", "the newest is mixed", *episodes("learning", "learning", "blaming mixed")),
    silent("S26", "one only", *episodes("learning")),
    fires("S27", "the newest turned", {None: "S2"}, *episodes("blaming", "mixed learning")),
    silent("S27", "an older one turned", *episodes("mixed learning", "blaming")),
    silent("S27", "learning from the start", *episodes("learning")),
    fires("S37", "the row says so, 180 days ago", {None: "M1"}, e("M1", 180, by="A;B", shared_credit="no")),
    silent("S37", "181 days ago", e("M1", 181, by="A;B", shared_credit="no")),
    fires("S37", "one of three partners", {None: "M1"}, e("M1", 20, by="A"), partners=THREE),
    silent("S37", "two of three partners", e("M1", 20, by="A;B"), partners=THREE),
    silent(
        "S37", "one of three, but credit was shared", e("M1", 20, by="A", shared_credit="yes"), partners=THREE
    ),
    silent("S37", "one of two partners", e("M1", 20, by="A"), partners=THREE[:2]),
    silent("S37", "no roster", e("M1", 20, by="A")),
]


@each(CHECKS)
def test_fires_exactly_so(check: Check) -> None:
    assert check.holds()
