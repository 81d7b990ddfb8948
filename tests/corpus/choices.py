"""How files that nobody here wrote, and look-alikes, are understood: first choices and verdicts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csc_core.intake import open_log
from csc_core.model.opened import Opened
from csc_core.model.vocabulary import Verdict
from tests.corpus.place import CORPUS
from tests.make import TODAY

LOOKS_LIKE = Path(__file__).parents[1] / "fixtures" / "looks_like"
LOADED = (Verdict.LOAD, Verdict.LOAD_WITH_WARNINGS)


@dataclass(frozen=True)
class Choices:
    """One file: what a person would choose, what was answered at first, and once every question is answered.

    ``right`` tells for date, title, kind and actors whether the first choice is a right one; None where a
    person would choose no column.
    """

    name: str
    wanted: Mapping[str, Any]
    first: Opened
    last: Opened

    @property
    def right(self) -> dict[str, bool | None]:
        found = {guess.ours: guess.theirs for guess in self.first.guesses}
        wanted = {key: self.wanted[key] for key in ("date", "title", "kind")}
        right: dict[str, bool | None] = {
            key: None if header is None else found.get(key, ("",))[0] == header
            for key, header in wanted.items()
        }
        actors = self.wanted["actors"]
        right["actors"] = found.get("actors", ("",))[0] in actors if actors else None
        return right

    @property
    def asked(self) -> list[str]:
        return [question.about for question in self.first.questions]

    @property
    def wrong_date_unasked(self) -> bool:
        """Would a column be taken for the date that a person would not take, without a question?"""
        taken = (self.first.mapping or {}).get("date")
        refused = self.first.verdict is Verdict.REFUSE
        return not refused and taken != self.wanted["date"] and "date_column" not in self.asked

    @property
    def verdict_right(self) -> bool:
        """As a person would: loaded at once or after answers, or refused."""
        if self.wanted["verdict"] == "refuse":
            return self.first.verdict is Verdict.REFUSE
        if self.wanted["verdict"] == "ask":
            return self.first.verdict is Verdict.ASK and self.last.verdict in LOADED
        return self.last.verdict in LOADED

    @property
    def adds_up(self) -> bool:
        """Is every row an event, or set aside?"""
        log = self.last.log
        return log is None or self.last.rows == len(log) + len(self.last.set_aside)


def look_alikes() -> Iterator[Choices]:
    """The files made to look like those of others."""
    for wanted in json.loads((LOOKS_LIKE / "expectations.json").read_text(encoding="utf-8")):
        yield _choices(LOOKS_LIKE / wanted["file"], wanted)


def corpus_logs() -> Iterator[Choices]:
    """The logs of others; none where they are not at hand."""
    if CORPUS.is_dir():
        for wanted in json.loads((CORPUS / "logs" / "mapping.json").read_text(encoding="utf-8")):
            yield _choices(CORPUS / "logs" / wanted["file"], wanted | {"answers": {"kind:*": "context"}})


def _choices(path: Path, wanted: Mapping[str, Any]) -> Choices:
    data = path.read_bytes()
    first = open_log(data, path.name, today=TODAY, sheet=wanted.get("sheet"))
    last = first
    if first.verdict is Verdict.ASK:
        last = open_log(data, path.name, today=TODAY, answers=wanted["answers"])
    return Choices(path.name, wanted, first, last)
