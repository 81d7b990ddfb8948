"""The episode definitions with pandas groupby, as an analyst would write them: the peer to be faster than."""

from typing import Any

import numpy as np
import pandas as pd

from csc_core.model.codes import BLANK, EventCodes, Ragged, position
from csc_core.model.vocabulary import DatePrecision, Kind, Label, Stance, YesNo

L, B, M = (position(stance) for stance in (Stance.LEARNING, Stance.BLAMING, Stance.MIXED))
LABEL = {label: position(label) for label in Label}


def long(ragged: Ragged, name: str) -> pd.DataFrame:
    """A column of lists as one line a value."""
    return pd.DataFrame({"row": ragged.rows(), name: ragged.values})


def frame_of(codes: EventCodes, counts: Any) -> pd.DataFrame:
    """The columns needed, one line a row that counts."""
    names = np.array([*codes.subtypes, ""], dtype=object)
    table = pd.DataFrame(
        {
            "row": np.arange(len(codes)),
            "collaboration": codes.collaboration,
            "day": codes.day,
            "first": codes.first,
            "last": codes.last,
            "coarse": codes.precision != position(DatePrecision.DAY),
            "kind": codes.kind,
            "stance": codes.stance,
            "facets": codes.facets,
            "subtype": names[codes.subtype],
            "relevant": codes.governance_relevant == position(YesNo.YES),
        }
    )
    return table[counts]


def first_rows(members: pd.DataFrame, mask: pd.Series) -> pd.DataFrame:
    """The first marked member of each episode."""
    return members[mask].groupby("setback").first()


def lags(setbacks: pd.DataFrame, first: pd.DataFrame) -> pd.Series:
    """Days from the setback to these rows, -1 for none."""
    found = (first["day"].reindex(setbacks.index) - setbacks["day"]).clip(lower=0)
    return found.fillna(BLANK).astype(int)


def order_unknown(coded: pd.DataFrame, label: pd.Series) -> set[int]:
    """Episodes whose label would change if two overlapping coarse rows swapped places."""
    unsure: set[int] = set()
    for setback in coded.loc[coded["coarse"], "setback"].unique():
        rows = coded[coded["setback"] == setback]
        stances = rows["stance"].tolist()
        places = range(len(rows))
        first, last, coarse = rows["first"].to_numpy(), rows["last"].to_numpy(), rows["coarse"].to_numpy()
        for i in places:
            for j in places:
                if i < j and (coarse[i] or coarse[j]) and first[i] <= last[j] and first[j] <= last[i]:
                    swapped = list(stances)
                    swapped[i], swapped[j] = swapped[j], swapped[i]
                    if rule(swapped[0], swapped[-1], set(swapped)) != label[setback]:
                        unsure.add(setback)
    return unsure


def rule(first: int, last: int, seen: set[int]) -> int:
    """The label of coded stances."""
    if seen == {L}:
        return LABEL[Label.LEARNING]
    if seen == {B}:
        return LABEL[Label.BLAME]
    if first != L and last == L:
        return LABEL[Label.TURNED_TO_LEARNING]
    if first != B and last == B:
        return LABEL[Label.TURNED_TO_BLAME]
    return LABEL[Label.MIXED]


def labels(setbacks: pd.DataFrame, responses: pd.DataFrame, coded: pd.DataFrame) -> pd.Series:
    """The label code of each episode, before coarse dates are looked at."""
    stance = coded.groupby("setback")["stance"].agg(["first", "last", "min", "max"])
    only = stance["min"] == stance["max"]
    found = pd.Series(LABEL[Label.NO_RESPONSE_RECORDED], index=setbacks.index)
    found.loc[responses["setback"].unique()] = LABEL[Label.NOT_YET_CLEAR]
    found.loc[stance.index] = LABEL[Label.MIXED]
    found.loc[stance.index[(stance["first"] != L) & (stance["last"] == L)]] = LABEL[Label.TURNED_TO_LEARNING]
    found.loc[stance.index[(stance["first"] != B) & (stance["last"] == B)]] = LABEL[Label.TURNED_TO_BLAME]
    found.loc[stance.index[only & (stance["first"] == L)]] = LABEL[Label.LEARNING]
    found.loc[stance.index[only & (stance["first"] == B)]] = LABEL[Label.BLAME]
    return found


def learning_mutuality(
    setbacks: pd.DataFrame, learning: pd.DataFrame, codes: EventCodes, sectors: Any
) -> pd.Series:
    """0 strong mutual, 1 mutual, 2 one-sided, 3 none."""
    people = learning.merge(long(codes.actors, "org"), on="row")
    people["sector"] = np.asarray(sectors, dtype=int)[people["org"]] if len(people) else 0
    orgs = people.groupby("setback")["org"].nunique().reindex(setbacks.index).fillna(0)
    known = people[people["sector"] != BLANK].groupby("setback")["sector"].nunique()
    known = known.reindex(setbacks.index).fillna(0)
    there = setbacks.index.isin(learning["setback"])
    return pd.Series(np.select([known >= 2, orgs >= 2, there], [0, 1, 2], default=3), index=setbacks.index)


def blame_mutuality(setbacks: pd.DataFrame, blaming: pd.DataFrame, codes: EventCodes) -> pd.Series:
    """0 mutual, 1 one-sided, 2 none."""
    people = blaming.merge(long(codes.actors, "org"), on="row")
    sizes = people.groupby(["setback", "row"])["org"].transform("size")
    alone = people[sizes == 1].groupby("setback")["org"].nunique().reindex(setbacks.index).fillna(0) >= 2
    arrows = people.merge(long(codes.directed_at, "target"), on="row")[["setback", "org", "target"]]
    arrows = arrows[arrows["org"] != arrows["target"]]
    back = arrows.rename(columns={"org": "target", "target": "org"})
    both = arrows.merge(back, on=["setback", "org", "target"])["setback"].unique()
    there = setbacks.index.isin(blaming["setback"])
    mutual = alone | setbacks.index.isin(both)
    return pd.Series(np.select([mutual, there], [0, 1], default=2), index=setbacks.index)


def grouped_episodes(codes: EventCodes, counts: Any, sectors: Any) -> pd.DataFrame:
    """Every episode as a line, in the columns of ``EpisodeTable``, by collaboration, date and row."""
    rows = frame_of(codes, counts)
    setbacks = rows[rows["kind"] == position(Kind.SETBACK)].sort_values(
        ["collaboration", "day", "row"], kind="stable"
    )
    setbacks = setbacks.set_index("row", drop=False)
    members = long(codes.answers, "setback").merge(rows, on="row")
    members = members[members["setback"].isin(setbacks.index)].sort_values(["setback", "day", "row"])
    responses = members[members["kind"] == position(Kind.RESPONSE)]
    coded = responses[responses["stance"].isin([L, B, M])]
    learning = coded[coded["stance"].isin([L, M])]
    governance = members["kind"] == position(Kind.GOVERNANCE)
    changes = governance & members["subtype"].isin(["mode_change", "review_kept"])
    label = labels(setbacks, responses, coded)
    unsure = setbacks.index.isin(order_unknown(coded, label))
    firsts = {
        "first_response": first_rows(members, members["kind"] == position(Kind.RESPONSE)),
        "first_learning": first_rows(members, members["row"].isin(learning["row"])),
        "first_governance": first_rows(members, governance),
    }
    about = [setbacks["coarse"].to_numpy()] + [
        (first["coarse"].astype(bool) | setbacks["coarse"].reindex(first.index))
        .reindex(setbacks.index, fill_value=False)
        .to_numpy(dtype=bool)
        for first in firsts.values()
    ]
    changed = lags(setbacks, first_rows(members, changes))
    facets = learning.groupby("setback")["facets"].agg(lambda masks: np.bitwise_or.reduce(masks.to_numpy()))
    return pd.DataFrame(
        {
            "collaboration": setbacks["collaboration"],
            "setback": setbacks["row"],
            "label": label.where(~unsure, LABEL[Label.MIXED]),
            "order_unknown": unsure,
            **{name: lags(setbacks, first) for name, first in firsts.items()},
            "coarse": sum(mark.astype(int) << bit for bit, mark in enumerate(about)),
            "facets": facets.reindex(setbacks.index).fillna(0).astype(int),
            "learning": learning_mutuality(setbacks, learning, codes, sectors),
            "blame": blame_mutuality(setbacks, coded[coded["stance"].isin([B, M])], codes),
            "governance_relevant": setbacks["relevant"]
            | setbacks["subtype"].isin(["role_dispute", "decision_stuck"]),
            "adapted": (changed != BLANK) & (changed <= 90),
        }
    ).reset_index(drop=True)
