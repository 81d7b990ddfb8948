"""The project's own source, parsed once, for the tests that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT_OUT = {".venv", ".git", "__pycache__", "node_modules", "fonts"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files(folder: str, pattern: str = "*.py") -> tuple[Path, ...]:
    """The project's files below a folder, in order."""
    found = (ROOT / folder).rglob(pattern)
    return tuple(sorted(p for p in found if p.is_file() and not KEPT_OUT & set(p.relative_to(ROOT).parts)))


@cache
def text(path: Path) -> str:
    """What stands in a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """A Python file as a tree."""
    return ast.parse(text(path))


def name(path: Path) -> str:
    """A file's path inside the project."""
    return path.relative_to(ROOT).as_posix()


def functions(node: ast.AST) -> Iterator[Function]:
    """Every function in a tree, however deep."""
    return (found for found in ast.walk(node) if isinstance(found, Function))


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """Every call in a tree."""
    return (found for found in ast.walk(node) if isinstance(found, ast.Call))


def called(call: ast.Call) -> str:
    """What a call calls, as it is written: ``st.markdown``, ``plain``, ``parts.muted``."""
    return ast.unparse(call.func)


def imports(path: Path) -> set[str]:
    """The modules a file imports anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found
