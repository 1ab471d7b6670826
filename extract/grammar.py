"""The date grammar of one language: finds temporal expressions and what they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from extract import matches, reading
from extract.cldr import names
from extract.matches import Found
from extract.model import Said
from extract.numbers import Numbers, alternation, uses_han
from extract.phrases import Phrases, spaced
from extract.spans import Cover
from extract.template import DIGIT, MONTH, SEASON, WEEKDAY, Rule
from extract.text import clean, lower

_PERIOD = re.compile(r"(?<!\d)(?:1[89]|2[05])\d\d(?: ?[-/] ?(?:1[89]|2[05])\d\d|[-/]\d\d)(?![\d.:h]|[-/]\d)")
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_ANY_DAY = r"(?:[12]\d|0?[1-9]|[3-9]\d)(?!\d)"  # beside a month also a day that is none: "45 January"
_DAYS_AHEAD, _NUMBERS = re.compile(rf"(?<![\d.,/-])(?:{_DAY},[ ]?)+$"), re.compile(r"\d+")
_TOKEN = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_BETWEEN = re.compile(r"\d *([./-]) *(?=\d)")
_WINDOW = 45
_SPACED = re.compile(r"\s+[-–—]\s+[^\W\d]")  # behind a dateline: "Hanoi, 10/2/2025 – Ngày 13/2/2025"
_BEFORE, _BEHIND = 70, 110  # how far a template may reach around one of its words


class Grammar:
    """All date templates of one language."""

    def __init__(self, code: str, data: dict[str, Any], shared: dict[str, Any]):
        calendar, timex = data["calendar"], data["timex"]
        self._last_year = int(shared["last_year"])
        self.code, self.joined, self.order = code, bool(data["joined"]), data["numeric_order"]
        self.numbers = Numbers(calendar["numbers"], shared["han"] if uses_han(data) else None)
        self.months = _table(calendar["months"], code, "months")
        self.weekdays = _table(calendar["weekdays"], code, "weekdays")
        self.seasons = {lower(clean(w)): 21 + i for i, words in enumerate(calendar["seasons"]) for w in words}
        self._prepare(calendar, timex)
        slots = self._slots()
        halves = [*timex["half"], [], []]
        templates = [(t, "") for t in [*timex["date"], *shared["plain"]]] + [(t, "numeric") for t in shared["ordered"]]
        templates += [(t, f"half{i}") for i in (0, 1) for t in halves[i]] + [(t, "quarter") for t in timex["quarter"]]
        templates += list(timex["relative"].items())
        templates += [(t, "not") for t in timex["not_date"]] + [(t, "anniversary") for t in timex["anniversary"]]
        templates += [(t, "duration") for t in timex.get("duration", ())]
        rules = [Rule(lower(clean(t)), m, slots, self.joined, bool(self.numbers.day_words), bool(self.numbers.han)) for t, m in templates]
        self.rules = rules
        self._always = [[r for r in rules if not r.words and r.needs & has == r.needs] for has in range(16)]
        self._by_word: dict[str, list[Rule]] = defaultdict(list)
        for rule in rules:
            for word in rule.words:
                self._by_word[word].append(rule)
        marks = (
            [(w, (None, MONTH)) for w in self.months]
            + [(w, (None, WEEKDAY)) for w in self.weekdays]
            + [(w, (None, SEASON)) for w in self.seasons]
        )
        self._ready: dict[tuple[str, int], list[Rule]] = {}
        self._seen = Phrases([*((w, (w, 0)) for w in self._by_word), *marks])

    def _prepare(self, calendar: dict[str, Any], timex: dict[str, Any]) -> None:
        affix, glue, to, also = (
            [lower(clean(w)) for w in words] for words in (calendar["day_affix"], calendar["glue"], timex["to"], timex["and"])
        )
        self._affix, edge = affix, "" if self.joined else r"(?!\w)"
        self._glue = f"(?:(?:{alternation(glue)}){edge}[ ,.:(]{{0,3}})" if glue else "(?:(?!))"
        weekday = alternation(self.weekdays) or "(?!)"
        before = "" if self.joined else r"(?<!\w)"
        self._weekday_left = re.compile(rf"{before}({weekday}){edge}[ ,.:(\[-]{{0,4}}{self._glue}{{0,4}}$")
        self._weekday_right = re.compile(rf"[ ]?[,(]?[ ]?({weekday}){edge}")
        self._until = re.compile(rf"[ )]{{0,2}}(?:{alternation([*to, '-', '~'])})[ (]{{0,2}}{self._glue}{{0,3}}")
        self._more = re.compile(rf"(?:,[ ]?{_DAY})+,?[ ]?(?:{alternation(also)})[ ]?{_DAY}") if also else re.compile(r"(?!)")
        self._joiners = [*to, *also, "-", "~", ","]
        self._join = alternation(self._joiners)

    def _slots(self) -> dict[str, str]:
        numbers, edge = self.numbers, "" if self.joined else r"(?!\w)"
        affix = f"(?:[ ]?(?:{alternation(self._affix)}))?" if self._affix else ""
        one = f"(?:(?<![\\d:]){_ANY_DAY}{affix}|{numbers.day_words}{affix})" if numbers.day_words else f"(?<![\\d:]){_ANY_DAY}{affix}"
        self.one_day = re.compile(one)
        day = f"(?<!\\d){_DAY}{affix}"  # behind the month, as in "July 11, two documents", only digits are a day
        spans = alternation(w for w in self._joiners if w != ",")
        plain = f"(?:{one})" if numbers.han else rf"(?<![\d:]){_DAY}{affix}"
        han_year = f"|[{numbers.han.digits}]{{4}}" if numbers.han else ""
        han_month = f"|{numbers.han.tens}" if numbers.han else ""
        digits = rf"(?<![\d.,/:])(?<!\d[.,/-]){_DAY}"
        return {
            "d": f"{one}(?:[ ]{{0,2}}(?:{self._join})[ ]{{0,2}}{self._glue}{{0,2}}{one}){{0,4}}",
            "bare": f"{plain}(?:[ ]{{0,2}}(?:{self._join})[ ]{{0,2}}{self._glue}{{0,2}}{plain}){{0,4}}",
            "after": f"{day}(?:[ ]{{0,2}}(?:{spans})[ ]{{0,2}}{day}){{0,4}}",
            "a": f"{digits}(?:[ ]?(?:{spans})[ ]?{_DAY})?",
            "b": _DAY,
            "m": rf"(?:(?:1[0-2]|0?[1-9])(?!\d){han_month})",
            "month": f"(?:{alternation(self.months) or '(?!)'}){edge}",
            "y": rf"(?:(?:1[89]\d\d|20\d\d|2[45]\d\d)(?!\d){han_year})",
            "yy": r"\d\d(?!\d)",
            "wd": f"(?:{alternation(self.weekdays) or '(?!)'}){edge}",
            "n": rf"(?:\d{{1,3}}(?!\d)|{numbers.words or '(?!)'})",
            "q": rf"(?:[1-4](?!\d)|iv|i{{1,3}}|{numbers.words or '(?!)'})",
            "season": f"(?:{alternation(self.seasons) or '(?!)'})",
            "decade": r"(?:1[89]|20)?\d0(?!\d)",
            "num": r"\d[\d.,/]*",
            "word": r"(?:[^\W\d]|[\u0e30-\u0e4e\u0eb0-\u0ecd\u17b4-\u17d3])+",
        }

    # -- searching -----------------------------------------------------------

    def find(self, text: str, order: str = "") -> list[Found]:
        """All temporal expressions of ``text`` (lower-case view), left to right, without overlaps."""
        found: list[tuple[float, Found]] = []
        blocked = [m.span() for m in _PERIOD.finditer(text)]
        numbers: list[tuple[int, int]] = []
        anniversaries: list[tuple[int, int]] = []
        hits: list[tuple[Rule, re.Match[str]]] = []
        for rule, windows in self._worth_trying(text):
            for start, end in windows:
                for match in rule.pattern.finditer(text, start, end):
                    if rule.meaning == "not":
                        (blocked if rule.dated else numbers).append(match.span())
                    else:
                        hits.append((rule, match))
        lengths = sorted({*(m.start() for r, m in hits if r.meaning == "duration"), *(a for a, _ in numbers)})
        for rule, match in hits:
            if rule.meaning != "duration" and (cut := matches.first_within(lengths, *match.span())):
                match = rule.pattern.match(text, match.start(), cut) or match  # "the 11th, 3 days": the length is no second day
            if (said := reading.read(self, match, rule.meaning, order or self.order)) is not None:
                use = rule.meaning if rule.meaning in ("anniversary", "duration") else "event"
                if use == "anniversary":
                    anniversaries.append((match.end(), said.year or 0))
                found.append((rule.weight, Found(match.start(), match.end(), said, rule.template, use)))
        no_date, number = Cover(blocked), Cover(numbers)
        kept = matches.longest([(w, f) for w, f in found if not matches.is_no_date(f, no_date, number)])
        kept = [self._with_weekday(text, f) for f in self._ranges(text, kept)]
        kept = [replace(f, use="anniversary") if f.use == "event" and matches.over_years(f.said) else f for f in kept]
        return matches.alone([matches.remembered(f, anniversaries, self._last_year) for f in kept])

    def _worth_trying(self, text: str) -> Iterable[tuple[Rule, list[tuple[int, int]]]]:
        """The rules whose words and marks stand in the text, each with the stretches around them."""
        places: dict[int, list[int]] = {DIGIT: [m.start() for m in _DIGITS.finditer(text)], MONTH: [], WEEKDAY: [], SEASON: []}
        words: dict[str, list[int]] = {}
        for start, _, payloads in self._seen.find(text):
            for word, mark in payloads:
                if mark:
                    places[mark].append(start)
                if word:
                    words.setdefault(word, []).append(start)
        has = sum(mark for mark, found in places.items() if found)
        if not (has or words or self.numbers.han):
            return
        joints = frozenset(_BETWEEN.findall(text))
        tokens = None if self.joined else frozenset(_TOKEN.findall(text))

        def promising(rule: Rule) -> bool:
            for literal in rule.literals:
                if literal not in text:
                    return False
            if not rule.joints <= joints:
                return False
            if tokens is not None:
                return rule.others <= tokens and not any(tokens.isdisjoint(choice) for choice in rule.choices)
            return all(any(w in text for w in must) for must in rule.musts[1:])

        around = {mark: _around(sorted(found), len(text)) for mark, found in places.items() if found}
        for rule in self._always[has]:
            if promising(rule):
                mark = next((m for m in (MONTH, SEASON, WEEKDAY, DIGIT) if rule.needs & m), 0)
                yield rule, around[mark] if mark else [(0, len(text))]
        done: set[Rule] = set()
        for word, found in words.items():
            own = _around(found, len(text))
            for rule in self._fit(word, has):
                if not promising(rule) or rule in done:
                    continue
                if len(rule.words) > 1:
                    done.add(rule)
                    yield rule, _around(sorted(p for w in rule.words for p in words.get(w, ())), len(text))
                else:
                    yield rule, own

    def _fit(self, word: str, has: int) -> list[Rule]:
        """The rules of a word whose slots can be filled from a text with such marks."""
        if (word, has) not in self._ready:
            self._ready[word, has] = [r for r in self._by_word[word] if r.needs & has == r.needs]
        return self._ready[word, has]

    def _with_weekday(self, text: str, found: Found) -> Found:
        if found.said.day is None or found.said.weekday is not None or found.use != "event":
            return found
        window = max(0, found.start - _WINDOW)
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
            if (
                previous
                and reading.may_open(previous.said)
                and reading.may_close(item.said)
                and self._joins(gap := text[previous.end : item.start])
                and reading.in_order(previous.said, item.said)
                and not (any(dash in gap for dash in "-–—") and _dateline(previous.said, item.said))
                and not _opens(text, previous)
            ):
                out[-1] = Found(previous.start, item.end, reading.interval(previous.said, item.said), f"{previous.rule} … {item.rule}")
            else:
                out.append(item)
        return [self._listed(text, self._bare_end(text, f)) for f in out]

    def _joins(self, gap: str) -> bool:
        return len(gap) < 30 and self._until.fullmatch(gap) is not None

    def _bare_end(self, text: str, found: Found) -> Found:
        if not reading.may_open(found.said) or not (until := self._until.match(text, found.end)) or _opens(text, found):
            return found
        end = re.compile(rf"({_DAY})[./]((?:1[0-2]|0?[1-9]))(?!\d)(?:[./](\d{{4}}))?").match(text, until.end())
        if not end:
            return found
        last = Said(year=int(end[3]) if end[3] else None, month=int(end[2]), day=int(end[1]))
        if not reading.in_order(found.said, last) or ("-" in until[0] and _dateline(found.said, last)):
            return found
        return replace(found, end=end.end(), said=reading.interval(found.said, last), rule=f"{found.rule} …")

    def _listed(self, text: str, found: Found) -> Found:
        """Days told one by one, "Feb 25, 26 and 27", when each is the one after the other."""
        said = found.said
        if said.month is None or said.day is None or said.relative or found.use != "event" or said.end_month not in (None, said.month):
            return found
        if not said.end_day and (behind := self._more.match(text, found.end)):
            days = [said.day, *map(int, _NUMBERS.findall(behind[0]))]
            if days == list(range(days[0], days[0] + len(days))):
                last = Said(month=said.month, day=days[-1], year=said.year)
                return replace(found, end=behind.end(), said=reading.interval(said, last), rule=f"{found.rule} …")
        elif ahead := _DAYS_AHEAD.search(text[max(0, found.start - 24) : found.start]):
            days = [*map(int, _NUMBERS.findall(ahead[0])), said.day]
            if said.end_day and days == list(range(days[0], days[0] + len(days))):
                start = found.start - (min(found.start, 24) - ahead.start())
                return replace(found, start=start, said=replace(said, day=days[0]), rule=f"… {found.rule}")
        return found


@lru_cache(maxsize=64)
def _cldr(code: str, kind: str) -> tuple[tuple[str, ...], ...]:
    return names(code, kind)


def _table(lists: list[list[str]], code: str, kind: str) -> dict[str, int]:
    """Names to numbers (months from 1, weekdays from 0). Those of the Unicode locale data are added where words are spaced;
    elsewhere short names stand in other words: "Monday" in the Khmer name of Vientiane, "Sunday" in the Lao word for week."""
    first = 1 if kind == "months" else 0
    own = {lower(clean(w)): i for i, words in enumerate(lists, first) for w in words}
    table = {lower(clean(w)): i for i, words in enumerate(_cldr(code, kind), first) for w in words}
    return {w: i for w, i in table.items() if spaced(w[0])} | own


def _opens(text: str, found: Found) -> bool:
    """Whether a full date stands between a comma and a dash with a word behind it: "Hanoi, 10/2/2025 – Ngày 13/2/2025"."""
    told = found.said.year and found.said.day and _SPACED.match(text, found.end)
    return bool(told) and text[: found.start].rstrip().endswith(",")


def _dateline(first: Said, last: Said) -> bool:
    """Whether a dash after a full date does not span days but ends a dateline: "Hanoi, 12 January 2023 - On 10 January"."""
    return first.year is not None and first.day is not None and (last.year is None or last.day is None)


def _around(places: list[int], length: int) -> list[tuple[int, int]]:
    """Stretches of text around places, joined where they meet."""
    out: list[tuple[int, int]] = []
    for place in places:
        start, end = max(0, place - _BEFORE), min(length, place + _BEHIND)
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
