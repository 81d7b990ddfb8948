"""The episode definitions once more in plain Python, row by row: slow, and easy to check by eye."""

from itertools import combinations
from typing import Any

from csc_core.model.codes import BLANK, EventCodes, members_of
from csc_core.model.vocabulary import DatePrecision, Facet, Kind, Label, Stance, YesNo

L, B, M = Stance.LEARNING, Stance.BLAMING, Stance.MIXED
KINDS, STANCES = list(Kind), list(Stance)


class Row:
    """One row with its words back in place of the codes."""

    def __init__(self, codes: EventCodes, at: int) -> None:
        self.at = at
        self.collaboration = int(codes.collaboration[at])
        self.day, self.first, self.last = (int(column[at]) for column in (codes.day, codes.first, codes.last))
        self.coarse = list(DatePrecision)[codes.precision[at]] is not DatePrecision.DAY
        self.kind = KINDS[codes.kind[at]]
        self.stance = STANCES[codes.stance[at]] if codes.stance[at] != BLANK else None
        self.subtype = codes.subtypes[codes.subtype[at]] if codes.subtype[at] != BLANK else ""
        self.facets = set(members_of(int(codes.facets[at]), Facet))
        self.relevant = codes.governance_relevant[at] == list(YesNo).index(YesNo.YES)
        self.actors = {int(org) for org in codes.actors.of(at)}
        self.targets = {int(org) for org in codes.directed_at.of(at)}
        self.answers = {int(row) for row in codes.answers.of(at)}


def label_of(stances: list[Stance], responses: int) -> Label:
    """The seven ordered rules; ``stances`` are the coded ones in order."""
    if not responses:
        return Label.NO_RESPONSE_RECORDED
    if not stances:
        return Label.NOT_YET_CLEAR
    if all(stance is L for stance in stances):
        return Label.LEARNING
    if all(stance is B for stance in stances):
        return Label.BLAME
    if stances[0] in (B, M) and stances[-1] is L:
        return Label.TURNED_TO_LEARNING
    if stances[0] in (L, M) and stances[-1] is B:
        return Label.TURNED_TO_BLAME
    return Label.MIXED


def order_matters(coded: list[Row], responses: int) -> bool:
    """Would the label change if two rows with overlapping periods, one of them coarse, swapped places?"""
    stances = [row.stance for row in coded]
    label = label_of(stances, responses)
    for i, j in combinations(range(len(coded)), 2):
        a, b = coded[i], coded[j]
        if (a.coarse or b.coarse) and a.first <= b.last and b.first <= a.last:
            swapped = list(stances)
            swapped[i], swapped[j] = swapped[j], swapped[i]
            if label_of(swapped, responses) is not label:
                return True
    return False


def learning_of(rows: list[Row], sectors: list[int]) -> str:
    """Mutuality of learning."""
    actors = {org for row in rows for org in row.actors}
    if not rows:
        return "none"
    if len({sectors[org] for org in actors} - {BLANK}) >= 2:
        return "strong_mutual"
    return "mutual" if len(actors) >= 2 else "one_sided"


def blame_of(rows: list[Row]) -> str:
    """Mutuality of blame."""
    if not rows:
        return "none"
    arrows = {(a, b) for row in rows for a in row.actors for b in row.targets if a != b}
    pointed_back = any((b, a) in arrows for a, b in arrows)
    alone = {org for row in rows if len(row.actors) == 1 for org in row.actors}
    return "mutual" if pointed_back or len(alone) >= 2 else "one_sided"


def episode_of(setback: Row, members: list[Row], sectors: list[int]) -> dict[str, Any]:
    """All figures of one episode; members in order."""

    def lag(rows: list[Row]) -> tuple[int | None, bool]:
        if not rows:
            return None, False
        return max(rows[0].day - setback.day, 0), rows[0].coarse or setback.coarse

    responses = [row for row in members if row.kind is Kind.RESPONSE]
    coded = [row for row in responses if row.stance in (L, B, M)]
    learning = [row for row in coded if row.stance in (L, M)]
    governance = [row for row in members if row.kind is Kind.GOVERNANCE]
    changes = [row for row in governance if row.subtype in ("mode_change", "review_kept")]
    unsure = order_matters(coded, len(responses))
    label = label_of([row.stance for row in coded], len(responses))
    figures = {
        "age_days": (0, setback.coarse),
        "first_response_days": lag(responses),
        "first_learning_days": lag(learning),
        "first_governance_days": lag(governance),
    }
    changed = lag(changes)[0]
    return {
        "collaboration": setback.collaboration,
        "setback": setback.at,
        "members": [row.at for row in members],
        "label": str(Label.MIXED if unsure else label),
        "order_unknown": unsure,
        "first_response": figures["first_response_days"][0],
        "first_learning": figures["first_learning_days"][0],
        "first_governance": figures["first_governance_days"][0],
        "coarse": [name for name, (_, about) in figures.items() if about],
        "facets": sorted(set().union(*(row.facets for row in learning))),
        "learning": learning_of(learning, sectors),
        "blame": blame_of([row for row in coded if row.stance in (B, M)]),
        "governance_relevant": setback.relevant or setback.subtype in ("role_dispute", "decision_stuck"),
        "adapted": changed is not None and changed <= 90,
    }


def plain_episodes(codes: EventCodes, counts: Any, sectors: Any) -> list[dict[str, Any]]:
    """Every episode as a mapping, by collaboration, date and row."""
    rows = [Row(codes, at) for at in range(len(codes)) if counts[at]]
    setbacks = [row for row in rows if row.kind is Kind.SETBACK]
    setbacks.sort(key=lambda row: (row.collaboration, row.day, row.at))
    by_day = sorted(rows, key=lambda row: (row.day, row.at))
    answering: dict[int, list[Row]] = {}
    for row in by_day:
        for target in row.answers:
            answering.setdefault(target, []).append(row)
    return [episode_of(setback, answering.get(setback.at, []), list(sectors)) for setback in setbacks]
