"""Actions and signals made by hand, and recommendations for small logs."""

from typing import Any

from csc_core.content.catalogue import Action
from csc_core.model.findings import Findings
from csc_core.model.prompts import Recommendation, Signal
from csc_core.model.vocabulary import Practice, Setting, Stage
from csc_core.recommending import recommend
from csc_core.signalling import read_heat, read_signals
from tests.core.small_logs import Row, e, found

PREFIXES = dict(zip(("PR", "TK", "CE", "DA", "JP"), Practice, strict=True))

# A log in which nothing presses: long enough, every practice used lately, a setback that was learned from.
CALM = (
    e("G1", 300, by="A;B;N", subtype="mode_change", to_mode="lead"),
    e("S1", 150, by="A;B;N", subtype="other", status="resolved"),
    e("R1", 140, by="A;B;N", to="S1", stance="learning", facets="anticipate"),
    e("P1", 100, by="A;B;N", practice=";".join(Practice)),
    e("M1", 290, by="A;B;N", subtype="process", shared_credit="yes"),
)


def action(id: str, *triggers: str, **cells: Any) -> Action:
    """A catalogue action; its practice follows from its prefix, what is not given is filled in."""
    words = ("name", "when", "not_when", "time", "group", "lead", "materials", "log")
    given = {
        "practice": PREFIXES[id[:2]],
        "stage": Stage.CALM_AND_CONNECT,
        "setting": Setting.GROUP,
        "triggers": triggers,
        "group_min": 2,
        **dict.fromkeys(words, "text"),
        **dict.fromkeys(("steps", "ask", "sources"), ("text",)),
    }
    return Action.model_validate(given | {"id": id} | cells)


def signal(text: str, *event_ids: str, qualifiers: tuple[str, ...] = (), days: int | None = None) -> Signal:
    """A signal in its text form ("S11:anticipate") with its rows."""
    id, _, about = text.partition(":")
    return Signal(id, about or None, event_ids, days, qualifiers)


def recommended(findings: Findings, **options: Any) -> Recommendation:
    """What is recommended for findings, with the signals and the heat they give."""
    signals = read_signals(findings)
    return recommend(findings, signals, read_heat(findings, signals), **options)


def suggested(*events: Row, partners: Any = (), **options: Any) -> tuple[str, ...]:
    """The ids of the actions suggested for a small log, in their order."""
    beside = {"partners": partners} if partners else {}
    return tuple(prompt.action_id for prompt in recommended(found(*events, **beside), **options).prompts)
