"""Pairs what was extracted from an article with what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.gold import Expected
from extract import edtf
from extract.model import Telling

_ENOUGH = 2.0


@dataclass(frozen=True)
class Pair:
    """An expected main event and the telling that answers it, if any."""

    expected: Expected
    telling: Telling | None

    @property
    def exact(self) -> bool:
        """Whether the date is one of the right ones."""
        return self.telling is not None and self.telling.dated.edtf in self.expected.dates

    @property
    def answered(self) -> bool:
        """Whether a date is asserted."""
        return self.telling is not None and bool(self.telling.dated.edtf)

    @property
    def wrong(self) -> bool:
        """Whether the date asserted excludes every right one; a coarser or partial date that holds one is not wrong."""
        return self.answered and not self.exact and not any(_holds(self.given, right) for right in self.expected.dates if right)

    @property
    def given(self) -> str:
        """The date that was asserted."""
        return self.telling.dated.edtf if self.telling else ""


def _holds(given: str, right: str) -> bool:
    if "XXXX" in given:
        return right[5:] == given[5:] or right.split("/")[0][5:] == given.split("/")[0].removeprefix("XXXX-")
    return "XXXX" not in right and edtf.covers(given, right)


def pairs(expected: Sequence[Expected], tellings: Sequence[Telling]) -> tuple[list[Pair], list[Telling]]:
    """Each expected event with its best telling, one to one; and the tellings left over."""
    scored = sorted(
        ((_score(e, t), -i, -j) for i, e in enumerate(expected) for j, t in enumerate(tellings)),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for score, i, j in scored:
        if score >= _ENOUGH and -i not in taken and -j not in taken.values():
            taken[-i] = -j
    found = [Pair(e, tellings[taken[i]] if i in taken else None) for i, e in enumerate(expected)]
    return found, [t for j, t in enumerate(tellings) if j not in taken.values()]


def _score(expected: Expected, telling: Telling) -> float:
    candidate = telling.candidate
    return (
        4.0 * (candidate.type == expected.type)
        + 2.0 * (telling.dated.edtf in expected.dates)
        + 0.5 * len({p.id for p in candidate.persons} & expected.leaders)
        + 0.3 * (candidate.place == expected.place)
    )
