"""How far coders agree, in words: what the figures say, and when they cannot tell anything."""

import pandas as pd

from csc_core.coding.readings import FIRST_CODER, Reading, coder_words
from csc_core.content import in_words
from csc_core.content.codebook import fields, word
from csc_core.model import columns as c
from csc_core.model.findings import ALPHA_FROM, ALPHA_LOW, Agreement, FieldAgreement

MOSTLY = 0.8  # raw agreement that looks high, whatever alpha says
FAMILIES = {c.FACETS: "facet", c.BLAME_FORMS: "blame_form"}


def agreement_headline(agreement: Agreement) -> str:
    """The sentence over the figures: on how many responses coders chose the same stance."""
    stance = _stance(agreement)
    if stance is not None and stance.units:
        return (
            f"{_coders(agreement)} gave the same code to "
            f"{stance.agreeing} of {in_words.count(stance.units, 'response')}."
        )
    if len(agreement.coders) > 1:
        names = in_words.listed([coder_words(coder) for coder in agreement.coders])
        return f"{in_words.capital(names)} have codes, but no response has two."
    return "No response has been coded by two people yet."


def _coders(agreement: Agreement) -> str:
    """How many coded; codes that came with the log, by nobody who is named, are told apart."""
    people = [coder for coder in agreement.coders if coder != FIRST_CODER]
    told = f"{in_words.spelled(len(people))} {'coder' if len(people) == 1 else 'coders'}"
    before = " and the codes that came with the log" if len(people) < len(agreement.coders) else ""
    return in_words.capital(told) + before


def agreement_reading(agreement: Agreement) -> str:
    """What may be concluded from it, and what may not."""
    stance = _stance(agreement)
    if stance is None or not stance.units:
        return "Agreement cannot be told: it takes the same rows, coded by two who do not see each other."
    return said_of(stance)


def said_of(field: FieldAgreement) -> str:
    """What one field's figures say; in words also where alpha cannot be computed or says little."""
    if not field.units:
        return "Cannot tell: no row has it from two coders."
    if field.alpha is None:
        return "Cannot tell: all gave one and the same code, so agreeing takes no skill."
    if field.units < ALPHA_FROM:
        return (
            f"Cannot tell yet: {in_words.count(field.units, 'row')} coded twice, and it takes {ALPHA_FROM}."
        )
    if field.alpha >= ALPHA_LOW:
        return "They agree well beyond chance."
    if field.agreeing >= MOSTLY * field.units:
        return "They mostly agree, but one code is so common that chance alone would do nearly as well."
    return "They agree too little beyond chance. Talk the differences through before anything is compared."


def agreement_table(agreement: Agreement) -> pd.DataFrame:
    """One row a field: rows coded twice, the same, Krippendorff's alpha, how often each code was given."""
    records = [
        {
            "Code": field_words(field.field),
            "Coded twice": field.units,
            "Same": field.agreeing,
            "Alpha": alpha_words(field.alpha),
            "Given": ", ".join(f"{code_words(field.field, value)} {n}" for value, n in field.counts),
            "What it says": said_of(field),
        }
        for field in agreement.fields
    ]
    return pd.DataFrame(records, columns=["Code", "Coded twice", "Same", "Alpha", "Given", "What it says"])


def alpha_words(alpha: float | None) -> str:
    """Alpha as it is printed in studies, to two places; words where there is none."""
    return "cannot tell" if alpha is None else f"{alpha:.2f}".replace("0.", ".", 1)


def field_words(field: str) -> str:
    """A field's name for people; of a field with several values, the value that was compared."""
    column, _, value = field.partition(":")
    if value:
        return word(FAMILIES.get(column, column), value)
    known = fields().get(column)
    return known.label.rstrip("?") if known else column.replace("_", " ")


def code_words(field: str, code: str) -> str:
    """A code's word; yes and no of a field that was compared value by value stay as they are."""
    return code if ":" in field else word(FAMILIES.get(field, field), code)


def reading_lines(reading: Reading) -> list[str]:
    """One coder's codes, a line each, without those that were not given."""
    lines = [word("stance", reading.stance)]
    if reading.facets:
        lines.append(in_words.listed([word("facet", code) for code in reading.facets]))
    if reading.forms:
        lines.append(in_words.listed([word("blame_form", code) for code in reading.forms]))
    if reading.channel:
        lines.append(word("channel", reading.channel))
    return lines


def _stance(agreement: Agreement) -> FieldAgreement | None:
    return next((field for field in agreement.fields if field.field == c.STANCE), None)
