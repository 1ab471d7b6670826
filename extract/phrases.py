"""Finds all known phrases of a text in one pass (Aho-Corasick), at word boundaries where the script has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import ahocorasick


def _spaced(char: str) -> bool:
    return char.isalnum() and not (
        "\u0e00" <= char <= "\u0eff"  # Thai, Lao
        or "\u1780" <= char <= "\u17ff"  # Khmer
        or "\u1000" <= char <= "\u109f"  # Burmese
        or "\u1100" <= char <= "\u11ff"  # Hangul letters
        or "\u3040" <= char <= "\u9fff"  # kana, Han
        or "\uac00" <= char <= "\ud7af"  # Hangul
        or "\uf900" <= char <= "\ufaff"
    )


class _Known(dict[str, bool]):
    def __missing__(self, char: str) -> bool:
        self[char] = found = _spaced(char)
        return found


spaced = _Known().__getitem__
"""Whether a character is a letter or digit of a script that puts spaces between words; asked so often that answers stay."""


def dense(char: str) -> bool:
    """Whether a character is of a script that writes a syllable in one sign, so that a sentence takes a third of the room."""
    return "\u1100" <= char <= "\u11ff" or "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" or "\uf900" <= char <= "\ufaff"


def _joint(text: str, place: int) -> bool:
    return text[place].isupper() and text[place - 1].islower()


class Phrases:
    """A set of phrases, each with any number of payloads."""

    def __init__(self, entries: Iterable[tuple[str, Any]]):
        self._automaton = ahocorasick.Automaton()
        table: dict[str, dict[Any, None]] = {}
        for phrase, payload in entries:
            if phrase:
                table.setdefault(phrase, {})[payload] = None
        for phrase, payloads in table.items():
            edges = (spaced(phrase[0]), spaced(phrase[-1]))
            self._automaton.add_word(phrase, (len(phrase), edges, tuple(payloads)))
        if table:
            self._automaton.make_automaton()
        self._empty = not table

    def find(self, text: str, cased: str = "", endings: tuple[str, ...] = ()) -> Iterator[tuple[int, int, tuple[Any, ...]]]:
        """Every occurrence: start, end, payloads; overlapping ones too. With ``cased``, the same text with its capitals, a
        capital after a small letter begins a word ("laRepublique", where a page lost its line breaks). ``endings`` may follow
        a phrase as the ending of a case."""
        if self._empty:
            return
        last = len(text)
        for end, (length, (left, right), payloads) in self._automaton.iter(text):
            end += 1
            start = end - length
            if left and start and spaced(text[start - 1]) and not (cased and _joint(cased, start)):
                continue
            if right and end < last and spaced(text[end]) and not (cased and _joint(cased, end)):
                ending = next((e for e in endings if text.startswith(e, end)), "")
                end += len(ending)
                if not ending or (end < last and spaced(text[end])):
                    continue
            yield start, end, payloads
