"""Days that are only those of an anniversary: what is remembered, or the feast itself, but not when it was kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract import edtf
from extract.model import Context, Hit, Timex

_YEARS = re.compile(r" ?\(0?(\d{1,2})\D[^()]{0,14}(?:1[89]|20)\d\d")  # "2 September (2 September 1945 - ..."
_GONE = 2  # years
REACH = 26  # how far behind "National Day of the republic" its day may stand


def days(timexes: Iterable[Timex]) -> frozenset[tuple[int, int]]:
    """Month and day of the anniversaries the article tells with their years."""
    return frozenset((t.said.month, t.said.day) for t in timexes if t.use == "anniversary" and t.said.month and t.said.day)


def remembered(timex: Timex, timexes: Iterable[Timex], ctx: Context) -> bool:
    """Whether a day lies years before one the article tells or is of: what is commemorated, not the ceremony."""
    told = [y for t in timexes if t.said.relative != "anniversary" for y in (t.said.year, t.said.end_year) if y]
    years = told + [d.year for d in edtf.bounds(ctx.time) if d and ctx.published]
    return bool(timex.said.year and years and timex.said.year < max(years) - _GONE)


def is_one(timex: Timex, known: frozenset[tuple[int, int]], before: Iterable[Hit], text: str) -> bool:
    """Whether a day without a year is only that of the anniversary told: "National Day, 2 September". ``before`` are the marks
    ahead of it."""
    said = timex.said
    if said.year or said.end_day or said.relative or not (said.month and said.day):
        return False
    told = _YEARS.match(text, timex.end)
    named = any(h.kind == "concept" and h.key == "national_day" and h.end <= timex.start for h in before)
    return (said.month, said.day) in known or named or bool(told and int(told[1]) == said.day)
