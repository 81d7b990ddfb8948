"""What stops the work. Faults in a person's file are not errors but ``Problem`` values."""


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
