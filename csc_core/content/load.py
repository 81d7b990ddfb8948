"""Reading the TOML files of ``data/content`` into pydantic models; errors name the file and the place."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from csc_core.model.errors import ContentBroken

DATA = Path(__file__).parents[2] / "data"


class Text(BaseModel):
    """Base of all content: frozen, nothing unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=BaseModel)


@cache
def raw(name: str) -> dict[str, Any]:
    """The parsed TOML of ``data/content/<name>.toml``.

    Raises ContentBroken when the file is missing or not TOML.
    """
    path = DATA / "content" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise ContentBroken(f"data/content/{name}.toml cannot be read: {fault}") from fault


def read(name: str, model: type[M]) -> M:
    """The content file ``name`` as ``model``. Raises ContentBroken when it does not fit."""
    try:
        return model.model_validate(raw(name))
    except ValidationError as fault:
        raise ContentBroken(f"data/content/{name}.toml does not hold what is needed: {fault}") from fault
