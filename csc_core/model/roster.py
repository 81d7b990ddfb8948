"""What stands beside the events: the collaboration's facts, its partners, second codings, pulse totals."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from csc_core.model.event import Blank
from csc_core.model.vocabulary import GovernanceMode, PolicyArea, PulseItem, Sector, YesNo


class Row(BaseModel):
    """Settings shared by the small tables: frozen, no unknown columns, text trimmed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Meta(Row):
    """Facts of one collaboration. Everything may be blank: a log opens without them."""

    id: Blank[str] = None
    name: Blank[str] = None
    goal: Blank[str] = None
    policy_area: Blank[PolicyArea] = None
    city: Blank[str] = None
    start_date: Blank[dt.date] = None
    initial_mode: Blank[GovernanceMode] = None
    as_of: Blank[dt.date] = None
    records_note: Blank[str] = None
    retention_note: Blank[str] = None
    share_in_comparisons: Blank[YesNo] = None
    invented: Blank[YesNo] = None
    story: Blank[str] = None


class Partner(Row):
    """A partner organization. Organizations and roles only, never persons."""

    org_id: Annotated[str, Field(min_length=1)]
    name: Blank[str] = None
    display_alias: Blank[str] = None
    sector: Blank[Sector] = None
    joined: Blank[dt.date] = None
    left: Blank[dt.date] = None
    role_note: Blank[str] = None

    @property
    def label(self) -> str:
        """The name to show, or the id when no name was given."""
        return self.name or self.org_id


class Coding(Row):
    """One coder's value for one field of one event; kept so that agreement can be computed."""

    event_id: Annotated[str, Field(min_length=1)]
    coder: Annotated[str, Field(min_length=1)]
    field: Annotated[str, Field(min_length=1)]
    value: Blank[str] = None
    coded_on: Blank[dt.date] = None
    note: Blank[str] = None


SETTLED = "settled"  # the field that holds what coders who differed agreed on; its note says why


def standing_codings(codings: Iterable[Coding]) -> dict[tuple[str, str, str], Coding]:
    """The codings that stand, by event id, coder and field: a coder's last row goes before earlier ones."""
    return {(coding.event_id, coding.coder, coding.field): coding for coding in codings}


PULSE_MINIMUM = 5


class Pulse(Row):
    """Totals of one pulse item; below five answers the row is refused, so that nobody can be picked out."""

    date: dt.date
    item: PulseItem
    n: Annotated[int, Field(ge=PULSE_MINIMUM)]
    mean: Annotated[float, Field(ge=1, le=4)]
