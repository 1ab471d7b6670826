"""A date as a reader says it, in the interface language and at the precision that is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton

from views.export_rows import Words

_LOCALES = {"en": "en_GB"}  # the day first, as both countries write it
_SKELETON = {"month": "yMMMM", "quarter": "yQQQQ", "year": "y"}


def spoken(record: Mapping[str, Any], words: Words) -> str:
    """The date of an event or mention: ``11 July 2024``, ``November 2024``, ``No date``."""
    locale, edtf, precision = _locale(words.code), record["edtf"] or "", record["precision"]
    first, last = _day(record["start"]), _day(record["end"])
    if edtf.startswith("["):
        return words("date_one_of", dates=" / ".join(_point(part, locale) for part in edtf[1:-1].split(",")))
    if edtf.startswith("XXXX"):
        return words("date_year_unknown", day=_point(edtf, locale))
    if first is None and last is None:
        return words.label("precisions", "undated")
    if first is None or last is None:
        return words("date_from" if first else "date_until", day=_long(first or last, locale))
    if precision in _SKELETON:
        return str(format_skeleton(_SKELETON[precision], first, locale=locale))
    if precision in ("season", "half_year", "decade"):
        return f"{words.label('precisions', precision)}: {_between(first, last, 'y' if precision == 'decade' else 'yMMMM', locale)}"
    return _long(first, locale) if first == last else _between(first, last, "yMMMMd", locale)


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(_LOCALES.get(code, code))
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None  # the frames of others may hold days that are none


def _long(day: date | None, locale: Locale) -> str:
    return str(format_date(day, "long", locale=locale))


def _between(first: date, last: date, skeleton: str, locale: Locale) -> str:
    return str(format_interval(first, last, skeleton, locale=locale))


def _point(text: str, locale: Locale) -> str:
    """A day, month or year of EDTF; what is none of these stays as written."""
    found = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if not found:
        return text
    year, month, day = found.groups()
    skeleton = ("y" if year != "XXXX" else "") + ("MMMM" if month else "") + ("d" if day else "")
    try:
        return str(format_skeleton(skeleton, date(2000 if year == "XXXX" else int(year), int(month or 1), int(day or 1)), locale=locale))
    except (ValueError, KeyError):
        return text
