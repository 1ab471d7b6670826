"""Date templates of the language files, compiled to regular expressions.

Template: literal text with slots ``{d} {m} {month} {y} {yy} {wd} {n} {q} {season} {decade} {num} {word}``; ``[x]`` optional,
``(a|b)`` alternatives (brackets without ``|`` are literal), a space is any white space (none, in scripts without spaces).
Each rule knows which words a text must hold before it is worth searching.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from extract.phrases import spaced

_TOKEN = re.compile(r"\{(\w+)\}|([\[\]()|])|( +)|(.)", re.S)
_WORD = re.compile(r"(?:[^\W\d_]|[\u0e30-\u0e4e\u0eb0-\u0ecd\u17b4-\u17d3])+")  # Thai, Lao and Khmer vowel signs are letters too
DIGIT, MONTH, WEEKDAY, SEASON = 1, 2, 4, 8
_NEEDS = {"y": DIGIT, "yy": DIGIT, "a": DIGIT, "b": DIGIT, "num": DIGIT, "decade": DIGIT, "month": MONTH, "wd": WEEKDAY, "season": SEASON}
_JOINT = re.compile(r"\{(?:a|b|m|y|yy)\} ?([./-]) ?(?=\{(?:a|b|m|y|yy)\})")  # a sign that only digits stand around
_OPTIONAL = frozenset("[(|")
_EITHER = {"d", "m"}  # digits or, where a language writes them so, words


class Rule:
    """One template with its meaning; the expression is compiled when first used."""

    def __init__(self, template: str, meaning: str, slots: Mapping[str, str], joined: bool, word_days: bool, han: bool):
        self.template, self.meaning = template, meaning
        self._slots, self._joined = slots, joined
        names = [m[1] for m in re.finditer(r"\{(\w+)\}", template)]
        self.dated = not set(names) or bool(set(names) - {"num", "n", "word"})
        self.weight = len(names) + (0.5 if meaning in ("not", "anniversary") else 0.0)
        bare = _strip_optional(template)
        self.needs = 0
        for name in re.findall(r"\{(\w+)\}", bare):
            need = _NEEDS.get(name, DIGIT if name in _EITHER and not word_days else 0)
            self.needs |= 0 if han and need == DIGIT else need
        self.musts = _required(bare)
        self.literals = _literals(template)
        self.joints = frozenset(_JOINT.findall(template)) if not han and _OPTIONAL.isdisjoint(template) else frozenset[str]()
        self.words = self.musts[0] if self.musts else frozenset[str]()
        self.others = frozenset(w for m in self.musts[1:] if len(m) == 1 for w in m)  # all of these, and of each choice one
        self.choices = [m for m in self.musts[1:] if len(m) > 1]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression; a slot used twice gets ``_2`` at its second use."""
        try:
            return re.compile(_source(self.template, self._slots, self._joined))
        except re.error as error:
            raise ValueError(f"template {self.template!r}: {error}") from error


def _strip_optional(template: str) -> str:
    while (shorter := re.sub(r"\[[^\[\]]*\]", _mark, template)) != template:
        template = shorter
    return template


def _mark(optional: re.Match[str]) -> str:
    """What stands for an optional part: a space where it brings one, else a sign that glues."""
    inner = optional[0][1:-1]
    return " " if inner.startswith(" ") or inner.endswith(" ") else "0"


def _required(bare: str) -> tuple[frozenset[str], ...]:
    """Sets of words; of each set one must stand in the text. A slot or an optional part glued to a word makes it part of a
    longer one, which promises nothing where words are spaced."""
    literal = re.sub(r"\{\w+\}", "0", bare)
    if "(" in re.sub(r"\([^()]*\)", "", literal):  # nested groups: no promise
        return ()
    outside = _words(re.sub(r"\([^()]*\|[^()]*\)", "0", literal))
    sets = [frozenset({word}) for word in outside]
    for group in re.finditer(r"\(([^()]*\|[^()]*)\)", literal):
        if literal[group.start() - 1 : group.start()].strip() or literal[group.end() : group.end() + 1].strip():
            continue
        words = [max(_words(part), key=len, default="") for part in group[1].split("|")]
        if all(words):
            sets.append(frozenset(words))
    return tuple(sorted(dict.fromkeys(sets), key=lambda s: (len(s) > 1, -min(map(len, s)))))


def _literals(template: str) -> tuple[str, ...]:
    """Strings that stand in every match: what lies between slots, spaces, brackets and optional parts."""
    while (shorter := re.sub(r"\[[^\[\]]*\]", " ", template)) != template:
        template = shorter
    outside = re.sub(r"\{\w+\}", " ", template)
    while (shorter := re.sub(r"\([^()]*\)", " ", outside)) != outside:
        outside = shorter
    return tuple(sorted(set(outside.split()), key=len, reverse=True))


def _words(literal: str) -> list[str]:
    return [
        m[0]
        for m in _WORD.finditer(literal)
        if not (spaced(m[0][0]) and literal[m.start() - 1 : m.start()] == "0")
        and not (spaced(m[0][-1]) and literal[m.end() : m.end() + 1] == "0")
    ]


def _source(template: str, slots: Mapping[str, str], joined: bool) -> str:
    out, used = [], dict[str, int]()
    if unknown := set(re.findall(r"\{(\w+)\}", template)) - set(slots):
        raise ValueError(f"template {template!r}: there is no slot {', '.join(sorted(unknown))}")
    literal = _literal_brackets(template)
    for found in _TOKEN.finditer(template):
        slot, bracket, space, char = found.groups()
        if slot:
            used[slot] = used.get(slot, 0) + 1
            name = slot if used[slot] == 1 else f"{slot}_{used[slot]}"
            kind = _day_slot(template, found.start()) if slot == "d" else slot
            out.append(f"(?P<{name}>{slots[kind]})")
        elif space:
            out.append("[ ]{0,3}" if joined else "[ ]{1,4}")
        elif bracket in ("[", "]"):
            out.append("(?:" if bracket == "[" else ")?")
        elif bracket and found.start() in literal:
            out.append(re.escape(bracket) + ("[ ]?" if bracket == "(" else ""))
        elif bracket:
            out.append({"(": "(?:", ")": ")", "|": "|"}[bracket])
        else:
            out.append(re.escape(char))
    return _guard("".join(out), template, joined)


def _day_slot(template: str, place: int) -> str:
    """Which words may be the day: behind the month, or beside a weekday alone ("on Tuesday, the two"), only digits."""
    if "{month}" in template[:place]:
        return "after"
    return "bare" if "{wd}" in template and "{m" not in template else "d"


def _literal_brackets(template: str) -> set[int]:
    """Places of round brackets that hold no ``|`` of their own: they stand for themselves."""
    literal, stack = set(), list[tuple[int, bool]]()
    for place, char in enumerate(template):
        if char == "(":
            stack.append((place, False))
        elif char == "|" and stack:
            stack[-1] = (stack[-1][0], True)
        elif char == ")":
            opened, grouped = stack.pop() if stack else (place, False)
            if not grouped:
                literal |= {opened, place}
    return literal | {place for place, _ in stack}


def _guard(source: str, template: str, joined: bool) -> str:
    """No match inside a longer word or number."""
    first, last = template[0], template[-1]
    digits = template.startswith(("{d", "{m}", "{y", "{n}", "{q}", "{a}", "{num", "[")) or first.isdigit()
    left = r"(?<!\d)(?<!\d[.,/])" if digits else ""
    if not joined and (
        first.isalpha() or (template.startswith(("{month}", "{wd}", "{season}", "{d}", "{n}", "{q}", "[", "(")) and first + last != "()")
    ):
        left += "" if first == "(" and 0 in _literal_brackets(template) else r"(?<!\w)"
    right = (
        r"(?!\w)"
        if not joined and (last.isalpha() or last in "}])") and not (last == ")" and "(" in template and "|" not in template)
        else ""
    )
    return f"{left}{source}{right}" + (r"(?!\d)" if last == "}" else "") + (r"(?![/.]\d)" if template.endswith(("{d}", "{m}")) else "")
