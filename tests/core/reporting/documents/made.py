"""The logs that documents are tried on: plain ones, none to speak of, long, foreign and hostile ones."""

from functools import cache

from csc_core.analysis import agenda_for, analyse, room_of
from csc_core.content.samples import samples
from csc_core.intake import open_log
from csc_core.model.analysis import Analysis
from csc_core.model.opened import Opened
from csc_core.reporting.documents.facilitator_shelf import Material
from csc_core.reporting.documents.room_shelf import RoomMaterial
from csc_core.storing import keep
from tests.core.charting.seen import sample_analysis
from tests.core.small_logs import AS_OF, Row, csv_of, e, partner
from tests.make import meta_csv

SAMPLES = tuple(sample.id for sample in samples())
ONE, TWO = SAMPLES[1], SAMPLES[5]
ARABIC, CHINESE = "المدرسة والمدينة لم تتفقا على البيانات", "学校与城市没有就数据达成一致"
HOSTILE = (
    '#import "x.typ": y $a^2$ *b* `c` <lbl> @ref \\ // /* #panic("typst ran")',
    "</text></svg></style><script>alert(1)</script><img src=http://evil.test/x.png onerror=alert(2)>",
    "{{ 7*7 }}{% raw %}${7*7}&amp;&#60;]]><!--",
    '=HYPERLINK("http://evil.test","x")+cmd|\' /C calc\'!A0',
    "@SUM(1+1)*cmd|' /C calc'!A0; BEGIN:VEVENT, \\n",
    "ctrl \x01\x0b\x1f \u202eexe.gpj\u2066 end",
)
LONG = "Organization with a name of very many words that goes on and on without an end in sight " * 3


def opened(*events: Row, name: str = "Table", partners: tuple[Row, ...] = ()) -> Opened:
    """These rows opened as a file."""
    beside = {"meta": ("meta.csv", meta_csv({"name": name}).encode())}
    if partners:
        beside["partners"] = ("partners.csv", csv_of(partners).encode())
    return open_log(csv_of(events).encode(), "log.csv", today=AS_OF, beside=beside)


def _titled(text: str, place: int) -> list[Row]:
    """A setback, a learning answer with a promise, a practice and a milestone in the same words."""
    k = 10 * place
    cells = {"title": text, "by": "CITY", "visibility": "public", "detail": text}
    return [
        e(f"S{k}", 300 - k, **cells),
        e(f"R{k}", 280 - k, to=f"S{k}", stance="learning", **cells),
        e(f"P{k}", 200 - k, practice="data", follow_up=text, follow_up_due="2025-11-20", **cells),
        e(f"M{k}", 150 - k, **cells),
    ]


@cache
def special(kind: str) -> Opened:
    """A log that is out of the ordinary, by what makes it so."""
    match kind:
        case "empty":
            return opened(e("C1", -40, title="An election lies ahead"))
        case "one":
            return opened(e("S1", 40, title="The grant ended"))
        case "long":
            names = (partner("CITY", "government") | {"name": LONG},)
            rows = [row for k in range(4) for row in _titled(f"{LONG[:88]}{k}", k)]
            return opened(*rows, name=LONG, partners=names)
        case "foreign":
            return opened(*_titled(ARABIC, 1), *_titled(CHINESE, 2), name=ARABIC)
        case "hostile":
            rows = [row for k, text in enumerate(HOSTILE) for row in _titled(text, k)]
            return opened(*rows, name=HOSTILE[0], partners=(partner("CITY") | {"name": HOSTILE[1]},))
    raise KeyError(kind)


SPECIAL = ("empty", "one", "long", "foreign", "hostile")


@cache
def analysis_of(name: str) -> Analysis:
    """The analysis of a sample or of a special log."""
    if name in SAMPLES:
        return sample_analysis(name)
    log = special(name).log
    assert log is not None
    return analyse(log, today=AS_OF)


@cache
def opened_of(name: str) -> Opened:
    """A sample or a special log as it was opened."""
    if name in SPECIAL:
        return special(name)
    from csc_core.intake import open_sample

    return open_sample(name)


def material(name: str) -> Material:
    """What the facilitator's documents are made from."""
    return Material(analysis_of(name), opened_of(name), keep)


def room_material(name: str, *, agreed: bool = False, public: bool = False) -> RoomMaterial:
    """What the room's documents are made from."""
    analysis = analysis_of(name)
    room = room_of(analysis, agreed=agreed, public_audience=public)
    partners = [one.label for one in analysis.findings.present]
    return RoomMaterial(room, agenda_for(analysis, room), partner=partners[0] if partners else "")
