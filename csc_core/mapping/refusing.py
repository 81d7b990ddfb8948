"""Tables that cannot become a log as they are, and what to do about it."""

from collections.abc import Iterator, Mapping

from csc_core.content import in_words
from csc_core.content.dates import read_date
from csc_core.content.periods import Period
from csc_core.mapping.profiles import Profile
from csc_core.mapping.template import short
from csc_core.model import columns as c
from csc_core.model.problems import Problem
from csc_core.model.raw import RawTable
from csc_core.model.vocabulary import Severity

_LISTED = 12
_DATED_HEADERS = 3  # headers that are dates, from which a table has its dates side by side
_TEMPLATE = "the blank template (on the Log page, or: python -m csc_core template)"


def refusals(raw: RawTable, columns: Mapping[str, str], seen: Mapping[str, Profile]) -> Iterator[Problem]:
    """What keeps a table from becoming a log: no rows, dates in its head, no dates, nothing that happened."""
    told = _reason(raw, columns, seen)
    if told:
        says, try_this = told
        yield Problem(Severity.BLOCKS, "missing_column", says, try_this, row=raw.header_row)


def _reason(raw: RawTable, columns: Mapping[str, str], seen: Mapping[str, Profile]) -> tuple[str, str] | None:
    found = f"Found: {_headers(raw)}."
    if not raw.cells.num_rows and not raw.set_aside:
        return f"There are no rows below the header. {found}", "Choose a file that holds events."
    dated = [header for header in raw.headers if isinstance(read_date(header), Period)]
    if c.DATE not in columns and len(dated) >= _DATED_HEADERS:
        side = in_words.listed([f'"{short(header)}"' for header in dated[:3]])
        return (
            f"The dates stand side by side in the header ({side} …), not one in each row.",
            f"Give every event a row of its own with a column named date, or copy them into {_TEMPLATE}.",
        )
    if c.DATE not in columns:
        return (
            f"No column holds dates that can be read. {found}",
            "Add a column named date that says when each thing happened; a month or a year will do. "
            f"Or copy the rows into {_TEMPLATE}.",
        )
    if c.TITLE not in columns:
        return (
            f"No column says in words what happened. {found}",
            f"Add a column named title with a few words for each row, or copy the rows into {_TEMPLATE}.",
        )
    return None


def _headers(raw: RawTable) -> str:
    found = ", ".join(short(header) for header in raw.headers[:_LISTED])
    return (found + (", …" if len(raw.headers) > _LISTED else "")) or "no columns"
