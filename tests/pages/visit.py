"""A visitor of the app: opens pages, presses buttons, uploads files, and reads what is on the screen."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from csc_core.content.samples import samples
from csc_core.model.analysis import Analysis
from pages.shared import frame
from tests.core.charting.seen import sample_analysis

APP = Path(__file__).parents[2] / "app.py"
PAGES = frame.PAGES
ABOUT_A_LOG = tuple(page for page in PAGES if page not in ("compare", "method"))
SAMPLES = tuple(sample.id for sample in samples())
DEFAULT = SAMPLES[0]
CSV = "text/csv"
HEADER = "date,kind,title\n"
TINY = HEADER + "2025-01-09,setback,Grant ended\n"
FAULTY = (
    "date,kind,title,stance,owner\n"
    "2025-01-09,setback,Grant ended,,x\n"
    "before 2017,setback,Data did not match,,y\n"
    "2025-02-01,party,Nobody came,,\n"
    "2025-02-02,response,Letter sent,furious,\n"
)
ASKED = HEADER + "03/04/2024,setback,Grant ended\n05/06/2024,setback,Counts differed\n"


def visit(page: str = "start", **address: str) -> AppTest:
    """A new session that opens a page with these parameters in its address."""
    at = AppTest.from_file(str(APP), default_timeout=30)
    at.query_params.update(address)
    at.run()
    return go(at, page) if page != "start" else sound(at)


def go(at: AppTest, page: str) -> AppTest:
    """Choose a page from the menu."""
    return sound(at.switch_page(f"pages/{page}.py").run())


def sound(at: AppTest) -> AppTest:
    """The same session, after making sure that nothing broke."""
    assert not at.exception, at.exception
    assert not at.error, [error.value for error in at.error]
    return at


def buttons(at: AppTest, name: str) -> list[Button]:
    """The buttons with this key, else with this label, else those whose label begins so."""
    return (
        [one for one in at.button if one.key == name]
        or [one for one in at.button if one.label == name]
        or [one for one in at.button if one.label.startswith(name)]
    )


def button(at: AppTest, name: str) -> Button:
    """The first of those buttons."""
    found = buttons(at, name)
    assert found, f"no button {name!r} among {[one.label for one in at.button]}"
    return found[0]


def has_button(at: AppTest, name: str) -> bool:
    """Is there such a button?"""
    return bool(buttons(at, name))


def press(at: AppTest, *names: str) -> AppTest:
    """Press buttons in one run. The first may be the one that opens the dialog which holds the others."""
    for name in names:
        button(at, name).click()
    return sound(at.run())


def upload(at: AppTest, text: str | bytes, name: str = "log.csv", **beside: str) -> AppTest:
    """Give the Log page a file, and the tables beside it."""
    fields = {field.label.lower(): field for field in at.file_uploader}
    data = text.encode() if isinstance(text, str) else text
    at.file_uploader[0].set_value((name, data, CSV))
    for table, content in beside.items():
        fields[table].set_value((f"{table}.csv", content.encode(), CSV))
    return sound(at.run())


def opened(text: str | bytes, name: str = "log.csv", **beside: str) -> AppTest:
    """A session that uploaded this file and went on to its timeline."""
    return go(press(upload(visit("log"), text, name, **beside), "Open the timeline"), "timeline")


def at_work(at: AppTest, work: str) -> AppTest:
    """The session on the Log page, at one of its tasks: read, edit, code, about, keep or open."""
    return sound(at.radio(key="work").set_value(work).run())


def words(at: AppTest) -> str:
    """Everything written on the screen, without the escapes."""
    said = [*(element.value for element in at.markdown), *(element.value for element in at.text)]
    return "\n".join(said).replace("\\", "")


def analysis_of(sample: str) -> Analysis:
    """What the screen should be telling of a sample."""
    return sample_analysis(sample)
