"""Who is here, what they may be to a collaboration, and what is noted of what they did."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to one collaboration. A participant is whoever holds the code of a ballot."""

    OWNER = "owner"
    FACILITATOR = "facilitator"
    COORDINATOR = "coordinator"
    VIEWER = "viewer"
    PARTICIPANT = "participant"


GIVEN = (Role.OWNER, Role.FACILITATOR, Role.COORDINATOR, Role.VIEWER)  # to members, by an owner


class Action(StrEnum):
    """What can be done with a collaboration, as far as not everybody may."""

    SEE_TIMELINE = "see the timeline"
    SEE_CODES = "see how rows are coded"
    SEE_FACILITATOR_ROWS = "see rows kept for the facilitator"
    SEE_TRUE_NAMES = "see the organizations' own names"
    SEE_PROMPTS = "see the prompts"
    READ_HISTORY = "read the history"
    EDIT = "change rows"
    CODE = "code responses"
    APPEND = "add a newer export"
    UNDO = "undo a step"
    DECIDE = "decide about prompts and commitments"
    OPEN_ROOM = "open the room view"
    RUN_BALLOTS = "run ballots"
    SEE_BALLOTS = "see how many voices a ballot has"
    VOTE = "answer a ballot"
    EXPORT_FACILITATOR = "save files for the facilitator"
    EXPORT_ROOM = "save files for the room"
    USE_PSEUDONYMS = "turn pseudonyms on or off"
    CHANGE_MEMBERS = "change who is a member"
    CHANGE_TERMS = "change how long it is kept"
    DELETE = "delete the collaboration"
    READ_AUDIT = "read who signed in and saved files"


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who uses the program.

    ``who`` is an account as the sign-in knows it. ``local`` is the person at a computer where nobody signs
    in: the owner of everything. An ``administrator`` owns the collaborations that have no members yet.
    """

    who: str
    local: bool = False
    administrator: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """An account and its role in one collaboration."""

    who: str
    role: Role


class Noted(StrEnum):
    """What is noted in the audit."""

    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    SAVED_FILE = "saved a file"
    CHANGED_MEMBERS = "changed members"
    CHANGED_TERMS = "changed terms"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the audit. It holds no text of an event, and stays when a collaboration is deleted."""

    at: dt.datetime
    who: str
    what: Noted
    about: str = ""
    collaboration_id: str | None = None
