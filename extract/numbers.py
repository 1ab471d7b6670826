"""Numbers as they are written: digits, Roman and Han numerals, the number words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from extract.text import clean, lower

_HAN_SCRIPTS = frozenset({"Hans", "Hant", "Hani", "Jpan", "Hira", "Kana"})
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of ``words``, the longest first; a space is one to three spaces."""
    unique = sorted({w for w in words if w}, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", "[ ]{1,3}") for w in unique)


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to the hundreds, else None."""
    if not text or not all(c in _ROMAN for c in text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def uses_han(data: dict[str, Any]) -> bool:
    """Whether a language file says its numbers may be written in Han numerals."""
    return any(script in _HAN_SCRIPTS for script in data["scripts"])


class Han:
    """Han numerals, by the signs of ``data/calendar.toml``."""

    def __init__(self, signs: dict[str, str]):
        self._values = {c: i for i, c in enumerate(signs["digits"])} | dict.fromkeys(signs["zero"], 0) | dict.fromkeys(signs["two"], 2)
        self._ten, self._hundred = signs["ten"], signs["hundred"]
        self._short = {signs["twenty"]: "2", signs["thirty"]: "3"}
        self.digits = "".join(self._values)
        self.signs = self.digits + self._ten + self._hundred + "".join(self._short)
        ones = signs["digits"][1:]
        self.tens = f"{self._ten}[{ones[:2]}]?|[{ones}]"
        self.days = f"[{ones[1:3]}{''.join(self._short)}]?{self._ten}[{ones}]?|[{''.join(self._short)}][{ones}]?|[{ones}]"

    def value(self, text: str) -> int | None:
        """The number below 1000 (or the year digit by digit) that ``text`` writes, else None."""
        if not text or any(c not in self.signs for c in text):
            return None
        for sign, tens in self._short.items():
            text = text.replace(sign, self.digits[int(tens)] + self._ten)
        if self._ten not in text and self._hundred not in text:
            return int("".join(str(self._values[c]) for c in text))
        hundreds, mark, rest = text.rpartition(self._hundred)
        total = (self._values.get(hundreds, 1) * 100) if mark else 0
        tens, mark, ones = rest.partition(self._ten)
        if not mark:
            return total + self._values.get(tens[-1:], 0)
        return total + self._values.get(tens[-1:], 1) * 10 + self._values.get(ones, 0)


class Numbers:
    """The number words of one language, and Han numerals where it uses them."""

    def __init__(self, words: dict[str, int], han: dict[str, str] | None = None):
        self._words = {lower(clean(w)): v for w, v in words.items()}
        self.han = Han(han) if han else None
        self.words = alternation(self._words)
        days = alternation(w for w, v in self._words.items() if 1 <= v <= 31 and len(w) > 1)
        if self.han:
            self.words = "|".join(p for p in (self.words, f"[{self.han.signs}]{{1,5}}") if p)
            days = "|".join(p for p in (days, self.han.days) if p)
        self.day_words = f"(?:{days})" if days else ""

    def value(self, text: str) -> int | None:
        """The number that ``text`` writes (an affix such as "th" is ignored), else None."""
        text = text.strip(" .")
        if text in self._words:
            return self._words[text]
        if digits := re.match(r"\d+", text):
            return int(digits[0])
        for word in sorted(self._words, key=len, reverse=True):
            if text.startswith(word):
                return self._words[word]
        number = roman(text)
        if number is None and self.han:
            number = self.han.value("".join(c for c in text if c in self.han.signs))
        return number
