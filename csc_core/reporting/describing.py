"""What a collaboration is called and who its partners are: from a kept log's tables, and back into them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from csc_core.content import in_words
from csc_core.model.analysis import Analysis
from csc_core.model.names import fold
from csc_core.model.roster import Partner
from csc_core.model.stored import Cells, Part, Stored
from csc_core.reporting.dictionary import Column, meta_fields, partner_columns

ASKED = ("name", "city", "policy_area", "goal", "start_date", "initial_mode", "share_in_comparisons")
IS_PARTNER, ORG, ROWS = "Partner", "org_id", "Rows"
_SHOWN = ("name", "sector", "joined", "left")


def facts_asked() -> tuple[Column, ...]:
    """The facts of a collaboration that are asked for, in that order."""
    known = {column.name: column for column in meta_fields()}
    return tuple(known[name] for name in ASKED)


def facts_of(stored: Stored) -> dict[str, str]:
    """The facts as they are kept, by field."""
    return {fold(row.cells.get("field", "")): row.cells.get("value", "") for row in stored.part(Part.META)}


def with_facts(stored: Stored, new: Mapping[str, str]) -> list[Cells]:
    """The rows of the facts table with these fields in place of the old; an emptied one is gone."""
    facts = {**facts_of(stored), **new}
    return [{"field": name, "value": value.strip()} for name, value in facts.items() if value.strip()]


def partners_shown() -> dict[str, Column]:
    """The columns of the partners that are shown, by name."""
    known = {column.name: column for column in partner_columns()}
    return {name: known[name] for name in (ORG, *_SHOWN)}


def partners_table(analysis: Analysis, stored: Stored) -> pd.DataFrame:
    """One row an organization: those of the partners table, then all others the log names, most rows first.

    Without a partners table every organization of the log is guessed to be a partner.
    """
    rows = {row.cells.get(ORG, ""): row.cells for row in stored.part(Part.PARTNERS)}
    counts = _counts(analysis)
    others = sorted(counts.keys() - rows.keys(), key=lambda org: (-counts[org], org))
    records = [
        (
            org in rows or not rows,
            org,
            counts.get(org, 0),
            *(rows.get(org, {}).get(name, "") for name in _SHOWN),
        )
        for org in (*rows, *others)
    ]
    return pd.DataFrame(records, columns=[IS_PARTNER, ORG, ROWS, *_SHOWN])


def _counts(analysis: Analysis) -> dict[str, int]:
    """In how many rows each organization acts, is addressed or is touched."""
    codes = analysis.log.codes
    named = {
        (row, org)
        for column in (codes.actors, codes.directed_at, codes.touched)
        for row, org in zip(column.rows().tolist(), column.values.tolist(), strict=True)
    }
    counts: dict[str, int] = {}
    for _, org in named:
        counts[codes.orgs[org]] = counts.get(codes.orgs[org], 0) + 1
    return counts


def with_partners(
    stored: Stored, table: pd.DataFrame, edited: Mapping[Any, Mapping[str, Any]]
) -> list[Cells]:
    """The rows of the partners table after edits in the grid of ``partners_table``; other columns stay."""
    old = {row.cells.get(ORG, ""): row.cells for row in stored.part(Part.PARTNERS)}
    return list(_partners(old, table, {int(place): cells for place, cells in edited.items()}))


def _partners(
    old: Mapping[str, Cells], table: pd.DataFrame, edited: Mapping[int, Mapping[str, Any]]
) -> Iterator[Cells]:
    for place, record in enumerate(table.to_dict("records")):
        now: dict[Any, Any] = {**record, **edited.get(place, {})}
        if now[IS_PARTNER]:
            cells = {
                **old.get(now[ORG], {}),
                ORG: now[ORG],
                **{name: str(now[name] or "") for name in _SHOWN},
            }
            yield {name: cell for name, cell in cells.items() if cell}


def unknown_partners(stored: Iterable[Cells], found: Iterable[Cells]) -> list[Cells]:
    """The partners of a newer export that are not here yet; of those that are, nothing is changed."""
    here = {row.get(ORG, "").casefold() for row in stored}
    known = set(Partner.model_fields)
    named = ({name: cell for name, cell in row.items() if name in known and cell} for row in found)
    return [row for row in named if row.get(ORG, "").strip() and row[ORG].casefold() not in here]


def described(analysis: Analysis) -> str:
    """One line on what is known of the collaboration and its partners."""
    log = analysis.log
    if not log.has_roster:
        count = in_words.count(len(log.codes.orgs), "organization")
        return f"The log names {count}. Untick those that are no partners, and choose a sector for the rest."
    without = sum(partner.sector is None for partner in log.partners)
    told = f"{in_words.count(len(log.partners), 'partner')}"
    return f"{told}; {without} without a sector." if without else f"{told}, each with a sector."
