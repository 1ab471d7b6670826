"""How well tellings of one event in many articles were joined: pairwise and B³ (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple


class Merging(NamedTuple):
    """Pairs joined rightly, joined, and to be joined; and the B³ figures."""

    right: int
    joined: int
    wanted: int
    b3_precision: float
    b3_recall: float

    @property
    def precision(self) -> float:
        """Share of joined pairs that belong together."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Share of pairs that belong together that were joined."""
        return self.right / self.wanted if self.wanted else 1.0


def score(items: Iterable[tuple[str, str]]) -> Merging:
    """``items`` are (gold key, event id) of every telling that answers a gold event."""
    rows = list(items)
    by_key: dict[str, set[int]] = defaultdict(set)
    by_id: dict[str, set[int]] = defaultdict(set)
    for number, (key, event) in enumerate(rows):
        by_key[key].add(number)
        by_id[event].add(number)
    wanted = {p for group in by_key.values() for p in combinations(sorted(group), 2)}
    joined = {p for group in by_id.values() for p in combinations(sorted(group), 2)}
    precision = recall = 0.0
    for key, event in rows:
        shared = len(by_key[key] & by_id[event])
        precision += shared / len(by_id[event])
        recall += shared / len(by_key[key])
    total = len(rows) or 1
    return Merging(len(wanted & joined), len(joined), len(wanted), precision / total, recall / total)
