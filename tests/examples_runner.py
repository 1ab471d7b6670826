"""Runs the example files: sentence, document date, expected value."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract import event, gazetteer, pipeline, resolve, sentence, timex
from extract.article import parse
from extract.lexicon import load
from extract.model import Clue, Context, Dated, Record
from extract.text import view

EXAMPLES = Path(__file__).parent / "examples"


def items(kind: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Language, number and content of every example of a kind (date, not_date, event)."""
    for path in sorted(EXAMPLES.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, item in enumerate(file.get(kind, [])):
            yield file["language"], number, {"published": file["published"], **item}


def dates(text: str, language: str, published: str) -> list[tuple[int, int, Dated, str]]:
    """All expressions of a passage with their resolved dates: start, end, date, use."""
    lexicon = load()
    words = lexicon.languages[language]
    page = parse(Record("example", text, published=published), view(text), words, lexicon)
    lines = tuple(line for line in page.lines)
    page = type(page)(page.record, page.view, page.language, tuple(type(x)(x.start, x.end, "body") for x in lines), "", "", "")
    sentences = sentence.split(page, words)
    found = timex.find(page, sentences, words, words.data["numeric_order"])
    marks = gazetteer.find(page, sentences, words, lexicon)
    clue = Clue(published, "record", published) if published else None
    ctx = resolve.context(clue, event.protagonists(sentences, marks), found, [], page.view.text, lexicon)
    assert isinstance(ctx, Context)
    resolved = resolve.timexes(found, event.futures(page, found, sentences, marks), ctx, lexicon)
    return [(t.start, t.end, resolved[t], t.use) for t in found]


def check_date(item: dict[str, Any], language: str) -> str:
    """Empty when the example holds, else what came out."""
    seen = view(item["text"])
    place = seen.text.find(view(item["find"]).text)
    assert place >= 0, f"{item['find']!r} is not in the text"
    end = place + len(view(item["find"]).text)
    got = [(d.edtf, use) for a, b, d, use in dates(item["text"], language, item["published"]) if a < end and place < b]
    if any(value == item["edtf"] for value, _ in got):
        return ""
    return f"expected {item['edtf']!r}, got {[v for v, _ in got]}"


def check_not_date(item: dict[str, Any], language: str) -> str:
    """Empty when no date is found."""
    got = [d.edtf for _, _, d, use in dates(item["text"], language, item["published"]) if d.edtf and use == "event"]
    return f"found {got}" if got else ""


def check_event(item: dict[str, Any], language: str) -> str:
    """Empty when the main event is as expected, else what differs."""
    told = pipeline.read(Record("example", item["text"], published=item["published"], language=language), load()).tellings
    mains = [t for t in told if t.candidate.main]
    if not item["type"]:
        return f"unexpected main {[t.candidate.type for t in mains]}" if mains else ""
    best = [t for t in mains if t.candidate.type == item["type"]]
    if not best:
        return f"expected {item['type']}, got {[t.candidate.type for t in mains]}"
    one = best[0]
    wrong = []
    for key, got in (
        ("status", one.candidate.status),
        ("date", one.dated.edtf),
        ("place", one.candidate.place),
        ("series", one.candidate.series),
        ("ordinal", one.candidate.ordinal),
        ("leaders", sorted(p.id for p in one.candidate.persons)),
    ):
        want = sorted(item[key]) if key == "leaders" and key in item else item.get(key)
        if key in item and want != got:
            wrong.append(f"{key}: expected {want}, got {got}")
    return "; ".join(wrong)
