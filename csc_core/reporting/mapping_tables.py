"""How a foreign file is understood, as tables a person can read and correct."""

import pandas as pd

from csc_core.content import in_words
from csc_core.content.mapping import column_words
from csc_core.model import columns as c
from csc_core.model.event import COLUMNS
from csc_core.model.opened import Opened
from csc_core.model.raw import EMPTY, LEFT_OUT, Sample, Sure
from csc_core.model.vocabulary import Kind
from csc_core.reporting.editing import label

OURS, THEIRS, SAMPLES, FILLED, SURE = (
    "What we look for",
    "Your column",
    "First values",
    "Rows filled",
    "How we know",
)
WRITTEN, COUNT, READ_AS = "In your file", "Rows", "We read it as"
NONE = "none"
KIND = "kind"
NOT_FOUND = "not found"
_ALSO_OFFERED = (c.DIRECTED_AT,)  # never guessed, and often kept
_SURE = {
    Sure.SAID: "you said so",
    Sure.NAMED: "by its name",
    Sure.KNOWN: "a known export",
    Sure.LIKELY: "by name and contents",
    Sure.UNSURE: "our best guess",
}


def columns_table(opened: Opened) -> pd.DataFrame:
    """Each of our columns that was found: theirs, three values, how many filled, how we know.

    While columns of theirs are left over, those of ours that were not found follow, to be chosen.
    """
    records = [
        {
            OURS: label(guess.ours),
            THEIRS: " | ".join(guess.theirs) or NONE,
            SAMPLES: " · ".join(map(_sample, guess.samples)),
            FILLED: f"{guess.filled} of {opened.rows}",
            SURE: _SURE[guess.sure],
        }
        for guess in opened.guesses
    ]
    records += [
        {OURS: label(ours), THEIRS: NONE, SAMPLES: "", FILLED: "", SURE: NOT_FOUND}
        for ours in _missing(opened)
    ]
    return pd.DataFrame(records, columns=[OURS, THEIRS, SAMPLES, FILLED, SURE])


def _missing(opened: Opened) -> list[str]:
    """Our columns that a column of theirs which is left over may be chosen for."""
    found = {guess.ours for guess in opened.guesses}
    asked = {*column_words(), *_ALSO_OFFERED} - found if opened.unused else set()
    return [ours for ours in COLUMNS if ours in asked]


def _sample(sample: Sample) -> str:
    """A cell as written, with what it is read as beside it where that differs."""
    if sample.read_as is None or sample.read_as == sample.written:
        return sample.written
    return f"{sample.written} → {sample.read_as}"


def header_choices(opened: Opened) -> list[str]:
    """Every header that could be meant, and none."""
    named = [header for guess in opened.guesses for header in (*guess.theirs, *guess.rivals)]
    joined = [" | ".join(guess.theirs) for guess in opened.guesses]
    return list(dict.fromkeys([*joined, *named, *opened.unused, NONE]))


def column_answer(opened: Opened, place: int, header: str) -> tuple[str, str]:
    """What to answer so that our column in this row of ``columns_table`` is read from another of theirs."""
    ours = [*(guess.ours for guess in opened.guesses), *_missing(opened)]
    return f"column:{ours[place]}", header.replace(" | ", "|")


def words_table(opened: Opened) -> pd.DataFrame:
    """Each word of theirs for the kind of a row, how often it stands there, and what it is read as."""
    records = [
        {WRITTEN: " / ".join(word.spellings) or EMPTY, COUNT: word.count, READ_AS: word.read_as or ""}
        for word in opened.words
        if word.column == KIND
    ]
    return pd.DataFrame(records, columns=[WRITTEN, COUNT, READ_AS])


def kind_choices() -> list[str]:
    """What a word of theirs may be read as."""
    return [*(kind.value for kind in Kind), LEFT_OUT]


def kind_answer(opened: Opened, place: int, kind: str) -> tuple[str, str]:
    """What to answer so that the word in this row of ``words_table`` is read as ``kind``."""
    words = [word for word in opened.words if word.column == KIND]
    return f"kind:{words[place].written or EMPTY}", kind


def understood(opened: Opened) -> str:
    """One line on how the columns were found."""
    unsure = sum(guess.sure is Sure.UNSURE for guess in opened.guesses)
    found = in_words.count(len(opened.guesses), "column")
    doubt = f"; {unsure} are our best guess" if unsure > 1 else "; 1 is our best guess" if unsure else ""
    return f"How we read your file: {found} found{doubt}. Change what is not right."
