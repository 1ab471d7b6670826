"""Event triggers: which sentence tells of which kind of act, and in what light (done, planned, called off, only wished)."""

from __future__ import annotations

from collections.abc import Sequence

from extract.lexicon import Language, Lexicon
from extract.model import Amount, Article, Hit, Marks, Person, Sentence, Timex, Trigger

_WINDOW = {False: 230, True: 120}  # how far apart the words of one act may stand; by "joined" scripts
_CUE_BEFORE = {False: 95, True: 60}
_AFTER = 12  # an ordinal before the name is preferred to one after it by so many characters
_CUE_AFTER = {False: 60, True: 60}


class Scene:
    """All marks of one sentence."""

    def __init__(self, sentence: Sentence, marks: Marks, timexes: Sequence[Timex]):
        self.sentence = sentence
        self.hits = [h for h in marks.hits if sentence.start <= h.start and h.end <= sentence.end]
        self.persons = tuple(p for p in marks.persons if sentence.start <= p.start and p.end <= sentence.end)
        self.timexes = tuple(t for t in timexes if sentence.start <= t.start and t.end <= sentence.end)

    def of(self, kind: str, *keys: str) -> list[Hit]:
        """Hits of a kind, or of some of its keys."""
        return [h for h in self.hits if h.kind == kind and (not keys or h.key in keys)]

    def has(self, kind: str, *keys: str) -> bool:
        """Whether there is any such hit."""
        return bool(self.of(kind, *keys))


def find(
    article: Article,
    sentences: Sequence[Sentence],
    marks: Marks,
    timexes: Sequence[Timex],
    language: Language,
    lexicon: Lexicon,
) -> list[Trigger]:
    """Every act told by any mined sentence, in reading order."""
    out: list[Trigger] = []
    by_sentence: dict[int, list[Timex]] = {}
    for timex in timexes:
        for sentence in sentences:
            if sentence.start <= timex.start < sentence.end:
                by_sentence.setdefault(sentence.index, []).append(timex)
                break
    for sentence in sentences:
        scene = Scene(sentence, marks, by_sentence.get(sentence.index, ()))
        if not scene.has("concept") and not scene.has("series"):
            continue
        out += _of_sentence(article, scene, language, lexicon)
    return out


def _of_sentence(article: Article, scene: Scene, language: Language, lexicon: Lexicon) -> list[Trigger]:
    found: list[tuple[str, tuple[Hit, ...], str, int | None]] = []
    ordinals = _ordinals(article, scene, language)
    used_series: list[Hit] = []
    for hit in scene.of("series"):
        if hit.key not in lexicon.series or any(h.key == hit.key and _ordinal(h, ordinals) == _ordinal(hit, ordinals) for h in used_series):
            continue
        if lexicon.series[hit.key]["event_type"] not in lexicon.event_types:
            continue
        used_series.append(hit)
        found.append((lexicon.series[hit.key]["event_type"], (hit,), hit.key, _ordinal(hit, ordinals)))
    for slug, rule in lexicon.event_types.items():
        if scene.has("concept", *rule.get("unless", ())) and rule.get("unless"):
            continue
        if used_series and slug in [f[0] for f in found]:
            continue
        for concepts in rule["any_of"]:
            if hits := _together(scene, concepts, _WINDOW[language.joined]):
                ordinal = _nearest_ordinal(hits, ordinals) if slug in ("committee_meeting", "multilateral_meeting", "party_meeting") else None
                found.append((slug, hits, "", ordinal))
                break
    return [_trigger(article, scene, f, language) for f in _absorb(found, lexicon)]


def _together(scene: Scene, concepts: list[str], window: int) -> tuple[Hit, ...]:
    """One hit for each concept, near each other; the closest such set."""
    choices = [scene.of("concept", c) for c in concepts]
    if not all(choices):
        return ()
    best: tuple[int, tuple[Hit, ...]] | None = None
    for anchor in choices[0]:
        group = [anchor, *(min(c, key=lambda h: abs(h.start - anchor.start)) for c in choices[1:])]
        width = max(h.end for h in group) - min(h.start for h in group)
        if width <= window and (best is None or width < best[0]):
            best = (width, tuple(group))
    return best[1] if best else ()


def _absorb(found: list[tuple[str, tuple[Hit, ...], str, int | None]], lexicon: Lexicon) -> list[tuple[str, tuple[Hit, ...], str, int | None]]:
    gone = {slug for f in found for slug in lexicon.event_types[f[0]].get("absorbs", ())}
    return [f for f in found if f[0] not in gone]


def _ordinals(article: Article, scene: Scene, language: Language) -> list[tuple[int, int, int]]:
    offset = scene.sentence.start
    text = article.view.lower[offset : scene.sentence.end]
    return [(offset + a, offset + b, n) for a, b, n in language.ordinals.find(text)]


def _ordinal(hit: Hit, ordinals: list[tuple[int, int, int]]) -> int | None:
    return _nearest_ordinal((hit,), ordinals)


def _nearest_ordinal(hits: tuple[Hit, ...], ordinals: list[tuple[int, int, int]]) -> int | None:
    start, end = min(h.start for h in hits), max(h.end for h in hits)
    near = [(start - b if b <= start else max(a - end, 0) + _AFTER, n) for a, b, n in ordinals if start - 45 <= b and a <= end + 30]
    return min(near)[1] if near else None


def _trigger(article: Article, scene: Scene, found: tuple[str, tuple[Hit, ...], str, int | None], language: Language) -> Trigger:
    slug, hits, series, ordinal = found
    start, end = min(h.start for h in hits), max(h.end for h in hits)
    joined = language.joined
    sentence = scene.sentence

    def cue(key: str, before: int = _CUE_BEFORE[joined], after: int = 0) -> bool:
        return any(start - before <= h.start and h.end <= end + after and not (start <= h.start and h.end <= start) for h in scene.of("cue", key))

    wished = any(h.start < start for h in scene.of("cue", "attitude"))
    return Trigger(
        type=slug,
        sentence=sentence,
        start=start,
        end=end,
        concepts=tuple(sorted({h.key for h in scene.of("concept")})),
        series=series,
        ordinal=ordinal,
        planned=cue("planned", before=400 if series else _CUE_BEFORE[joined], after=_CUE_AFTER[joined] if joined else 45),
        past=cue("past", before=60, after=70),
        cancelled=cue("cancelled", before=120, after=90),
        postponed=cue("postponed", before=120, after=90),
        wished=wished,
        negated=cue("negation", before=18, after=12 if joined else 0),
        same_event=scene.has("cue", "same_event"),
        earlier_same_day=scene.has("cue", "earlier_same_day"),
        persons=tuple(p for p in scene.persons if not p.former),
        places=tuple(scene.of("place")),
        countries=tuple(h.key for h in scene.of("country")),
        fields=tuple(dict.fromkeys(h.key for h in scene.of("field"))),
        timexes=scene.timexes,
        amounts=_amounts(article, scene, language),
    )


def _amounts(article: Article, scene: Scene, language: Language) -> tuple[Amount, ...]:
    offset = scene.sentence.start
    goals = scene.of("cue", "target")
    out = []
    for q in language.amounts.find(article.view.lower[offset : scene.sentence.end]):
        a, b = offset + q.start, offset + q.end
        out.append(Amount(q.value, q.unit, article.view.text[a:b], any(-25 <= a - h.end <= 90 for h in goals), a, b))
    return tuple(out)


# -- what the resolver and the story need to know ---------------------------------------


def protagonists(sentences: Sequence[Sentence], marks: Marks) -> list[Person]:
    """The people of the title, the opening and the captions: whose offices bear on the date of the article's act."""
    body = [s for s in sentences if s.zone == "body"][:3]
    spans = [(s.start, s.end) for s in sentences if s.zone in ("title", "caption")] + [(s.start, s.end) for s in body]
    opening = [p for p in marks.persons if any(a <= p.start < b for a, b in spans)]
    ids = {p.id for p in opening}
    return opening + [p for p in marks.persons if p.id in ids and p not in opening]


def sessions(triggers: Sequence[Trigger]) -> list[tuple[str, int]]:
    """The numbered sessions the article tells of."""
    return list(dict.fromkeys((t.series, t.ordinal) for t in triggers if t.series and t.ordinal and not t.planned))


def futures(timexes: Sequence[Timex], sentences: Sequence[Sentence], marks: Marks) -> dict[Timex, bool]:
    """Whether plan or future words stand near an expression, in its sentence."""
    cues = [h for h in marks.hits if h.kind == "cue" and h.key == "planned"]
    out = {}
    for timex in timexes:
        home = next((s for s in sentences if s.start <= timex.start < s.end), None)
        out[timex] = home is not None and any(home.start <= c.start < home.end and abs(c.start - timex.start) < 110 for c in cues)
    return out


def goals(article: Article, sentences: Sequence[Sentence], marks: Marks, language: Language) -> tuple[Amount, ...]:
    """The amounts told as goals or promises anywhere in the body."""
    out: list[Amount] = []
    for sentence in sentences:
        if sentence.zone == "body" and any(c.isdigit() for c in article.view.text[sentence.start : sentence.end]):
            out += [a for a in _amounts(article, Scene(sentence, marks, ()), language) if a.target]
    return tuple(out)
