"""Every test asserts something."""

import ast
from pathlib import Path

import pytest

from tests.tree.source import Function, called, calls, files, functions, name, tree

TESTS = tuple(path for path in files("tests") if path.name.startswith("test_"))


def asserts(function: Function) -> bool:
    """Does a function itself assert, or expect an error?"""
    expects = any(called(call).endswith(("raises", "pytest.fail", "warns")) for call in calls(function))
    return expects or any(isinstance(node, ast.Assert) for node in ast.walk(function))


HELPERS = {
    function.name
    for path in files("tests")
    for function in functions(tree(path))
    if not function.name.startswith("test_") and asserts(function)
}


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_every_test_asserts_something(path: Path) -> None:
    found = [function for function in functions(tree(path)) if function.name.startswith("test_")]
    assert found
    idle = [
        function.name
        for function in found
        if not asserts(function)
        and not any(called(call).split(".")[-1] in HELPERS for call in calls(function))
    ]
    assert idle == []


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_no_test_asserts_a_constant(path: Path) -> None:
    idle = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assert) and isinstance(node.test, (ast.Constant, ast.Tuple))
    ]
    assert idle == []
