"""Who and what is named: people with the offices said beside them, places, countries, series and concept words."""

from __future__ import annotations

from collections.abc import Iterable

from extract import people
from extract.lexicon import Language, Lexicon
from extract.model import Article, Hit, Marks, Person, Sentence
from extract.phrases import spaced
from extract.spans import Cover, Row, longest
from extract.text import View, clean, lower

_SHORT = 5
_OWN_PART = {"concept": {"title", "series"}, "field": {"title"}, "country": set(), "cue": {"cue"}, "series": {"title"}}
_EDGES = ("begins", "ends")  # "will begin" tells of a plan and of a first day


def find(article: Article, sentences: Iterable[Sentence], language: Language, lexicon: Lexicon) -> Marks:
    """All marks of the mined sentences, in reading order."""
    view = article.view
    mined = Row(sentences)
    places = _places(view, lexicon, language.name_endings)
    named = Cover((p.start, p.end) for p in places)
    hits = [h for h in _words(view, language) if h.kind not in ("title", "country") or not named.holds_more(h.start, h.end)] + places
    hits = [h for h in hits if _inside(h, mined)]
    offices = Cover((h.start, h.end) for h in hits if h.kind == "title")  # "director of the Ho Chi Minh Academy" names no person
    persons = [
        p for p in _known(view, lexicon, places, language.name_endings) if _inside(p, mined) and not offices.holds_more(p.start, p.end)
    ]
    persons = people.name(view, persons, Row(hits), mined, lexicon)
    taken = Cover((p.start, p.end) for p in persons)
    hits = [h for h in hits if h.kind != "place" or not taken.holds(h.start, h.end)]
    return Marks(Row(sorted(hits, key=lambda h: (h.start, h.end, h.kind, h.key))), Row(persons))


def _inside(item: Hit | Person, sentences: Row[Sentence]) -> bool:
    home = sentences.at(item.start)
    return home is not None and item.end <= home.end


def _words(view: View, language: Language) -> list[Hit]:
    """Words of the language; per kind the longest wins, and a word inside a title or a series name is part of that."""
    by_kind: dict[str, list[tuple[int, int, str]]] = {}
    for start, end, payloads in language.phrases.find(view.lower, view.text):
        for kind, key in payloads:
            by_kind.setdefault(kind, []).append((start, end, key))
    hits: list[Hit] = []
    for kind, spans in by_kind.items():
        kept = _longest_all(spans) if kind in ("title", "series") else _outermost(spans)
        hits += [Hit(start, end, kind, key) for start, end, key in kept]
    hits = _without_idioms(hits)
    covers = {kind: Cover((h.start, h.end) for h in hits if h.kind == kind and h.key not in _EDGES) for kind in ("title", "series", "cue")}
    return [h for h in hits if h.key == "saying" or not any(covers[c].holds_more(h.start, h.end) for c in _OWN_PART.get(h.kind, ()))]


def _without_idioms(hits: list[Hit]) -> list[Hit]:
    """Without the words that only a set phrase holds: "received" in "has received the order of", "press meeting"."""
    idioms = [(h.start, h.end) for h in hits if h.kind == "cue" and h.key == "idiom"]
    if not idioms:
        return hits
    cover = Cover(idioms)
    kept = [h for h in hits if not cover.touches(h.start, h.end) or any(h.start <= a and b <= h.end for a, b in idioms)]
    return [h for h in kept if h.key != "idiom" or h.kind != "cue"]


def _outermost(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without the spans inside a longer one of the same key."""
    by_key: dict[str, list[tuple[int, int]]] = {}
    for start, end, key in spans:
        by_key.setdefault(key, []).append((start, end))
    covers = {key: Cover(own) for key, own in by_key.items() if len(own) > 1}
    return [s for s in spans if s[2] not in covers or not covers[s[2]].holds_more(s[0], s[1])]


def _longest_all(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The longest of overlapping spans; several keys of one span all stay."""
    keep = longest((a, b) for a, b, _ in spans)
    return [s for s in spans if s[:2] in keep]


def _places(view: View, lexicon: Lexicon, endings: tuple[str, ...]) -> list[Hit]:
    spans = []
    for start, end, payloads in lexicon.place_names.find(view.folded, view.text, endings):
        spans += [(start, end, place) for place, name in payloads if _written(name, view.text[start : start + len(name)])]
    return [Hit(start, end, "place", place) for start, end, place in _longest_all(spans)]


def _written(name: str, found: str) -> bool:
    """Whether every capital of the name is one in the text: "Lam Dong", not "(To) Lam dong (chu tri)"; and whether a short
    name that is written with marks has its own: "Bờ Y", not "Bộ Y (tế)"."""
    if len(name) <= _SHORT and not found.isascii() and lower(clean(found)) != lower(clean(name)):
        return False
    return all(b.isupper() for a, b in zip(name, found, strict=True) if a.isupper())


def _known(view: View, lexicon: Lexicon, places: list[Hit], endings: tuple[str, ...]) -> list[Person]:
    """Names of the gazetteer; the strength of the alias is kept in ``role_words`` until offices are read."""
    spans = []
    for start, end, payloads in lexicon.names.find(view.folded, view.text, endings):
        if spaced(view.text[start]) and not view.text[start].isupper() and not any(s == "weak" for _, s in payloads):
            continue
        spans += [(start, end, payload) for payload in payloads]
    keep = longest((a, b) for a, b, _ in spans)
    towns = Cover((h.start, h.end) for h in places)
    out = []
    for start, end, (leader, strength) in spans:
        if (start, end) in keep and not towns.holds_more(start, end):
            out.append(Person(start, end, leader, view.text[start:end], True, lexicon.leaders[leader].country, (), strength))
    return sorted(out, key=lambda p: p.start)
