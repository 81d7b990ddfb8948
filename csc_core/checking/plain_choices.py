"""The quick way to read columns of codes: all looked up at once, where nothing needs a second look."""

from collections.abc import Iterable
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from csc_core.checking.cells import Cells
from csc_core.checking.fields import CHOICES
from csc_core.model.codes import BLANK
from csc_core.model.table import TEXT

_OTHER = -2


def plain_choices(cells: Cells, columns: Iterable[str]) -> dict[str, NDArray[np.int8]]:
    """The codes of those columns that hold codes as the codebook writes them, or nothing, in every row.

    A column with any other word is left out, and so are columns kept as numbers, which have few cells to
    read: what those mean the careful way tells.
    """
    texts = {name: cells.columns[name] for name in columns if cells.columns[name].type == TEXT}
    if not texts or not len(cells):
        return {}
    words, codes_of = _codebook()
    together = pa.chunked_array([chunk for column in texts.values() for chunk in column.chunks])
    places = pc.fill_null(pc.index_in(together, value_set=words), len(words)).to_numpy()
    codes = np.take_along_axis(
        np.stack([codes_of[name] for name in texts]), places.reshape(len(texts), -1), axis=1
    )
    plain = (codes != _OTHER).all(axis=1)
    return {name: codes[at] for at, name in enumerate(texts) if plain[at]}


@cache
def _codebook() -> tuple[pa.Array, dict[str, NDArray[np.int8]]]:
    """An empty cell and all codes; and for each column what each of these, and any other word, stands for."""
    words = ["", *dict.fromkeys(code.value for enum in CHOICES.values() for code in enum)]
    codes: dict[str, NDArray[np.int8]] = {}
    for name, enum in CHOICES.items():
        places = {"": BLANK, **{code.value: place for place, code in enumerate(enum)}}
        codes[name] = np.array([*(places.get(word, _OTHER) for word in words), _OTHER], dtype=np.int8)
    return pa.array(words, TEXT), codes
