"""The codebook: what each column and each code means, for the people who write and read a log."""

from functools import cache
from typing import Literal

from csc_core.content.load import Text, read
from csc_core.model.vocabulary import Kind

ContentOrigin = Literal["paper", "provan_kenis", "ours"]


class Term(Text):
    """A code with its definition.

    ``name`` is the word on screen, ``short`` the same where there is little space, ``room`` the word in the
    Room view where it differs. ``origin`` says whose concept it is: the study's, Provan and Kenis's (2008)
    or ours.
    """

    family: str
    code: str
    name: str
    short: str = ""
    definition: str
    counts: str = ""
    does_not_count: str = ""
    origin: ContentOrigin
    room: str = ""


class FieldText(Text):
    """A column of the events table, explained to whoever fills it; no ``applies_to`` means every kind."""

    name: str
    label: str
    help: str
    origin: ContentOrigin
    applies_to: tuple[Kind, ...] = ()


class _Codebook(Text):
    field: tuple[FieldText, ...]
    term: tuple[Term, ...]


class HardCase(Text):
    """A row that is hard to code, and how to code it."""

    number: int
    situation: str
    code: str
    why: str


class Coding(Text):
    """The order of coding, the hard cases and the rules that go with them."""

    coding_order: tuple[str, ...]
    hard_case: tuple[HardCase, ...]
    rules: dict[str, str]


@cache
def _terms() -> dict[tuple[str, str], Term]:
    return {(term.family, term.code): term for term in read("codebook", _Codebook).term}


def term(family: str, code: str) -> Term:
    """The term for a code of a family (``term("stance", "learning")``). Raises KeyError for an unknown."""
    return _terms()[family, code]


def word(family: str, code: str) -> str:
    """The word shown for a code; a code the codebook does not know is shown as it was written."""
    known = _terms().get((family, code))
    return known.name if known else code.replace("_", " ")


@cache
def family(name: str) -> tuple[Term, ...]:
    """All terms of a family, in the codebook's order."""
    return tuple(term for (group, _), term in _terms().items() if group == name)


@cache
def families() -> tuple[str, ...]:
    """The names of all families, in the codebook's order."""
    return tuple(dict.fromkeys(group for group, _ in _terms()))


@cache
def fields() -> dict[str, FieldText]:
    """The columns by name, in the codebook's order."""
    return {field.name: field for field in read("codebook", _Codebook).field}


@cache
def coding() -> Coding:
    """How to code, and the hard cases."""
    return read("coding", Coding)
