"""Days whose year is told in words right beside them: "in 1977, on 18 July", "47 years ago, on 18 July"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract import calendar, edtf
from extract.model import Context, Dated, Said, Timex

_GAP = re.compile(r"(?P<comma>[,\uff0c\u3001\u060c]?) ?(?:\w{1,4} ){0,2}")
_RELATIVE_DAY = re.compile(r"(?:day|same)[+-][01]")
_OPENS = re.compile(r" ?[,(\uff08-]? ?")
_COUNTED = re.compile(r"year(-\d+)")


def years(found: Sequence[Timex], ctx: Context) -> dict[Timex, Dated]:
    """The dates of the days that stand right behind a year, or right beside a number of years ago."""
    out: dict[Timex, Dated] = {}
    for first, second in pairwise(found):
        gap = _GAP.fullmatch(ctx.text, first.end, second.start)
        if not gap or {first.use, second.use} != {"event"}:
            continue
        if gap["comma"] and (value := _in_year(second, first.said.year if first.said == Said(year=first.said.year) else None)):
            if not ctx.published or value <= ctx.time:  # not "the plan for 2026, 30 December"
                out[second] = Dated(value, (), "stated", _quote(first, second, ctx), (), (), 1.0, _places(first, second))
        for ago, day in ((first, second), (second, first)):
            if value := _in_year(day, _counted(ago, ctx)):
                note = f"year from the document's date {ctx.time} ({ctx.published.source if ctx.published else ''})"
                out[day] = Dated(value, (), ctx.basis, _quote(first, second, ctx), (note,), (), 0.9, _places(first, second))
    return out


def same_day(found: Sequence[Timex], ctx: Context) -> dict[Timex, Timex]:
    """Expressions such as "today" with the day that is told right behind them: "this morning (8 January)"."""
    return {
        first: second
        for first, second in pairwise(found)
        if _RELATIVE_DAY.fullmatch(first.said.relative)
        and second.said.day
        and (second.said.month or second.said.relative == "day-of-month")
        and not second.said.end_day
        and _OPENS.fullmatch(ctx.text, first.end, second.start)
    }


def _in_year(day: Timex, year: int | None) -> str | None:
    said = day.said
    return calendar.in_year(said, year) if year and said.day and said.month and not (said.year or said.relative) else None


def _counted(ago: Timex, ctx: Context) -> int | None:
    number, now = _COUNTED.fullmatch(ago.said.relative), edtf.bounds(ctx.time)[0]
    return now.year + int(number[1]) if number and now and ctx.published else None


def _quote(first: Timex, second: Timex, ctx: Context) -> str:
    return f"“{ctx.text[first.start : second.end]}”"


def _places(*timexes: Timex) -> tuple[tuple[int, int], ...]:
    return tuple((t.start, t.end) for t in timexes)
