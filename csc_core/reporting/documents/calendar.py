"""Commitments and check-ins as a calendar file (iCalendar, RFC 5545) that every calendar program reads."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from csc_core.charting.legible import legible
from csc_core.content import in_words
from csc_core.model.analysis import Analysis
from csc_core.model.log import fingerprint
from csc_core.model.room import RoomFindings
from csc_core.model.vocabulary import CommitmentState
from csc_core.reporting.documents.frames import facilitator_stamp, promises_in_order
from csc_core.reporting.documents.stamp import Stamp, room_stamp

CHECK_IN = dt.timedelta(days=7)  # before a promise is due, and after today for those past their date; ours
_LINE = 75  # bytes


@dataclass(frozen=True, slots=True)
class Promise:
    """What a calendar needs to know of a commitment that is open and dated."""

    sign: str
    who: str
    due: dt.date


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the calendar."""

    day: dt.date
    title: str
    says: str


def facilitator_calendar(analysis: Analysis) -> bytes:
    """The open commitments of a log with their check-ins."""
    label = analysis.log.partner_label
    promises = [
        Promise(promise.sign, label(promise.owner) if promise.owner else "", promise.due)
        for promise in promises_in_order(analysis)
        if promise.due and promise.state is CommitmentState.OPEN
    ]
    return calendar(promises, facilitator_stamp(analysis))


def room_calendar(room: RoomFindings) -> bytes:
    """The open commitments that the room may see, with their check-ins."""
    promises = [
        Promise(promise.sign, promise.owner or "", promise.due)
        for promise in room.open_commitments
        if promise.due
    ]
    return calendar(promises, room_stamp(room))


def calendar(promises: Sequence[Promise], stamp: Stamp) -> bytes:
    """An ICS file: each promise on its day, a check-in a week before, and one for all past their date."""
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Facilitation dashboard for cross-sector collaborations//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(f'{stamp.name}: commitments')}",
        f"X-WR-CALDESC:{_text(stamp.line)}",
    )
    days = [line for entry in _entries(promises, stamp.as_of) for line in _event(entry, stamp)]
    lines = (*head, *days, "END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _entries(promises: Sequence[Promise], today: dt.date) -> Iterator[Entry]:
    late = [promise for promise in promises if promise.due < today]
    ahead = [promise for promise in promises if promise.due >= today]
    for promise in ahead:
        yield Entry(promise.due, f"Due: {_line(promise)}", "The sign we will see. Does it show?")
    for promise in ahead:
        if promise.due - CHECK_IN > today:
            says = f"Due on {in_words.date(promise.due)}. What would help to keep it?"
            yield Entry(promise.due - CHECK_IN, f"Check in: {_line(promise)}", says)
    if late:
        told = [f"{in_words.date(promise.due)}: {_line(promise)}" for promise in late]
        says = "\n".join([*told, "Who could tell us what stands in the way?"])
        yield Entry(today + CHECK_IN, f"Check in: {in_words.count(len(late), 'promise')} past the date", says)


def _line(promise: Promise) -> str:
    return f"{promise.who}: {promise.sign}" if promise.who else promise.sign


def _event(entry: Entry, stamp: Stamp) -> Iterable[str]:
    """An all-day event. Its id hangs on what it says, so that a newer file does not double it."""
    mark = fingerprint(stamp.name.encode(), entry.day.isoformat().encode(), entry.title.encode())
    return (
        "BEGIN:VEVENT",
        f"UID:{mark}@csc",
        f"DTSTAMP:{stamp.as_of:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(entry.title)}",
        "DESCRIPTION:" + _text("\n".join((entry.says, stamp.short))),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _text(words: str) -> str:
    """Words as a value: separators and line ends escaped."""
    plainly = legible(words).replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plainly.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, no character split, each further one begun by a space."""
    pieces, piece = [], ""
    for sign in line:
        if len(f"{piece}{sign}".encode()) > _LINE:
            pieces.append(piece)
            piece = " "
        piece += sign
    return "\r\n".join([*pieces, piece])
