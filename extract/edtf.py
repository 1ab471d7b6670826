"""EDTF level 1 (ISO 8601-2), as far as news needs it: text in, first and last day and precision out.

``2024-07-11`` · ``2024-07`` · ``2024-33`` (quarter) · ``2024-21`` (season) · ``2024-40`` (half-year) · ``2024`` ·
``202X`` (decade) · ``A/B`` · ``A/..`` (end unknown) · ``XXXX-07-11`` (year unknown) · ``[A,B]`` (one of these, level 2).
A trailing ``~`` or ``?`` is accepted and kept out of the bounds.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_POINT = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # spring … winter, which ends in February
FIRST_YEAR, LAST_YEAR = 1900, 2100

Bounds = tuple[date | None, date | None]


def day(when: date) -> str:
    """One day."""
    return when.isoformat()


def interval(first: date, last: date) -> str:
    """The days from ``first`` to ``last``, both included."""
    return day(first) if first == last else f"{first.isoformat()}/{last.isoformat()}"


@lru_cache(maxsize=65536)
def bounds(text: str) -> Bounds:
    """First and last day of ``text``; ``None`` where it is open, unknown or has no year. Raises ValueError on bad text."""
    if not text or text.startswith("["):
        return None, None
    if "/" in text:
        left, right = text.split("/", 1)
        first = None if left in ("", "..") else bounds(left)[0]
        last = None if right in ("", "..") else bounds(right)[1]
        if first and last and last < first:
            raise ValueError(f"{text}: ends before it begins")
        return first, last
    if decade := re.fullmatch(r"(\d{3})X", text):
        year = int(decade[1]) * 10
        return date(year, 1, 1), date(year + 9, 12, 31)
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not an EDTF date")
    year_text, month_text, day_text = found.groups()
    if year_text == "XXXX":
        return None, None
    year, month = int(year_text), int(month_text or 0)
    if day_text:
        return (date(year, month, int(day_text)),) * 2
    if not month_text:
        return date(year, 1, 1), date(year, 12, 31)
    return _span(year, month)


def _span(year: int, code: int) -> tuple[date, date]:
    if 1 <= code <= 12:
        return date(year, code, 1), date(year, code, monthrange(year, code)[1])
    if code in _SEASONS:
        first, last = _SEASONS[code]
    elif 33 <= code <= 36:
        first, last = (code - 33) * 3 + 1, (code - 33) * 3 + 3
    elif code in (40, 41):
        first, last = (code - 40) * 6 + 1, (code - 40) * 6 + 6
    else:
        raise ValueError(f"{code} is not a month, season, quarter or half-year")
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


@lru_cache(maxsize=65536)
def precision(text: str) -> str:
    """What the text commits to: day, interval, month, quarter, season, half_year, year, decade or undated."""
    if not text:
        return "undated"
    if text.startswith("["):
        return precision(text[1:-1].split(",")[0])
    if "/" in text:
        return "interval"
    if re.fullmatch(r"\d{3}X", text):
        return "decade"
    parts = text.rstrip("~?%").split("-")
    if len(parts) == 3:
        return "day"
    if len(parts) == 1:
        return "year"
    code = int(parts[1])
    if code <= 12:
        return "month"
    return "season" if code < 33 else "quarter" if code < 40 else "half_year"


@lru_cache(maxsize=65536)
def is_valid(text: str) -> bool:
    """Whether ``text`` is a date this module reads."""
    try:
        for part in re.split(r"[/,]", text.strip("[]")):
            if part not in ("", "..") and not re.fullmatch(r"XXXX-\d\d(-\d\d)?", part):
                bounds(part)
        if "/" in text and "XXXX" not in text:
            bounds(text)
    except ValueError:
        return False
    return bool(text)


def covers(outer: str, inner: str) -> bool:
    """Whether every day of ``inner`` lies in ``outer`` (open ends reach forever)."""
    a, b = bounds(outer), bounds(inner)
    if b[0] is None:
        return False
    return (a[0] is None or a[0] <= b[0]) and (a[1] is None or (b[1] is not None and b[1] <= a[1]))


def alternatives(texts: list[str]) -> str:
    """The set of alternatives, ``[A,B]``."""
    return f"[{','.join(texts)}]"


def weeks(of: date, offset: int) -> tuple[date, date]:
    """Monday and Sunday of the week ``offset`` weeks from the one that holds ``of``."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=offset)
    return monday, monday + timedelta(days=6)


def month_shift(year: int, month: int, offset: int) -> tuple[int, int]:
    """Year and month ``offset`` months later."""
    index = year * 12 + month - 1 + offset
    return index // 12, index % 12 + 1
