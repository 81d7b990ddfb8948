"""Questions to read aloud in a meeting, by situation; three of these are the facets of mutual learning."""

from functools import cache

from csc_core.content.load import Text, read


class Situation(Text):
    """A situation with its questions, asked one at a time. ``when`` tells the facilitator when it fits."""

    code: str
    name: str
    when: str
    questions: tuple[str, ...]


class _Situations(Text):
    situation: tuple[Situation, ...]


@cache
def situations() -> dict[str, Situation]:
    """All situations by code, in the file's order."""
    return {situation.code: situation for situation in read("asking", _Situations).situation}
