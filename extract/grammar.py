"""Compiles the date templates of a language file into one regular expression and reads what a match says.

Template: literal text with slots ``{d} {m} {month} {y} {yy} {wd} {n} {q} {season} {decade} {num} {word}``; ``[x]`` optional,
``(a|b)`` alternatives (brackets without ``|`` are literal), a space is any white space (none, in scripts without spaces).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from extract.model import Said
from extract.numbers import Numbers, alternation, uses_han
from extract.text import clean, lower

_PERIOD = re.compile(r"(?<!\d)(?:1[89]|2[05])\d\d ?[-/] ?(?:(?:1[89]|2[05])\d\d|\d\d)(?![\d.]|[-/]\d)")
_TOKEN = re.compile(r"\{(\w+)\}|([\[\]()|])|( +)|(.)", re.S)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"


@dataclass(frozen=True)
class Found:
    """One match: places in the searched text, what it says, which template, and its use (event, anniversary, none)."""

    start: int
    end: int
    said: Said
    rule: str
    use: str = "event"


@dataclass(frozen=True)
class _Rule:
    template: str
    meaning: str
    pattern: re.Pattern[str]
    source: str


class Grammar:
    """All date templates of one language."""

    def __init__(self, code: str, data: dict[str, Any], shared: dict[str, Any]):
        calendar, timex = data["calendar"], data["timex"]
        self.code, self.joined, self.order = code, bool(data["joined"]), data["numeric_order"]
        self.numbers = Numbers(calendar["numbers"], shared["han"] if uses_han(data) else None)
        self.months = _table(calendar["months"], code, "months")
        self.weekdays = _table(calendar["weekdays"], code, "weekdays")
        self.seasons = {lower(clean(w)): 21 + i for i, words in enumerate(calendar["seasons"]) for w in words}
        self._words(calendar, timex)
        self._slots = self._slot_patterns()
        rules = [self._rule(t, "") for t in [*timex["date"], *shared["plain"]]]
        rules += [self._rule(t, "numeric") for t in shared["ordered"]]
        rules += [self._rule(t, f"half{i}") for i in (0, 1) for t in _part(timex["half"], i)]
        rules += [self._rule(t, "quarter") for t in timex["quarter"]]
        rules += [self._rule(t, meaning) for t, meaning in timex["relative"].items()]
        rules += [self._rule(t, "not") for t in timex["not_date"]]
        rules += [self._rule(t, "anniversary") for t in timex["anniversary"]]
        rules.sort(key=lambda r: (-_weight(r), -len(r.template)))
        self.rules = rules
        joined = "|".join(f"(?P<r{i}>{re.sub(r'[?]P<[a-z]+_?[0-9]*>', '?:', r.source)})" for i, r in enumerate(rules))
        self._any = re.compile(joined)

    def _words(self, calendar: dict[str, Any], timex: dict[str, Any]) -> None:
        prepared = {k: [lower(clean(w)) for w in v] for k, v in (
            ("affix", calendar["day_affix"]), ("glue", calendar["glue"]), ("to", timex["to"]), ("and", timex["and"]),
        )}  # fmt: skip
        self.affix, self.glue = prepared["affix"], prepared["glue"]
        edge = "" if self.joined else r"(?!\w)"
        glue = f"(?:(?:{alternation(self.glue)}){edge}" + r"[ ,.:(]{0,3})" if self.glue else "(?:(?!))"
        weekday = alternation(self.weekdays)
        before = "" if self.joined else r"(?<!\w)"
        self._weekday_left = re.compile(rf"{before}({weekday}){edge}[ ,.:(\[-]{{0,4}}{glue}{{0,4}}$") if weekday else None
        self._weekday_right = re.compile(rf"[ ]?[,(]?[ ]?({weekday}){edge}") if weekday else None
        to = alternation([*prepared["to"], "-", "~"])
        self.to = prepared["to"]
        self._until = re.compile(rf"[ )]{{0,2}}(?:{to})[ (]{{0,2}}{glue}{{0,3}}")
        self.join = alternation([*prepared["to"], *prepared["and"], "-", "~", ","])
        self.glued = glue

    def _slot_patterns(self) -> dict[str, str]:
        affix = f"(?:[ ]?(?:{alternation(self.affix)}))?" if self.affix else ""
        one = f"(?:(?<!\\d){_DAY}{affix}|{self.numbers.day_words}{affix})" if self.numbers.day_words else f"(?<!\\d){_DAY}{affix}"
        years = r"(?:1[89]\d\d|20\d\d|2[45]\d\d)(?!\d)"
        han = self.numbers.han
        han_year = f"|[{han.digits}]{{4}}" if han else ""
        month_number = r"(?:1[0-2]|0?[1-9])(?!\d)" + (f"|{han.tens}" if han else "")
        self._one_day = re.compile(one)
        digits = rf"(?<![\d.,/])(?<!\d[.,/-]){_DAY}"
        return {
            "d": f"{one}(?:[ ]{{0,2}}(?:{self.join})[ ]{{0,2}}{self.glued}{{0,2}}{one}){{0,4}}",
            "a": f"{digits}(?:[ ]?[-~][ ]?{_DAY}|[ ]?(?:{self.join})[ ]?{_DAY})?",
            "b": r"(?:3[01]|[12]\d|0?[1-9])(?!\d)",
            "m": f"(?:{month_number})",
            "month": f"(?:{alternation(self.months)})" + ("" if self.joined else r"(?!\w)"),
            "y": f"(?:{years}{han_year})",
            "yy": r"\d\d(?!\d)",
            "wd": f"(?:{alternation(self.weekdays)})" + ("" if self.joined else r"(?!\w)"),
            "n": rf"(?:\d{{1,3}}(?!\d)|{self.numbers.words or '(?!)'})",
            "q": rf"(?:[1-4](?!\d)|iv|i{{1,3}}|{self.numbers.words or '(?!)'})",
            "season": f"(?:{alternation(self.seasons)})",
            "decade": r"(?:1[89]|20)?\d0(?!\d)",
            "num": r"\d[\d.,/]*",
            "word": r"[^\W\d]+",
        }

    def _rule(self, template: str, meaning: str) -> _Rule:
        source = self._source(lower(clean(template)))
        try:
            return _Rule(template, meaning, re.compile(source), source)
        except re.error as error:
            raise ValueError(f"{self.code}: template {template!r}: {error}") from error

    def _source(self, template: str) -> str:
        """The regular expression of a template; a slot used twice gets ``_2`` at its second use."""
        out, groups, used = [], [], dict[str, int]()
        literal_close = _literal_brackets(template)
        for found in _TOKEN.finditer(template):
            slot, bracket, space, char = found.groups()
            if slot:
                used[slot] = used.get(slot, 0) + 1
                name = slot if used[slot] == 1 else f"{slot}_{used[slot]}"
                out.append(f"(?P<{name}>{self._slots[slot]})")
            elif space:
                out.append("[ ]{0,3}" if self.joined else "[ ]{1,4}")
            elif bracket == "[":
                out.append("(?:")
                groups.append("]")
            elif bracket == "]":
                out.append(")?")
            elif bracket and found.start() in literal_close:
                out.append(re.escape(bracket) + ("[ ]?" if bracket == "(" else ""))
            elif bracket:
                out.append({"(": "(?:", ")": ")", "|": "|"}[bracket])
            else:
                out.append(re.escape(char))
        return _guard("".join(out), template, self.joined)

    # -- searching -----------------------------------------------------------

    def find(self, text: str, order: str = "") -> list[Found]:
        """All temporal expressions of ``text`` (lower-case view), left to right, without overlaps."""
        found: list[Found] = []
        anniversaries: list[tuple[int, int]] = []
        none = [m.span() for m in _PERIOD.finditer(text)]
        for match in self._any.finditer(text):
            rule = self.rules[int(match.lastgroup[1:])]  # type: ignore[index]
            if rule.meaning == "not":
                none.append(match.span())
                continue
            if rule.meaning == "anniversary":
                anniversaries.append(match.span())
            own = rule.pattern.match(text, match.start())
            if own is None:
                continue
            said = self._read(own, rule.meaning, order or self.order)
            if said is not None:
                found.append(Found(own.start(), own.end(), said, rule.template, "anniversary" if rule.meaning == "anniversary" else "event"))
        found = [f for f in found if not any(a < f.end and f.start < b for a, b in none)]
        found = self._ranges(text, found)
        found = [self._with_weekday(text, f) for f in found]
        return _drop_covered([_anniversary(f, anniversaries) for f in found])

    def _read(self, match: re.Match[str], meaning: str, order: str) -> Said | None:
        part = {k: v for k, v in match.groupdict().items() if v is not None}
        if meaning == "numeric":
            return self._numeric(part, order)
        said = Said(relative=meaning) if meaning not in ("", "quarter", "half0", "half1") else Said()
        if "n" in part:
            number = self.numbers.value(part["n"])
            said = replace(said, relative=re.sub(r"n$", str(number), meaning)) if number is not None else said
            if meaning == "anniversary":
                return replace(said, year=number)
        if "y" in part:
            said = replace(said, year=self._year(part["y"]))
        elif "yy" in part:
            said = replace(said, year=_two_digits(int(part["yy"]), self.code))
        if "month" in part:
            said = replace(said, month=self.months[part["month"]])
        elif "m" in part:
            said = replace(said, month=self.numbers.value(part["m"]))
        if "d" in part:
            said = self._days(said, part["d"])
            if said is None:
                return None
        if "wd" in part:
            said = replace(said, weekday=self.weekdays[part["wd"]])
        if meaning == "quarter" or "q" in part:
            quarter = self.numbers.value(part.get("q", "")) or 0
            if not 1 <= quarter <= 4:
                return None
            said = replace(said, code=32 + quarter)
        if meaning in ("half0", "half1"):
            said = replace(said, code=40 + int(meaning[-1]))
        if "season" in part:
            said = replace(said, code=self.seasons[part["season"]])
        if "decade" in part:
            decade = int(part["decade"])
            said = replace(said, decade=decade if decade > 100 else 1900 + decade)
        return _second_half(said, part, self)

    def _numeric(self, part: dict[str, str], order: str) -> Said | None:
        days = [int(d) for d in re.findall(r"\d+", part["a"])]
        other, year = int(part["b"]), self._year(part["y"])
        if (order == "mdy" and len(days) == 1 and days[0] <= 12) or (other > 12 and len(days) == 1 and days[0] <= 12):
            days, other = [other], days[0]
        if other > 12:
            return None
        return Said(year=year, month=other, day=days[0], end_day=days[-1] if len(days) > 1 else None)

    def _days(self, said: Said, text: str) -> Said | None:
        days = [v for m in self._one_day.finditer(text) if (v := self.numbers.value(m[0])) is not None]
        if not days or max(days) > 31:
            return None
        first, last = days[0], days[-1]
        if len(days) == 1 or first == last:
            return replace(said, day=first)
        if last < first and said.month:  # "30 to 5 September" began the month before
            year = said.year - 1 if said.year and said.month == 1 else said.year
            return replace(said, day=first, month=(said.month - 2) % 12 + 1, year=year, end_day=last, end_month=said.month, end_year=said.year)
        return replace(said, day=first, end_day=last)

    def _year(self, text: str) -> int:
        year = int(text) if text.isdigit() else self.numbers.value(text) or 0
        return year - 543 if year > 2400 else year

    def _with_weekday(self, text: str, found: Found) -> Found:
        if found.said.day is None or found.said.weekday is not None or self._weekday_left is None or self._weekday_right is None:
            return found
        window = max(0, found.start - 45)
        if left := self._weekday_left.search(text[window : found.start]):
            return replace(found, start=window + left.start(), said=replace(found.said, weekday=self.weekdays[left[1]]))
        if right := self._weekday_right.match(text, found.end):
            return replace(found, end=right.end(), said=replace(found.said, weekday=self.weekdays[right[1]]))
        return found

    def _ranges(self, text: str, found: list[Found]) -> list[Found]:
        """Two ends joined by "to" become one interval; the second end may be a bare number form."""
        out: list[Found] = []
        for item in found:
            previous = out[-1] if out else None
            if previous and _may_open(previous.said) and _may_close(item.said) and self._joins(text[previous.end : item.start]):
                out[-1] = Found(previous.start, item.end, _interval(previous.said, item.said), f"{previous.rule} … {item.rule}")
            else:
                out.append(item)
        return [self._bare_end(text, f) for f in out]

    def _joins(self, gap: str) -> bool:
        return len(gap) < 30 and self._until.fullmatch(gap) is not None

    def _bare_end(self, text: str, found: Found) -> Found:
        said = found.said
        if not _may_open(said) or not (until := self._until.match(text, found.end)):
            return found
        end = re.compile(rf"({_DAY})[./]((?:1[0-2]|0?[1-9]))(?!\d)(?:[./](\d{{4}}))?").match(text, until.end())
        if not end:
            return found
        last = Said(year=int(end[3]) if end[3] else None, month=int(end[2]), day=int(end[1]))
        return replace(found, end=end.end(), said=_interval(said, last), rule=f"{found.rule} …")


def compile(code: str, data: dict[str, Any], shared: dict[str, Any]) -> Grammar:
    """The grammar of one language file; ``shared`` holds the forms of every language."""
    return Grammar(code, data, shared)


def _table(lists: list[list[str]], code: str, kind: str) -> dict[str, int]:
    """Names to numbers; the names of the Unicode locale data that dateparser carries are added."""
    from extract.cldr import names

    table = {}
    for i, words in enumerate(names(code, kind)):
        table |= {lower(clean(w)): i for w in words}
    for i, words in enumerate(lists):
        table |= {lower(clean(w)): i for w in words}
    return {w: i + (kind == "months") for w, i in table.items()}


def _part(lists: list[Any], index: int) -> list[str]:
    return lists[index] if len(lists) > index else []


def _weight(rule: _Rule) -> float:
    slots = re.findall(r"\{(\w+)\}", rule.template)
    bonus = 0.5 if rule.meaning in ("not", "anniversary") else 0.0
    return len(slots) + bonus


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
    left = r"(?<![\d])(?<!\d[.,/])" if template.startswith(("{d", "{m}", "{y", "{n}", "{q}", "{a}", "{num")) or first.isdigit() else ""
    if not joined and (first.isalpha() or template.startswith(("{month}", "{wd}", "{season}", "{d}", "{n}", "{q}", "[")) or first == "("):
        left += r"(?<!\w)" if first != "(" or "|" in template else ""
    right = r"(?!\w)" if not joined and (last.isalpha() or last in "})]") else r"(?!\d)" if last == "}" else ""
    return f"{left}{source}{right}"


def _two_digits(value: int, code: str) -> int:
    if code == "th":
        return 2500 + value - 543
    return 2000 + value if value < 50 else 1900 + value


def _second_half(said: Said, part: dict[str, str], grammar: Grammar) -> Said:
    """The second use of a slot is the end of a range."""
    if "month_2" in part:
        said = replace(said, end_month=grammar.months[part["month_2"]])
    elif "m_2" in part:
        said = replace(said, end_month=grammar.numbers.value(part["m_2"]))
    if "d_2" in part:
        said = replace(said, end_day=grammar.numbers.value(grammar._one_day.search(part["d_2"])[0]))  # type: ignore[index]
    if "y_2" in part:
        said = replace(said, end_year=grammar._year(part["y_2"]))
    return said


def _may_open(said: Said) -> bool:
    return said.month is not None and said.end_day is None and said.end_month is None and not said.relative


def _may_close(said: Said) -> bool:
    return said.month is not None and said.end_day is None and not said.relative


def _interval(first: Said, last: Said) -> Said:
    year = first.year
    if year is None and last.year is not None and first.month and last.month:
        year = last.year - (first.month > last.month)
    return replace(first, year=year, end_year=last.year, end_month=last.month, end_day=last.day)


def _anniversary(found: Found, spans: Iterable[tuple[int, int]]) -> Found:
    """A full date told after "the 50th anniversary of" is the day that is remembered."""
    near = any(end <= found.start <= end + 160 for _, end in spans)
    return replace(found, use="anniversary") if near and found.said.year and not found.said.relative else found


def _drop_covered(found: list[Found]) -> list[Found]:
    out: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if out and item.start < out[-1].end:
            if item.said.day is not None and out[-1].said.day is None:
                out[-1] = item
            continue
        out.append(item)
    return out


def words(grammar: Grammar) -> Iterator[str]:
    """All calendar words, for tests."""
    yield from grammar.months
    yield from grammar.weekdays
