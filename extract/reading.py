"""What a matched date template says: slots to the parts of a date."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.model import Said

if TYPE_CHECKING:
    from extract.grammar import Grammar

_BUDDHIST_ERA = 543
_MARKED = ("", "quarter", "half0", "half1", "numeric")


def read(grammar: Grammar, match: re.Match[str], meaning: str, order: str) -> Said | None:
    """The parts of a date that ``match`` says; None when it says no possible one."""
    return _read(grammar, tuple(match.groupdict().items()), meaning, order)


@lru_cache(maxsize=8192)
def _read(grammar: Grammar, groups: tuple[tuple[str, str | None], ...], meaning: str, order: str) -> Said | None:
    part = {k: v for k, v in groups if v is not None}
    if meaning == "numeric":
        return _numeric(part, order)
    said = _counted(grammar, Said(relative=meaning if meaning not in _MARKED else ""), part, meaning)
    said = _year_and_month(grammar, said, part)
    if "d" in part:
        days = _days(grammar, said, part["d"])
        if days is None:
            return None
        said = days
    if "wd" in part:
        said = replace(said, weekday=grammar.weekdays[_word(part["wd"])])
    if "q" in part:
        quarter = grammar.numbers.value(part["q"]) or 0
        if not 1 <= quarter <= 4:
            return None
        said = replace(said, code=32 + quarter)
    if meaning in ("half0", "half1"):
        said = replace(said, code=40 + int(meaning[-1]))
    if "season" in part:
        said = replace(said, code=grammar.seasons[_word(part["season"])])
    if "decade" in part:
        decade = int(part["decade"])
        said = replace(said, decade=decade if decade > 100 else 1900 + decade)
    return _second_end(grammar, said, part)


def _word(text: str) -> str:
    return re.sub(" +", " ", text)


def _counted(grammar: Grammar, said: Said, part: dict[str, str], meaning: str) -> Said:
    if "n" not in part or (number := grammar.numbers.value(part["n"])) is None:
        return said
    if meaning == "anniversary":
        return replace(said, year=number)
    if meaning == "duration":
        return replace(said, count=number)
    return replace(said, relative=re.sub(r"(?<=[+-])n$", str(number), meaning))


def _year_and_month(grammar: Grammar, said: Said, part: dict[str, str]) -> Said:
    if "y" in part:
        said = replace(said, year=year(grammar, part["y"]))
    elif "yy" in part:
        said = replace(said, year=_two_digits(int(part["yy"]), grammar.code))
    if "month" in part:
        return replace(said, month=grammar.months[_word(part["month"])])
    if "m" in part:
        return replace(said, month=grammar.numbers.value(part["m"]))
    return said


def year(grammar: Grammar, text: str) -> int:
    """A year in digits or Han numerals; years of the Buddhist era become those of the common era."""
    value = int(text) if text.isdigit() else grammar.numbers.value(text) or 0
    return value - _BUDDHIST_ERA if value > 2400 else value


def _two_digits(value: int, code: str) -> int:
    if code == "th" and value > _BUDDHIST_ERA % 100 - 3:  # 2541 of the Buddhist era is 1998; smaller ones are of the common era
        return 2500 + value - _BUDDHIST_ERA
    return 2000 + value if value < 50 else 1900 + value


def _numeric(part: dict[str, str], order: str) -> Said | None:
    """Numbers in the order of the outlet; swapped when only the other order is possible."""
    days = [int(d) for d in re.findall(r"\d+", part["a"])]
    other, when = int(part["b"]), int(part["y"])
    when -= _BUDDHIST_ERA if when > 2400 else 0
    if len(days) == 1 and days[0] <= 12 and (order == "mdy" or other > 12):
        days, other = [other], days[0]
    if other > 12:
        return None
    return Said(year=when, month=other, day=days[0], end_day=days[-1] if len(days) > 1 else None)


def _days(grammar: Grammar, said: Said, text: str) -> Said | None:
    days = [v for m in grammar.one_day.finditer(text) if (v := grammar.numbers.value(m[0])) is not None]
    if not days or (max(days) > 31 and (not said.month or said.relative or len(days) > 1)):
        return None
    first, last = days[0], days[-1]
    if first == last:
        return replace(said, day=first)
    if last < first and said.month:  # "30 to 5 September" began the month before
        when = said.year - 1 if said.year and said.month == 1 else said.year
        return replace(said, day=first, month=(said.month - 2) % 12 + 1, year=when, end_day=last, end_month=said.month, end_year=said.year)
    return replace(said, day=first, end_day=last)


def _second_end(grammar: Grammar, said: Said, part: dict[str, str]) -> Said | None:
    """The second use of a slot is the end of a range."""
    if "month_2" in part:
        said = replace(said, end_month=grammar.months[_word(part["month_2"])])
    elif "m_2" in part:
        said = replace(said, end_month=grammar.numbers.value(part["m_2"]))
    if "d_2" in part and (day := grammar.one_day.search(part["d_2"])):
        said = replace(said, end_day=grammar.numbers.value(day[0]))
    if "y_2" in part:
        said = replace(said, end_year=year(grammar, part["y_2"]))
    return said


def may_open(said: Said) -> bool:
    """Whether an expression can be the first end of a range."""
    return said.month is not None and said.end_day is None and said.end_month is None and not said.relative


def may_close(said: Said) -> bool:
    """Whether an expression can be the last end of a range."""
    return said.month is not None and said.end_day is None and not said.relative


def in_order(first: Said, last: Said) -> bool:
    """Whether the second end of a range can come after the first: "18 October 2024 - on the morning of 17 October" is none."""
    if first.year is None or None in (first.month, first.day, last.month, last.day):
        return True
    return (last.year or first.year, last.month, last.day) >= (first.year, first.month, first.day) or (
        last.year is None and last.month < first.month  # type: ignore[operator]
    )


def interval(first: Said, last: Said) -> Said:
    """One range from its two ends; a first end without a year takes it from the last."""
    when = first.year
    if when is None and last.year is not None and first.month and last.month:
        when = last.year - (first.month > last.month)
    return replace(first, year=when, end_year=last.year, end_month=last.month, end_day=last.day)
