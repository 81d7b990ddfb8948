"""Made-up event logs of any size in the codebook's columns: seeded, well-formed, with links that hold.

An event takes about 400 bytes, 80 to 400 of them words; texts hold commas, quotation marks and accents.
"""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.content.catalogue import actions
from csc_core.intake import Files
from csc_core.model import vocabulary as v
from csc_core.model.codes import BoolArray, day_number
from csc_core.model.event import COLUMNS

AS_OF = dt.date(2025, 10, 1)
TEXT = pa.large_string()
ORGS = ("CITY", "SCHOOLS", "CHAMBER", "LIBRARY", "COLLEGE", "FOUNDATION", "NEIGHBORS", "HOSPITAL")
KINDS = tuple(v.Kind)
WEIGHTS = {"setback": 0.16, "response": 0.46, "governance": 0.08, "practice": 0.16, "milestone": 0.07}
LINKED = {"response": 0.85, "governance": 0.4, "practice": 0.4}
ABOUT = (
    "the summer placements",
    "the bus corridor",
    "the shared data table",
    "the night patrols",
    "the café fund",
)
DID = (
    "were counted again at",
    "moved to",
    "stayed below the figure agreed for",
    "were reported to",
    "came back from",
)
WHERE = ("the monthly table", "the spring meeting", "the second site", "the budget round", "the east side")
SAID = (
    "The count was read at the table and put into the minutes.",
    'The letter names "two open points", and encloses the calendar.',
    "Six of eight partners were in the room; the others had the paper the day before.",
    "The figures came from the shared sheet, which both offices had looked through.",
    "A date was set, and the note went to every partner within the week.",
    "The Peñasco site was not on the list; it was added after the vote.",
    "Nobody had the roster at hand.",
)


def made_log(n: int, seed: int = 1) -> bytes:
    """A CSV log of ``n`` events in date order over 2 to 20 years up to ``AS_OF``."""
    maker = Maker(n, seed)
    columns = {**maker.base(), **maker.responses(), **maker.others(), **maker.record()}
    table = [columns.get(name, maker.blank) for name in COLUMNS]
    lines = join("\n", join(",", *table), "")  # so that every line ends with a line break
    return f"{','.join(COLUMNS)}\n".encode() + bytes(lines.buffers()[2].to_pybytes())


def beside() -> Files:
    """The tables that stand beside a made-up log: its partners, with their sectors, and its facts."""
    sectors = list(v.Sector)
    partners = [f"{org},The {org.lower()},{sectors[k]}" for k, org in enumerate(ORGS)]
    facts = ("name,Made-up partnership", f"as_of,{AS_OF}", "initial_mode,shared")
    return {
        "partners": ("partners.csv", "\n".join(["org_id,name,sector", *partners]).encode()),
        "meta": ("meta.csv", "\n".join(["field,value", *facts]).encode()),
    }


def join(by: str, *parts: pa.Array | str) -> pa.Array:
    """Columns and fixed words put together row by row."""
    return pc.binary_join_element_wise(*map(text, parts), text(by))


def choose(where: BoolArray, there: pa.Array | str, elsewhere: pa.Array | str) -> pa.Array:
    """One text in the marked rows, another in the others."""
    return pc.if_else(pa.array(where), text(there), text(elsewhere))


def text(cells: Any) -> Any:
    """Numbers and words as the one type of text that is used here."""
    return pa.scalar(cells, TEXT) if isinstance(cells, str) else pa.array(cells).cast(TEXT)


@cache
def org_lists() -> tuple[str, ...]:
    """Cells with one to three organizations."""
    return tuple(
        ";".join(ORGS[(k + step) % 8] for k in range(many)) for many in (1, 1, 2, 3) for step in range(8)
    )


class Maker:
    """Random columns of one log, as Arrow text with cells that are quoted where they must be."""

    def __init__(self, n: int, seed: int) -> None:
        self.n = n
        self.random = np.random.default_rng(seed)
        share = [WEIGHTS.get(kind, 0.07) for kind in KINDS]
        self.kind = self.random.choice(len(KINDS), n, p=share)
        self.kind[0] = KINDS.index(v.Kind.SETBACK)
        years = min(20, max(2, n // 80))
        last = day_number(AS_OF)
        self.day = np.sort(self.random.integers(last - years * 365, last, n))
        self.blank = pa.repeat(text(""), n)
        self.stance = self.random.integers(0, len(v.Stance), n)

    def is_kind(self, *kinds: v.Kind) -> BoolArray:
        """Rows of these kinds."""
        return np.isin(self.kind, [KINDS.index(kind) for kind in kinds])

    def some(self, where: BoolArray, share: float) -> BoolArray:
        """A random share of the marked rows."""
        return where & (self.random.random(self.n) < share)

    def pick(self, words: Sequence[str], where: BoolArray | None = None) -> pa.Array:
        """A random word in the marked rows, nothing in the others."""
        places = self.random.integers(1, len(words) + 1, self.n)
        return self.named(words, places if where is None else np.where(where, places, 0))

    def named(self, words: Sequence[str], places: NDArray[np.int64]) -> pa.Array:
        """Words by place, counted from 1; 0 stands for an empty cell."""
        return text(["", *words]).take(pa.array(places))

    def dates(self, days: NDArray[np.int64], where: BoolArray) -> pa.Array:
        """ISO days in the marked rows."""
        return choose(where, pa.array(days.astype("datetime64[D]")), "")

    def numbered(self, rows: NDArray[np.int64]) -> pa.Array:
        """Event ids of rows: the kind's letter and the row's number."""
        letters = self.named([kind[0].upper() for kind in KINDS], self.kind[rows] + 1)
        return join("", letters, rows + 1)

    def base(self) -> dict[str, pa.Array]:
        """Ids, dates, kinds, words, organizations and links."""
        everywhere = np.ones(self.n, dtype=bool)
        coarse = self.some(everywhere, 0.02)
        days = self.dates(self.day, everywhere)
        return {
            "event_id": self.numbered(np.arange(self.n)),
            "date": choose(coarse, pc.utf8_slice_codeunits(days, 0, 7), days),
            "date_precision": self.named(["day", "month"], 1 + coarse),
            "kind": self.named(KINDS, self.kind + 1),
            "subtype": self.subtypes(),
            "title": self.titles(),
            "detail": self.details(),
            "actors": self.pick(org_lists()),
            "responds_to": self.links(),
        }

    def subtypes(self) -> pa.Array:
        """A subtype of its own list for the kinds that have one; governance is left to ``modes``."""
        found = self.blank
        lists: dict[v.Kind, Sequence[str]] = {
            v.Kind.SETBACK: tuple(v.SetbackSubtype),
            v.Kind.MILESTONE: tuple(v.MilestoneSubtype),
            v.Kind.CONTEXT: tuple(v.ContextSubtype),
            v.Kind.GOVERNANCE: ("adjustment", "membership_rule"),
        }
        for kind, words in lists.items():
            found = choose(self.is_kind(kind), self.pick(words), found)
        return choose(self.changes, "mode_change", found)

    @property
    def changes(self) -> BoolArray:
        """Every fourth governance row changes the mode."""
        governance = self.is_kind(v.Kind.GOVERNANCE)
        fourth: BoolArray = governance & (np.cumsum(governance) % 4 == 0)
        return fourth

    def titles(self) -> pa.Array:
        """What happened, in 60 to 85 characters."""
        return join(" ", self.random.integers(2, 900, self.n), "of", *map(self.pick, (ABOUT, DID, WHERE)))

    def details(self) -> pa.Array:
        """None to five sentences, quoted where a comma or a quotation mark asks for it."""
        many = self.random.integers(0, 6, self.n)
        sentences = [self.pick(SAID, many > place) for place in range(5)]
        whole = pc.utf8_trim_whitespace(join(" ", *sentences))
        quoted = join("", '"', pc.replace_substring(whole, '"', '""'), '"')
        return pc.if_else(pc.match_substring_regex(whole, '[,"]'), quoted, whole)

    def links(self) -> pa.Array:
        """The setback a row answers: one of the last five before it, one row in twenty answers two."""
        setback = self.is_kind(v.Kind.SETBACK)
        rows, before = np.flatnonzero(setback), np.cumsum(setback) - 1
        target = rows[np.maximum(before - self.random.integers(0, 5, self.n), 0)]
        share = np.array([LINKED.get(kind, 0.0) for kind in KINDS])[self.kind]
        linked = self.random.random(self.n) < share
        one = choose(linked, self.numbered(target), "")
        two = linked & (before > 0) & (self.random.random(self.n) < 0.05)
        other = np.where(target == rows[0], rows[min(1, len(rows) - 1)], rows[0])
        return choose(two, join(";", one, self.numbered(other)), one)

    def responses(self) -> dict[str, pa.Array]:
        """The codes of responses."""
        response = self.is_kind(v.Kind.RESPONSE)

        def stance(*names: v.Stance) -> BoolArray:
            return response & np.isin(self.stance, [list(v.Stance).index(name) for name in names])

        learnt = stance(v.Stance.LEARNING, v.Stance.MIXED)
        blamed = stance(v.Stance.BLAMING, v.Stance.MIXED)
        return {
            "stance": self.named(tuple(v.Stance), np.where(response, self.stance + 1, 0)),
            "directed_at": self.pick(ORGS, blamed),
            "facets": self.pick((*v.Facet, "anticipate;apportion_labor"), learnt),
            "blame_forms": self.pick((*v.BlameForm, "accusing;public_airing"), blamed),
            "learning_product": self.pick(tuple(v.LearningProduct), learnt),
            "initiator": self.pick(ORGS, response),
            "channel": self.pick(tuple(v.Channel), response),
            "visibility": choose(blamed, "facilitator", self.pick(("partners", "public"))),
        }

    def others(self) -> dict[str, pa.Array]:
        """The columns of setbacks, governance, practices, milestones and context."""
        setback, practice = self.is_kind(v.Kind.SETBACK), self.is_kind(v.Kind.PRACTICE)
        milestone, context = self.is_kind(v.Kind.MILESTONE), self.is_kind(v.Kind.CONTEXT)
        status = np.where(setback, self.random.integers(1, 5, self.n), 0)
        closed = status > 2
        turn = np.cumsum(self.changes) % 3
        modes = tuple(v.GovernanceMode)[:3]
        figures = tuple(map(str, range(3, 90)))
        return {
            "practice": self.pick(tuple(v.Practice), practice),
            "action_id": self.pick(tuple(actions()), self.some(practice, 0.6)),
            "participants_n": self.pick(figures, practice),
            "duration_min": self.pick(figures, practice),
            "outputs": self.pick(("Map of ties", "One page of figures", "Shared calendar"), practice),
            "from_mode": self.named(modes, np.where(self.changes, (turn - 1) % 3 + 1, 0)),
            "to_mode": self.named(modes, np.where(self.changes, turn + 1, 0)),
            "agreed_by": self.pick(org_lists(), self.is_kind(v.Kind.GOVERNANCE)),
            "severity": self.pick(("1", "2", "3"), setback),
            "origin": self.pick(tuple(v.Origin), setback | context),
            "governance_relevant": self.pick(("yes", "no"), setback),
            "status": self.named(tuple(v.Status), status),
            "closed_on": self.dates(np.minimum(self.day + 60, day_number(AS_OF) - 1), closed),
            "affected": self.pick(org_lists(), setback),
            "measure": self.pick(("places filled", "riders", "readers"), milestone),
            "value": self.pick(figures, milestone),
            "unit": self.pick(("places", "riders a day", "percent"), milestone),
            "shared_credit": self.pick(("yes", "no"), milestone),
            "expected": self.pick(("yes", "no"), context),
        }

    def record(self) -> dict[str, pa.Array]:
        """Who wrote the row, when and how surely; promises and disputes."""
        everywhere = np.ones(self.n, dtype=bool)
        promise, disputed = self.some(everywhere, 0.03), self.some(everywhere, 0.02)
        written = np.minimum(self.day + 31 + self.random.integers(0, 20, self.n), day_number(AS_OF))
        return {
            "evidence": self.pick(tuple(v.Evidence)),
            "confidence": self.pick(tuple(v.Confidence)),
            "recorded_by": self.pick((*ORGS, "coordinator")),
            "recorded_on": self.dates(written, everywhere),
            "coder": self.pick(("coder-1", "coder-2"), self.is_kind(v.Kind.RESPONSE)),
            "source_type": self.pick(tuple(v.SourceType)),
            "contested": self.pick(("yes",), disputed),
            "contested_note": self.pick(("Two partners counted differently.",), disputed),
            "follow_up": self.pick(("The calendar is on the shared page",), promise),
            "follow_up_owner": self.pick(ORGS, promise),
            "follow_up_due": self.dates(self.day + 30, promise),
            "follow_up_done": self.pick(("yes", "no"), promise),
        }
