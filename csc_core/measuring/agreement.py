"""How far coders agree: raw agreement, Krippendorff's alpha and counts.

Agreement, alpha and counts are shown together: where one code is rare, coders can agree on nine rows of ten
and alpha still be below zero.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from csc_core.model import columns as c
from csc_core.model.codes import position
from csc_core.model.event import split_cell
from csc_core.model.facts import Facts
from csc_core.model.findings import (
    ALPHA_FROM,
    ALPHA_LOW,
    DOUBT_FROM,
    DOUBT_SHARE,
    Agreement,
    FieldAgreement,
)
from csc_core.model.roster import SETTLED, Coding, standing_codings
from csc_core.model.vocabulary import Confidence, Kind

SEVERAL = (c.FACETS, c.BLAME_FORMS)  # read as one yes-or-no field for each value
NO_MATTER_OF_AGREEMENT = (SETTLED, c.CONFIDENCE)
Codes = Mapping[str, Mapping[str, str]]  # event id to coder to value, events by date


def krippendorff_alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal codes; a unit lists the values its coders gave, missing ones left out.

    1 - observed / expected disagreement, from the coincidences of values within units of two or more.
    None when nothing can be paired or only one category occurs.
    """
    pairable = [Counter(unit) for unit in units if len(unit) >= 2]
    totals = sum(pairable, Counter[Hashable]())
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    if not expected:
        return None
    observed = sum(
        (unit.total() ** 2 - sum(count * count for count in unit.values())) / (unit.total() - 1)
        for unit in pairable
    )
    return 1 - (n - 1) * observed / expected


def field_agreement(field: str, codes: Codes) -> FieldAgreement:
    """Agreement on one field from what each coder gave."""
    double = {event: list(given.values()) for event, given in codes.items() if len(given) >= 2}
    differing = tuple(event for event, values in double.items() if len(set(values)) > 1)
    counts = Counter(value for values in double.values() for value in values)
    return FieldAgreement(
        field=field,
        units=len(double),
        values=counts.total(),
        agreeing=len(double) - len(differing),
        alpha=krippendorff_alpha(list(double.values())),
        counts=tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        differing=differing,
    )


def given_codes(codings: Sequence[Coding], events: Sequence[str]) -> Mapping[str, Codes]:
    """Per field: what each coder gave each of these events. A coder's last value stands; blank is missing.

    But where a coder gave the stance, a blank row of a field with several values says that none was seen.
    """
    place = {event: number for number, event in enumerate(events)}
    standing = standing_codings(codings)
    judged = {
        (event, coder) for (event, coder, field), row in standing.items() if field == c.STANCE and row.value
    }
    found: dict[str, dict[str, dict[str, str]]] = {}
    for (event, coder, field), row in sorted(standing.items(), key=lambda item: place.get(item[0][0], -1)):
        if event not in place or field in NO_MATTER_OF_AGREEMENT:
            continue
        given = found.setdefault(field, {}).setdefault(event, {})
        if row.value or (field in SEVERAL and (event, coder) in judged):
            given[coder] = row.value or ""
    return found


def one_by_one(field: str, codes: Codes) -> dict[str, Codes]:
    """A field that holds several values as one yes-or-no field for each value that anyone gave."""
    split = {
        event: {coder: set(split_cell(value)) for coder, value in given.items()}
        for event, given in codes.items()
    }
    values = sorted({value for given in split.values() for named in given.values() for value in named})
    return {
        f"{field}:{value}": {
            event: {coder: "yes" if value in named else "no" for coder, named in given.items()}
            for event, given in split.items()
        }
        for value in values
    }


def doubtful_share(facts: Facts) -> tuple[int, int]:
    """Responses that are unclear, not coded or of low confidence, and all responses."""
    responses = facts.counts & facts.codes.is_kind(Kind.RESPONSE)
    doubtful = facts.codes.is_unclear() | (facts.codes.confidence == position(Confidence.LOW))
    return int((responses & doubtful).sum()), int(responses.sum())


def is_settled(facts: Facts, stance: FieldAgreement | None) -> bool | None:
    """Can the codes be relied on? False: many in doubt, or coders differ. None: too few were coded twice."""
    doubtful, responses = doubtful_share(facts)
    if responses >= DOUBT_FROM and doubtful >= DOUBT_SHARE * responses:
        return False
    if stance is None or stance.units < ALPHA_FROM or stance.alpha is None:
        return None
    return stance.alpha >= ALPHA_LOW


def measure_agreement(codings: Sequence[Coding], facts: Facts) -> Agreement:
    """Agreement on every field that was coded, stance first; facets and forms of blame value by value."""
    fields: dict[str, Codes] = {}
    events = facts.names(facts.counts) if codings else ()
    for field, codes in given_codes(codings, events).items():
        fields.update(one_by_one(field, codes) if field in SEVERAL else {field: codes})
    names = sorted(fields, key=lambda field: (field != c.STANCE, field))
    found = tuple(field_agreement(name, fields[name]) for name in names)
    coders = sorted({coder for codes in fields.values() for given in codes.values() for coder in given})
    stance = next((field for field in found if field.field == c.STANCE), None)
    return Agreement(found, tuple(coders), is_settled(facts, stance))
