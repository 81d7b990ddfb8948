"""What the blank template tells whoever fills it in, and the words for the small tables beside the events."""

from functools import cache

from csc_core.content.load import Text, read


class ColumnText(Text):
    """A column of a small table, explained to whoever fills it."""

    label: str
    help: str


class Template(Text):
    """The guide's sentences, three worked rows (column to cell), and the small tables' columns by name."""

    title: str
    about: str
    start: tuple[str, ...]
    example_note: str
    example: tuple[dict[str, str], ...]
    partners: dict[str, ColumnText]
    meta: dict[str, ColumnText]
    codings: dict[str, ColumnText]
    pulse: dict[str, ColumnText]


@cache
def template() -> Template:
    """The words of the template."""
    return read("template", Template)
