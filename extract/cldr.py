"""Names of months and weekdays from the Unicode locale data that dateparser carries."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_CODE = {"no": "nb"}
_SHORTEST = 3


@lru_cache(maxsize=64)
def names(code: str, kind: str) -> tuple[tuple[str, ...], ...]:
    """Twelve or seven tuples of names for a language; empty tuples when dateparser does not know it."""
    keys = _MONTHS if kind == "months" else _WEEKDAYS
    try:
        info = import_module(f"dateparser.data.date_translation_data.{_CODE.get(code, code)}").info
    except ModuleNotFoundError:
        return ((),) * len(keys)
    return tuple(tuple(w for w in info.get(key, ()) if len(w) > _SHORTEST and not w[0].isdigit()) for key in keys)
