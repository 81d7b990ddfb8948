"""A log as others look on: under pseudonyms, where its facilitator turned them on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import overload

from csc_core.access import Pseudonyms, renamed
from csc_core.intake import open_kept
from csc_core.model.commitment import Commitment, Record, SecondTake
from csc_core.model.stored import Cells
from pages.shared import memory
from pages.shared.cached import Question
from pages.shared.desk import Desk, today
from pages.shared.kept import KeptDesk


@overload
def for_others(desk: Desk) -> Desk: ...
@overload
def for_others(desk: None) -> None: ...
@overload
def for_others(desk: Desk | None) -> Desk | None: ...
def for_others(desk: Desk | None) -> Desk | None:
    """The log for screens and files that others see: the log itself, unless pseudonyms are on."""
    if not isinstance(desk, KeptDesk) or isinstance(desk, OthersDesk):
        return desk
    name = f"others-{desk.key}"
    if not desk.stored.collaboration.pseudonyms or not desk.knows_names:
        memory.forget(name)
        return desk
    twin = memory.recalled(name, OthersDesk)
    if twin is None:
        memory.forget(f"meeting-{desk.key}")  # it was planned with the true names
    if twin is None or twin.original is not desk or twin.revision != desk.revision:
        memory.keep(name, twin := _twin(desk))
    twin.as_of = desk.as_of
    return twin


@dataclass
class OthersDesk(KeptDesk):
    """A log under pseudonyms. What is decided on it is decided on the log itself, under the true names."""

    original: KeptDesk = field(kw_only=True)
    names: Pseudonyms = field(kw_only=True)

    def question(self) -> Question:
        """As of the log, but kept apart from what is drawn with the true names."""
        return super().question()._replace(seen_as="others")

    def called(self, organization: str) -> str:
        """What an organization is called here, by its own name."""
        return self.names.of_organization(organization) if organization else ""

    def decide(
        self,
        what: str,
        *,
        records: tuple[Record, ...] = (),
        commitments: tuple[Commitment, ...] | None = None,
        second_takes: tuple[SecondTake, ...] | None = None,
    ) -> None:
        """Decide on the log itself, and save it."""
        log = self.original
        new = second_takes and (*log.second_takes, *second_takes[len(self.second_takes) :])
        log.decide(what, records=records, commitments=self._true(commitments), second_takes=new or None)
        self._again()

    def undo(self) -> None:
        """Take back the last decision on the log itself."""
        self.original.undo()
        self._again()

    def log_events(
        self, what: str, events: Iterable[Cells], then: Callable[[Sequence[str]], tuple[Commitment, ...]]
    ) -> None:
        """Put events into the log itself, and the commitments that name them."""
        named = [self.names.true_cells(cells) for cells in events]
        self.original.log_events(what, named, lambda rows: self._true(then(rows)) or ())
        self._again()

    def _true(self, commitments: tuple[Commitment, ...] | None) -> tuple[Commitment, ...] | None:
        """Commitments as the log has them: what was changed here is changed there, in the same place."""
        if commitments is None:
            return None
        seen, true = _standing(self), _standing(self.original)
        there = dict(zip(range(len(commitments)), zip(seen, true, strict=False), strict=False))
        return tuple(
            _changed(new, *there[place], self.names)
            if place in there
            else replace(new, owner=new.owner and self.names.true(new.owner))
            for place, new in enumerate(commitments)
        )

    def _again(self) -> None:
        vars(self).update(vars(_twin(self.original)))


def _twin(desk: KeptDesk) -> OthersDesk:
    """The same log under pseudonyms."""
    from csc_core.storing import commitments, second_takes

    names = Pseudonyms.of(desk.stored)
    stored = renamed(desk.stored, names)
    promises = commitments(stored)
    return OthersDesk(
        key=desk.key,
        opened=open_kept(stored.table(), today=today()),
        records=desk.records,
        commitments=None if promises is None else tuple(promises.values()),
        second_takes=second_takes(stored),
        as_of=desk.as_of,
        revision=desk.revision,
        decisions=desk.decisions,
        stored=stored,
        original=desk,
        names=names,
    )


def _standing(desk: KeptDesk) -> tuple[Commitment, ...]:
    """The commitments as they stand, those of the log's own columns until one was made or changed."""
    return desk.analysis().findings.commitments if desk.commitments is None else desk.commitments


def _changed(new: Commitment, seen: Commitment, true: Commitment, names: Pseudonyms) -> Commitment:
    """The log's own commitment with what differs between how it was seen and how it now is."""
    differing = {
        known.name: getattr(new, known.name)
        for known in fields(new)
        if getattr(new, known.name) != getattr(seen, known.name)
    }
    if differing.get("owner"):
        differing["owner"] = names.true(differing["owner"])
    return replace(true, **differing)
