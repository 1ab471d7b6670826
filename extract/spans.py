"""Places in a text: which spans hold others, which of them overlap, and what lies between two places. All in order
n log n, so that a long text costs no more per character than a short one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a first and a last place."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)
Span = tuple[int, int]


class Cover:
    """A set of spans that can be asked whether one of them holds another."""

    def __init__(self, spans: Iterable[Span]):
        rows = sorted(set(spans))
        self._starts = [a for a, _ in rows]
        self._furthest = list(accumulate((b for _, b in rows), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether a span reaches from ``start`` or before to ``end`` or behind."""
        place = bisect_right(self._starts, start)
        return bool(place) and self._furthest[place - 1] >= end

    def holds_more(self, start: int, end: int) -> bool:
        """The same for a span that is longer."""
        before = bisect_left(self._starts, start)
        if before and self._furthest[before - 1] >= end:
            return True
        return self.holds(start, end + 1)

    def touches(self, start: int, end: int) -> bool:
        """Whether a span shares a place with the one asked for."""
        place = bisect_left(self._starts, end)
        return bool(place) and self._furthest[place - 1] > start


class Row(Sequence[P]):
    """Things in reading order, which do not overlap or whose order of ends does not matter."""

    def __init__(self, items: Iterable[P]):
        self._items = sorted(items, key=lambda x: (x.start, x.end))
        self._starts = [x.start for x in self._items]

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def between(self, start: int, end: int) -> list[P]:
        """Those that start at ``start`` or later and before ``end``."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, place: int) -> P | None:
        """The last that starts at or before ``place``, if it reaches beyond it."""
        index = bisect_right(self._starts, place) - 1
        return self._items[index] if index >= 0 and place < self._items[index].end else None


def apart(spans: Iterable[Span]) -> set[Span]:
    """The spans without those that overlap one earlier in the iteration."""
    kept: list[Span] = []
    for span in spans:
        place = bisect_left(kept, span)
        clear_left = place == 0 or kept[place - 1][1] <= span[0]
        if clear_left and (place == len(kept) or span[1] <= kept[place][0]):
            insort(kept, span)
    return set(kept)


def longest(spans: Iterable[Span]) -> set[Span]:
    """The spans without those that overlap a longer one; the earlier wins among equals."""
    return apart(sorted(set(spans), key=lambda s: (s[0] - s[1], s[0])))
