"""A workbook's sheets as text, parsed in a process of its own that is bounded in memory and time.

A parser can be driven into taking all memory, or into ending its process: then only the helper ends.
"""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from csc_core.model.errors import UnreadableFile
from csc_core.reading import limits
from csc_core.reading.kinds import SAVE_AS

PARSER = Path(__file__).with_name("parser.py")


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells as text, from its first row and column on."""

    name: str
    rows: list[list[str]] = field(default_factory=list)


def load_grids(data: bytes, unpacked: int, name: str) -> list[Grid]:
    """Every sheet of a workbook as text. ``unpacked`` is its size in bytes once unpacked.

    Raises UnreadableFile when the parser cannot read it, gives up in the middle, or would use too much.
    """
    grids: list[Grid] = []
    end: dict[str, str] | None = None
    cells = characters = 0
    with _parser(data, unpacked) as lines:
        for line in lines:
            value = json.loads(line)
            if isinstance(value, str):
                grids.append(Grid(value))
            elif isinstance(value, list):
                grids[-1].rows.append(value)
                cells += len(value)
                characters += len(line)
            else:
                end = value
            if cells > limits.SHEET_CELLS:
                raise too_far(name)
            if characters > limits.TEXT_CHARACTERS:
                raise UnreadableFile(f"{name} holds more text than can be read safely.", SAVE_AS)
    if end != {}:
        raise _fault(end or {}, name)
    return grids


@contextmanager
def _parser(data: bytes, unpacked: int) -> Iterator[IO[bytes]]:
    """The lines of a running parser, which is ended in any case."""
    bounds = (
        limits.PARSER_BYTES + limits.PARSER_BYTES_EACH * unpacked,
        limits.PARSER_SECONDS + unpacked // limits.PARSER_BYTES_A_SECOND,
        limits.SHEETS,
        limits.SHEET_CELLS,
    )
    command = [sys.executable, "-I", str(PARSER), *map(str, bounds)]
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        process = subprocess.Popen(command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    alarm = threading.Timer(limits.PARSER_PATIENCE * bounds[1], process.kill)
    alarm.start()
    try:
        assert process.stdout is not None
        yield process.stdout
    finally:
        alarm.cancel()
        process.kill()
        process.communicate()


def too_far(name: str) -> UnreadableFile:
    """The refusal of a workbook with a sheet that spans too many cells."""
    return UnreadableFile(
        f"A sheet of {name} reaches too far: it spans more than {limits.SHEET_CELLS:,} cells.",
        "Delete what stands far away from the table, or copy the events into a new workbook.",
    )


def _fault(end: dict[str, str], name: str) -> UnreadableFile:
    """The refusal for what the parser told at its end; for anything but limits, the workbook is damaged."""
    match end.get("fault"):
        case "ManySheets":
            return UnreadableFile(
                f"{name} has {end['says']} sheets; up to {limits.SHEETS} can be read.", SAVE_AS
            )
        case "FarCells":
            return too_far(name)
    return UnreadableFile(
        f"{name} is damaged, holds too much, or is not the kind of workbook its name says.", SAVE_AS
    )
