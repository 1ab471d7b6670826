"""Lasting ids: an event keeps the id its tellings had in an earlier extraction, and ids merged away are remembered."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.model import Event, Telling

_SURE, _LIKELY = 1000, 1


@dataclass(frozen=True)
class Previous:
    """What an earlier extraction knew: event ids by mention id, by what an article told, and the ids merged into each."""

    mentions: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def remember(events: Iterable[Mapping[str, Any]], mentions: Iterable[Mapping[str, Any]]) -> Previous:
    """The ids in the rows of earlier frames. An act that one article told twice under two ids is not remembered by it."""
    by_mention: dict[str, str] = {}
    by_act: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in mentions:
        by_mention[row["mention_id"]] = row["event_id"]
        by_act[_act(row["article_id"], row["event_type"], row["series"], row["ordinal"])].add(row["event_id"])
    return Previous(
        by_mention,
        {act: min(ids) for act, ids in by_act.items() if len(ids) == 1},
        {row["event_id"]: tuple(row["former_ids"]) for row in events if row["former_ids"]},
    )


def _act(article: str, kind: str, series: str | None, ordinal: int | None) -> tuple[str, ...]:
    return article, kind, series or "", str(ordinal or "")


def assign(events: list[Event], articles: Mapping[str, str], previous: Previous) -> list[Event]:
    """Give every event its id; ``articles`` are the article ids by telling id."""
    claims = []
    for number, event in enumerate(events):
        votes: Counter[str] = Counter()
        for telling in event.tellings:
            if telling.id in previous.mentions:
                votes[previous.mentions[telling.id]] += _SURE
            elif old := previous.acts.get(_told(telling, articles)):
                votes[old] += _LIKELY
        claims += [(-count, old, number) for old, count in votes.items()]
    taken: set[str] = set()
    for _, old, number in sorted(claims):
        event = events[number]
        if old in taken:
            continue
        taken.add(old)
        event.former_ids += previous.former.get(old, ())
        if event.id:
            event.former_ids.append(old)
        else:
            event.id = old
    for event in events:
        if not event.id:
            event.id = f"e{hashlib.sha256(min(t.id for t in event.tellings).encode()).hexdigest()[:11]}"
    return events


def _told(telling: Telling, articles: Mapping[str, str]) -> tuple[str, ...]:
    candidate = telling.candidate
    return _act(articles[telling.id], candidate.type, candidate.series, candidate.ordinal)
