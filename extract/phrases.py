"""Finds all known phrases of a text in one pass (Aho-Corasick), at word boundaries where the script has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import ahocorasick


def spaced(char: str) -> bool:
    """Whether ``char`` is a letter or digit of a script that puts spaces between words."""
    return char.isalnum() and not (
        "\u0e00" <= char <= "\u0eff"  # Thai, Lao
        or "\u1780" <= char <= "\u17ff"  # Khmer
        or "\u1000" <= char <= "\u109f"  # Burmese
        or "\u1100" <= char <= "\u11ff"  # Hangul letters
        or "\u3040" <= char <= "\u9fff"  # kana, Han
        or "\uac00" <= char <= "\ud7af"  # Hangul
        or "\uf900" <= char <= "\ufaff"
    )


class Phrases:
    """A set of phrases, each with any number of payloads."""

    def __init__(self, entries: Iterable[tuple[str, Any]]):
        self._automaton = ahocorasick.Automaton()
        table: dict[str, list[Any]] = {}
        for phrase, payload in entries:
            if phrase:
                payloads = table.setdefault(phrase, [])
                if payload not in payloads:
                    payloads.append(payload)
        for phrase, payloads in table.items():
            edges = (spaced(phrase[0]), spaced(phrase[-1]))
            self._automaton.add_word(phrase, (len(phrase), edges, tuple(payloads)))
        if table:
            self._automaton.make_automaton()
        self._empty = not table

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Any, ...]]]:
        """Every occurrence: start, end, payloads; overlapping ones too."""
        if self._empty:
            return
        last = len(text)
        for end, (length, (left, right), payloads) in self._automaton.iter(text):
            end += 1
            start = end - length
            if left and start and spaced(text[start - 1]):
                continue
            if right and end < last and spaced(text[end]):
                continue
            yield start, end, payloads


def longest(spans: list[tuple[int, int, Any]]) -> list[tuple[int, int, Any]]:
    """The spans without those inside or overlapping a longer one; the earlier wins among equals."""
    kept: list[tuple[int, int, Any]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s[:2])
