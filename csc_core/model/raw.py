"""A table as it stood in the file, before anything is understood."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from csc_core.model.names import fold
from csc_core.model.problems import Problem, Question, SetAside


@dataclass(frozen=True)
class RawTable:
    """Text cells under their own headers.

    ``cells`` has one column of text per header, in file order; in a long file some are Arrow dictionaries, of
    which ``text_of`` makes text. A column's name is the header as written, made unique where a header
    repeats. ``rows`` holds each record's own line or sheet row number, from 1.
    Records that cannot be laid under the header (too many or too few cells) are in ``set_aside``.
    ``others`` holds further sheets of the same workbook by name (partners, meta, codings, pulse), ``sheets``
    the names of all its sheets that hold anything. ``tags`` gives hashtags that stood below the headers.
    ``header_row`` is the line of the headers, or of the last of them where they span lines; 0 in a file that
    has no lines. ``above`` holds the rows above the headers.
    """

    cells: pa.Table
    rows: NDArray[np.int64]
    header_row: int
    name: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    problems: tuple[Problem, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    others: dict[str, "RawTable"] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    tags: dict[str, str] = field(default_factory=dict)
    above: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """The headers in file order."""
        return tuple(self.cells.column_names)

    @property
    def source_key(self) -> str:
        """A name for tables with these headers, whatever their order: answers about one hold for the next."""
        folded = sorted(fold(header) for header in self.headers)
        return hashlib.blake2b("\n".join(folded).encode(), digest_size=16).hexdigest()


class Sure(StrEnum):
    """How a column of theirs came to be taken for one of ours."""

    SAID = "said"  # a person said so
    NAMED = "named"  # its header is our own name for it
    KNOWN = "known"  # a known export, or a hashtag, says so
    LIKELY = "likely"  # its header and its cells speak for it
    UNSURE = "unsure"  # the best there is


@dataclass(frozen=True, slots=True)
class Sample:
    """A cell as written, and how it is read; ``read_as`` is None while that is not decided."""

    written: str
    read_as: str | None


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """One of our columns, and the columns of theirs it is read from, the first being the main one.

    ``score`` goes from 0 to 1, ``filled`` counts the cells that hold anything; ``rivals`` are other headers
    that could be meant.
    """

    ours: str
    theirs: tuple[str, ...]
    sure: Sure
    score: float
    filled: int
    samples: tuple[Sample, ...] = ()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordGuess:
    """What a word in a column of theirs is read as: one of our codes; None while that is not decided.

    ``column`` is ours, ``written`` the cell ("" for empty ones), ``count`` the rows that hold it. A word that
    is written in upper and lower case, or with other spaces, is one; ``spellings`` are all the ways.
    """

    column: str
    written: str
    count: int
    read_as: str | None
    said: bool = False
    spellings: tuple[str, ...] = ()


EMPTY = "(empty)"  # how an empty cell is named in an answer about a word
LEFT_OUT = "leave out"  # a person's wish for rows that hold a word, in place of a code


@dataclass(frozen=True)
class ColumnMapping:
    """Which of their columns holds which of ours, and what only a person can decide.

    ``columns`` names the main column for each of ours. ``guesses`` and ``words`` tell how a file in other
    words than ours is understood; both are empty for a file in ours. ``same`` holds a value for every row
    of a column of ours that the file lacks. ``export`` names the kind of export it was known for.
    """

    columns: dict[str, str]
    unused: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    guesses: tuple[ColumnGuess, ...] = ()
    words: tuple[WordGuess, ...] = ()
    same: dict[str, str] = field(default_factory=dict)
    export: str | None = None

    def reads(self, column: str) -> dict[str, str]:
        """What each word of a column is read as, for those that are decided."""
        return {
            spelling: word.read_as
            for word in self.words
            if word.column == column and word.read_as is not None
            for spelling in word.spellings
        }
