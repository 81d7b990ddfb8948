"""How far coders agree."""

from dataclasses import dataclass

DOUBT_FROM, DOUBT_SHARE = 4, 0.30  # responses, and the share of them unclear or of low confidence
ALPHA_FROM, ALPHA_LOW = 10, 0.667  # rows coded twice, and the agreement below which codes are not settled


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Agreement of coders on one field; alpha is Krippendorff's, nominal, None when it cannot be computed."""

    field: str
    units: int  # rows coded by two or more
    values: int  # pairable values
    agreeing: int
    alpha: float | None
    counts: tuple[tuple[str, int], ...]  # pairable values, most frequent first
    differing: tuple[str, ...]  # event ids coders differ on


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree. ``settled`` is False when codes are in doubt, None when there is too little."""

    fields: tuple[FieldAgreement, ...]
    coders: tuple[str, ...]
    settled: bool | None
