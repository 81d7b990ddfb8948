"""What the room reads over its pictures: plain sentences with counts, made of what the room may see."""

from csc_core.content import in_words
from csc_core.content.meeting import ballot_text, choice_word, room_word
from csc_core.meeting.facts import not_shown_facts, waited
from csc_core.model.agenda import Agenda
from csc_core.model.ballot import VOICES_SHOWN_FROM, Choice, Revealed, Spread
from csc_core.model.room import RoomFindings, RoomSetback, Words
from csc_core.model.vocabulary import Label, Stance


def title_line(room: RoomFindings) -> str:
    """Whose collaboration this is, as of when, and if it is invented."""
    parts = [room.name, in_words.date(room.as_of), "invented" if room.invented else ""]
    return " · ".join(part for part in parts if part)


def headline(room: RoomFindings, words: Words = Words.ROOM) -> str:
    """The sentence over all setbacks: what waits, then how many turned out as learning, if it can be said."""
    if not room.setbacks:
        return "No setbacks are on record here yet. What is missing?"
    if not room.answers_shown:
        return f"{in_words.count(len(room.setbacks), 'setback')}, without the answers to them."
    return f"{_waiting(room, words)}{_learnt(room, words)}."


def _waiting(room: RoomFindings, words: Words) -> str:
    n, waiting = len(room.setbacks), room.waiting
    if not waiting:
        return f"{'Every' if n > 1 else 'The one'} setback here has been picked up"
    says = room_word("label", Label.NO_RESPONSE_RECORDED, words)
    longest = waited(max(waiting, key=lambda setback: setback.waiting_days or 0))
    if len(waiting) == 1:
        return f"1 of {in_words.count(n, 'setback')} is {says}, for {longest}"
    older = "older" if len(waiting) == 2 else "oldest"
    return f"{len(waiting)} of {n} setbacks are {says}, the {older} for {longest}"


def _learnt(room: RoomFindings, words: Words) -> str:
    """Counts over the log, where there are enough coded setbacks to speak of all of them."""
    counts = room.counts
    if counts is None:
        return ""
    learnt = counts.learnt
    read = room_word("stance", Stance.LEARNING, words)
    if words is Words.PAPER:
        read = f"{'reads' if learnt.k == 1 else 'read'} as {read}"
    turned = f", {counts.turned} of them after a hard start" if counts.turned else ""
    return f"; {learnt.k} of the {learnt.n} with coded answers {read}{turned}"


def setback_headline(setback: RoomSetback, words: Words = Words.ROOM) -> str:
    """The sentence over one setback, after its title."""
    if setback.waits:
        says = in_words.capital(room_word("label", Label.NO_RESPONSE_RECORDED, words))
        return f"{says} for {waited(setback)}."
    if setback.label:
        reads = f"Reads as: {room_word('label', setback.label, words)}."
        return f"{reads} {in_words.count(setback.strain, 'strained answer')}." if setback.strain else reads
    if setback.answers:
        learning = in_words.capital(room_word("stance", Stance.LEARNING, words))
        return f"{learning}: {in_words.count(len(setback.answers), 'answer')} on record."
    return "Picked up." if setback.picked_up else f"On record since {setback.when}."


def not_shown_line(room: RoomFindings) -> str:
    """What this screen leaves out, in counts; empty when that is nothing."""
    return " · ".join(not_shown_facts(room))


def step_line(agenda: Agenda, place: int) -> str:
    """Where the meeting stands: "Setback 2 · step 3 of 6" (``place`` counts from 0 over the steps held)."""
    step = agenda.held[place]
    where = f"step {place + 1} of {len(agenda.held)}"
    return f"Setback {step.setback} · {where}" if step.setback else in_words.capital(where)


def ballot_headline(revealed: Revealed, words: Words = Words.ROOM) -> str:
    """What a revealed ballot says, in a sentence; below five voices only how many there are."""
    if revealed.total is None:
        voices = in_words.count(revealed.voices, "voice")
        return ballot_text("too_few", voices=in_words.capital(voices), least=VOICES_SHOWN_FROM)
    counts = revealed.total.counts
    most = max(counts.values())
    named = [f"“{choice_word(choice, words)}”" for choice in Choice if counts.get(choice) == most]
    each = f"{most} of {revealed.voices} voices{' each' if len(named) > 1 else ''}"
    read = revealed.readings.get("")
    split = ": the room is split" if read and read.spread is Spread.SPLIT else ""
    return f"{each} say {in_words.listed(named)}{split}. What did each of us see that others did not?"
