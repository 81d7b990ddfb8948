"""What followed what: counts inside setbacks, and nothing beyond counts where the log is small."""

from itertools import count

from csc_core.model.findings import Patterns
from csc_core.reporting.pattern_sentences import pattern_sentences, patterns_frame
from tests.core.small_logs import Row, e, found

STANCES = {"L": "learning", "B": "blaming", "M": "mixed", "N": "neutral"}


def patterns(*setbacks: str) -> Patterns:
    """Each text is one setback: the stances of its answers, in order."""
    rows: list[Row] = []
    number = count(1)
    for k, answers in enumerate(setbacks):
        rows.append(e(f"S{k}", 900 - 2 * k))
        rows += [
            e(f"R{next(number)}", 400 - 10 * n, to=f"S{k}", stance=STANCES[letter])
            for n, letter in enumerate(answers)
        ]
    return found(*rows).patterns


def test_repeated_blame_is_told_as_counts() -> None:
    small = patterns("BBL", "LLM", "BBB", "LLLM", "BLL", "LL")
    assert pattern_sentences(small) == ("In 3 of 5 cases a blaming response was followed by another.",)


def test_a_log_where_nothing_follows_blame_says_nothing_of_it() -> None:
    assert pattern_sentences(patterns("LL", "B", "")) == ()


def test_a_large_log_names_what_chance_alone_would_not_bring() -> None:
    says = " ".join(pattern_sentences(patterns(*["BLBL"] * 30)))
    assert "Learning came right after blaming more often than by chance" in says
    assert "Learning came right after learning less often than by chance" in says


def test_from_ten_coded_setbacks_on_the_share_has_its_range() -> None:
    (range_told,) = pattern_sentences(patterns(*["L"] * 8, *["B"] * 2))
    assert "8 of 10 setbacks" in range_told
    assert "from 49 to 94 in 100" in range_told


def test_the_table_counts_what_came_right_after_what() -> None:
    table = patterns_frame(patterns("BNL", "L")).set_index("After")
    assert list(table.columns) == ["Learning", "Blaming", "Mixed"]
    assert table.loc["A setback"].tolist() == [1, 1, 0]
    assert table.loc["Blaming"].tolist() == [1, 0, 0]
    assert set(table.index) == {"A setback", "Blaming"}


def test_the_table_of_a_log_without_answers_is_empty() -> None:
    assert patterns_frame(patterns("", "")).empty
