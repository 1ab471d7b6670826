"""Lasting ids: an article keeps the id its text had in an earlier extraction and an event the id its tellings had; ids
merged away are remembered."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from extract.model import Event, Record, Telling

_SURE, _LIKELY = 1000, 1
Act = tuple[str, ...]


@dataclass(frozen=True)
class Previous:
    """What an earlier extraction knew: event ids by mention id and by what an article told (with its people), the ids merged
    into each event, and the texts of the articles by their ids."""

    mentions: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[Act, tuple[str, frozenset[str]]] = field(default_factory=dict)
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def remember(
    events: Iterable[Mapping[str, Any]], mentions: Iterable[Mapping[str, Any]], articles: Iterable[Mapping[str, Any]] = ()
) -> Previous:
    """The ids in the rows of earlier frames. An act that one article told twice under two ids is not remembered by it."""
    by_mention: dict[str, str] = {}
    by_act: dict[Act, set[str]] = defaultdict(set)
    people: dict[Act, frozenset[str]] = {}
    for row in mentions:
        by_mention[row["mention_id"]] = row["event_id"]
        act = _act(row["article_id"], row["event_type"], row["series"], row["ordinal"])
        by_act[act].add(row["event_id"])
        people[act] = frozenset(row["leaders"])
    return Previous(
        by_mention,
        {act: (min(ids), people[act]) for act, ids in by_act.items() if len(ids) == 1},
        {row["event_id"]: tuple(row["former_ids"]) for row in events if row["former_ids"]},
        {row["article_id"]: row["text"] or "" for row in articles},
    )


def _act(article: str, kind: str, series: str | None, ordinal: int | None) -> Act:
    return article, kind, series or "", str(ordinal or "")


# -- articles ------------------------------------------------------------------


def name(records: Iterable[Record], previous: Previous) -> list[Record]:
    """The records under ids of their own: the one asked for, with a number where another text has it; a text given twice under
    one id is one record. A text keeps the id it had."""
    families: dict[str, dict[str, Record]] = {}
    for record in records:
        families.setdefault(record.id, {}).setdefault(record.text, record)
    asked = set(families)
    named: list[Record] = []
    for ident, texts in families.items():
        given = {text: ident for text in texts if previous.texts.get(ident) == text}
        number = 2
        while f"{ident}-{number}" in previous.texts:
            old = previous.texts[f"{ident}-{number}"]
            if old in texts and f"{ident}-{number}" not in asked:
                given.setdefault(old, f"{ident}-{number}")
            number += 1
        used = set(given.values())
        for text, record in texts.items():
            if text not in given:
                given[text] = _free(ident, used | (asked - {ident}))
                used.add(given[text])
            named.append(replace(record, id=given[text]))
    return named


def _free(ident: str, taken: set[str]) -> str:
    found, number = ident, 2
    while found in taken:
        found, number = f"{ident}-{number}", number + 1
    return found


# -- events --------------------------------------------------------------------


def assign(events: list[Event], articles: Mapping[str, str], previous: Previous) -> list[Event]:
    """Give every event its id; ``articles`` are the article ids by telling id."""
    claims = []
    for number, event in enumerate(events):
        votes: Counter[str] = Counter()
        for telling in event.tellings:
            if telling.id in previous.mentions:
                votes[previous.mentions[telling.id]] += _SURE
            elif old := _likely(telling, articles, previous):
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
            event.id = _new(min(t.id for t in event.tellings), taken)
            taken.add(event.id)
    live = {event.id for event in events}
    for event in events:
        event.former_ids = [old for old in dict.fromkeys(event.former_ids) if old not in live]
    return events


def _new(seed: str, taken: set[str]) -> str:
    number = 0
    while (ident := f"e{hashlib.sha256((seed + '+' * number).encode()).hexdigest()[:11]}") in taken:
        number += 1
    return ident


def _likely(telling: Telling, articles: Mapping[str, str], previous: Previous) -> str:
    """The event whose telling in this article was of the same kind, unless it was of other people."""
    candidate = telling.candidate
    old, people = previous.acts.get(_act(articles[telling.id], candidate.type, candidate.series, candidate.ordinal), ("", frozenset()))
    now = {p.id for p in candidate.persons}
    return "" if people and now and not people & now else old
