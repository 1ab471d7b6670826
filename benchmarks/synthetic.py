"""Made-up frames of any size, for measuring the dashboard: real ids and slugs, random days, no person's real doings."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from extract.frame import Frames, from_rows
from extract.lexicon import load

TEXT = "Before. On that day the two sides met and talked about trade. After."
QUOTE = "On that day the two sides met and talked about trade."


def frames(number: int, seed: int = 1) -> Frames:
    """``number`` events, each told once; a hundred tellings to an article; one event in thirty has no day."""
    random, lexicon = np.random.default_rng(seed), load()
    people, types, places = list(lexicon.leaders), list(lexicon.event_types), list(lexicon.places)
    days = np.sort(np.datetime64("1962-01-01") + random.integers(0, 23_000, number)).astype(str)
    kind, place = random.integers(0, len(types), number), random.integers(0, len(places), number)
    who = random.integers(0, len(people), (number, 2))
    planned, dated = random.random(number) < 0.05, random.random(number) > 1 / 30
    events, mentions = _rows(number, days, dated), []
    for n, row in enumerate(events):
        leaders = [people[who[n, 0]], people[who[n, 1]]]
        slug = types[kind[n]]
        row |= {"event_type": slug, "leaders": leaders, "place": places[place[n]], "status": "planned" if planned[n] else "occurred"}
        row |= {"titles": {"en": f"{slug} {n}"}, "title": f"{slug} {n}", "languages": ["en"], "articles": 1, "confidence_date": 0.9}
        mentions.append(_mention(n, row))
    articles = [_article(n) for n in range(number // 100 + 1)]
    return from_rows(events=events, mentions=mentions, articles=articles, rejected=[])


def _rows(number: int, days: Any, dated: Any) -> list[dict[str, Any]]:
    return [
        {
            "event_id": f"e{n:011x}", "start": str(days[n]) if dated[n] else None, "end": str(days[n]) if dated[n] else None,
            "edtf": str(days[n]) if dated[n] else None, "precision": "day" if dated[n] else "undated", "date_reason": "made up",
        }
        for n in range(number)
    ]  # fmt: skip


def _mention(n: int, event: dict[str, Any]) -> dict[str, Any]:
    start = TEXT.index(QUOTE)
    own = {"mention_id": f"m{n:x}", "article_id": f"a{n // 100}", "main": True, "quote": QUOTE}
    same = {c: event[c] for c in ("event_id", "status", "event_type", "leaders", "place", "start", "end", "edtf", "precision")}
    return own | same | {"quote_start": start, "quote_end": start + len(QUOTE)}


def _article(n: int) -> dict[str, Any]:
    return {"article_id": f"a{n}", "language": "en", "title": f"Article {n}", "publisher": f"Outlet {n % 40}", "text": TEXT, "zones": []}


def size(frame: pd.DataFrame) -> int:
    """Bytes a frame holds in memory."""
    return int(frame.memory_usage(deep=True).sum())
