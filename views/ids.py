"""The ids of many rows, kept in Arrow: by number, and the number by id."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, SupportsIndex, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from views.mapped import whole


class Ids(Sequence[str]):
    """The ids in the order of their rows."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        self.texts: pa.Array = whole(column)

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, number: SupportsIndex, /) -> str: ...
    @overload
    def __getitem__(self, number: slice, /) -> list[str]: ...
    def __getitem__(self, number: Any, /) -> Any:
        found = self.texts[number]
        return found.to_pylist() if isinstance(number, slice) else found.as_py()

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), 10_000):
            yield from self.texts.slice(start, 10_000).to_pylist()


class Places(Mapping[str, int]):
    """The number of the row that an id has."""

    def __init__(self, ids: Ids) -> None:
        self.ids = ids
        self.order = pc.array_sort_indices(ids.texts).to_numpy().astype(np.int32)

    def __getitem__(self, key: str) -> int:
        at = bisect_left(range(len(self.ids)), key, key=lambda n: self.ids[self.order[n]])
        if at == len(self.ids) or self.ids[self.order[at]] != key:
            raise KeyError(key)
        return int(self.order[at])

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)
