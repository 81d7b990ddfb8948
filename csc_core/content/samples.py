"""The invented collaborations that come with the program."""

import tomllib
from functools import cache

from pydantic import Field, ValidationError

from csc_core.content.load import DATA, Text
from csc_core.model.errors import ContentBroken, UnknownSample
from csc_core.model.vocabulary import PolicyArea

TABLES = ("events", "partners", "meta", "codings", "pulse")


class Sample(Text):
    """One invented collaboration and what to look for in it."""

    id: str
    name: str
    city: str
    policy_area: PolicyArea
    what_to_see: str


class _Index(Text):
    default: str
    sample: tuple[Sample, ...] = Field(min_length=1)


@cache
def _index() -> _Index:
    path = DATA / "samples" / "index.toml"
    try:
        return _Index.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as fault:
        raise ContentBroken(f"data/samples/index.toml does not hold what is needed: {fault}") from fault


def samples() -> tuple[Sample, ...]:
    """All samples, in the order they are offered. Raises ContentBroken when their list cannot be read."""
    return _index().sample


def default_sample() -> str:
    """The id of the sample that is shown first."""
    return _index().default


def sample(sample_id: str) -> Sample:
    """One sample. Raises UnknownSample when none has this id."""
    found = next((sample for sample in samples() if sample.id == sample_id), None)
    if found is None:
        known = ", ".join(sample.id for sample in samples())
        raise UnknownSample(f'There is no example named "{sample_id}".', f"The examples are: {known}.")
    return found


def sample_files(sample_id: str) -> dict[str, tuple[str, bytes]]:
    """The files of a sample as (name, bytes) by table; ``events`` is always among them.

    Raises UnknownSample when no sample has this id, ContentBroken when its files are missing.
    """
    folder = DATA / "samples" / sample(sample_id).id
    paths = {table: folder / f"{table}.csv" for table in TABLES}
    if not paths["events"].is_file():
        raise ContentBroken(f"data/samples/{sample_id}/events.csv is missing.")
    return {
        table: (f"{sample_id}-{table}.csv", path.read_bytes())
        for table, path in paths.items()
        if path.is_file()
    }
