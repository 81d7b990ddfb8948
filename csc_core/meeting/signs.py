"""Did it show? What people said of a commitment's sign at a later setback, as a row of the log."""

import datetime as dt

from csc_core.content.meeting import showed_text
from csc_core.model import columns as c
from csc_core.model.commitment import Showed
from csc_core.model.event import TITLE_LENGTH
from csc_core.model.vocabulary import Kind, SourceType, Visibility


def sign_row(
    sign: str, showed: Showed, line: str, setback: str, day: dt.date, *, may_be_seen: bool
) -> dict[str, str]:
    """The answer as an event: a practice row that names no practice, so that it counts for none.

    ``setback`` is the id of the setback it was asked at. The line stands in the detail, which no room sees;
    the row as a whole is for the facilitator unless the promise and the setback ``may_be_seen`` by partners.
    """
    title = showed_text("row", answer=showed_text(showed), sign=" ".join(sign.split()))
    row = {
        c.DATE: day.isoformat(),
        c.KIND: Kind.PRACTICE.value,
        c.TITLE: title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1]}…",
        c.DETAIL: " ".join(line.split()),
        c.RESPONDS_TO: setback,
        c.RECORDED_ON: day.isoformat(),
        c.VISIBILITY: (Visibility.PARTNERS if may_be_seen else Visibility.FACILITATOR).value,
        c.SOURCE_TYPE: SourceType.OBSERVATION.value,
    }
    return {name: cell for name, cell in row.items() if cell}
