"""Files made to harm whoever opens them: bombs, endless lines, lies about sizes, things by a wrong name."""

import gzip
import io
import json
import random
import stat
import zipfile
from collections.abc import Callable, Iterable

from xlsxwriter import Workbook

from tests.core.reading.mutations import DOORS, xlsx
from tests.core.reading.test_workbooks import (
    HEADER,
    SHEET,
    changed,
    open_document,
    row_of,
    sheet_of,
    workbook,
)

MB = 1_000_000
HEAD = b"date,kind,title,detail,event_id\n"
ROW = b"2024-01-02,setback,Grant ended,x,S1\n"
ENTITIES = "".join(f'<!ENTITY e{k + 1} "{f"&e{k};" * 10}">' for k in range(9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE log [<!ENTITY e0 "ha">{ENTITIES}]>'
MANIFEST = {"format": 2, "name": "x", "source": "x", "columns": [], "revision": 1, "places": 1}


def archive(parts: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in parts:
            made.writestr(name, content)
    return packed.getvalue()


def sheet(content: bytes) -> bytes:
    """A workbook with this in place of its sheet."""
    return changed(xlsx(), SHEET, lambda _: content)


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def nested() -> bytes:
    inner = archive([("deep.txt", bytes(5 * MB))])
    for depth in range(6):
        inner = archive((f"{depth}-{k}.zip", inner) for k in range(8))
    return inner


def lying_size() -> bytes:
    data = bytearray(sheet(sheet_of("<row/>" * 200_000)))
    place = data.rindex(SHEET.encode()) - 46
    data[place + 24 : place + 28] = (900).to_bytes(4, "little")
    return bytes(data)


def same_part_many_times() -> bytes:
    """A directory that names one packed part two thousand times over."""
    data = archive(
        [("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", b"<!--" + b"-" * 9 * MB)]
    )
    end = data.rindex(b"PK\x05\x06")
    begin = int.from_bytes(data[end + 16 : end + 20], "little")
    entries = data[begin:end]
    last = entries[entries.rindex(b"PK\x01\x02") :]
    count = (2 + 1_900).to_bytes(2, "little")
    directory = entries + last * 1_900
    tail = data[end : end + 8] + count * 2 + len(directory).to_bytes(4, "little") + data[end + 16 :]
    return data[:begin] + directory + tail


def huge_dimension() -> bytes:
    head = '<dimension ref="A1:XFD1048576"/><sheetData>'
    return sheet(sheet_of("<row/>").replace(b"<sheetData>", head.encode()))


def long_text_often() -> bytes:
    """A text of 30,000 characters that stands once in the file and 60,000 times in the sheet."""
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        filled = book.add_worksheet("events")
        for row in range(10_000):
            for column in range(6):
                filled.write_string(row, column, "x" * 30_000 if row else f"c{column}")
    return made.getvalue()


def just_below_the_limits() -> bytes:
    """A sheet of 96 MB that packs a little less than a hundredfold: nothing but remarks."""
    chance = random.Random(1)
    remarks = b"".join(
        b"<!--%s-->" % chance.randbytes(30).hex().encode() + b" " * 4000 for _ in range(23_500)
    )
    return sheet(sheet_of("").replace(b"<sheetData>", b"<sheetData>" + remarks))


def with_strings(strings: bytes) -> bytes:
    """A workbook with these among the texts that its sheets share."""
    book = long_text_often()
    return changed(book, "xl/sharedStrings.xml", lambda _: b"<sst>" + strings + b"</sst>")


def cells_just_below() -> bytes:
    """A sheet of as many small cells as are taken."""
    row = "".join(f'<c r="{chr(65 + c)}{{0}}"><v>{c}</v></c>' for c in range(20))
    return sheet(sheet_of("".join(f"<row>{row.format(r)}</row>" for r in range(1, 40_000))))


def slip() -> bytes:
    book = io.BytesIO(xlsx())
    with zipfile.ZipFile(book, "a") as parts:
        parts.writestr("../../../../tmp/evil.xml", "<a/>")
        parts.writestr("/etc/evil.xml", "<a/>")
    return book.getvalue()


def linked(name: str) -> zipfile.ZipInfo:
    link = zipfile.ZipInfo(name)
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return link


def linked_sheet() -> bytes:
    parts = zipfile.ZipFile(io.BytesIO(xlsx()))
    held = ((name, parts.read(name)) for name in parts.namelist())
    return archive((linked(n), b"/etc/passwd") if n == SHEET else (n, content) for n, content in held)


def rows_repeated() -> bytes:
    cells = row_of(*["x" * 30_000] * 5, row=' table:number-rows-repeated="999"')
    return open_document(row_of(*HEADER) + cells * 100)


def ids() -> bytes:
    rows = (b"2024-01-02,setback,Grant ended,x,S%d\n" % (1_000_000 + k) for k in range(500_000))
    return HEAD + b"".join(rows)


def nothing_repeats() -> bytes:
    """A sound log as large as an upload may be."""
    rows = (
        f"{2000 + k % 25}-{k % 12 + 1:02}-{k % 28 + 1:02},setback,Delay {k * 7919 % MB} of {k},"
        f"detail {k} {k * 31} word {k * 17},E{k}\n"
        for k in range(580_000)
    )
    return HEAD + "".join(rows).encode()


def bad_dates() -> bytes:
    chance = random.Random(3)
    signs = "0123456789//--.. :TZ" + "janfebmar"
    dates = ("".join(chance.choices(signs, k=chance.choice((8, 30, 400)))) for _ in range(20_000))
    return HEAD + "".join(f"{date},setback,Grant ended,x,S{k}\n" for k, date in enumerate(dates)).encode()


def repeated_date() -> bytes:
    return HEAD + b"".join(b"%s!,setback,x,x,\n" % (b"1/" * 16_000) for _ in range(300))


def long_case() -> bytes:
    """A text of a case that every one of its many events is told with."""
    case = f'<trace><string key="a" value="{"x" * 30_000}"/>'
    return f"<log>{case}{'<event/>' * 90_000}</trace></log>".encode()


def deep(n: int) -> bytes:
    return b'{"a":' * n + b"1" + b"}" * n


def project(**parts: bytes) -> bytes:
    return archive((name.replace("__", "."), content) for name, content in parts.items())


def many_rows() -> bytes:
    """A project of many lines that says it holds more than it does."""
    told = b"part,key,place,version\n" + b"".join(b"events,S%d,%d,1\n" % (k, k) for k in range(190_000))
    manifest = MANIFEST | dict.fromkeys(("created", "changed"), "2025-01-01T00:00:00Z")
    rows = b"title\n" + b"x\n" * 189_999
    return project(manifest__json=json.dumps(manifest).encode(), rows__csv=told, events__csv=rows)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip_bomb.xlsx": lambda: sheet(bytes(99 * MB)),
    "nested.zip.xlsx": nested,
    "just_below_the_limits.xlsx": just_below_the_limits,
    "same_part_many_times.xlsx": same_part_many_times,
    "far_cell.xlsx": lambda: sheet(sheet_of('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    "huge_dimension.xlsx": huge_dimension,
    "lying_size.xlsx": lying_size,
    "long_text_often.xlsx": long_text_often,
    "prefixed_cells.xlsx": lambda: sheet(
        sheet_of("".join(f"<a:c r='A{k}'>{k * k}</a:c>" for k in range(1, MB))).replace(
            b"<sheetData>", b'<sheetData xmlns:a="x">'
        )
    ),
    "empty_strings.xlsx": lambda: with_strings(
        b"".join(b"<si/>" * 200 + b"<!--%d-->" % k**5 for k in range(40_000))
    ),
    "many_sheets.xlsx": lambda: workbook(**{f"s{k}": [HEADER] for k in range(60)}),
    "many_parts.xlsx": lambda: archive((f"xl/{k}/workbook.xml", b"") for k in range(30_000)),
    "entities.xlsx": lambda: sheet(f"{BOMB}<worksheet>&e9;</worksheet>".encode()),
    "paths.xlsx": slip,
    "link.xlsx": linked_sheet,
    "rows_repeated.ods": rows_repeated,
    "cells_just_below.xlsx": cells_just_below,
    "entities.xes": lambda: f"{BOMB}<log>&e9;</log>".encode(),
    "entities.xml": lambda: f'{BOMB}<log><trace><event><string key="&e9;"/></event></trace></log>'.encode(),
    "outside.xes": lambda: b'<?xml version="1.0"?><!DOCTYPE log SYSTEM "file:///etc/passwd"><log></log>',
    "deep.xes": lambda: b"<log>" + b"<a>" * MB + b"</log>",
    "long_case.xes": long_case,
    "attributes.xes": lambda: b"<log " + b" ".join(b'a%d="1"' % k for k in range(300_000)) + b"></log>",
    "commas_in_a_row.csv": lambda: HEAD + b"," * 5 * MB + b"\n" + ROW * 300,
    "commas_first.csv": lambda: b"," * 5 * MB + b"\n" + ROW,
    "blank_cells.csv": lambda: HEAD[:-1] + b"," * 490 + b"\n" + (b"x" + b"," * 494 + b"\n") * 90_000,
    "million_columns.csv": lambda: ",".join(f"c{k}" for k in range(MB)).encode() + b"\n" + ROW,
    "line_of_100_mb.csv": lambda: b"x" * 100 * MB,
    "line_of_49_mb.csv": lambda: HEAD + b"x" * 49 * MB,
    "quote_never_closed.csv": lambda: HEAD + b'2024-01-02,setback,"never closed,x,S1\n' + ROW * 570_000,
    "quote_never_closed_short_lines.csv": lambda: HEAD + b'"' + b"x\n" * 10 * MB,
    "one_quote_out_of_place.csv": lambda: HEAD + ROW * 190_000 + b'2024-01-02,setback,a "b" c,"x,S1\n',
    "quotes_everywhere.csv": lambda: HEAD + b'2024-01-02,setback,a "b" c,"x,S1\n' * 450_000,
    "one_long_cell.csv": lambda: HEAD + b'2024-01-02,setback,"' + b"x\n" * 10 * MB + b'",x,S1\n',
    "short_lines.csv": lambda: HEAD + b"a\n" * 20 * MB,
    "only_line_ends.csv": lambda: HEAD + b"\n" * 40 * MB,
    "only_returns.csv": lambda: HEAD + b"\r" * 20 * MB,
    "program.csv": lambda: b"MZ\x90\x00" + random.Random(1).randbytes(2 * MB),
    "packed.csv": lambda: gzip.compress(HEAD + ROW * 10),
    "packed_bomb.csv": lambda: gzip.compress(bytes(100 * MB), 1),
    "zeros.csv": lambda: bytes(40 * MB),
    "zeros_within.csv": lambda: HEAD + ROW * 50 + b"2024-01-02,setback,a\0b,x,S1\n" * 100_000,
    "utf16_without_mark.csv": lambda: (HEAD + ROW * 200_000).decode().encode("utf-16-le"),
    "utf16_emoji.csv": lambda: ("date,kind,title\n" + "2024-01-02,setback," + "\U0001f600" * 12 * MB).encode(
        "utf-16"
    ),
    "western_noise.csv": lambda: HEAD + bytes(range(161, 256)) * 500_000,
    "near_duplicate_ids.csv": ids,
    "nothing_repeats.csv": nothing_repeats,
    "bad_dates.csv": bad_dates,
    "repeated_date.csv": repeated_date,
    "deep.json": lambda: deep(MB),
    "brackets.json": lambda: b"[" * 19 * MB,
    "long_number.json": lambda: b'[{"date":' + b"9" * 10 * MB + b"}]",
    "many_keys.json": lambda: json.dumps([{f"k{k}": k} for k in range(150_000)]).encode(),
    "project_half.zip": lambda: project(manifest__json=b"{}" * 9_000, events__csv=HEAD)[:-90],
    "project_deep.zip": lambda: project(manifest__json=deep(900_000)),
    "project_paths.zip": lambda: archive([("../../manifest.json", b"{}"), ("/etc/passwd", b"x")]),
    "project_link.zip": lambda: archive([(linked("manifest.json"), b"/etc/passwd")]),
    "project_bomb.zip": lambda: project(history__jsonl=b"\n" * 90 * MB),
    "project_just_below.zip": lambda: project(
        manifest__json=b"{}", rows__csv=random.Random(1).randbytes(MB) + b"\n" * 90 * MB
    ),
    "project_many_rows.zip": many_rows,
    "project_long_line.zip": lambda: project(manifest__json=b'{"name":"' + b"x" * 3_900_000 + b'"}'),
    "project_is_a_workbook.zip": DOORS["xlsx"],
}

# These take a second or more to be made or opened.
HEAVY = {
    "many_keys.json",
    "zip_bomb.xlsx",
    "just_below_the_limits.xlsx",
    "long_text_often.xlsx",
    "empty_strings.xlsx",
    "cells_just_below.xlsx",
    "prefixed_cells.xlsx",
    "one_quote_out_of_place.csv",
    "near_duplicate_ids.csv",
    "nothing_repeats.csv",
    "bad_dates.csv",
    "project_many_rows.zip",
    "project_just_below.zip",
}
