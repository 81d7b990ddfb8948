"""What is said of a file that was opened."""

from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: the row is set aside, loads with a doubt, or is only worth a note."""

    BLOCKS = "blocks"
    DOUBT = "doubt"
    NOTE = "note"


class Verdict(StrEnum):
    """What became of a file."""

    LOAD = "load"
    LOAD_WITH_WARNINGS = "load+warn"
    ASK = "ask"
    REFUSE = "refuse"
