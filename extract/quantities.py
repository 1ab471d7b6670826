"""Ordinals of numbered meetings, and amounts: sums of money and counted things."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from extract.numbers import Numbers, alternation, uses_han
from extract.text import clean, lower

_DIGIT = re.compile(r"\d")


class Ordinals:
    """Reads "the 48th", "lần thứ 48", "ke-48" … by the templates of a language."""

    def __init__(self, data: dict[str, Any], shared: dict[str, Any]):
        self.numbers = Numbers(data["calendar"]["numbers"], shared["han"] if uses_han(data) else None)
        number = rf"(?:\d{{1,3}}(?!\d)|[ivxl]{{1,6}}(?![a-z])|{self.numbers.words or '(?!)'})"
        behind: dict[str, list[str]] = {}  # what may follow the number, by what goes before it: the number is tried once
        for template in data["ordinals"]["patterns"]:
            before, _, after = lower(clean(template)).partition("{n}")
            edge = "" if data["joined"] or not before[:1].isalpha() else r"(?<!\w)"
            if not before:
                edge = r"(?<![\w.,])"
            end = "" if data["joined"] else r"(?!\w)"
            behind.setdefault(f"{edge}{_literal(before)}", []).append(f"{_literal(after)}{end}")
        parts = [f"{before}({number})(?:{'|'.join(sorted(set(after), key=len, reverse=True))})" for before, after in behind.items()]
        self._any = re.compile("|".join(sorted(parts, key=len, reverse=True)) or "(?!)")

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Start, end and number of every ordinal in ``text`` (lower-case view)."""
        out = []
        for match in self._any.finditer(text):
            value = self.numbers.value(next(g for g in match.groups() if g))
            if value is not None and 0 < value < 200:
                out.append((match.start(), match.end(), value))
        return out


class Quantity(NamedTuple):
    """One amount in a text: value, unit (currency code or kind of thing), what it counts."""

    value: float
    unit: str
    what: str
    start: int
    end: int


class Amounts:
    """Reads amounts by the words of a language."""

    def __init__(self, data: dict[str, Any], shared: dict[str, Any]):
        words = data["amounts"]
        self._decimal = words["decimal"]
        self._magnitude = {lower(clean(w)): float(v) for w, v in words["magnitude"].items()}
        self._currency = {lower(clean(w)): code for code, ws in words["currency"].items() for w in ws}
        self._things = {lower(clean(w)): thing for thing, ws in words["things"].items() for w in ws}
        self._joined = data["joined"]
        edge = "" if data["joined"] else r"(?!\w)"
        bare = r"(\d{1,3}(?:[., ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?)"
        number = rf"(?<![\w.,/-]){bare}"
        powers = alternation(self._magnitude) or "(?!)"
        self._part = re.compile(rf"(\d+(?:[.,]\d+)*)[ ]?({powers})")
        magnitude = rf"((?:[ ]?(?:{powers}){edge}(?:[ ]?\d{{1,4}}[ ]?(?:{powers}){edge})*)?)"
        currency = alternation(self._currency) or "(?!)"
        gap = r"(?:[^\W\d]+[ ]){0,3}?" if not data["joined"] else r"[^\W\d]{0,6}?[ ]?"
        of = r"[ ]?(?:[^\W\d]{1,4}[ ])?"
        self._money = re.compile(rf"{number}{magnitude}{of}({currency}){edge}|({currency})[ ]?{bare}{magnitude}")
        self._thing = re.compile(rf"{number}{magnitude}[ ]?{gap}({alternation(self._things) or '(?!)'}){edge}")
        between = alternation(lower(clean(w)) for w in words.get("noun_first", ()))
        first = rf"({alternation(self._things) or '(?!)'})[ ]?(?:(?:{between})[ ]?)?{bare}{magnitude}(?![\d%./])"
        self._noun_first = re.compile(first) if "noun_first" in words else None

    def find(self, text: str) -> list[Quantity]:
        """All amounts of ``text`` (lower-case view)."""
        out: list[Quantity] = []
        if not _DIGIT.search(text):
            return out
        for m in self._money.finditer(text):
            number, power, code = (m[1], m[2], m[3]) if m[1] else (m[5], m[6], m[4])
            out.append(Quantity(self._value(number, power), self._currency[code], "", m.start(), m.end()))
        counted = [(m, m[1], m[2], m[3]) for m in self._thing.finditer(text)]
        counted += [(m, m[2], m[3], m[1]) for m in self._noun_first.finditer(text)] if self._noun_first else []
        for m, number, power, thing in counted:
            if all(m.end() <= q.start or q.end <= m.start() for q in out):
                out.append(Quantity(self._value(number, power), self._things[thing], "", m.start(), m.end()))
        return sorted(out, key=lambda q: q.start)

    def _value(self, number: str, power: str | None) -> float:
        """The value of a number with its magnitude, or of several parts: two hundred million and fifty thousand."""
        if power and len(parts := self._part.findall(number + power)) > 1:
            return sum(self._value(part, magnitude) for part, magnitude in parts)
        power = (power or "").strip()
        number = number.replace(" ", "")
        other = "," if self._decimal == "." else "."
        if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number):
            number = re.sub("[.,]", "", number)
        else:
            number = number.replace(other, "").replace(self._decimal, ".") if self._decimal in number else number.replace(other, ".")
        return float(number) * (self._magnitude[power] if power else 1)


def _literal(text: str) -> str:
    return re.escape(text).replace(r"\ ", "[ ]{1,3}")
