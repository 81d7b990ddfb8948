"""Which of a file's columns holds which of ours."""

from collections.abc import Mapping

from csc_core.mapping.foreign import map_foreign
from csc_core.mapping.joining import joined
from csc_core.mapping.template import is_template, map_template
from csc_core.model.raw import ColumnMapping, RawTable

__all__ = ["joined", "map_columns"]


def map_columns(raw: RawTable, answers: Mapping[str, str] = {}) -> ColumnMapping:
    """Find our columns in a raw table: by name in a table in our own words, else by names and contents.

    ``answers`` holds what a person said, by what it is about: ``column:<ours>`` names a header of theirs
    (several parted by "|", or "none"), ``date_column`` the date among several, ``kind_of_rows`` the kind of
    every row, ``kind:<word>`` what a word of theirs means, ``kind:*`` what all others mean.
    """
    return map_template(raw) if is_template(raw, answers) else map_foreign(raw, answers)
