"""Large made-up event codes, for comparing and for timing: many collaborations, dates mostly in order."""

import numpy as np

from csc_core.model.codes import BLANK, EventCodes, Ragged, position
from csc_core.model.vocabulary import DatePrecision, GovernanceSubtype, Kind, SetbackSubtype, Stance

KINDS = (Kind.SETBACK, Kind.RESPONSE, Kind.GOVERNANCE, Kind.PRACTICE, Kind.MILESTONE, Kind.CONTEXT)
WEIGHTS = (0.16, 0.46, 0.08, 0.16, 0.07, 0.07)
SUBTYPES = (
    SetbackSubtype.ROLE_DISPUTE,
    SetbackSubtype.FUNDING_LOSS,
    GovernanceSubtype.MODE_CHANGE,
    GovernanceSubtype.REVIEW_KEPT,
    GovernanceSubtype.ADJUSTMENT,
)
ORGS = 8


def ragged(random: np.random.Generator, counts: np.ndarray, values: int) -> Ragged:
    """Random lists of these lengths, no value twice in one list."""
    offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    start = np.repeat(random.integers(0, values, len(counts)), counts)
    step = np.arange(offsets[-1]) - np.repeat(offsets[:-1], counts)
    return Ragged(offsets, ((start + step) % values).astype(np.int32))


def synthetic_codes(
    rows: int, each: int = 500, seed: int = 1, coarse: float = 0.02, first_day: int = 18_000
) -> EventCodes:
    """``rows`` rows in collaborations of ``each``; most responses answer the setback before them."""
    random = np.random.default_rng(seed)
    collaboration = (np.arange(rows) // each).astype(np.int32)
    day = (first_day + np.arange(rows) % each * 3 + random.integers(0, 30, rows)).astype(np.int32)
    kind = random.choice([position(kind) for kind in KINDS], rows, p=WEIGHTS).astype(np.int8)
    kind[::each] = position(Kind.SETBACK)
    spread = np.where(random.random(rows) < coarse, 15, 0).astype(np.int32)
    previous = np.maximum.accumulate(np.where(kind == position(Kind.SETBACK), np.arange(rows), 0))
    holds = (kind != position(Kind.SETBACK)) & (day[previous] <= day) & (random.random(rows) < 0.85)
    holds &= np.isin(kind, [position(k) for k in (Kind.RESPONSE, Kind.GOVERNANCE, Kind.PRACTICE)])
    response = kind == position(Kind.RESPONSE)
    blank = np.full(rows, BLANK, dtype=np.int8)
    subtype = np.full(rows, BLANK, dtype=np.int16)
    subtype[kind == position(Kind.SETBACK)] = random.integers(0, 2, (kind == position(Kind.SETBACK)).sum())
    subtype[kind == position(Kind.GOVERNANCE)] = random.integers(
        2, 5, (kind == position(Kind.GOVERNANCE)).sum()
    )
    return EventCodes(
        collaboration=collaboration,
        day=day,
        first=day - spread,
        last=day + spread,
        precision=np.where(spread, position(DatePrecision.MONTH), position(DatePrecision.DAY)).astype(
            np.int8
        ),
        kind=kind,
        stance=np.where(response, random.integers(0, len(Stance), rows), BLANK).astype(np.int8),
        facets=np.where(response, random.integers(0, 8, rows), 0).astype(np.uint8),
        forms=np.zeros(rows, dtype=np.uint16),
        practices=np.where(kind == position(Kind.PRACTICE), 1 << random.integers(0, 5, rows), 0).astype(
            np.uint8
        ),
        subtype=subtype,
        action=np.full(rows, BLANK, dtype=np.int16),
        channel=blank,
        evidence=blank,
        confidence=blank,
        visibility=blank,
        source_type=blank,
        status=blank,
        severity=blank,
        from_mode=blank,
        to_mode=blank,
        governance_relevant=blank,
        shared_credit=blank,
        contested=blank,
        planned=blank,
        actors=ragged(random, random.integers(1, 4, rows), ORGS),
        directed_at=ragged(random, np.where(response, random.integers(0, 2, rows), 0), ORGS),
        touched=ragged(random, np.zeros(rows, dtype=np.int64), ORGS),
        answers=Ragged(
            np.concatenate(([0], np.cumsum(holds))).astype(np.int64), previous[holds].astype(np.int32)
        ),
        subtypes=SUBTYPES,
        actions=(),
        orgs=tuple(f"ORG{number}" for number in range(ORGS)),
    )
