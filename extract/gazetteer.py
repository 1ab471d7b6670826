"""Who and what is named: people with the offices said beside them, places, countries, series and concept words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.lexicon import Language, Lexicon
from extract.model import Article, Hit, Marks, Person, Sentence
from extract.phrases import longest, spaced
from extract.text import View, slug

_REACH = 70  # how far before a name its office may begin to end, in characters
_NAME = re.compile(r"[^\W\d_]\w*(?:['.-]\w+)*")
_OWN_PART = {"concept": {"title", "series"}, "field": {"title"}, "country": set(), "cue": set()}


def find(article: Article, sentences: Iterable[Sentence], language: Language, lexicon: Lexicon) -> Marks:
    """All marks of the mined sentences, in reading order."""
    view = article.view
    hits = _words(view, language)
    hits += _places(view, lexicon)
    spans = [(s.start, s.end) for s in sentences]
    hits = [h for h in hits if _inside(h.start, h.end, spans)]
    known = [p for p in _known(view, lexicon, hits) if _inside(p.start, p.end, spans)]
    persons = _with_roles(view, _full_names(known, hits), hits, spans)
    persons += _unknown(view, persons, hits, spans, lexicon, language)
    taken = [(p.start, p.end) for p in persons]
    hits = [h for h in hits if h.kind != "place" or not any(a <= h.start and h.end <= b for a, b in taken)]
    return Marks(tuple(sorted(hits, key=lambda h: (h.start, h.end, h.kind, h.key))), tuple(sorted(persons, key=lambda p: p.start)))


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] < end:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] <= start and end <= spans[low][1]


def _words(view: View, language: Language) -> list[Hit]:
    """Words of the language; per kind the longest wins, and a word inside a title or a series name is part of that."""
    by_kind: dict[str, list[tuple[int, int, str]]] = {}
    for start, end, payloads in language.phrases.find(view.lower):
        for kind, key in payloads:
            by_kind.setdefault(kind, []).append((start, end, key))
    hits: list[Hit] = []
    for kind, spans in by_kind.items():
        kept = _longest_all(spans) if kind in ("title", "series") else _outermost(spans)
        hits += [Hit(start, end, kind, key) for start, end, key in kept]
    covers = {kind: [(h.start, h.end) for h in hits if h.kind == kind] for kind in ("title", "series")}
    return [h for h in hits if not any(_within(h, covers[c]) for c in _OWN_PART.get(h.kind, ()))]


def _within(hit: Hit, spans: list[tuple[int, int]]) -> bool:
    return any(a <= hit.start and hit.end <= b and b - a > hit.end - hit.start for a, b in spans)


def _outermost(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Without the spans inside a longer one of the same key."""
    return [s for s in spans if not any(o[2] == s[2] and o[0] <= s[0] and s[1] <= o[1] and o[1] - o[0] > s[1] - s[0] for o in spans)]


def _longest_all(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The longest of overlapping spans; several keys of one span all stay."""
    keep = {s[:2] for s in longest([(a, b, "") for a, b in {s[:2] for s in spans}])}
    return [s for s in spans if s[:2] in keep]


def _places(view: View, lexicon: Lexicon) -> list[Hit]:
    spans = []
    for start, end, ids in lexicon.place_names.find(view.folded):
        if not spaced(view.text[start]) or view.text[start].isupper():
            spans += [(start, end, place) for place in ids]
    return [Hit(start, end, "place", place) for start, end, place in _longest_all(spans)]


def _known(view: View, lexicon: Lexicon, hits: list[Hit]) -> list[Person]:
    """Names of the gazetteer; the strength of the alias is kept in ``role_words`` until offices are read."""
    spans = []
    for start, end, payloads in lexicon.names.find(view.folded):
        if spaced(view.text[start]) and not view.text[start].isupper() and not any(s == "weak" for _, s in payloads):
            continue
        spans += [(start, end, payload) for payload in payloads]
    keep = {s[:2] for s in longest([(a, b, "") for a, b in {s[:2] for s in spans}])}
    places = [(h.start, h.end) for h in hits if h.kind == "place"]
    out = []
    for start, end, (leader, strength) in spans:
        if (start, end) not in keep or any(a <= start and end <= b and b - a > end - start for a, b in places):
            continue
        person = lexicon.leaders[leader]
        out.append(Person(start, end, leader, view.text[start:end], True, person.country, (), strength))
    return sorted(out, key=lambda p: p.start)


def _with_roles(view: View, persons: list[Person], hits: list[Hit], spans: list[tuple[int, int]]) -> list[Person]:
    """Offices said right before or after each name; a weak alias without one is no person."""
    titles = sorted((h for h in hits if h.kind == "title"), key=lambda h: h.start)
    former = [(h.start, h.end) for h in hits if h.kind == "cue" and h.key == "former"]
    starts = [p.start for p in persons]
    out = []
    for i, person in enumerate(persons):
        floor = max([persons[j].end for j in range(i) if persons[j].end <= person.start], default=0)
        sentence = next((s for s in spans if s[0] <= person.start < s[1]), (0, len(view.text)))
        floor = max(floor, sentence[0])
        before = _chain_before(view, titles, floor, person.start)
        ceiling = min([s for s in starts if s >= person.end], default=sentence[1])
        after = _chain_after(view, titles, person.end, min(ceiling, sentence[1])) if not before else []
        chain = before or after
        if person.role_words == "weak" and not chain:
            continue
        words = view.text[chain[0].start : chain[-1].end] if chain else ""
        opening = chain[0].start if chain else person.start
        gone = any(0 <= opening - end <= 3 or start <= opening < end for start, end in former)
        roles = tuple(dict.fromkeys(h.key for h in chain))
        out.append(Person(person.start, person.end, person.id, person.name, True, person.country, roles, words, gone))
    return out


def _chain_before(view: View, titles: list[Hit], floor: int, start: int) -> list[Hit]:
    """Titles that lead up to a name without a break: only short words, names of bodies and commas between."""
    chain: list[Hit] = []
    edge, reach = start, _REACH
    for hit in reversed([t for t in titles if floor <= t.start and t.end <= start]):
        gap = view.text[hit.end : edge]
        if len(gap) > reach or re.search(r"[.;:!?\n]", gap) or (chain and len(gap) > 60):
            break
        if any(h.start == hit.start for h in chain) and hit.key not in {h.key for h in chain}:
            chain.insert(0, hit)
            continue
        chain.insert(0, hit)
        edge, reach = hit.start, 60
    return chain


def _chain_after(view: View, titles: list[Hit], end: int, ceiling: int) -> list[Hit]:
    chain: list[Hit] = []
    edge = end
    for hit in [t for t in titles if t.start >= end and t.end <= ceiling]:
        gap = view.text[edge : hit.start]
        joined = bool(view.text[hit.start]) and not spaced(view.text[hit.start])
        limit = 14 if joined else (34 if gap.lstrip(" ")[:1] in (",", "(", "-") else 0)
        if len(gap) > limit or re.search(r"[.;:!?\n。、]", gap):
            break
        chain.append(hit)
        edge = hit.end
    return chain


def _full_names(persons: list[Person], hits: list[Hit]) -> list[Person]:
    """A given name alone counts only right after an office, for the one person so named in full in the article."""
    full = {p.id for p in persons if p.role_words != "short"}
    words = [(h.start, h.end) for h in hits if h.kind in ("title", "concept", "field", "country", "place", "cue", "series")]
    offices = {h.end for h in hits if h.kind == "title"}
    out = []
    for person in persons:
        if person.role_words == "short":
            same = {p.id for p in persons if (p.start, p.end) == (person.start, person.end)}
            inside = any(a < person.end and person.start < b for a, b in words)
            beside = any(0 <= person.start - end <= 2 for end in offices)
            if inside or not beside or person.id not in full or len(same & full) != 1:
                continue
        out.append(person)
    return out


def _unknown(view: View, persons: list[Person], hits: list[Hit], spans: list[tuple[int, int]], lexicon: Lexicon, language: Language) -> list[Person]:
    """People with an office who are not in the gazetteer, kept as found: a capitalised name right after the office."""
    taken = [(p.start, p.end) for p in persons]
    blocked = [(h.start, h.end) for h in hits if h.kind in ("title", "country", "place", "series")]
    out: list[Person] = []
    for hit in (h for h in hits if h.kind == "title"):
        for start, end in _names_after(view, hit.end, lexicon):
            if any(a < end and start < b for a, b in [*taken, *blocked]) or not _inside(start, end, spans):
                continue
            name = view.text[start:end]
            former = any(h.kind == "cue" and h.key == "former" and 0 <= hit.start - h.end <= 3 for h in hits)
            country = _country_of(view, name, hit, hits, lexicon)
            out.append(Person(start, end, slug(name), name, False, country, (hit.key,), view.text[hit.start : start].strip(" ,"), former))
            taken.append((start, end))
    return out


def _names_after(view: View, place: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """A run of two to four capitalised words: at once after the office, or opened by a family name a little later."""
    window = view.text[place : place + 75]
    cut = re.search(r"[.;:!?\n]", window)
    window = window[: cut.start()] if cut else window
    words = list(_NAME.finditer(window))
    for i, word in enumerate(words):
        if not word[0][0].isupper():
            continue
        run = [word]
        for following in words[i + 1 : i + 4]:
            if following[0][0].isupper() and window[run[-1].end() : following.start()] == " ":
                run.append(following)
            else:
                break
        surname = view.folded[place + word.start() : place + word.end()] in lexicon.surnames
        at_once = not window[: word.start()].strip(" ,")
        if len(run) >= 2 and all(len(w[0]) > 1 for w in run) and (surname or at_once) and not all(w[0].isupper() for w in run):
            return [(place + run[0].start(), place + run[-1].end())]
    return []


def _country_of(view: View, name: str, title: Hit, hits: list[Hit], lexicon: Lexicon) -> str:
    """The country a person acts for: a country word beside the office, else by family name."""
    near = [h for h in hits if h.kind == "country" and -30 <= h.start - title.end <= 40 or h.kind == "country" and 0 <= title.start - h.end <= 12]
    if near:
        return near[0].key
    return "VN" if slug(name).split("_")[0] in {s.replace(" ", "_") for s in lexicon.surnames} else ""
