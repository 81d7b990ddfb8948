"""Delimited text: encodings, delimiters, headers, rows and their numbers."""

import pytest

from csc_core.model.errors import UnreadableFile
from csc_core.model.raw import RawTable
from csc_core.reading import limits, read_table

HEADER = "date,kind,title\n"
ROW = "2024-01-02,setback,Café closed\n"


def cells(raw: RawTable) -> dict[str, list[str]]:
    return raw.cells.to_pydict()


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
    ],
)
def test_the_letters_are_the_same_in_every_encoding(encoding: str, mark: bytes) -> None:
    raw = read_table(mark + (HEADER + ROW).encode(encoding), "log.csv")
    assert cells(raw)["title"] == ["Café closed"]
    assert raw.encoding == encoding
    assert not raw.problems


def test_western_letters_are_read_and_the_supposition_is_told() -> None:
    raw = read_table((HEADER + ROW).encode("cp1252"), "log.csv")
    assert cells(raw)["title"] == ["Café closed"]
    assert [problem.code for problem in raw.problems] == ["supposed_encoding"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_though_others_stand_in_the_cells(delimiter: str) -> None:
    text = 'date,kind,title,actors\n2024-01-02,setback,"A; B | C",CITY\n2024-01-03,context,x,"A;B;C"\n'
    if delimiter != ",":
        text = 'date,kind,title\n2024-01-02,setback,"One, two, three"\n2024-01-03,setback,four\n'
        text = text.replace(",", delimiter).replace(f"One{delimiter} two{delimiter} three", "One, two, three")
    raw = read_table(text.encode(), "log.csv")
    assert raw.delimiter == delimiter
    assert raw.cells.num_rows == 2


def test_a_line_that_names_the_delimiter_is_obeyed() -> None:
    raw = read_table(b"sep=;\ndate;kind;title,with,commas\n2024-01-02;setback;x\n", "log.csv")
    assert raw.headers == ("date", "kind", "title,with,commas")
    assert (raw.delimiter, raw.header_row, raw.rows.tolist()) == (";", 2, [3])


def test_titles_above_the_header_are_passed_over_and_told() -> None:
    raw = read_table(b"Youth Jobs Compact\n\nprinted,2025\n" + (HEADER + ROW).encode(), "log.csv")
    assert raw.headers == ("date", "kind", "title")
    assert (raw.header_row, raw.rows.tolist()) == (4, [5])
    assert [problem.code for problem in raw.problems] == ["above_header"]


def test_row_numbers_are_the_files_own_lines() -> None:
    text = 'date,kind,title\n\n2024-01-02,setback,"two\nlines"\n\r\n2024-01-03,context,x\n,,\n'
    text += "2024-01-04,context,y"
    assert read_table(text.encode(), "log.csv").rows.tolist() == [3, 6, 8]


def test_a_header_may_span_lines() -> None:
    raw = read_table(b'date,"kind\n(one of six)",title\n2024-01-02,setback,x\n', "log.csv")
    assert (raw.header_row, raw.rows.tolist()) == (2, [3])


def test_quoted_cells_keep_everything() -> None:
    text = 'date,kind,title\n2024-01-02,setback," ""He, she""\r\n; they "\n'
    assert cells(read_table(text.encode(), "log.csv"))["title"] == [' "He, she"\r\n; they ']


def test_rows_that_do_not_fit_are_set_aside_with_their_line() -> None:
    text = HEADER + "2024-01-02,setback\n" + ROW + "2024-01-03,context,a,b\n2024-01-04,context,c,,\n"
    raw = read_table(text.encode(), "log.csv")
    assert [aside.row for aside in raw.set_aside] == [2, 4]
    assert raw.rows.tolist() == [3, 5]
    assert raw.set_aside[1].cells[-1] == ("", "b")
    assert "3" in raw.set_aside[0].says


def test_a_broken_quotation_mark_costs_its_own_line_only() -> None:
    text = HEADER + '2024-01-02,setback,"never closed\n' + ROW * 3 + '2024-01-03,context,"a"b\n' + ROW
    raw = read_table(text.encode(), "log.csv")
    assert [aside.row for aside in raw.set_aside] == [2, 6]
    assert raw.rows.tolist() == [3, 4, 5, 7]


def test_an_unclosed_quotation_mark_does_not_swallow_the_next_quoted_row() -> None:
    text = HEADER + '2024-01-02,setback,"never closed\n2024-01-03,context,"Fine, good"\n'
    raw = read_table(text.encode(), "log.csv")
    assert [aside.row for aside in raw.set_aside] == [2]
    assert cells(raw)["title"] == ["Fine, good"]


def test_an_inch_mark_inside_a_plain_cell_is_just_a_letter() -> None:
    raw = read_table(b'date,kind,title\n2024-01-02,setback,The 5" pipe broke\n', "log.csv")
    assert cells(raw)["title"] == ['The 5" pipe broke']
    assert not raw.set_aside


def test_old_line_ends_are_read() -> None:
    raw = read_table((HEADER + ROW + ROW).replace("\n", "\r").encode(), "log.csv")
    assert raw.rows.tolist() == [2, 3]


def test_repeated_and_empty_headers_are_told_apart() -> None:
    raw = read_table(b"date,kind,title,title,,\n2024-01-02,setback,a,b,c,\n", "log.csv")
    assert raw.headers == ("date", "kind", "title", "title (2)", "(column 5)")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"  \n \n", "nothing"),
        (b"MZ\x90\x00" + bytes(range(256)), "program"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"<html><table><tr><td>date</td></tr></table></html>", "web page"),
        (b"%PDF-1.7\n" + bytes(100), "PDF"),
        (bytes(10_000), "not text"),
        (b"date,kind\x00,title\n2024-01-02,setback,x\n", "not text"),
        (b"a" * 200_000, "longer than"),
        (b"," * 600_000 + b"\nx\n", "nothing"),
        (b"x," * 600 + b"\n1\n", "columns"),
        (b"x" * (limits.CSV_BYTES + 1), "larger than"),
    ],
)
def test_what_is_no_table_is_refused_in_a_plain_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read_table(data, "log.csv")
    assert word in refused.value.says
    assert refused.value.try_this


def test_text_that_begins_like_a_program_is_still_text() -> None:
    assert read_table(b"MZ,date,title\n1,2024-01-02,x\n", "log.csv").headers == ("MZ", "date", "title")


def test_overlong_cells_and_lines_are_set_aside() -> None:
    long_cell = f"2024-01-02,setback,{'x' * (limits.CELL_CHARACTERS + 1)}\n"
    long_line = "2024-01-02,setback,x" + " " * limits.LINE_CHARACTERS + "\n"
    raw = read_table((HEADER + long_cell + long_line + ROW).encode(), "log.csv")
    assert [problem.code for problem in raw.problems] == ["long_cell", "long_line"]
    assert raw.rows.tolist() == [4]


def test_a_file_where_hardly_anything_fits_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="do not fit"):
        read_table((HEADER + "a,b\n" * (limits.SET_ASIDE + 1)).encode(), "log.csv")
