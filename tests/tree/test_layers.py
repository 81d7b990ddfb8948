"""Who may know whom: the core no screen, pages no caches, one module the visit's state."""

import ast
from pathlib import Path

import pytest

from tests.tree.source import called, calls, files, imports, name, tree

PAGES = files("pages")
FORBIDDEN = {
    "st.write",
    "st.caption",
    "st.metric",
    "st.table",
    "st.json",
    "st.latex",
    "st.map",
    "st.components",
    "components.html",
    "components.v1",
    "components.v2",
    "st.pills",
    "st.segmented_control",
}


def test_the_core_imports_no_screen() -> None:
    found = [
        name(p)
        for p in files("csc_core")
        if any(m.split(".")[0] in ("streamlit", "pages") for m in imports(p))
    ]
    assert found == []


def test_the_core_reads_no_clock() -> None:
    clocks = ("dt.date.today", "date.today", "datetime.now", "dt.datetime.now", "time.time", "datetime.today")
    found = [
        f"{name(p)}: {called(call)}"
        for p in files("csc_core")
        if p.name != "__main__.py" and p.parent.name != "commands"  # what a person runs knows what day it is
        for call in calls(tree(p))
        if called(call).endswith(clocks)
    ]
    assert found == []


def attributes(path: Path) -> set[str]:
    """The attributes of ``st`` a file uses, as it is written: ``st.session_state``."""
    return {
        ast.unparse(node)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("st.")
    }


@pytest.mark.parametrize(("what", "module"), [("session_state", "memory.py"), ("query_params", "session.py")])
def test_one_module_each_touches_the_state_and_the_address(what: str, module: str) -> None:
    assert {name(p) for p in PAGES if f"st.{what}" in attributes(p)} == {f"pages/shared/{module}"}


def test_who_leaves_a_page_says_what_the_address_becomes() -> None:
    """Left unsaid, the address is emptied, which fails while a choice of the page stands in it."""
    leaving = [call for path in PAGES for call in calls(tree(path)) if called(call) == "st.switch_page"]
    assert leaving
    silent = [
        ast.unparse(call) for call in leaving if "query_params" not in {word.arg for word in call.keywords}
    ]
    assert silent == []


def test_only_one_module_uses_the_caches() -> None:
    found = {name(p) for p in PAGES if any(used.startswith("st.cache_") for used in attributes(p))}
    assert found == {"pages/shared/cached.py"}


def test_what_belongs_to_a_log_is_cached_for_its_visitor_only() -> None:
    """A cached function that takes a log or an analysis keeps it to the session."""
    cached = tree(Path(next(p for p in PAGES if p.name == "cached.py")))
    for function in cached.body:
        if isinstance(function, ast.FunctionDef) and function.decorator_list:
            taken = {arg.annotation and ast.unparse(arg.annotation) for arg in function.args.args}
            if taken & {"EventLog", "Analysis"}:
                assert "scope='session'" in ast.unparse(function.decorator_list[0]), function.name


def test_pages_use_nothing_that_reads_text_as_more_than_it_is() -> None:
    found = [f"{name(p)}: {used}" for p in PAGES for used in attributes(p) if used in FORBIDDEN]
    found += [
        f"{name(p)}: {keyword.arg}"
        for p in PAGES
        for call in calls(tree(p))
        for keyword in call.keywords
        if keyword.arg in ("unsafe_allow_html", "unsafe_allow_javascript")
    ]
    found += [
        name(p) for p in PAGES if any(module.startswith("streamlit.components") for module in imports(p))
    ]
    assert found == []


def test_html_is_constant() -> None:
    constants = {
        target.id
        for path in PAGES
        for node in tree(path).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    }
    given = {ast.unparse(call.args[0]) for p in PAGES for call in calls(tree(p)) if called(call) == "st.html"}
    assert given
    assert given <= constants
