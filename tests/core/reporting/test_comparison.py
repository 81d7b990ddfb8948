"""What is said of many collaborations: counts with n, nothing of few, no rank, and the limits every time."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csc_core.charting.frame import Scale
from csc_core.model.codes import date_of
from csc_core.model.findings import Share
from csc_core.model.log import EventLog
from csc_core.model.portfolio import Portfolio, Use
from csc_core.portfolio import sample_summaries, side_by_side
from csc_core.reporting import comparison as said
from csc_core.reporting import comparison_limits as limited
from csc_core.reporting import comparison_tables as tables
from csc_core.reporting.delimited import csv
from tests.core.collaborations import made_logs, met_funding_loss, meta, portfolio_with
from tests.core.measuring.hand import log_of, response, row, setback

SAMPLES = side_by_side(sample_summaries())
RANKING = ("best", "worst", "better", "score", "rank", "first place", "ahead of", "leads", "behind")


def with_stances(*stances: str, **facts: Any) -> EventLog:
    """A log with one funding loss a stance; "" for one without a response."""
    rows: list[Any] = [setback(f"S{n}", n, subtype="funding_loss") for n in range(len(stances))]
    rows += [response(stance, 40 + n, f"S{n}") for n, stance in enumerate(stances) if stance]
    return log_of(rows, meta=meta(**facts))


def everything_said(portfolio: Portfolio) -> list[str]:
    return [
        said.comparison_headline(portfolio),
        said.as_of_words(portfolio),
        said.invented_words(portfolio),
        *(said.collaboration_says(summary) for summary in portfolio.summaries),
        *(said.kind_words(similar) for similar in portfolio.similar),
        *(said.similar_sentence(similar) for similar in portfolio.similar),
        said.open_sentence(portfolio),
        limited.use_sentence(portfolio),
        *limited.trend_sentences(portfolio),
        limited.left_out_sentence(portfolio),
        *limited.limits(portfolio),
        *(said.comparison_source(portfolio, scale) for scale in Scale),
    ]


@given(st.lists(made_logs(), max_size=4))
@settings(max_examples=15, deadline=None)
def test_something_can_be_said_of_any_logs_and_nothing_ranks_them(logs: list[EventLog]) -> None:
    portfolio = portfolio_with(*logs)
    for text in everything_said(portfolio):
        plain = text.replace("works best", "").replace("a score", "")
        plain = plain.replace("None of", "").replace("None read", "")
        for summary in portfolio.summaries:
            plain = plain.replace(summary.face.name, "") if summary.face.name else plain
        assert "None" not in plain
        told = set(re.findall(r"[a-z]+", plain.lower()))
        assert not told & set(RANKING)
    for table in (
        tables.setbacks_table(tables.all_setbacks(portfolio)),
        tables.cross_case_table(portfolio),
        tables.use_table(portfolio.practices, "practice", "Practice"),
    ):
        assert csv(table)


@pytest.mark.parametrize(
    ("logs", "begins"),
    [
        ([], "No collaboration is open"),
        ([with_stances("")], "One log is open here. It has a setback"),
        ([with_stances("learning")], "One log is open here. It has no setback"),
        ([with_stances("learning")] * 2, "None of 2 collaborations has"),
        ([with_stances(""), with_stances("learning")], "1 of 2 collaborations has"),
        ([with_stances("")] * 2, "2 of 2 collaborations have"),
    ],
)
def test_the_headline_counts_places_with_a_setback_that_waits(logs: list[EventLog], begins: str) -> None:
    assert said.comparison_headline(portfolio_with(*logs)).startswith(begins)


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (log_of([], meta=meta()), "no setbacks on record"),
        (with_stances(""), "1 setback, 1 not yet picked up"),
        (with_stances("learning"), "1 setback, picked up"),
        (with_stances("learning", "blaming"), "2 setbacks, all picked up"),
        (with_stances("", "", "learning"), "3 setbacks, 2 not yet picked up"),
        (log_of([setback("S1", 1, status="resolved")]), "1 setback, 1 closed, nothing recorded"),
    ],
)
def test_a_cell_says_how_many_setbacks_and_how_many_wait(log: EventLog, words: str) -> None:
    (summary,) = portfolio_with(log).summaries
    assert said.standing_words(summary) == words


def test_below_three_places_nothing_that_followed_is_told() -> None:
    (two,) = portfolio_with(met_funding_loss(), met_funding_loss()).similar
    sentence = said.similar_sentence(two)
    assert sentence.startswith("2 places met")
    assert "learning" not in sentence
    assert tables.similar_table(two).empty
    (three,) = portfolio_with(*[met_funding_loss()] * 3).similar
    assert len(tables.similar_table(three)) == 3
    assert tables.similar_table(three)["First learning, days"].tolist() == [10, 10, 10]
    assert set(tables.similar_table(three)["Practices logged for it"]) == {"using data"}


def test_below_four_coded_setbacks_no_word_is_said_of_learning_or_blame() -> None:
    (few,) = portfolio_with(*[with_stances("learning")] * 3).similar
    assert "learning" not in said.similar_sentence(few)
    assert "blame" not in said.similar_sentence(few)
    (enough,) = portfolio_with(with_stances("learning", "blaming"), *[with_stances("learning")] * 2).similar
    assert "3 read as learning, 1 as blame" in said.similar_sentence(enough)
    table = tables.cross_case_table(portfolio_with(*[with_stances("learning")] * 3))
    assert table["Reads as learning"].isna().all()
    assert table["Setbacks"].tolist() == [1, 1, 1]


def test_waiting_setbacks_and_lags_are_told_with_the_kind() -> None:
    (kind,) = portfolio_with(with_stances("learning", ""), *[with_stances("blaming")] * 2).similar
    sentence = said.similar_sentence(kind)
    assert "1 is not yet picked up" in sentence
    assert "4 times in all" in sentence


def test_lags_on_coarse_dates_say_about() -> None:
    rows = [setback("S1", 1, subtype="data_access"), setback("S2", 1, subtype="data_access")]
    early, late = (
        response("learning", 10),
        response("learning", 30, "S2", precision="month", first=20, last=50),
    )
    (kind,) = portfolio_with(*[log_of([*rows, early, late], meta=meta())] * 3).similar
    assert "after about 9 to 29 days" in said.similar_sentence(kind)


def test_open_setbacks_are_counted_with_those_that_wait() -> None:
    logs = [with_stances("learning", ""), log_of([setback("S1", 1, status="resolved")], meta=meta())]
    portfolio = portfolio_with(*logs)
    assert said.open_sentence(portfolio).startswith("2 setbacks are open or only eased, in 1 of 2")
    assert "1 not yet picked up" in said.open_sentence(portfolio)
    assert [setback.number for _, setback in tables.open_setbacks(portfolio)] == [1, 2]
    assert said.open_sentence(portfolio_with(logs[1])) == "No setback is open."


def test_an_interval_stands_beside_a_share_from_ten_cases_on() -> None:
    assert limited.use_words(Use("data", Share(7, 9), 12, None)) == "7 of 9"
    assert limited.use_words(Use("data", Share(8, 10), 12, (49, 94))) == "8 of 10 (between 49 and 94 in 100)"


@pytest.mark.parametrize(
    ("stances", "says", "silent"),
    [
        (["blaming"] * 3 + ["learning"] * 3, "fewer than 4 earlier and 4 later", "earlier setbacks with"),
        (["blaming"] * 4 + ["learning"] * 4, "fewer than 5 of 100", "no change"),
        (["learning"] * 8, "no change", "fewer than 5"),
        (["blaming", "learning"] * 4, "2 of the 4 earlier", "fewer than 5"),
    ],
)
def test_a_change_over_time_is_told_by_the_rule_of_four_and_four(
    stances: list[str], says: str, silent: str
) -> None:
    told = " ".join(limited.trend_sentences(portfolio_with(with_stances(*stances, name="Our pact"))))
    assert says in told
    assert silent not in told


def test_who_is_left_out_is_named_with_the_remedy() -> None:
    names = [f"Pact {number}" for number in range(6)]
    logs = [with_stances("learning", name=name, share_in_comparisons="no") for name in names]
    sentence = limited.left_out_sentence(portfolio_with(*logs, with_stances("learning", name="Shared")))
    assert "Pact 0" in sentence
    assert "3 more" in sentence
    assert "Shared" not in sentence
    assert "share_in_comparisons" in sentence
    assert limited.left_out_sentence(SAMPLES) == ""


def test_the_limits_are_told_with_this_very_number_of_cases() -> None:
    nine = " ".join(limited.limits(SAMPLES))
    assert "All 9 cases are invented" in nine
    assert "7 of 9" in nine
    assert "45 to 94" in nine
    assert limited.limits(portfolio_with(with_stances("learning", share_in_comparisons="no"))) == ()
    ninety = limited.limits(portfolio_with(*[with_stances("learning")] * 90))
    assert any("72 of 90" in text and "71 to 87" in text for text in ninety)
    assert not any("invented" in text for text in ninety)
    mixed = limited.limits(portfolio_with(with_stances("learning", invented="yes"), with_stances("learning")))
    assert mixed[0].startswith("1 of the 2 cases is invented")


def test_one_date_is_told_once_and_several_as_a_span() -> None:
    early = with_stances("learning", as_of=date_of(50))
    assert said.as_of_words(portfolio_with(early)) == "as of 20 February 1970"
    assert said.as_of_words(portfolio_with(early, with_stances(""))).endswith(
        "20 February 1970 to 1 April 1970"
    )


def test_the_source_counts_logs_entries_and_what_is_hidden() -> None:
    line = said.comparison_source(SAMPLES, Scale.CALENDAR, 2)
    assert "9 logs" in line
    assert f"{sum(s.entries for s in SAMPLES.summaries)} entries" in line
    assert "2 logs hidden" in line
    assert line != said.comparison_source(SAMPLES, Scale.SINCE, 2)


def test_the_cross_case_table_has_a_row_a_case_with_its_source() -> None:
    table = tables.cross_case_table(SAMPLES)
    assert table["Collaboration"].tolist() == [summary.face.name for summary in SAMPLES.summaries]
    assert table["Source"].tolist() == [summary.face.source for summary in SAMPLES.summaries]
    answers = [name for name in table.columns if name.startswith("Responses: ")]
    assert table[answers].sum(axis=1).tolist() == [summary.responses for summary in SAMPLES.summaries]
    assert len([name for name in table.columns if name.startswith("Practice: ")]) == 5
    labels = [name for name in table.columns if name.startswith("Reads as ")]
    for summary, (_, case) in zip(SAMPLES.summaries, table.iterrows(), strict=True):
        assert case[labels].notna().all() == summary.has_pattern
        if summary.has_pattern:
            assert case[labels].sum() + len(summary.waiting) <= case["Setbacks"]


def test_the_table_on_the_screen_has_a_column_a_case_even_if_names_repeat() -> None:
    twins = portfolio_with(*[with_stances("learning", name="Our pact", city="Aldea")] * 3)
    turned = tables.cross_case_columns(twins)
    assert turned.columns.tolist() == [
        "Figure",
        "Our pact, Aldea",
        "Our pact, Aldea (2)",
        "Our pact, Aldea (3)",
    ]
    assert len(turned) == tables.cross_case_table(twins).shape[1] - 2


def test_words_of_a_log_cannot_run_in_a_spreadsheet() -> None:
    rows = [setback("S1", 1, subtype="funding_loss", title='=HYPERLINK("x")')]
    portfolio = portfolio_with(*[log_of(rows, meta=meta(name="@SUM(1)"))] * 3)
    for table in (tables.similar_table(portfolio.similar[0]), tables.cross_case_table(portfolio)):
        lines = csv(table).decode("utf-8-sig").splitlines()[1:]
        assert all(not cell.strip('"').startswith(("=", "@")) for line in lines for cell in line.split(","))


def test_a_title_that_stays_at_home_is_replaced_by_words() -> None:
    rows = [setback("S1", 1, title="Secret", visibility="facilitator"), row("context", 2)]
    table = tables.setbacks_table(tables.all_setbacks(portfolio_with(log_of(rows, meta=meta()))))
    assert table["Setback"].tolist() == [tables.WITHHELD]


def test_what_a_screen_reader_hears_counts_what_is_drawn() -> None:
    for summary in SAMPLES.summaries:
        heard = said.collaboration_says(summary)
        assert summary.face.name in heard
        assert all(f"{len(days)} {way}" in heard for way, days in summary.answers.items())
        assert said.standing_words(summary).removeprefix("1") in heard
