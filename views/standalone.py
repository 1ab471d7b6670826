"""One HTML file of the chosen events that opens offline: plot, table, search, quotes, receipts.

The texts travel as JSON and reach the page through ``textContent`` only; a content security policy lets nothing
but the page's own script run and forbids every request.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

from extract.frame import Frames, rows
from views.export_dates import spoken
from views.export_rows import Record, Words, amount, office, title
from views.facts import Facts

FOLDER = Path(__file__).resolve().parent.parent / "static" / "standalone"
SCRIPTS = ("fold.js", "plot.js", "page.js")
WORDS = (
    "title noscript event search search_hint all_types all_statuses count none_found plot table undated earlier later zoom_in zoom_out "
    "whole theme close original no_address more next previous cluster hint part_of made told_by amounts people offices place type "
    "status date receipt unknown_outlet"
).split()
_FILLED = {"count": ("shown", "total"), "more": ("number",), "cluster": ("number",), "made": ("date",)}
_AROUND = 240  # letters of the article before and after the sentence


def page(records: Sequence[Record], chosen: Frames, words: Words, facts: Facts, coverage: Sequence[tuple[str, str]], made: date) -> bytes:
    """The whole page as UTF-8; ``coverage`` are label and value pairs shown at its foot."""
    evidence = {row["mention_id"]: row["evidence"] for row in rows(chosen.mentions[["mention_id", "evidence"]])}
    texts = dict(zip(chosen.articles["article_id"], chosen.articles["text"], strict=True))
    data = {
        "made": made.isoformat(),
        "words": {key: words(f"standalone_{key}", **_kept(key)) for key in WORDS},
        "coverage": [list(pair) for pair in coverage],
        "events": [_event(record, texts, evidence, words, facts) for record in records],
    }
    return _filled(data, words).encode("utf-8", "replace")


def _kept(key: str) -> dict[str, str]:
    """Places for numbers that the page itself fills in."""
    return {name: "{" + name + "}" for name in _FILLED.get(key, ())}


def _filled(data: Mapping[str, Any], words: Words) -> str:
    script = "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in SCRIPTS)
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    parts = {
        "lang": escape(words.code),
        "title": escape(data["words"]["title"]),
        "noscript": escape(data["words"]["noscript"]),
        "policy": f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'",
        "style": style,
        "script": script,
        "data": embedded(data),
    }
    text = (FOLDER / "page.html").read_text(encoding="utf-8")
    out = []
    for piece in text.split("{{"):
        name, found, rest = piece.partition("}}")
        out.append(parts[name] + rest if found else piece)
    return "".join(out)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def embedded(data: Any) -> str:
    """JSON that no HTML parser can take for markup, whatever the texts hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _event(
    record: Record, texts: Mapping[str, str], evidence: Mapping[str, Mapping[str, Any]], words: Words, facts: Facts
) -> dict[str, Any]:
    code = words.code
    return {
        "id": record["event_id"],
        "title": title(record, code),
        "start": record["start"],
        "end": record["end"],
        "when": spoken(record, words),
        "precision": record["precision"],
        "status": record["status"],
        "statusLabel": words.label("statuses", record["status"]),
        "type": record["event_type"],
        "typeLabel": words.label("types", record["event_type"]),
        "people": [facts.person(leader, code) for leader in record["leaders"]],
        "offices": [office(item, words, facts) for item in record["offices"]],
        "place": facts.place(record["place"], code) if record["place"] else "",
        "amounts": [amount(item) for item in record["amounts"]],
        "receipt": record["date_reason"] or "",
        "partOf": record["part_of"],
        "tellings": [
            {
                "outlet": told["outlet"] or "",
                "headline": told["headline"] or "",
                "published": told["published"] or "",
                "language": told["language"] or "",
                "languageLabel": words.label("languages", told["language"]) if told["language"] else "",
                "statusLabel": words.label("statuses", told["status"]),
                "link": told["link"] or "",
                "receipt": told["date_reason"] or "",
                "passage": passage(texts.get(told["article_id"], ""), told, evidence.get(told["mention_id"], {})),
            }
            for told in record["tellings"]
        ],
    }


def passage(text: str, told: Mapping[str, Any], evidence: Mapping[str, Any]) -> list[list[str]]:
    """The sentence amid its surroundings in pieces ``[text, kind]``: context, quote, date or name."""
    start, end = told["quote_start"], told["quote_end"]
    if start is None or end is None or not 0 <= start < end <= len(text):
        return [[told["quote"] or "", "quote"]]
    marks = sorted(_marks(evidence, start, end))
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    pieces = [["… " if first else "", "context"], [text[first:start], "context"]]
    cuts = sorted({start, end, *(place for mark in marks for place in mark[:2])})
    for left, right in pairwise(cuts):
        kind = next((kind for a, b, kind in marks if a <= left and right <= b), "quote")
        pieces.append([text[left:right], kind])
    pieces += [[text[end:last], "context"], [" …" if last < len(text) else "", "context"]]
    return [piece for piece in pieces if piece[0]]


def _marks(evidence: Mapping[str, Any], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for key, kind in (("said", "date"), ("names", "name")):
        for span in evidence.get(key, ()):
            if start <= span["start"] < span["end"] <= end:
                yield span["start"], span["end"], kind
