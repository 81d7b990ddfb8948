"""One row of the event log: the single source of the columns' names, types, values and descriptions."""

import datetime as dt
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from csc_core.model.vocabulary import (
    BlameForm,
    Channel,
    Confidence,
    DatePrecision,
    Evidence,
    Facet,
    GovernanceMode,
    Kind,
    LearningProduct,
    Origin,
    Practice,
    SourceType,
    Stance,
    Status,
    Visibility,
    YesNo,
)

MISSING = frozenset({"", "na", "n/a", "-", "nan", "none", "null"})
_LONGEST_MISSING = max(map(len, MISSING))
SEPARATOR = ";"
TITLE_LENGTH = 90
DETAIL_LENGTH = 32_767


def is_missing(cell: Any) -> bool:
    """True for an empty cell and for the ways people write "nothing here"."""
    if not isinstance(cell, str):
        return cell is None
    held = cell.strip()
    return len(held) <= _LONGEST_MISSING and held.casefold() in MISSING


def split_cell(cell: Any) -> Any:
    """Split a cell that may hold several values ("CITY; SCH"); anything but text passes through."""
    if is_missing(cell):
        return ()
    if isinstance(cell, str):
        return tuple(part.strip() for part in cell.split(SEPARATOR) if part.strip())
    return cell


def blank_to_none(cell: Any) -> Any:
    """Turn the ways of writing "nothing here" into None and trim text."""
    if is_missing(cell):
        return None
    return cell.strip() if isinstance(cell, str) else cell


T = TypeVar("T")
Blank = Annotated[T | None, BeforeValidator(blank_to_none)]
Several = Annotated[tuple[T, ...], BeforeValidator(split_cell)]
OrgIds = Several[str]
EventIds = Several[str]


def field(says: str, **limits: Any) -> Any:
    """A pydantic field with its one-line description; limits are passed on to pydantic."""
    return Field(default=None, description=says, **limits)


def several(says: str) -> Any:
    """A pydantic field for a cell with several values parted by semicolons."""
    return Field(default=(), description=says)


class Event(BaseModel):
    """One event. Only ``date``, ``kind`` and ``title`` are required; every other cell may be empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    event_id: Blank[str] = field("Identifier, unique in the log; made from date, kind and title when blank.")
    date: Annotated[dt.date, Field(description="When it happened; a month, quarter or year may be written.")]
    date_precision: DatePrecision = Field(
        default=DatePrecision.DAY, description="How exactly the date is known."
    )
    kind: Kind = Field(description="What the row is.")
    subtype: Blank[str] = field("Finer kind; for a practice row it may hold the action's id.")
    title: Annotated[
        str, Field(min_length=1, description=f"What happened, neutral, {TITLE_LENGTH} characters or fewer.")
    ]
    detail: Blank[str] = field("More words. Never shown in the room.", max_length=DETAIL_LENGTH)
    actors: OrgIds = several("Organizations that acted; for a setback or context row, those it touched.")
    directed_at: OrgIds = several("Organizations a response was directed at.")
    responds_to: EventIds = several("Setbacks this row answers.")
    caused_by: EventIds = several("Earlier events that led to this setback.")
    stance: Blank[Stance] = field("How a response reads; blank counts as unclear.")
    facets: Several[Facet] = several("Facets of mutual learning that can be observed.")
    blame_forms: Several[BlameForm] = several("Forms of blame or retreat that can be observed.")
    learning_product: Blank[LearningProduct] = field("What a learning response changed.")
    initiator: Blank[str] = field("Organization that began the response.")
    channel: Blank[Channel] = field("Where a response was made.")
    practice: Several[Practice] = several("Key practices an activity belongs to.")
    action_id: Blank[str] = field("Id of the catalogue action that was used.")
    participants_n: Blank[Annotated[int, Field(ge=0, le=100_000)]] = field("How many people took part.")
    duration_min: Blank[Annotated[int, Field(ge=0, le=100_000)]] = field("How long it took, in minutes.")
    outputs: Blank[str] = field("What a practice produced.")
    from_mode: Blank[GovernanceMode] = field("Governance mode before.")
    to_mode: Blank[GovernanceMode] = field("Governance mode after.")
    lead_org: Blank[str] = field("Lead organization after the change.")
    agreed_by: OrgIds = several("Organizations that agreed to a governance change.")
    documented: Blank[YesNo] = field("Is the governance change written down?")
    severity: Blank[Annotated[int, Field(ge=1, le=3)]] = field(
        "1 slowed, 2 a work stream stopped, 3 the goal at risk."
    )
    origin: Blank[Origin] = field("Did it come from inside or outside the partnership?")
    governance_relevant: Blank[YesNo] = field("Does the setback concern how the partnership is governed?")
    status: Blank[Status] = field("What people say of the setback now; blank counts as open.")
    closed_on: Blank[dt.date] = field("Day the setback was closed.")
    affected: OrgIds = several("Organizations a setback touched.")
    measure: Blank[str] = field("What a milestone counts.")
    value: Blank[str] = field("The milestone's figure.")
    unit: Blank[str] = field("Unit of the figure.")
    shared_credit: Blank[YesNo] = field("Was the credit for a milestone shared?")
    expected: Blank[YesNo] = field("Was a context event expected?")
    evidence: Blank[Evidence] = field("Was a shared document or shared data consulted?")
    confidence: Blank[Confidence] = field("How sure the coder was.")
    recorded_by: Blank[str] = field("Organization or role that wrote the row; no persons.")
    recorded_on: Blank[dt.date] = field("Day the row was written.")
    coder: Blank[str] = field("Code or role of whoever chose the stance.")
    visibility: Blank[Visibility] = field("Who may see the row.")
    source_type: Blank[SourceType] = field("Where the row comes from.")
    contested: Blank[YesNo] = field("Does a partner dispute the row or its code?")
    contested_note: Blank[str] = field("What the partner says.")
    planned: Blank[YesNo] = field("A practice that is planned and may lie in the future.")
    follow_up: Blank[str] = field("What was promised: the sign we will see.")
    follow_up_owner: Blank[str] = field("Organization that promised it.")
    follow_up_due: Blank[dt.date] = field("Day it is due.")
    follow_up_done: Blank[YesNo] = field("Has it been done?")


COLUMNS: tuple[str, ...] = tuple(Event.model_fields)
SEVERAL_COLUMNS: tuple[str, ...] = tuple(
    name for name, spec in Event.model_fields.items() if spec.default == ()
)
