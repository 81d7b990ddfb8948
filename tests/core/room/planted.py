"""Logs of many shapes with a secret in every place that must not be projected, and the plain rule."""

from collections.abc import Mapping

from hypothesis import strategies as st

from csc_core.model.vocabulary import BlameForm, GovernanceMode, Stance
from tests.core.small_logs import KINDS, ago

SECRET = "zqsecret"
PERSON = "Mayor Zqsecretson"  # a title that the wording hints must catch
PARTNERS = [
    {"org_id": "A", "name": "Harbor Chamber", "sector": "business"},
    {"org_id": "B", "name": "City office", "sector": "government"},
    {"org_id": "X", "name": f"{SECRET} partner", "display_alias": f"{SECRET} alias", "sector": "community"},
]
Cells = Mapping[str, str]

_plain = {
    "visibility": st.sampled_from(["", "public", "partners", "facilitator"]),
    "contested": st.sampled_from(["", "", "", "no", "yes"]),
    "named": st.sampled_from([False, False, False, True]),
}
_coded = {
    "stance": st.sampled_from(["", *Stance, "learning", "learning"]),
    "blame_forms": st.sampled_from(["", "", "", *BlameForm]),
}


def _rows(letter: str, **cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    row = st.fixed_dictionaries({"days": st.integers(0, 700).map(str), **_plain, **cells})
    return st.lists(row.map(lambda found: {"letter": letter, **found}), max_size=6)


@st.composite
def logs(draw: st.DrawFn) -> list[dict[str, str]]:
    """The rows of a log: setbacks first, so that responses can name one."""
    setbacks = draw(_rows("S", status=st.sampled_from(["", "open", "resolved"])))
    links = st.sampled_from(["", *(_id("S", k) for k in range(len(setbacks)))])
    responses = draw(_rows("R", responds_to=links, **_coded))
    others = draw(_rows("M")) + draw(_rows("C")) + draw(_rows("P", practice=st.sampled_from(["", "data"])))
    modes = draw(
        _rows(
            "G",
            subtype=st.sampled_from(["mode_change", "review_kept", "membership_rule"]),
            to_mode=st.sampled_from(["", *GovernanceMode]),
        )
    )
    return [_event(k, row) for k, row in enumerate([*setbacks, *responses, *others, *modes])]


def _id(letter: str, place: int) -> str:
    return f"{letter}{place}{SECRET}"


def _event(place: int, row: dict[str, str]) -> dict[str, str]:
    """The cells of one event. Its title and actors are secret where it may not be shown."""
    cells = {name: cell for name, cell in row.items() if name not in ("letter", "days", "named")}
    event = {
        "event_id": _id(row["letter"], place),
        "date": ago(int(row["days"])),
        "kind": KINDS[row["letter"]],
        **cells,
        **dict.fromkeys(("detail", "contested_note", "outputs", "measure", "value", "coder"), SECRET),
        **dict.fromkeys(("directed_at", "affected", "initiator", "recorded_by"), "X"),
        "follow_up": f"promise {place}",
        "follow_up_owner": f"Ms {SECRET}",
    }
    if row["named"]:
        return event | {"title": f"{PERSON} spoke", "actors": "X", "follow_up": SECRET}
    if not open_to_the_room(event):
        return event | {"title": f"{SECRET} title", "actors": "X", "follow_up": SECRET}
    if not may_be_seen(event):
        return event | {"title": f"{SECRET} title", "actors": "X"}
    return event | {"title": f"title {place} of {row['letter']}", "actors": "A;B"}


def open_to_the_room(event: Cells) -> bool:
    """The plain rule, in words of the table: who may see a row, whether it is disputed, and if it blames."""
    blames = event.get("stance") in ("blaming", "mixed") or event.get("blame_forms", "") != ""
    visibility = event["visibility"] or ("facilitator" if blames else "partners")
    return visibility != "facilitator" and event["contested"] != "yes" and not blames


def may_be_seen(event: Cells) -> bool:
    """Of what is open to the room, the kinds of row whose title and actors are shown."""
    kept = event["kind"] in ("setback", "milestone", "practice")
    kept |= event["kind"] == "response" and event["stance"] == "learning"
    kept |= event["kind"] == "governance" and event["subtype"] != "membership_rule" and event["to_mode"] != ""
    return kept and open_to_the_room(event)
