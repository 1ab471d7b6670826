"""Small made-up frames and the words of the interface, for the tests of pages and exports."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

from extract.frame import EVENTS, MENTIONS, Frames, from_rows

ROOT = Path(__file__).resolve().parent.parent
TEXT = "Before. On 11 July the two met in Vientiane. After."
QUOTE = "On 11 July the two met in Vientiane."


class PlainWords:
    """The words of one interface file, read without any help."""

    def __init__(self, code: str = "en") -> None:
        self.code = code
        self.table = _table(code)

    def __call__(self, key: str, **values: Any) -> str:
        return str(self.table["ui"][key]).format(**values)

    def label(self, section: str, slug: str) -> str:
        return str(self.table[section].get(slug, slug))


@lru_cache(maxsize=8)
def _table(code: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "data" / "interface" / f"{code}.toml").read_text(encoding="utf-8"))


def event(event_id: str, start: str | None = "2024-07-11", end: str | None = "", **more: Any) -> dict[str, Any]:
    """An event row; ``end`` is like ``start`` unless given."""
    row: dict[str, Any] = dict.fromkeys(EVENTS)
    row |= {
        "event_id": event_id,
        "start": start,
        "end": start if end == "" else end,
        "edtf": start,
        "precision": "day" if start else "undated",
        "status": "occurred",
        "event_type": "talks",
        "plover": "CONSULT",
        "countries": ["VN", "LA"],
        "title": f"Talks {event_id}",
        "titles": {"en": f"Talks {event_id}"},
        "date_reason": "said “11 July”",
        "confidence_date": 0.9,
        "confidence_type": 0.9,
        "articles": 1,
    }
    return row | more


def mention(event_id: str, article_id: str = "a1", **more: Any) -> dict[str, Any]:
    """A telling of an event by an article."""
    row: dict[str, Any] = dict.fromkeys(MENTIONS)
    row |= {
        "mention_id": f"m-{event_id}-{article_id}",
        "event_id": event_id,
        "article_id": article_id,
        "main": True,
        "status": "occurred",
        "event_type": "talks",
        "edtf": "2024-07-11",
        "start": "2024-07-11",
        "end": "2024-07-11",
        "precision": "day",
        "date_words": ["11 July"],
        "date_reason": "said “11 July”",
        "evidence": {"said": [{"start": 11, "end": 18, "text": "11 July"}], "names": [{"start": 34, "end": 43, "id": "x"}]},
        "quote": QUOTE,
        "quote_start": 8,
        "quote_end": 8 + len(QUOTE),
    }
    return row | more


def article(article_id: str = "a1", **more: Any) -> dict[str, Any]:
    """An article row."""
    row: dict[str, Any] = {
        "article_id": article_id,
        "language": "en",
        "title": "Two met",
        "publisher": "Daily",
        "url": "https://news.example/two-met",
        "published": "2024-07-12",
        "published_basis": "header",
        "text": TEXT,
    }
    return row | more


def frames(
    events: list[dict[str, Any]],
    mentions: list[dict[str, Any]] | None = None,
    articles: list[dict[str, Any]] | None = None,
    rejected: list[dict[str, Any]] | None = None,
) -> Frames:
    """Frames of these rows; without mentions each event is told once by one article."""
    mentions = [mention(row["event_id"]) for row in events] if mentions is None else mentions
    articles = [article(name) for name in Counter(m["article_id"] for m in mentions)] if articles is None else articles
    return from_rows(events=events, mentions=mentions, articles=articles, rejected=rejected or [])
