"""Tables in other people's words: columns are guessed by header and cells, and shown with how sure it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from csc_core.content import in_words
from csc_core.content.dates import CENTURIES, COUNTED_FROM, proved_order, read_date
from csc_core.content.periods import DayMonthOrder, Period, TwoNumbers
from csc_core.content.typed_dates import DAYS
from csc_core.mapping.choosing import CODED, OTHERS, choose
from csc_core.mapping.days import choose_date
from csc_core.mapping.known import (
    Found,
    export_columns,
    known_export,
    named_columns,
    said_columns,
    tagged_columns,
)
from csc_core.mapping.naming import name_score
from csc_core.mapping.parts import put_together
from csc_core.mapping.profiles import Profile, profiles_of
from csc_core.mapping.refusing import refusals
from csc_core.mapping.template import unused_columns
from csc_core.mapping.words import ALL_ROWS, kind_questions, rows_question, words_of
from csc_core.model import columns as c
from csc_core.model.event import COLUMNS, MISSING, is_missing
from csc_core.model.problems import Problem, Question
from csc_core.model.raw import ColumnGuess, ColumnMapping, RawTable, Sample, Sure, WordGuess
from csc_core.model.table import TEXT, text_of
from csc_core.model.vocabulary import Kind, Severity

SAMPLES = 3
REPEATS = 0.2  # titles with no more variety than this can also tell the kind
REPEATS_FROM = 30  # rows from which that can be told


@dataclass
class _Search:
    """What is known so far about a table."""

    raw: RawTable
    answers: Mapping[str, str]
    seen: dict[str, Profile]
    guesses: dict[str, ColumnGuess] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)  # columns of ours that need no further search

    def take(self, found: Found) -> None:
        """Note columns that are known, unless more is known already."""
        for ours, (headers, sure) in found.items():
            if ours not in self.settled:
                self.settled.add(ours)
                if headers:
                    self.add(ours, headers, sure, 1.0)

    def add(
        self, ours: str, headers: tuple[str, ...], sure: Sure, score: float, rivals: tuple[str, ...] = ()
    ) -> None:
        """Note one column of ours with the columns of theirs it is read from."""
        main = self._together(headers) if ours == c.DATE and len(headers) > 1 else self.seen[headers[0]]
        n = self.raw.cells.num_rows
        filled = sum(map(bool, main.cells)) if len(main.cells) == n else _filled(self.raw, headers[0])
        samples = tuple(_samples(ours, main, self.answers))
        self.guesses[ours] = ColumnGuess(
            ours, headers, sure, round(score, 2), filled, samples, rivals[:SAMPLES]
        )
        self.settled.add(ours)

    def _together(self, headers: tuple[str, ...]) -> Profile:
        """A date in parts as one column."""
        rows = zip(*(self.seen[header].cells for header in headers), strict=True)
        return Profile(headers[0], tuple(put_together(headers, row) for row in rows))

    def free(self) -> list[Profile]:
        """The columns of theirs that are not taken for anything yet."""
        taken = {header for guess in self.guesses.values() for header in guess.theirs}
        return [profile for header, profile in self.seen.items() if header not in taken]


def map_foreign(raw: RawTable, answers: Mapping[str, str]) -> ColumnMapping:
    """Guess every column; ask what only a person can decide; refuse what cannot become a log."""
    search = _Search(raw, answers, profiles_of(raw))
    export = known_export(raw)
    search.take(said_columns(answers, raw.headers))
    search.take(export_columns(export, search.seen))
    search.take(tagged_columns(raw))
    search.take(named_columns(search.seen))
    if not raw.cells.num_rows:
        _by_names(search)
    _find_date(search)
    _find_kind(search)
    _find_title(search)
    for ours in OTHERS:
        _find(search, ours)
    _kind_from_title(search)
    words = tuple(_words(search))
    said = answers.get(ALL_ROWS)
    same = {c.KIND: said} if said in tuple(Kind) and c.KIND not in search.guesses else {}
    return _mapping(search, words, same, export.name if export else None)


def _by_names(search: _Search) -> None:
    """Of a table without rows, what the headers alone say."""
    for ours in (c.DATE, c.TITLE, c.KIND, c.ACTORS, c.DETAIL):
        scored = [(name_score(profile.header, ours), profile.header) for profile in search.free()]
        score, header = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
        if score and ours not in search.settled:
            search.add(ours, (header,), Sure.UNSURE, score)


def _find_date(search: _Search) -> None:
    if c.DATE in search.settled:
        return
    best, score, rivals, question = choose_date({profile.header: profile for profile in search.free()})
    if best:
        search.add(c.DATE, best, Sure.UNSURE if question else Sure.LIKELY, score, rivals)
    if question:
        search.questions.append(question)


def _find_kind(search: _Search) -> None:
    """A column of kinds, unless a person said that all rows are of one kind."""
    if search.answers.get(ALL_ROWS) in tuple(Kind):
        search.settled.add(c.KIND)
    _find(search, c.KIND)


def _find_title(search: _Search) -> None:
    """The title; where two columns are as good, the one with more to say is asked about."""
    _find(search, c.TITLE)
    guess = search.guesses.get(c.TITLE)
    if guess and guess.sure in (Sure.LIKELY, Sure.UNSURE) and guess.rivals and guess.score < SURE_TITLE:
        says = "Which column says in a few words what happened?"
        choices = (*guess.theirs, *guess.rivals)
        search.questions.append(Question(f"column:{c.TITLE}", None, says, choices))


SURE_TITLE = 0.4


def _find(search: _Search, ours: str) -> None:
    if ours in search.settled:
        return
    choice = choose(ours, search.free())
    if choice is not None:
        sure = Sure.LIKELY if choice.score >= 0.5 else Sure.UNSURE
        search.add(ours, choice.headers, sure, choice.score, choice.rivals)


def _kind_from_title(search: _Search) -> None:
    """Where nothing else tells the kind, titles that come again and again may."""
    title = search.guesses.get(c.TITLE)
    if c.KIND in search.settled or title is None:
        return
    profile = search.seen[title.theirs[0]]
    if profile.filled >= REPEATS_FROM and profile.variety <= REPEATS:
        search.add(c.KIND, title.theirs, Sure.UNSURE, profile.variety)


def _words(search: _Search) -> Iterator[WordGuess]:
    """What the words in columns of codes are read as; asks of those that cannot be told."""
    for ours in CODED:
        guess = search.guesses.get(ours)
        if guess is None:
            continue
        words = words_of(ours, _counted(search.raw, guess.theirs[0]), search.answers)
        yield from words
        if ours == c.KIND:
            search.questions.extend(kind_questions(guess.theirs[0], words))
    if c.KIND not in search.settled:
        search.questions.append(rows_question())


def _mapping(
    search: _Search, words: tuple[WordGuess, ...], same: dict[str, str], export: str | None
) -> ColumnMapping:
    """The result, in the order of our columns."""
    guesses = tuple(search.guesses[ours] for ours in COLUMNS if ours in search.guesses)
    taken = {header for guess in guesses for header in guess.theirs}
    unused = tuple(header for header in search.raw.headers if header not in taken)
    columns = {guess.ours: guess.theirs[0] for guess in guesses}
    blocking = tuple(refusals(search.raw, columns, search.seen))
    notes = (*_export_note(export), *unused_columns(unused, columns))
    return ColumnMapping(
        columns=columns,
        unused=unused,
        questions=() if blocking else tuple(search.questions),
        problems=(*blocking, *notes),
        guesses=guesses,
        words=words,
        same=same,
        export=export,
    )


def _export_note(export: str | None) -> Iterable[Problem]:
    if export:
        says = f"The file was read as an export of this kind: {export}."
        yield Problem(Severity.NOTE, "known_export", says, "Look whether each column is read as what it is.")


def _counted(raw: RawTable, header: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for entry in raw.cells.column(header).value_counts().to_pylist():
        cell = entry["values"].strip()
        counts["" if is_missing(cell) else cell] += entry["counts"]
    return counts


def _filled(raw: RawTable, header: str) -> int:
    cells = pc.utf8_lower(pc.utf8_trim_whitespace(text_of(raw.cells.column(header))))
    missing = pc.is_in(cells, value_set=pa.array(sorted(MISSING), TEXT))
    return len(cells) - int(pc.sum(missing).as_py() or 0)


def _samples(ours: str, profile: Profile, answers: Mapping[str, str]) -> Iterator[Sample]:
    """The first few distinct cells, and the day each is read as where it is a date."""
    order = proved_order(profile.readings.values()) or answers.get("day_month_order")
    for cell in list(profile.counts)[:SAMPLES]:
        yield Sample(cell, _read_as(cell, order, answers) if ours in DAYS else cell)


def _read_as(cell: str, order: str | None, answers: Mapping[str, str]) -> str | None:
    century = CENTURIES.get(answers.get("century", ""))
    reading = read_date(cell, century, COUNTED_FROM.get(answers.get("day_numbers", "")))
    if isinstance(reading, TwoNumbers) and order in tuple(DayMonthOrder):
        reading = reading.read(DayMonthOrder(order))
    return in_words.date(reading.day, reading.precision) if isinstance(reading, Period) else None
