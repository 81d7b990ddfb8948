"""Where files that nobody here wrote are found, if they are there at all."""

import json
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def files(folder: str) -> list[Path]:
    """All files below a folder of the corpus; none when the corpus is not there."""
    return sorted(path for path in (CORPUS / folder).rglob("*") if path.is_file() and path.suffix != ".py")


def needs_corpus() -> None:
    """Skip a test, saying so, where the corpus is missing."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of foreign files is not beside the repository")


def from_json(path: str) -> Any:
    """A JSON file of the corpus."""
    needs_corpus()
    return json.loads((CORPUS / path).read_text(encoding="utf-8"))
