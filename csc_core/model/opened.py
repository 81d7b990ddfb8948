"""What opening a file gives: the log if it loads, and every fault and question on the way."""

from dataclasses import dataclass, field

from csc_core.model import columns as c
from csc_core.model.errors import CscError
from csc_core.model.log import EventLog
from csc_core.model.problems import Problem, Question, SetAside
from csc_core.model.raw import LEFT_OUT, ColumnGuess, RawTable, WordGuess
from csc_core.model.vocabulary import Severity, Verdict


@dataclass(frozen=True)
class Opened:
    """The answer to a file. ``rows`` counts source rows that hold anything below the header.

    When the verdict is to load, ``rows == len(log) + len(set_aside)``; otherwise ``log`` is None and nothing
    is set aside. ``raw`` is the table that was checked, with the small tables in its ``others``, ``sent`` the
    table as it stood in the file or the store; both are None for a file that is no table.
    ``mapping`` names, for each of our columns, the file's own; ``guesses`` and ``words`` tell more of a file
    in other words than ours, ``same`` what was said of every row. ``source_key`` names files with the same
    headers, for which answers can be remembered; ``sheets`` are the sheets of a workbook.
    """

    verdict: Verdict
    why: str
    log: EventLog | None
    rows: int
    set_aside: tuple[SetAside, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    mapping: dict[str, str] | None = None
    unused: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    sheet: str | None = None
    guesses: tuple[ColumnGuess, ...] = ()
    words: tuple[WordGuess, ...] = ()
    same: dict[str, str] = field(default_factory=dict)
    export: str | None = None
    sheets: tuple[str, ...] = ()
    source_key: str | None = None
    raw: RawTable | None = field(default=None, repr=False, compare=False)
    sent: RawTable | None = field(default=None, repr=False, compare=False)

    @classmethod
    def refused(cls, fault: CscError) -> "Opened":
        """The answer to a file that is no table, or that cannot be opened at all."""
        problem = Problem(Severity.BLOCKS, "unreadable_file", fault.says, fault.try_this)
        return cls(Verdict.REFUSE, fault.says, log=None, rows=0, problems=(problem,))

    @property
    def needing(self) -> tuple[SetAside, ...]:
        """The rows set aside that a person can mend: all but those left out because a person said so."""
        return tuple(row for row in self.set_aside if not any(_is_left_out(fault) for fault in row.faults))

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """Faults that a person should look at, though their rows loaded."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.DOUBT)


def _is_left_out(fault: Problem) -> bool:
    return fault.column == c.KIND and fault.value == LEFT_OUT


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one log among several, without the log."""

    name: str
    verdict: Verdict
    why: str
    rows: int
    events: int
    set_aside: tuple[SetAside, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, name: str, opened: Opened) -> "Received":
        """What to remember of a log that was opened and then let go."""
        events = 0 if opened.log is None else len(opened.log)
        return cls(name, opened.verdict, opened.why, opened.rows, events, opened.set_aside, opened.problems)

    @property
    def loaded(self) -> bool:
        """Did it load, with or without warnings?"""
        return self.verdict in (Verdict.LOAD, Verdict.LOAD_WITH_WARNINGS)
