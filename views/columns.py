"""Columns of Arrow as arrays of numbers, without making a Python object of every cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from views.ids import Ids
from views.mapped import whole

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
UNDATED = np.iinfo(np.int64).min


def coded(column: pa.ChunkedArray | pa.Array) -> tuple[Rows, list[str]]:
    """A text column as numbers into the list of its different texts; null is -1."""
    encoded = (whole(column) if isinstance(column, pa.ChunkedArray) else column).dictionary_encode()
    return encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32), encoded.dictionary.to_pylist()


def listed(column: pa.ChunkedArray) -> tuple[Rows, Ints, list[str]]:
    """The items of a list column as numbers into their different texts, and the row each stands in."""
    lists = whole(column)
    codes, names = coded(pc.list_flatten(lists))
    return codes, pc.list_parent_indices(lists).to_numpy(zero_copy_only=False).astype(np.int64), names


def days(column: pa.ChunkedArray) -> Ints:
    """ISO days counted from 1970; what is no day is ``UNDATED``."""
    codes, texts = coded(column)
    when = pd.to_datetime(pd.Series(texts, dtype="object"), errors="coerce", format="%Y-%m-%d").to_numpy().astype("datetime64[D]")
    known = np.append(np.where(np.isnat(when), UNDATED, when.astype(np.int64)), UNDATED)  # the last one is that of null
    found: Ints = known[codes]
    return found


def grouped(codes: npt.NDArray[np.integer], rows: npt.NDArray[np.integer], names: list[str], number: int) -> dict[str, Rows]:
    """For each name the rows it stands in, each once and in order; ``number`` is that of all rows."""
    kept = (codes >= 0) & (rows >= 0)
    keys = np.sort(codes[kept].astype(np.int64) * max(number, 1) + rows[kept])
    keys = keys[np.diff(keys, prepend=-1) > 0]
    which, where = np.divmod(keys, max(number, 1))
    bounds = np.searchsorted(which, np.arange(len(names) + 1))
    parts = {name: where[bounds[n] : bounds[n + 1]].astype(np.int32) for n, name in enumerate(names)}
    return {name: parts[name] for name in sorted(parts) if name and len(parts[name])}


def places(column: pa.ChunkedArray, ids: Ids) -> Rows:
    """Where the ids of a column stand among ``ids``; -1 for what does not."""
    found = pc.index_in(whole(column), value_set=ids.texts)
    numbers: Rows = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
    return numbers


@dataclass
class Told:
    """Which event and which article each mention belongs to, and the mentions of an event."""

    event: Rows
    article: Rows
    order: Rows
    starts: Ints

    @classmethod
    def of(cls, event: Rows, article: Rows, number: int) -> Told:
        """From the places of events and articles by mention, for ``number`` events."""
        order = np.argsort(event, kind="stable").astype(np.int32)
        return cls(event, article, order, np.searchsorted(event[order], np.arange(number + 1)).astype(np.int64))

    def mentions(self, place: int) -> list[int]:
        """The mentions of the event at a place."""
        return [int(n) for n in self.order[self.starts[place] : self.starts[place + 1]]]
