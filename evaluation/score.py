"""Counts and shares with their confidence intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from evaluation.gold import GoldArticle
from evaluation.match import Pair, pairs
from extract.model import Telling

_Z = 1.96  # two-sided 95 %


@dataclass(frozen=True)
class Share:
    """``hits`` of ``total`` with the Wilson score interval at 95 % (Wilson 1927)."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share; 0 when there is nothing to count."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper bound."""
        if not self.total:
            return 0.0, 1.0
        n, p = self.total, self.value
        middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
        half = _Z * sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{100 * self.value:.1f} % ({self.hits}/{self.total}, {100 * low:.0f}–{100 * high:.0f})"


@dataclass
class Scores:
    """What was found of a set of gold articles."""

    pairs: list[Pair] = field(default_factory=list)
    extra: int = 0
    silent: int = 0  # articles without any main event, in which none was found
    without: int = 0  # articles without any main event
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    leaders: tuple[int, int, int] = (0, 0, 0)  # found, asserted, expected

    @property
    def found(self) -> list[Pair]:
        """The pairs with a telling."""
        return [p for p in self.pairs if p.telling]

    @property
    def recall(self) -> Share:
        """Main events found."""
        return Share(len(self.found), len(self.pairs))

    @property
    def precision(self) -> Share:
        """Main tellings that answer an expected event."""
        return Share(len(self.found), len(self.found) + self.extra)

    @property
    def exact(self) -> Share:
        """Main events with exactly the right date; one not found counts against it."""
        return Share(sum(p.exact for p in self.pairs), len(self.pairs))

    @property
    def exact_of_found(self) -> Share:
        """The same among the events found."""
        return Share(sum(p.exact for p in self.found), len(self.found))

    @property
    def wrong(self) -> Share:
        """Dates asserted that exclude the right one."""
        return Share(sum(p.wrong for p in self.pairs), sum(p.answered for p in self.pairs))

    @property
    def types(self) -> Share:
        """Right event type among the events found."""
        return Share(sum(p.telling is not None and p.telling.candidate.type == p.expected.type for p in self.pairs), len(self.found))

    @property
    def statuses(self) -> Share:
        """Right status among the events found."""
        return Share(sum(p.telling is not None and p.telling.candidate.status == p.expected.status for p in self.pairs), len(self.found))

    @property
    def places(self) -> Share:
        """Right place among the events found."""
        return Share(sum(p.telling is not None and p.telling.candidate.place == p.expected.place for p in self.pairs), len(self.found))

    @property
    def leaders_f1(self) -> float:
        """F1 of the people of the events found."""
        found, asserted, expected = self.leaders
        return 2 * found / (asserted + expected) if asserted + expected else 0.0


def score(articles: Iterable[tuple[GoldArticle, Sequence[Telling]]]) -> Scores:
    """Scores of articles with their tellings."""
    out = Scores()
    for article, tellings in articles:
        mains = [t for t in tellings if t.candidate.main]
        found, extra = pairs(article.mains, mains)
        out.pairs += found
        out.extra += len(extra)
        if not article.mains:
            out.without += 1
            out.silent += not mains
        for pair in found:
            if pair.telling:
                named = {p.id for p in pair.telling.candidate.persons}
                a, b, c = out.leaders
                out.leaders = a + len(named & pair.expected.leaders), b + len(named), c + len(pair.expected.leaders)
            out.confusion[pair.expected.type, pair.telling.candidate.type if pair.telling else "–"] += 1
    return out
