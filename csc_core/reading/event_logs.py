"""Event logs of process mining (XES) to raw tables: one row an event, with what is said of its case."""

from collections import ChainMap
from xml.parsers import expat

from csc_core.model.errors import UnreadableFile
from csc_core.model.raw import RawTable
from csc_core.reading import limits
from csc_core.reading.kinds import SAVE_AS
from csc_core.reading.listed import table_of_items, too_much

_VALUES = {"string", "date", "int", "float", "boolean", "id"}
_CASE = "case:"


def read_event_log(data: bytes, name: str) -> RawTable:
    """The events of an XES file by line, attributes of the case under ``case:``.

    Raises UnreadableFile when it is damaged, too large, or defines a document type: nothing outside the file,
    and nothing that grows, is ever followed.
    """
    if len(data) > limits.MARKUP_BYTES:
        raise too_much(name, "text")
    log = _Log(name)
    try:
        log.parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as fault:
        raise UnreadableFile(f"{name} is damaged.", SAVE_AS) from fault
    return table_of_items(log.events, name)


class _Log:
    """Takes events as the parser comes across them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.events: list[tuple[int, ChainMap[str, str]]] = []
        self._open: list[str] = []
        self._case: dict[str, str] = {}
        self._values = self._characters = 0  # of cases, counted again for each of their events
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _refuse(self, *_: object) -> None:
        raise UnreadableFile(f"{self.name} defines a document type, which is not followed.", SAVE_AS)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = tag.split(":")[-1]
        within = self._open[-1] if self._open else ""
        self._open.append(element)
        if len(self._open) > limits.MARKUP_DEPTH:
            raise UnreadableFile(f"{self.name} is nested too deeply to be an event log.", SAVE_AS)
        if element == "trace":
            self._case = {}
        elif element == "event":
            self._values += len(self._case)
            self._characters += sum(map(len, self._case.values()))
            if len(self.events) >= limits.MARKUP_EVENTS or self._values > limits.SHEET_CELLS:
                raise too_much(self.name, "events")
            if self._characters > limits.TEXT_CHARACTERS:
                raise too_much(self.name, "text")
            self.events.append((self.parser.CurrentLineNumber, ChainMap({}, self._case)))
        elif element in _VALUES and within in ("trace", "event"):
            self._take(within, attributes.get("key", ""), attributes.get("value", ""))

    def _take(self, within: str, key: str, value: str) -> None:
        if within == "trace":
            self._case[_CASE + key] = value
        elif self.events:
            self.events[-1][1][key] = value

    def _end(self, _tag: str) -> None:
        self._open.pop()
