"""The gold articles: texts in the style of news with the events a careful reader finds in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.model import Record
from extract.text import slug

FOLDER = Path(__file__).parent / "gold"
HALVES = ("tune", "report")


@dataclass(frozen=True)
class Expected:
    """One event of a gold article; ``dates`` are the EDTF values that are right (empty text: no date)."""

    main: bool
    type: str
    status: str
    dates: tuple[str, ...]
    leaders: frozenset[str]
    place: str
    series: str
    ordinal: int | None
    key: str


@dataclass(frozen=True)
class GoldArticle:
    """One article with its expected events."""

    record: Record
    language: str
    half: str
    events: tuple[Expected, ...]

    @property
    def mains(self) -> tuple[Expected, ...]:
        """The events the article is about."""
        return tuple(e for e in self.events if e.main)


def load(half: str = "") -> list[GoldArticle]:
    """All gold articles, or those of one half."""
    out = []
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["article"]:
            if not half or row["half"] == half:
                out.append(_article(row, path.stem))
    return out


def _article(row: dict[str, Any], language: str) -> GoldArticle:
    extra = {k: row[k] for k in ("url", "published", "title", "publisher") if k in row}
    return GoldArticle(Record(row["id"], row["text"], **extra), language, row["half"], tuple(_event(e) for e in row.get("event", ())))


def _event(row: dict[str, Any]) -> Expected:
    status = {"postponed": "planned"}.get(row["status"], row["status"])
    people = frozenset(slug(x.removeprefix("name:")) if x.startswith("name:") else x for x in row["leaders"])
    dates = (row["edtf"], *row.get("also", ()))
    return Expected(row["main"], row["type"], status, dates, people, row["place"], row.get("series", ""), row.get("ordinal"), row["key"])
