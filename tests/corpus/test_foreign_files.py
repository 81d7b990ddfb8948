"""Foreign files: every one gets a verdict and a plain sentence, none a crash or a wait."""

import re
import time
from pathlib import Path

import pytest

from csc_core.intake import open_log
from csc_core.model.opened import Opened
from csc_core.model.vocabulary import Verdict
from tests.corpus.place import CORPUS, files, from_json, needs_corpus
from tests.make import TODAY

JARGON = re.compile(r"Error|Exception|codec|Traceback|<class|0x[0-9a-f]|None\b|PanicException|nan\b")
REFUSED_FOR_WHAT_THEY_ARE = (
    "billion_laughs_sheet.xlsx",
    "empty.csv",
    "encrypted_as.xlsx",
    "exe_as.csv",
    "far_cell_XFD1048576.xlsx",
    "html_as.xlsx",
    "png_as.csv",
    "quadratic_blowup.xlsx",
    "xxe_file.xlsx",
)


def answer_to(path: Path) -> Opened:
    begin = time.process_time()
    answer = open_log(path.read_bytes(), path.name, today=TODAY)
    assert time.process_time() - begin < 5, "no file may keep people waiting"
    return answer


def check_sentences(answer: Opened) -> None:
    """What is said about a file is plain, and the rows add up."""
    assert answer.why.endswith((".", "?"))
    for problem in answer.problems:
        words = problem.says.replace(problem.value or "\0", "")
        words = re.sub(r'"[^"]*"|Found: .*|^\S+\.\w+ ', "", words, flags=re.DOTALL)
        assert not JARGON.search(words), words
        assert problem.try_this
    if answer.log is None:
        assert answer.set_aside == ()
    else:
        assert answer.rows == len(answer.log) + len(answer.set_aside)


@pytest.mark.parametrize(
    "folder", ["attack", "logs", "messy/csv-spectrum", "messy/frictionless", "messy/calamine"]
)
def test_every_file_gets_a_plain_answer(folder: str) -> None:
    needs_corpus()
    for path in files(folder):
        check_sentences(answer_to(path))


@pytest.mark.parametrize(
    "folder", ["messy/duckdb", "messy/openrefine", "messy/csv-injection-payloads", "messy/blns"]
)
def test_every_further_file_gets_a_plain_answer(folder: str) -> None:
    needs_corpus()
    for path in files(folder):
        check_sentences(answer_to(path))


@pytest.mark.parametrize("name", REFUSED_FOR_WHAT_THEY_ARE)
def test_hostile_files_are_refused_for_what_they_are(name: str) -> None:
    needs_corpus()
    answer = answer_to(CORPUS / "attack" / name)
    assert answer.verdict is Verdict.REFUSE
    assert answer.problems[0].code == "unreadable_file"


def test_nothing_outside_a_workbook_is_ever_read() -> None:
    needs_corpus()
    for name in ("xxe_http_dtd.xlsx", "zip_slip.xlsx", "formulas.xlsx"):
        answer = answer_to(CORPUS / "attack" / name)
        asked = [question.about for question in answer.questions]
        assert asked == ["kind_of_rows"], "the sheet itself was read, and nothing but the sheet"


def test_logs_that_hold_nothing_to_read_are_refused() -> None:
    for known in from_json("logs/mapping.json"):
        answer = answer_to(CORPUS / "logs" / known["file"])
        if known["verdict"] == "refuse":
            assert answer.verdict is Verdict.REFUSE


def test_foreign_logs_are_laid_out_as_a_person_would() -> None:
    for known in from_json("logs/mapping.json"):
        answer = answer_to(CORPUS / "logs" / known["file"])
        assert answer.rows == known["rows"]
        assert answer.header_row == known["header_row"] + 1
        assert answer.delimiter == known["delimiter"]
        assert answer.encoding == known["encoding"]
        read = {header for guess in answer.guesses for header in guess.theirs}
        assert {*answer.unused, *read} >= set(filter(None, known["headers"]))
