"""First and last day of an EDTF date, as ``data/`` and the frames write them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

_EPOCH = date(1970, 1, 1).toordinal()
_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")


def span(edtf: str | None) -> tuple[date | None, date | None]:
    """Both days included; ``None`` where it is open, unknown or not a plain year, month, day or range of them."""
    if not edtf:
        return None, None
    if "/" in edtf:
        left, _, right = edtf.partition("/")
        return span(left)[0], span(right)[1]
    found = _POINT.fullmatch(edtf)
    if not found:
        return None, None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        last_month = month or 12
        return date(year, month or 1, day or 1), date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return None, None


def apart(days: Iterable[str], least: int = 1500) -> list[str]:
    """The days that can be told apart on an axis of so many dots, which is all of them where they are few."""
    every = sorted(set(days))
    if len(every) <= least:
        return every
    first = date.fromisoformat(every[0])
    width = max(1.0, (date.fromisoformat(every[-1]) - first).days / least)
    return list({int((date.fromisoformat(day) - first).days / width): day for day in every}.values())


def number(day: date) -> int:
    """A day counted from 1970."""
    return day.toordinal() - _EPOCH


def precision(edtf: str | None) -> str:
    """Day, interval, month, year, or undated for what :func:`span` does not read."""
    if not edtf or span(edtf) == (None, None):
        return "undated"
    return "interval" if "/" in edtf else {0: "year", 1: "month"}.get(edtf.rstrip("~?%").count("-"), "day")


def rough(edtf: str | None) -> bool:
    """Whether the date is marked as doubtful or approximate."""
    return bool(edtf) and str(edtf).endswith(("~", "?", "%"))
