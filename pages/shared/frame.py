"""The frame around every page: title, navigation, and the one place that shows errors meant for people."""

from pathlib import Path

import streamlit as st

from csc_core.model.errors import CscError
from pages.shared import parts, server_log, session
from pages.shared.access import account, gate, rights
from pages.shared.access.account import Door
from pages.shared.parts import plain

ROOT = Path(__file__).parents[2]
PAGES = ("start", "timeline", "prompts", "present", "ballot", "log", "compare", "brief", "method")
# Constant, never with text from a log. Streamlit's own buttons over a chart would show its drawing
# instructions as "data", cover the filters, and be stops of the Tab key that one cannot see; the page's own
# "Table" and "Save picture" do what they promise. A button that shows only its icon keeps its words for a
# screen reader. Nothing to read is smaller than 14 px.
# In a narrow window the words of an entry stand below the picture, and the timeline is scrolled where it has
# less width than it is laid out for; a phone has one of its own.
STYLE = """<style>
[data-testid="stFullScreenFrame"]:has([data-testid="stVegaLiteChart"]) [data-testid="stElementToolbar"] {
  display: none;
}
[class*="st-key-"][class*="-icon"] button p {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
#vg-tooltip-element { font-size: 14px !important; }
[data-testid="stFileUploader"] button:focus-visible { outline: 2px solid currentColor; }
@media (hover: none) { #vg-tooltip-element { display: none; } }
[class*="st-key-picture"] { overflow-x: auto; }
.st-key-picture-key [data-testid="stVegaLiteChart"] { min-width: 1040px; }
.st-key-picture-roomy [data-testid="stVegaLiteChart"] { min-width: 800px; }
.st-key-picture-dense [data-testid="stVegaLiteChart"] { min-width: 1100px; }
@media (max-width: 1260px) {
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"] .st-key-entry) { flex-wrap: wrap; }
  [data-testid="stHorizontalBlock"] > [data-testid="stColumn"]:has([class*="st-key-picture"], .st-key-entry) {
    min-width: 100%;
  }
  [data-testid="stLayoutWrapper"]:has(> .st-key-entry), .st-key-entry {
    flex: none !important; height: auto !important;
  }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after {
    animation-duration: 1ms !important; animation-iteration-count: 1 !important;
    transition-duration: 1ms !important; scroll-behavior: auto !important;
  }
}
</style>"""


def show_fault(fault: Exception) -> bool:
    """Say what is the matter where nobody did: in a dialog, in what runs by itself. It is dealt with then.

    What is meant for people is told. For the rest the program is at fault: details go to the server's log,
    under a number.
    """
    if isinstance(fault, CscError):
        parts.tell(fault)
        return True
    number = server_log.fault(fault)
    st.error("Something went wrong in the program, not in your file. What you had open is still there.")
    st.markdown(
        "Reload the page, or go on with another page. If it happens again, tell whoever runs this app "
        f"this number: **{plain(number)}**."
    )
    return True


def draw() -> None:
    """Draw the navigation and run the page the address names."""
    st.set_page_config(layout="wide", page_icon=str(ROOT / "data/brand/icon.svg"))
    st.logo(str(ROOT / "data/brand/logo.svg"))
    pages = [st.Page(f"pages/{name}.py", title=name.capitalize(), default=name == PAGES[0]) for name in PAGES]
    who = account.arrived()
    bare = session.in_room() or isinstance(who, Door)
    page = st.navigation(pages, position="hidden" if bare else "top")
    if session.in_room() and page.title != "Present":
        session.leave_room()
        st.rerun()
    st.html(STYLE)
    try:
        if isinstance(who, Door):
            gate.show_way_in(who)
            return
        gate.welcome(who)
        if not who.local:
            rights.require_page(session.current(), page.title)
        page.run()
    except CscError as error:
        parts.tell(error)
    if not isinstance(who, Door):
        gate.show_account(who)
