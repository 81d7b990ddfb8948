"""Dates whose year, month and day stand in columns of their own."""

from collections.abc import Mapping, Sequence

from csc_core.content.dates import read_date
from csc_core.content.mapping import date_parts
from csc_core.content.periods import Period
from csc_core.mapping.profiles import Profile
from csc_core.model.event import is_missing
from csc_core.model.names import fold

YEAR, QUARTER, MONTH, DAY = "year", "quarter", "month", "day"
_MOST = 0.5  # of the filled cells must be such a part; the header says so too


def parted_date(seen: Mapping[str, Profile]) -> tuple[str, ...]:
    """The columns of a date in parts, the year first; empty where there are not at least year and another."""
    found: dict[str, str] = {}
    for header, profile in seen.items():
        part = date_parts().get(fold(header), "")
        if part and part not in found and profile.filled and _holds(profile, part):
            found[part] = header
    ordered = tuple(found[part] for part in (YEAR, QUARTER, MONTH, DAY) if part in found)
    return ordered if YEAR in found and (MONTH in found or QUARTER in found) else ()


def _holds(profile: Profile, part: str) -> bool:
    """Are nearly all cells such a part of a date?"""
    beside = {YEAR: {}, QUARTER: {YEAR: "2000"}, MONTH: {YEAR: "2000"}, DAY: {YEAR: "2000", MONTH: "1"}}[part]
    fitting = {
        cell for cell in profile.counts if isinstance(read_date(date_text({**beside, part: cell})), Period)
    }
    return profile.share(fitting) >= _MOST


def put_together(headers: Sequence[str], cells: Sequence[str]) -> str:
    """The cells of one row as one written date; parts by what their headers name, else one after another."""
    held = ["" if is_missing(cell) else cell.strip() for cell in cells]
    parts = [date_parts().get(fold(header), "") for header in headers]
    if all(parts) and len(set(parts)) == len(parts):
        return date_text(dict(zip(parts, held, strict=True)))
    return " ".join(filter(None, held))


def date_text(parts: Mapping[str, str]) -> str:
    """Parts as they would be written in one cell; nothing is made up for a part that is missing."""
    year, month, day = (parts.get(part, "") for part in (YEAR, MONTH, DAY))
    quarter = parts.get(QUARTER, "").upper().removeprefix("Q")
    if year and quarter and not (month or day):
        return f"{year}-Q{quarter}"
    if month and not month.isdecimal():
        return " ".join(filter(None, (day, month, year)))
    known = [part for part in (year, month, day) if part]
    in_order = bool(year) and (bool(month) or not day)
    return ("-" if in_order else " ").join(known)
