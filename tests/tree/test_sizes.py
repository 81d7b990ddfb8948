"""Files and functions stay short enough to be read at once."""

import ast
from pathlib import Path

import pytest

from tests.tree.source import files, functions, name, text, tree

PAGE, FILE, FUNCTION = 120, 250, 45


def lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("path", [p for p in files("pages") if p.parent.name == "pages"], ids=name)
def test_a_page_is_short(path: Path) -> None:
    assert len(text(path).splitlines()) <= PAGE


def test_no_file_is_long() -> None:
    long = [p for folder in ("csc_core", "pages") for p in files(folder) if len(text(p).splitlines()) > FILE]
    assert [name(p) for p in long] == []


def test_no_function_is_long() -> None:
    found = [
        f"{name(path)}: {function.name}, {lines(function)} lines"
        for folder in ("csc_core", "pages")
        for path in files(folder)
        if "versions" not in path.parts  # migrations list columns and are never changed
        for function in functions(tree(path))
        if lines(function) > FUNCTION
    ]
    assert found == []
