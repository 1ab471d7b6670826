"""The chosen events with their tellings, as plain values: what every kind of export is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from extract.frame import Frames, rows
from views.cite import passage_link, web_address
from views.facts import Facts

Record = dict[str, Any]
MENTION = (
    "mention_id", "event_id", "article_id", "status", "main", "edtf", "date_words", "date_reason", "quote", "quote_start", "quote_end"
)  # fmt: skip
ARTICLE = ("article_id", "title", "publisher", "language", "published", "url")
_ORDER = {"occurred": 0, "cancelled": 1, "planned": 2, "background": 3}


class Words(Protocol):
    """The words of one interface language."""

    @property
    def code(self) -> str: ...
    def __call__(self, key: str, /, **values: Any) -> str: ...
    def label(self, section: str, slug: str, /) -> str: ...


def select(frames: Frames, ids: Iterable[str]) -> Frames:
    """The frames cut down to these events (in this order), their mentions and the articles of those."""
    order = {event_id: place for place, event_id in enumerate(dict.fromkeys(ids))}
    events = frames.events[frames.events["event_id"].isin(list(order))]
    events = events.sort_values("event_id", key=lambda column: column.map(order), kind="stable")
    mentions = frames.mentions[frames.mentions["event_id"].isin(list(order))]
    articles = frames.articles[frames.articles["article_id"].isin(mentions["article_id"].unique())]
    return Frames(events, mentions, articles, frames.rejected.iloc[:0])


def records(chosen: Frames) -> list[Record]:
    """One dict per event: the columns of the contract, and ``tellings`` (see :func:`telling`), the best one first."""
    return assemble(rows(chosen.events), rows(chosen.mentions[list(MENTION)]), rows(chosen.articles[list(ARTICLE)]))


def assemble(events: Sequence[Record], mentions: Sequence[Record], articles: Sequence[Record]) -> list[Record]:
    """:func:`records` of rows; of mentions and articles the columns ``MENTION`` and ``ARTICLE`` do."""
    known = {row["article_id"]: row for row in articles}
    tellings: dict[str, list[Record]] = defaultdict(list)
    status = {row["event_id"]: row["status"] for row in events}
    for mention in sorted(mentions, key=lambda m: (m["status"] != status[m["event_id"]], *_rank(m, known))):
        tellings[mention["event_id"]].append(telling(mention, known.get(mention["article_id"], {})))
    return [{**row, "tellings": tellings[row["event_id"]]} for row in events]


def _rank(mention: Mapping[str, Any], articles: Mapping[str, Record]) -> tuple[Any, ...]:
    article = articles.get(mention["article_id"], {})
    return not mention["main"], _ORDER.get(mention["status"], 9), article.get("published") or "9", mention["mention_id"]


def telling(mention: Mapping[str, Any], article: Mapping[str, Any]) -> Record:
    """What one article says of an event: the sentence, who published it, where it can be read."""
    url = web_address(article.get("url"))
    return {
        "mention_id": mention["mention_id"],
        "article_id": mention["article_id"],
        "status": mention["status"],
        "main": mention["main"],
        "edtf": mention["edtf"],
        "date_words": mention["date_words"],
        "date_reason": mention["date_reason"],
        "quote": mention["quote"],
        "quote_start": mention["quote_start"],
        "quote_end": mention["quote_end"],
        "headline": article.get("title"),
        "outlet": article.get("publisher"),
        "language": article.get("language"),
        "published": article.get("published"),
        "url": url,
        "link": passage_link(url, mention["quote"]),
    }


def title(record: Mapping[str, Any], code: str) -> str:
    """The title of an event in an interface language."""
    return str((record["titles"] or {}).get(code) or record["title"] or record["event_id"])


def office(item: str, words: Words, facts: Facts) -> str:
    """An item of ``offices``, ``leader:office``, as text; an office that is not on record stays as it was found."""
    leader, _, held = item.partition(":")
    return f"{facts.person(leader, words.code)}: {words.label('offices', held) if held in facts.offices else held}"


def amount(item: Mapping[str, Any]) -> str:
    """An amount as one short text: ``12 document``."""
    value, unit = item.get("value"), item.get("unit") or ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value} {unit}".strip() if value is not None else str(item.get("what") or "")
