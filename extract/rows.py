"""Tellings and events as plain rows of the frames."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from extract import dct, disagreement, edtf, milestone, receipt, title
from extract.lexicon import Lexicon
from extract.merge import VISITS
from extract.model import Article, Candidate, Clue, Dated, Event, Telling

Row = dict[str, Any]
_OPEN = timedelta(days=5)


def published_day(clues: list[Clue]) -> date | None:
    """The first day of the article's time, if known."""
    clue = dct.published(clues)
    return edtf.bounds(clue.edtf)[0] if clue else None


def tellings(article: Article, told: Sequence[tuple[Candidate, Dated]], lexicon: Lexicon) -> list[Telling]:
    """Tellings with ids made of their content, quotes in the original text, and the offices held that day."""
    out: list[Telling] = []
    taken: set[str] = set()
    for candidate, dated in told:
        start, end = (article.view.origin(p) for p in (candidate.sentence.start, candidate.sentence.end))
        quote = article.record.text[start:end]
        seed = [article.record.id, candidate.type, candidate.series, str(candidate.ordinal or ""), quote]
        number = 0
        while (ident := _hash("m", [*seed, str(number)])) in taken:
            number += 1
        taken.add(ident)
        out.append(Telling(ident, candidate, dated, quote, start, end, tuple(offices(candidate, dated, lexicon)), article.language))
    return out


def _hash(letter: str, parts: Iterable[str]) -> str:
    return letter + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:15]


def offices(candidate: Candidate, dated: Dated, lexicon: Lexicon) -> list[str]:
    """``leader:office`` for every office held on all days of the act, or in part of them and said in the text; the
    words found where no row covers them."""
    start, end = edtf.bounds(dated.edtf)
    out = []
    for person in candidate.persons:
        held = lexicon.offices_in(person.id, start, end or start, person.roles) if start else []
        if held:
            out += [f"{person.id}:{office}" for office in held]
        elif person.role_words:
            out.append(f"{person.id}:{person.role_words}")
    return out


def frames(
    read: Sequence[tuple[Article, list[Clue], list[Telling]]], events: Sequence[Event], times: dict[str, date | None], lexicon: Lexicon
) -> dict[str, list[Row]]:
    """Rows of events, mentions and articles, in a fixed order."""
    home = {t.id: article for article, _, ts in read for t in ts}
    built = [(event, _event(event, home, times, lexicon)) for event in events]
    _link_visits(built)
    event_of = {t.id: event for event in events for t in event.tellings}
    mentions = [_mention(t, article, event_of[t.id], lexicon) for article, _, ts in read for t in ts]
    rows = sorted((row for _, row in built), key=lambda r: (r["start"] or "9999", r["edtf"] or "~", r["event_id"]))
    return {"events": rows, "mentions": mentions, "articles": [_article(a, c) for a, c, _ in read]}


def _article(article: Article, clues: list[Clue]) -> Row:
    best = dct.published(clues)
    origin = article.view.origin
    return {
        "article_id": article.record.id,
        "language": article.language or None,
        "title": article.title or None,
        "publisher": article.publisher or None,
        "url": article.url or None,
        "published": best.edtf if best else None,
        "published_basis": best.source if best else None,
        "text": article.record.text,
        "zones": [{"start": origin(x.start), "end": origin(x.end), "zone": x.zone} for x in article.lines],
        "date_clues": [{"edtf": c.edtf, "source": c.source, "words": c.words} for c in clues]
        + [{"conflict": c} for c in dct.conflicts(clues)],
    }


def _dates(dated: Dated) -> Row:
    start, end = edtf.bounds(dated.edtf)
    return {
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "edtf": dated.edtf or None,
        "precision": edtf.precision(dated.edtf),
        "date_basis": dated.basis or None,
        "date_reason": receipt.line(dated),
        "date_candidates": list(dated.candidates),
        "confidence_date": dated.confidence if dated.edtf else 0.0,
    }


def _mention(telling: Telling, article: Article, event: Event, lexicon: Lexicon) -> Row:
    candidate, dated, origin = telling.candidate, telling.dated, article.view.origin
    spans = [(origin(a), origin(b)) for a, b in dated.words]
    return {
        "mention_id": telling.id,
        "event_id": event.id,
        "article_id": article.record.id,
        "main": candidate.main,
        "status": candidate.status,
        "event_type": candidate.type,
        "fields": list(candidate.fields),
        "leaders": [p.id for p in candidate.persons],
        "offices": list(telling.offices),
        "place": candidate.place or None,
        "countries": list(candidate.countries),
        "series": candidate.series or None,
        "ordinal": candidate.ordinal,
        "amounts": _amounts(candidate),
        **_dates(dated),
        "date_words": [article.record.text[a:b] for a, b in spans],
        "evidence": {
            "said": [{"start": a, "end": b, "text": article.record.text[a:b]} for a, b in spans],
            "inferred": list(dated.inferred),
            "rejected": list(dated.rejected),
            "names": [
                {"start": origin(p.start), "end": origin(p.end), "id": p.id, "name": p.name, "known": p.known, "office": p.role_words}
                for p in candidate.persons
            ],
            **({"note": candidate.note} if candidate.note else {}),
        },
        "confidence_type": candidate.confidence,
        "merge_reason": event.reasons.get(telling.id) or None,
        "quote": telling.quote,
        "quote_start": telling.quote_start,
        "quote_end": telling.quote_end,
    }


def _amounts(candidate: Candidate) -> list[Row]:
    return [
        {"value": int(a.value) if a.value == int(a.value) else a.value, "unit": a.unit, "what": a.what, "target": a.target}
        for a in candidate.amounts
    ]


# -- events -----------------------------------------------------------------------------


def _event(event: Event, home: dict[str, Article], times: dict[str, date | None], lexicon: Lexicon) -> Row:
    ranked = sorted(
        event.tellings, key=lambda t: (not t.candidate.main, -_fineness(t), -t.dated.confidence, -len(t.candidate.persons), t.id)
    )
    best = ranked[0]
    dated_by = min(event.tellings, key=lambda t: (-_fineness(t), not t.candidate.main, -t.dated.confidence, t.id))
    kind = Counter(t.candidate.type for t in event.tellings if t.candidate.main or t is best).most_common(1)[0][0]
    people = list(dict.fromkeys(p.id for t in ranked for p in t.candidate.persons))
    status = _status(event, home, times)
    row: Row = {
        "event_id": event.id,
        **_dates(dated_by.dated),
        "status": status,
        "event_type": kind,
        "plover": "AGREE" if status == "planned" else lexicon.event_types[kind]["plover"],
        "fields": sorted({f for t in event.tellings for f in t.candidate.fields}),
        "leaders": people,
        "offices": list(dict.fromkeys(o for t in ranked for o in offices(t.candidate, dated_by.dated, lexicon))),
        "place": next((t.candidate.place for t in ranked if t.candidate.place), None),
        "countries": list(dict.fromkeys(c for t in ranked for c in t.candidate.countries)),
        "series": next((t.candidate.series for t in ranked if t.candidate.series), None),
        "ordinal": next((t.candidate.ordinal for t in ranked if t.candidate.ordinal), None),
        "amounts": _all_amounts(ranked),
        "former_ids": sorted(event.former_ids),
        "disagreements": disagreement.find(((t, home[t.id].record.id) for t in event.tellings), lexicon.places),
        "confidence_type": max(t.candidate.confidence for t in event.tellings),
        "articles": len({home[t.id].record.id for t in event.tellings}),
        "languages": sorted({t.language for t in event.tellings}),
    }
    borrowed = any(not t.dated.edtf or "XXXX" in t.dated.edtf for t in ranked if t.candidate.main) and len(event.tellings) > 1
    if borrowed and row["start"] and not dated_by.candidate.main:
        row["date_basis"] = "other_article"
    names = {p.id: p.name for t in reversed(ranked) for p in t.candidate.persons if not p.known}
    row["milestone"] = milestone.find(row, lexicon)
    row["titles"] = title.titles(row, names, lexicon)
    row["title"] = row["titles"]["en"]
    return row


def _fineness(telling: Telling) -> int:
    edtf_text = telling.dated.edtf
    if not edtf_text:
        return 0
    if "XXXX" in edtf_text:
        return 1
    if edtf_text.endswith("/.."):
        return 5
    return {"day": 6, "interval": 6, "month": 4, "quarter": 3, "season": 3, "half_year": 3}.get(edtf.precision(edtf_text), 2)


def _status(event: Event, home: dict[str, Article], times: dict[str, date | None]) -> str:
    states = [t.candidate.status for t in event.tellings]
    if "occurred" in states or "background" in states:
        return "occurred"
    latest = max(event.tellings, key=lambda t: (times[home[t.id].record.id] or date.min, t.id))
    return "cancelled" if latest.candidate.status == "cancelled" else "planned"


def _all_amounts(ranked: list[Telling]) -> list[Row]:
    seen: dict[tuple[Any, ...], Row] = {}
    for telling in ranked:
        for amount in _amounts(telling.candidate):
            seen.setdefault((amount["value"], amount["unit"], amount["target"]), amount)
    return list(seen.values())


def _link_visits(built: list[tuple[Event, Row]]) -> None:
    """A visit contains the acts of its days and people."""
    visits = [row for _, row in built if row["event_type"] in VISITS and row["start"]]
    for _, row in built:
        if row["event_type"] in VISITS or not row["start"] or row["precision"] not in ("day", "interval"):
            continue
        day = date.fromisoformat(row["start"])
        for visit in visits:
            first = date.fromisoformat(visit["start"])
            last = date.fromisoformat(visit["end"]) if visit["end"] else first + _OPEN
            if first <= day <= last and set(visit["leaders"]) & set(row["leaders"]):
                row["part_of"] = visit["event_id"]
                break
