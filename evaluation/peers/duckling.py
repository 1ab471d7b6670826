"""duckling, where the wheel ``pyduckling-native-phihos`` is installed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from evaluation.peers.model import Peer, Question, at, timed
from extract import edtf

_ZONES = Path("/usr/share/zoneinfo")
_ZONE, _OFFSET = "Asia/Ho_Chi_Minh", timezone(timedelta(hours=7))
_CODES = {"no": "NB"}
_LANGUAGES = "vi en fr sv no da es pt it de ru zh ja ko"
_DAY = timedelta(days=1)


def load() -> Peer | None:
    """The peer, when it can be imported and the machine has time zones."""
    if not find_spec("duckling") or not _ZONES.is_dir():
        return None
    return Peer("duckling", frozenset(_LANGUAGES.split()), lambda questions: timed(_find, questions))


@cache
def _library() -> Any:
    return import_module("duckling")


@cache
def _zones() -> Any:
    return _library().load_time_zones(str(_ZONES))


def _find(question: Question) -> list[str]:
    library = _library()
    noon = datetime(question.day.year, question.day.month, question.day.day, 12, tzinfo=_OFFSET)
    language = library.parse_lang(_CODES.get(question.language, question.language.upper()))
    context = library.Context(library.parse_ref_time(_zones(), _ZONE, int(noon.timestamp())), library.default_locale_lang(language))
    found = library.parse(question.text, context, library.parse_dimensions(["time"]), False)
    dates = (_value(one["value"]) for one in sorted(found, key=lambda one: one["start"]))
    return [value for value in dates if value]


def _value(value: dict[str, Any]) -> str:
    if value.get("type") != "interval":
        return at(_day(value), str(value["grain"])) if "value" in value else ""
    first, last = value.get("from"), value.get("to")
    if not first or not last:
        return f"{edtf.day(_day(first))}/.." if first else ""
    start, end = _day(first), _day(last)
    if last["grain"] in ("day", "week", "month", "quarter", "year"):
        end -= _DAY  # its intervals leave out the end
    return edtf.interval(start, max(start, end))


def _day(part: dict[str, Any]) -> date:
    return date.fromisoformat(str(part["value"])[:10])
