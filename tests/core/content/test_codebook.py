"""The codebook and the enums the program branches on must be the same words, both ways."""

from enum import Enum

import pytest

from csc_core.content import asking, codebook
from csc_core.content.load import raw
from csc_core.model import vocabulary
from csc_core.model.event import COLUMNS, Event
from csc_core.model.vocabulary import RETREAT_FORMS, VOICED_FORMS, Facet, GovernanceMode, Label

ENUMS: dict[str, type[Enum]] = {
    "kind": vocabulary.Kind,
    "stance": vocabulary.Stance,
    "facet": vocabulary.Facet,
    "blame_form": vocabulary.BlameForm,
    "learning_product": vocabulary.LearningProduct,
    "setback_subtype": vocabulary.SetbackSubtype,
    "governance_subtype": vocabulary.GovernanceSubtype,
    "governance_mode": vocabulary.GovernanceMode,
    "milestone_subtype": vocabulary.MilestoneSubtype,
    "context_subtype": vocabulary.ContextSubtype,
    "practice": vocabulary.Practice,
    "channel": vocabulary.Channel,
    "evidence": vocabulary.Evidence,
    "confidence": vocabulary.Confidence,
    "visibility": vocabulary.Visibility,
    "source_type": vocabulary.SourceType,
    "origin": vocabulary.Origin,
    "status": vocabulary.Status,
    "date_precision": vocabulary.DatePrecision,
    "sector": vocabulary.Sector,
    "policy_area": vocabulary.PolicyArea,
    "pulse_item": vocabulary.PulseItem,
    "label": vocabulary.Label,
    "learning_mutuality": vocabulary.LearningMutuality,
    "blame_mutuality": vocabulary.BlameMutuality,
    "heat": vocabulary.Heat,
    "stage": vocabulary.Stage,
    "setting": vocabulary.Setting,
    "yes_no": vocabulary.YesNo,
    "commitment_state": vocabulary.CommitmentState,
}
# Words of files and buttons, not of the field: the pages that use them say what they mean.
NOT_CODES = {vocabulary.Severity, vocabulary.Verdict, vocabulary.Outcome}
CODES = {name: {str(member.value) for member in enum} for name, enum in ENUMS.items()} | {
    "setback_severity": {"1", "2", "3"}
}

PAPER_TERMS = {
    ("kind", "setback"),
    ("kind", "response"),
    ("stance", "learning"),
    ("stance", "blaming"),
    *(("facet", facet.value) for facet in Facet),
    *(("practice", practice.value) for practice in vocabulary.Practice),
}
ALL_TERMS = [term for name in codebook.families() for term in codebook.family(name)]


def test_every_enum_people_meet_has_a_family() -> None:
    enums = {
        found for found in vars(vocabulary).values() if isinstance(found, type) and issubclass(found, Enum)
    }
    assert enums - NOT_CODES == set(ENUMS.values())
    assert set(codebook.families()) == set(CODES)


@pytest.mark.parametrize("name", CODES)
def test_family_holds_exactly_the_codes_of_its_enum(name: str) -> None:
    assert {term.code for term in codebook.family(name)} == CODES[name]


def test_no_code_is_defined_twice() -> None:
    assert len(raw("codebook")["term"]) == len(ALL_TERMS)


def test_only_the_studys_concepts_are_called_the_studys() -> None:
    paper = {(term.family, term.code) for term in ALL_TERMS if term.origin == "paper"}
    modes = {(term.family, term.code) for term in ALL_TERMS if term.origin == "provan_kenis"}
    assert paper == PAPER_TERMS
    assert modes == {("governance_mode", mode) for mode in ("shared", "lead", "nao")}


def test_a_borrowed_concept_says_what_of_it_is_ours() -> None:
    for term in ALL_TERMS:
        if term.origin == "paper":
            assert "ours" in term.definition, term
        elif term.origin == "ours":
            assert "is the study's" not in term.definition, term


def test_names_are_short_and_distinct_within_their_family() -> None:
    for name in codebook.families():
        names = [term.name for term in codebook.family(name)]
        assert len(set(names)) == len(names), name
        assert max(map(len, names)) <= 30, name
    assert all(len(term.short) <= len(term.name) for term in ALL_TERMS)


def test_definitions_are_plain_sentences() -> None:
    for term in ALL_TERMS:
        for text in (term.definition, term.counts, term.does_not_count):
            assert not text or (text[0].isupper() or text[0] == "“"), term
            assert not text or text.endswith((".", "”")), term
            assert len(text) <= 280, term


def test_governance_modes_have_a_name_that_fits_a_narrow_strip() -> None:
    for mode in GovernanceMode:
        assert 0 < len(codebook.term("governance_mode", mode).short) <= 8


@pytest.mark.parametrize("family", ["stance", "blame_form", "label"])
def test_whatever_the_room_may_see_of_a_response_has_a_gentle_word(family: str) -> None:
    for term in codebook.family(family):
        assert term.room
        assert "blam" not in term.room


def test_room_words_keep_blame_and_retreat_apart() -> None:
    assert {codebook.term("blame_form", form).room for form in VOICED_FORMS} == {"pulled apart"}
    assert {codebook.term("blame_form", form).room for form in RETREAT_FORMS} == {"stepped back"}


def test_mixed_and_turned_to_blame_cannot_be_told_apart_in_the_room() -> None:
    assert codebook.term("label", Label.MIXED).room == codebook.term("label", Label.TURNED_TO_BLAME).room


def test_word_shows_a_code_and_leaves_an_unknown_one_readable() -> None:
    assert codebook.word("label", Label.NO_RESPONSE_RECORDED) == "not yet picked up"
    assert codebook.word("setback_subtype", "a_new_sort") == "a new sort"
    with pytest.raises(KeyError):
        codebook.term("label", "a_new_sort")


def test_every_column_is_explained_in_the_order_of_the_template() -> None:
    assert tuple(codebook.fields()) == COLUMNS


def test_column_texts_are_brief_and_give_an_example() -> None:
    for field in codebook.fields().values():
        assert "Example: " in field.help, field.name
        assert len(field.help) <= 240, field.name
        assert len(field.label) <= 30, field.name
    labels = [field.label for field in codebook.fields().values()]
    assert len(set(labels)) == len(labels)


def test_examples_are_cells_the_model_accepts() -> None:
    row = {"date": "2024-02-12", "kind": "setback", "title": "x"}
    for name, field in codebook.fields().items():
        example = field.help.rpartition("Example: ")[2].partition(", or ")[0]
        assert Event.model_validate(row | {name: example}).title == "x" or name == "title"


def test_a_required_column_applies_to_every_kind() -> None:
    assert all(codebook.fields()[name].applies_to == () for name in ("date", "kind", "title"))


def test_coding_has_ten_hard_cases_in_order_with_their_reasons() -> None:
    coding = codebook.coding()
    assert [case.number for case in coding.hard_case] == list(range(1, 11))
    assert all(case.situation and case.code and case.why for case in coding.hard_case)


def test_kind_is_chosen_before_stance_and_visibility_last() -> None:
    order = codebook.coding().coding_order
    assert len(order) == 8
    assert next(i for i, step in enumerate(order) if "kind" in step) < next(
        i for i, step in enumerate(order) if "reads" in step
    )
    assert "who may see" in order[-1]


def test_the_rules_a_coder_needs_are_there() -> None:
    assert {"accountability", "retreat", "silence", "agreement", "right_of_reply"} <= set(
        codebook.coding().rules
    )


def test_every_facet_has_questions_to_read_aloud() -> None:
    situations = asking.situations()
    assert [facet.value for facet in Facet] == list(situations)[:3]
    assert {"blame_present", "nothing_recorded", "governance"} <= set(situations)
    for situation in situations.values():
        assert len(situation.questions) >= 3
        assert all(question.endswith("?") and len(question) <= 120 for question in situation.questions)
