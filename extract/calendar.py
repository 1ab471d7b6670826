"""Turns what an expression says into days, given the document's day: plain arithmetic, no guessing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from extract import edtf
from extract.model import Said

_OFFSET = re.compile(r"(day|week|month|quarter|year)([+-]\d+)$")


def fixed(said: Said) -> str | None:
    """The EDTF value of an expression that needs no help: its year is said. None when it is no possible date."""
    if said.relative:
        return None
    if said.decade is not None:
        return f"{said.decade // 10}X"
    if said.year is None:
        return ""
    return in_year(said, said.year)


def in_year(said: Said, year: int) -> str | None:
    """The EDTF value of a day, range, month or part of a year in ``year``; None when that day does not exist."""
    if said.code is not None:
        return f"{year:04d}-{said.code:02d}"
    if said.month is None:
        return f"{year:04d}" if said.end_year is None else f"{year:04d}/{said.end_year:04d}"
    first = _part(year, said.month, said.day)
    if said.end_day is None and said.end_month is None:
        return first if edtf.is_valid(first) else None
    end_month = said.end_month or said.month
    end_year = said.end_year or (year + (end_month < said.month))
    last = _part(end_year, end_month, said.end_day)
    value = f"{first}/{last}"
    return value if edtf.is_valid(value) and edtf.is_valid(first) else None


def _part(year: int, month: int, day: int | None) -> str:
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def unknown_year(said: Said) -> str:
    """The partial EDTF value of an expression without a year."""
    if said.month is None:
        return ""
    first = f"XXXX-{said.month:02d}" + (f"-{said.day:02d}" if said.day else "")
    if said.end_day is None:
        return first
    return f"{first}/XXXX-{said.end_month or said.month:02d}-{said.end_day:02d}"


def weekday_fits(said: Said, value: str) -> bool:
    """Whether the first day of ``value`` is the weekday that was said."""
    first = edtf.bounds(value)[0]
    return said.weekday is None or first is None or first.weekday() == said.weekday


def relative(said: Said, published: str, last: date | None, future: bool) -> tuple[str, str] | None:
    """Value and explanation of a relative expression; None when what it counts from is not known.

    ``published`` is the document's time, ``last`` the day told before, ``future`` whether plan words stand near.
    """
    kind = said.relative
    first, end = edtf.bounds(published) if published else (None, None)
    known_day = first if first == end else None
    if kind.startswith("same"):
        if last is None and known_day is None:
            return None
        day = (last or known_day or date.min) + timedelta(days=int(kind[4:] or 0))
        return day.isoformat(), f"counted from {last.isoformat()}, told before" if last else f"counted from the document's date {published}"
    if kind.startswith(("next", "prev")):  # the day of the act it counts from, where the other act is told before
        return ((last - timedelta(days=int(kind[4:]))).isoformat(), f"counted from {last.isoformat()}, told before") if last else None
    if first is None:
        return None
    if kind.startswith("wd"):
        value = _weekday(kind, said.weekday, known_day, future)
    elif kind.startswith(("month-past", "month-future", "month-year", "date-year")):
        value = _named_month(kind, said, first, end or first)
    elif kind.startswith("day-of-month"):
        value = _day_of_month(kind, said, first, known_day, future)
        if value and said.weekday is not None and not said.end_day and not weekday_fits(said, value):  # "this Monday 30 scholarships"
            value = _weekday("wd", said.weekday, known_day, future)
    else:
        value = _offset(kind, first, end or first, known_day)
    return (value, f"counted from the document's date {published}") if value else None


def _offset(kind: str, first: date, end: date, day: date | None) -> str:
    found = _OFFSET.fullmatch(kind)
    if not found:
        return ""
    unit, offset = found[1], int(found[2])
    if unit == "day":
        return (day + timedelta(days=offset)).isoformat() if day else ""
    if unit == "week":
        return edtf.interval(*edtf.weeks(day, offset)) if day else ""
    if (first.year, first.month) != (end.year, end.month) and unit != "year":
        return ""
    if unit == "month":
        year, month = edtf.month_shift(first.year, first.month, offset)
        return f"{year:04d}-{month:02d}"
    if unit == "quarter":
        year, month = edtf.month_shift(first.year, first.month, offset * 3)
        return f"{year:04d}-{33 + (month - 1) // 3}"
    return f"{first.year + offset:04d}"


def _weekday(kind: str, weekday: int | None, day: date | None, future: bool) -> str:
    if day is None or weekday is None:
        return ""
    if found := re.fullmatch(r"wd-week([+-]\d+)", kind):
        return (edtf.weeks(day, int(found[1]))[0] + timedelta(days=weekday)).isoformat()
    back = (day.weekday() - weekday) % 7
    if kind == "wd-past":
        return (day - timedelta(days=back or 7)).isoformat()
    if kind == "wd-until":
        return (day + timedelta(days=(-back) % 7)).isoformat()
    ahead, past = (day + timedelta(days=7 - back)).isoformat(), (day - timedelta(days=back)).isoformat()
    if kind == "wd-future" or (future and back):
        return ahead
    return edtf.alternatives([past, ahead]) if back == 6 else past  # the name of tomorrow's day, with nothing said of a plan


def _named_month(kind: str, said: Said, first: date, end: date) -> str:
    if said.month is None:
        return ""
    if found := re.fullmatch(r"(?:month|date)-year([+-]\d+)", kind):
        return in_year(said, first.year + int(found[1])) or ""
    if kind == "month-past":
        return in_year(said, first.year - (said.month >= first.month)) or ""
    return in_year(said, end.year + (said.month <= end.month)) or ""


def _day_of_month(kind: str, said: Said, first: date, day: date | None, future: bool) -> str:
    if said.day is None:
        return ""
    offset = int(kind[12:] or 0)
    year, month = edtf.month_shift(first.year, first.month, offset)
    if kind == "day-of-month" and day is not None:
        months = [edtf.month_shift(year, month, m) for m in (-1, 0, 1)]
        days = [(y, m, edtf.bounds(v)[0]) for y, m in months if (v := in_year(replace(said, relative="", month=m), y))]
        gaps = [((d - day).days, y, m) for y, m, d in days if d]
        if gaps:  # news tells what was: what lies ahead counts double, and thrice what is over although plan words stand near
            year, month = min(((-g * 3 if future else -g) if g <= 0 else g if future else 2 * g, y, m) for g, y, m in gaps)[1:]
    return in_year(replace(said, relative="", month=month), year) or ""


def readings(said: Said, first_year: int, last_year: int) -> Iterator[str]:
    """Every value a year-less expression can have, by year."""
    for year in range(first_year, last_year + 1):
        if value := in_year(said, year):
            yield value


def weekdays_in(said: Said, month: str) -> list[str]:
    """All days of the weekday said, when only the month of the document is known."""
    if said.weekday is None or edtf.precision(month) != "month":
        return []
    first, last = edtf.bounds(month)
    assert first is not None and last is not None
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [d.isoformat() for d in days if d.weekday() == said.weekday]
