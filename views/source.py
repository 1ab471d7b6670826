"""The source text cut into pieces for the reader: the sentence an event came from, the words of its date, its people, and
what is not part of the story."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from views.words import Words

_ASIDE = {"caption", "credit", "image", "furniture", "meta", "header", "source"}


def pieces(text: str, mention: Mapping[str, Any], zones: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Pieces ``{text, kind}`` that together are exactly ``text``. Kinds: quote (with -date or -name), date, name, aside or
    none."""
    evidence = mention["evidence"] or {}
    spans = [(s["start"], s["end"], "date") for s in evidence.get("said", ())]
    spans += [(s["start"], s["end"], "name") for s in evidence.get("names", ())]
    quote = (mention["quote_start"], mention["quote_end"])
    asides = [(z["start"], z["end"]) for z in zones if z["zone"] in _ASIDE]
    cuts = sorted({0, len(text), *quote, *(p for s in spans for p in s[:2]), *(p for a in asides for p in a)})
    cuts = [c for c in cuts if 0 <= c <= len(text)]
    out: list[dict[str, str]] = []
    for start, end in pairwise(cuts):
        if start < end:
            kind = _kind(start, quote, spans, asides)
            if out and out[-1]["kind"] == kind:
                out[-1]["text"] += text[start:end]
            else:
                out.append({"text": text[start:end], "kind": kind})
    return out


def _kind(place: int, quote: tuple[int, int], spans: list[tuple[int, int, str]], asides: list[tuple[int, int]]) -> str:
    inner = next((kind for a, b, kind in spans if a <= place < b), "")
    if quote[0] <= place < quote[1]:
        return f"quote-{inner}" if inner else "quote"
    return inner or ("aside" if any(a <= place < b for a, b in asides) else "")


def build(
    record: Mapping[str, Any], chosen: Mapping[str, Any], mention: Mapping[str, Any], article: Mapping[str, Any], words: Words
) -> dict[str, Any]:
    """What the reader component shows: all tellings of the event as buttons, the chosen one's article below."""
    return {
        "telling": chosen["mention_id"],
        "tellings": [{"id": t["mention_id"], "label": _label(t, words)} for t in record["tellings"]],
        "about": [x for x in (chosen["headline"], chosen["outlet"] or words("unknown_outlet"), chosen["published"]) if x],
        "link": chosen["link"] or "",
        "link_label": words("reader_original"),
        "language": article["language"] or "",
        "label": words("reader_label"),
        "pieces": pieces(article["text"], mention, article["zones"]),
    }


def _label(telling: Mapping[str, Any], words: Words) -> str:
    outlet = telling["outlet"] or telling["article_id"]
    status = "" if telling["status"] == "occurred" else f" · {words.label('statuses', telling['status'])}"
    return f"{outlet} · {words.label('languages', telling['language'])}{status}"
