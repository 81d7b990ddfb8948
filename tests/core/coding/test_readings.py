"""What coders saw: read from the table of codings, written back, where they differ, what was settled."""

from hypothesis import given
from hypothesis import strategies as st

from csc_core.coding.differences import differences
from csc_core.coding.readings import (
    Reading,
    coding_rows,
    event_cells,
    reading_in,
    readings,
    settled_row,
)
from csc_core.model import columns as c
from csc_core.model.vocabulary import BlameForm, Channel, Confidence, Facet, Stance
from csc_core.reporting.details import detail
from tests.core.coding.coders import coded_log, coding
from tests.core.small_logs import AS_OF, e

CODES = st.builds(
    Reading,
    stance=st.sampled_from([str(stance) for stance in Stance]),
    facets=st.lists(st.sampled_from([str(facet) for facet in Facet]), unique=True).map(tuple),
    forms=st.lists(st.sampled_from([str(form) for form in BlameForm]), unique=True).map(tuple),
    channel=st.sampled_from(["", *(str(channel) for channel in Channel)]),
    confidence=st.sampled_from(["", *(str(confidence) for confidence in Confidence)]),
    phrase=st.sampled_from(["", "they agreed", "=1+1; twice"]),
)
ROWS = [
    e("S1", 40),
    e("R1", 30, to="S1", stance="blaming", coder="A"),
    e("R2", 20, to="S1", stance="learning"),
]


@given(CODES)
def test_a_reading_written_into_the_table_of_codings_is_read_again_as_it_was(reading: Reading) -> None:
    log = coded_log(ROWS, list(coding_rows("R1", "B", reading, AS_OF)))
    assert readings(log.log) == {"R1": {"B": reading}}


@given(CODES)
def test_what_blames_is_for_the_facilitator_and_the_event_says_what_was_read(reading: Reading) -> None:
    cells = event_cells(reading, "B")
    assert (cells.get(c.VISIBILITY) == "facilitator") is (
        reading.stance in ("blaming", "mixed") or bool(reading.forms)
    )
    found = reading_in(cells)
    assert found is not None
    assert (found[0], found[1].stance, found[1].facets) == ("B", reading.stance, reading.facets)


def test_a_row_without_a_code_holds_no_reading_and_one_of_nobody_is_the_first_coder_s() -> None:
    assert reading_in({c.TITLE: "x"}) is None
    assert reading_in({c.STANCE: "unclear"}) is None
    found = reading_in({c.STANCE: "Learning", c.FACETS: "anticipate"})
    assert found == ("first coder", Reading("learning", ("anticipate",)))


def test_facets_only_one_of_two_coders_saw_are_a_difference() -> None:
    one, other = Reading("learning", ("anticipate",)), Reading("learning")
    rows = [*coding_rows("R2", "A", one, AS_OF), *coding_rows("R2", "B", other, AS_OF)]
    (found,) = differences(coded_log(ROWS, rows))
    assert found.readings == (("A", one), ("B", other))


def test_confidence_and_what_was_settled_are_no_matter_of_agreement() -> None:
    one, other = Reading("learning", confidence="high"), Reading("learning", confidence="low")
    rows = [*coding_rows("R2", "A", one, AS_OF), *coding_rows("R2", "B", other, AS_OF)]
    rows.append(settled_row("R2", "B", "neutral", AS_OF, "Talked"))
    log = coded_log(ROWS, rows)
    assert differences(log) == ()
    assert {field.field for field in log.findings.agreement.fields} == {"stance"}


def test_differences_come_oldest_first_and_say_what_was_settled_and_why() -> None:
    rows = [
        coding("R2", "A", "learning"),
        coding("R2", "B", "neutral"),
        coding("R1", "A", "blaming"),
        coding("R1", "B", "mixed"),
        settled_row("R1", "B", "mixed", AS_OF, "Both were said"),
    ]
    log = coded_log(ROWS, rows)
    first, second = differences(log)
    assert (first.event_id, second.event_id, second.settled) == ("R1", "R2", None)
    assert first.settled is not None
    assert (first.settled.stance, first.settled.note, first.settled.on) == ("mixed", "Both were said", AS_OF)
    found = detail(log, "R1")
    assert found is not None
    assert any("Both were said" in doubt for doubt in found.doubts)
