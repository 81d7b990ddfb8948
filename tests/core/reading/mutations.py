"""Sound files of every kind, and seeded ways to break them."""

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from csc_core.content.samples import sample_files
from tests.core.reading.test_workbooks import CELL, HEADER, open_document, workbook

XES = Path(__file__).parents[2] / "fixtures" / "looks_like" / "permits.xes"
MOST = 60_000  # bytes of a file to break
WORDS = (
    b"\x00",
    b"\xff\xfe",
    b'"',
    b"\r",
    b"\n\n",
    b",",
    b"]]>",
    b"<",
    b"&x;",
    b"9" * 400,
    b"{",
    b"-1",
    b"1e999",
)


def csv() -> bytes:
    return sample_files("port-alder-jobs")["events"][1][:MOST]


def xlsx() -> bytes:
    return workbook(
        events=[[*HEADER], ["2024-01-02", "setback", "Grant ended"], ["2024-02-02", "context", "x"]]
    )


def ods() -> bytes:
    row = "".join(CELL.format(more="", text=text) for text in ("2024-01-02", "setback", "Grant ended"))
    head = "".join(CELL.format(more="", text=text) for text in ("date", "kind", "title"))
    return open_document(f"<table:table-row>{head}</table:table-row><table:table-row>{row}</table:table-row>")


def objects() -> bytes:
    rows = [{"date": f"2024-01-{k:02}", "kind": "setback", "title": f"It happened {k}"} for k in range(1, 29)]
    return json.dumps({"events": rows}).encode()


def xes() -> bytes:
    return XES.read_bytes()[:MOST]


DOORS: dict[str, Callable[[], bytes]] = {"csv": csv, "xlsx": xlsx, "ods": ods, "json": objects, "xes": xes}


def broken(sound: bytes, seed: int) -> bytes:
    """The file with a few bytes or pieces changed, lost, doubled or put in; of a zip, often what is in it."""
    chance = random.Random(seed)
    if sound.startswith(b"PK") and chance.random() < 0.7:
        return _inside(sound, chance)
    return _changed(sound, chance)


def many(sound: bytes, n: int) -> Iterator[bytes]:
    """``n`` broken files, the same ones every time."""
    return (broken(sound, seed) for seed in range(n))


def _inside(sound: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, _changed(content, chance) if name == chosen else content)
    return packed.getvalue()


def _changed(sound: bytes, chance: random.Random) -> bytes:
    data = bytearray(sound)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, long = chance.randrange(len(data) + 1), chance.choice((1, 2, 4, 30, 500))
        match chance.randrange(6):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + long]
            case 2:
                data[at:at] = data[at : at + long]
            case 3:
                data[at:at] = chance.choice(WORDS)
            case 4:
                data[at : at + 4] = chance.choice((b"\xff\xff\xff\x7f", b"\0\0\0\0", b"\xff\xff\xff\xff"))
            case _:
                from_ = chance.randrange(len(data) + 1)
                data[at : at + long] = data[from_ : from_ + long]
    return bytes(data[: chance.randrange(len(data) + 1)] if chance.random() < 0.05 else data)
