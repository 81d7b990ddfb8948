"""From findings to what may be projected, by a list of what is allowed."""

from csc_core.room.project import project

__all__ = ["project"]
