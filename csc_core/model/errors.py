"""What stops the work. Faults in a person's file are not errors but ``Problem`` values."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csc_core.model.stored import By


class CscError(Exception):
    """Base of every error this package raises on purpose. ``says`` and ``try_this`` are for people."""

    def __init__(self, says: str, try_this: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.try_this = try_this


class UnreadableFile(CscError):
    """The bytes cannot be read as a table."""


class ContentBroken(CscError):
    """A file below ``data/content`` does not hold what the program needs."""


class UnknownSample(CscError):
    """No sample of that name is shipped."""


class StoreUnavailable(CscError):
    """The database cannot be reached, read or written now. Nothing was half-saved."""


class EngineUnavailable(CscError):
    """The engine that was to do the work is not installed, or does not answer."""


class SavedFileTooNew(CscError):
    """A database or project file was written by a newer version of this program."""


class UnreadableProject(CscError):
    """The bytes are not a project file, or one that was damaged or tampered with."""


class UnknownCollaboration(CscError):
    """No collaboration of that id is stored (any more)."""


class OnLegalHold(CscError):
    """The collaboration must not be deleted now."""


class NotAllowed(CscError):
    """Somebody asked for what their role in the collaboration does not let them do."""


class CellNotKept(CscError):
    """A cell holds more text than is kept, or something that is no text."""


class NotAnEvent(CscError):
    """A row would no longer be an event after this change."""


class BallotClosed(CscError):
    """The ballot takes no votes now, or does not show them yet."""


class EditConflict(CscError):
    """Somebody else changed the row first. ``theirs`` is None when they took it out."""

    def __init__(
        self,
        key: str,
        yours: Mapping[str, str] | None,
        theirs: Mapping[str, str] | None,
        by: "By | None" = None,
    ) -> None:
        super().__init__(
            "This entry was changed by somebody else while you were working on it.",
            "Look at both versions, choose what should stand, and save again.",
        )
        self.key, self.yours, self.theirs, self.by = key, yours, theirs, by
