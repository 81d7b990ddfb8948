"""What is written in the project: public names explained, nothing left over, nothing of one machine."""

import ast
import re
from pathlib import Path

import pytest

from tests.tree.source import ROOT, files, name, text, tree

LEFT_OVER = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")))
MACHINE = re.compile(r"(?<![\w./:-])/(?:root|home|work|Users|opt|mnt|tmp)/\w")
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
WRITTEN = (".py", ".md", ".toml", ".csv", ".cfg", ".txt", ".yml", ".yaml", ".json", ".ini")
DOCUMENTS = tuple(path for path in ROOT.glob("*.md"))
CHECKED = tuple(
    path
    for folder in ("csc_core", "pages", "tests", "data", "benchmarks", ".ci", ".streamlit")
    for path in files(folder, "*")
    if path.suffix in WRITTEN or path.name in ("run", "Makefile")
) + tuple(path for path in ROOT.glob("*") if path.suffix in WRITTEN or path.name == "Makefile")


REQUIREMENTS = tuple(name(path) for path in ROOT.glob("requirements*.txt"))


def packages(file: str) -> list[str]:
    """The packages a file of requirements asks for, each with its version."""
    wanted = [line.split("#")[0].strip() for line in text(ROOT / file).splitlines()]
    return [line for line in wanted if line and not line.startswith("-r ")]


def is_public(node: Definition) -> bool:
    return not node.name.startswith("_")


def says(node: Definition) -> bool:
    return bool(ast.get_docstring(node))


def test_nothing_is_left_to_do() -> None:
    assert len(CHECKED) > 100
    assert [name(p) for p in CHECKED if LEFT_OVER.search(text(p))] == []


def test_no_path_of_one_machine_is_written_down() -> None:
    assert [f"{name(p)}: {found[0]}" for p in CHECKED if (found := MACHINE.search(text(p)))] == []


@pytest.mark.parametrize("path", files("csc_core"), ids=name)
def test_every_public_name_of_the_core_is_explained(path: Path) -> None:
    classes = [node for node in tree(path).body if isinstance(node, ast.ClassDef) and is_public(node)]
    known = [*tree(path).body, *(method for node in classes for method in node.body)]
    bare = [
        node.name for node in known if isinstance(node, DEFINITIONS) and is_public(node) and not says(node)
    ]
    assert bare == []


@pytest.mark.parametrize("path", files("csc_core"), ids=name)
def test_every_module_of_the_core_says_what_it_is_for(path: Path) -> None:
    assert path.name == "__init__.py" or ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_documents_mention_files_that_exist(path: Path) -> None:
    mentioned = re.findall(r"`([\w.*-]+(?:/[\w.*-]+)+/?)`|\]\((?!https?:|#|mailto:)([^)\s#]+)", text(path))
    named = {first or second for first, second in mentioned}
    known = (ROOT, ROOT / "csc_core")
    missing = [file for file in named if not any(list(place.glob(file.strip("/"))) for place in known)]
    assert missing == []


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_requirements_are_pinned(file: str) -> None:
    assert packages(file)
    assert [
        line for line in packages(file) if not re.fullmatch(r"[\w.-]+(\[[\w,-]+\])?==\d[\w.]*", line)
    ] == []


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_package_that_is_asked_for_is_explained(file: str) -> None:
    """DECISIONS.md has a table of packages, each with what it is here for."""
    explained = re.findall(r"^\| ([\w.,\- ]+) \| \w", text(ROOT / "DECISIONS.md"), re.MULTILINE)
    known = {package.strip().casefold() for row in explained for package in row.split(",")}
    assert [
        package for package in packages(file) if re.split(r"[=\[]", package)[0].casefold() not in known
    ] == []
