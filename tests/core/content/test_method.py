"""The Method page's text: what the study supports, what is ours, what nobody here knows; and the glossary."""

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from csc_core.content.codebook import families, family
from csc_core.content.method import method

GLOSSARY = Path(__file__).parents[3] / "GLOSSARY.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| Term"))
]
CODE_NAMES = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row[1])]


def resolve(path: str) -> Any:
    """What a dotted path under csc_core names: a module, class, field, member or constant."""
    found: Any = importlib.import_module("csc_core")
    for part in path.split("."):
        if part in getattr(found, "model_fields", {}):
            found = found.model_fields[part]
        elif part in getattr(found, "__dataclass_fields__", {}):
            found = found.__dataclass_fields__[part]
        elif hasattr(found, part):
            found = getattr(found, part)
        else:
            found = importlib.import_module(f"{found.__name__}.{part}")
    return found


def test_the_claims_are_the_seven_of_the_abstract() -> None:
    claims = method().claim
    assert [claim.id for claim in claims] == [f"A{n}" for n in range(1, 8)]
    assert all(claim.says and claim.does for claim in claims)


def test_the_hedges_of_the_abstract_are_kept() -> None:
    says = {claim.id: claim.says for claim in method().claim}
    assert "tend to" in says["A5"]
    assert "appears to" in says["A6"]
    assert "come to" in says["A2"]


def test_the_claims_name_every_facet_and_practice_once() -> None:
    says = {claim.id: claim.says for claim in method().claim}
    for word in ("anticipate", "apportioning labor", "collectively"):
        assert word in says["A2"]
    for word in ("prior relationships", "trusted", "community", "data", "joint problem-solving"):
        assert word in says["A6"]


def test_no_claim_promises_a_cause() -> None:
    for claim in method().claim:
        assert not re.search(r"\b(causes?|leads to|ensures?|proves?|guarantees?)\b", claim.says)


def test_the_reader_is_told_that_the_full_text_was_not_read() -> None:
    paper = method().paper
    assert paper.doi == "10.1093/jopart/muae026"
    assert "full text was not available" in paper.caution
    assert "abstract" in paper.caution


@pytest.mark.parametrize("part", ["limit", "ours", "unknown"])
def test_each_part_says_something_in_whole_sentences(part: str) -> None:
    notes = getattr(method(), part)
    assert len(notes) >= 5
    assert all(note.text.endswith(".") and len(note.text) <= 420 for note in notes)
    assert len({note.text for note in notes}) == len(notes)


def test_no_digit_of_the_study_is_claimed_beyond_the_abstract() -> None:
    assert set(re.findall(r"\d+", method().paper.design)) == {"110"}
    assert not re.search(r"\d", " ".join(claim.says for claim in method().claim))


@pytest.mark.parametrize("path", CODE_NAMES)
def test_every_code_name_of_the_glossary_exists(path: str) -> None:
    assert resolve(path) is not None


def test_glossary_rows_are_whole_and_name_their_origin() -> None:
    assert len(ROWS) > 50
    for row in ROWS:
        assert len(row) == 4
        assert row[2] in {"study", "Provan and Kenis", "field", "ours"}, row
        assert row[1].startswith("`"), row
        assert row[3].endswith("."), row


def test_glossary_and_codebook_agree_on_what_is_the_studys() -> None:
    terms = {(group, term.code): term.origin for group in families() for term in family(group)}
    whose = {"study": "paper", "Provan and Kenis": "provan_kenis", "ours": "ours"}
    for row in ROWS:
        for name in re.findall(r"`model\.vocabulary\.(\w+)\.(\w+)`", row[1]):
            group = re.sub(r"(?<!^)(?=[A-Z])", "_", name[0]).lower()
            assert terms[group, name[1].lower()] == whose[row[2]], row
