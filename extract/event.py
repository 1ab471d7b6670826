"""Event triggers: which sentence tells of which kind of act, and in what light (done, planned, called off, only wished)."""

from __future__ import annotations

from collections.abc import Sequence

from extract import attend, listing
from extract.lexicon import Language, Lexicon
from extract.model import Amount, Article, Hit, Marks, Person, Sentence, Timex, Trigger
from extract.plan import Speech
from extract.scene import Scene, scenes
from extract.spans import Row

_WINDOW = {False: 230, True: 120}  # how far apart the words of one act may stand; by whether the script is dense
_CUE_BEFORE = {False: 95, True: 60}
_PLAN = 110  # how far from an expression a word of planning may stand
_ANNIVERSARY = 45
_APART = 90  # acts whose words stand further apart do not absorb each other
_MOST = 400  # acts of one article; real news tells a few dozen at most
_AFTER = 12  # an ordinal before the name is preferred to one after it by so many characters
_CUE_AFTER = {False: 45, True: 60}
_PREDICATE = {False: 200, True: 120}  # from a noun that opens its sentence, "the talks between ...", to "will be held"
_CLAIM = 45  # a cue right before the words of another act belongs to that one
_EVENTS = ("forum", "exchange", "commemoration", "inauguration", "joint_exercise", "committee_meeting")  # named by a noun
_GATHERINGS = ("forum", "exchange", "commemoration")
_DONE = 5
_SINCE = 40
_NUMBERED = ("committee_meeting", "multilateral_meeting", "party_meeting")
Act = tuple[str, tuple[Hit, ...], str, int | None]  # event type, its words, series, ordinal


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
    told = Row(timexes)
    for sentence in sentences:
        for scene in scenes(sentence, marks, told, article.view.text):
            if scene.has("concept") or scene.has("series"):
                out += _of_sentence(article, scene, marks, language, lexicon)
        if len(out) > _MOST:
            break
    return out


def _of_sentence(article: Article, scene: Scene, marks: Marks, language: Language, lexicon: Lexicon) -> list[Trigger]:
    found: list[Act] = []
    ordinals: list[tuple[int, int, int]] | None = None
    told = {h.key for h in scene.of("concept")}

    def number(*hits: Hit) -> int | None:
        nonlocal ordinals
        if ordinals is None:
            ordinals = _ordinals(article, scene, language)
        return _nearest_ordinal(hits, ordinals, scene.timexes)

    for hit in scene.of("series"):
        if series := lexicon.series.get(hit.key):
            act = (series["event_type"], hit.key, number(hit) if series.get("numbered", True) else None)
            if act not in [(f[0], f[2], f[3]) for f in found]:
                found.append((act[0], (hit,), act[1], act[2]))
    by_series = {f[0] for f in found}
    for slug, rule in lexicon.event_types.items():
        if slug in by_series or not told.isdisjoint(rule.get("unless", ())):
            continue
        for concepts in rule["any_of"]:
            if told.issuperset(concepts) and (hits := _together(scene, concepts, _WINDOW[language.dense])):
                found.append((slug, hits, "", number(*hits) if slug in _NUMBERED else None))
                break
    kept = _absorb(_without_purposes(scene, found), lexicon)
    gone = attend.one_gathering({f[0]: min(h.start for h in f[1]) for f in kept if f[0] in _GATHERINGS}, scene.of("cue", "purpose"))
    kept = [f for f in kept if f[0] not in gone]
    starts = [min(h.start for h in f[1]) for f in kept]
    told_acts = [_trigger(article, scene, f, [o for o in starts if o != start], language) for f, start in zip(kept, starts, strict=True)]
    return told_acts if language.dense else listing.spread(told_acts, marks)


def _without_purposes(scene: Scene, found: list[Act]) -> list[Act]:
    """Without the sessions that are only named as what a guest has come for, in the sentence of a meeting with that guest."""
    words = scene.of("cue", "purpose")
    if not words or not any(f[0] in attend.GUESTS for f in found) or scene.has("country", "KH"):
        return found
    return [f for f in found if f[0] not in attend.OCCASIONS or not attend.is_purpose(f[1], words)]


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


def _absorb(found: list[Act], lexicon: Lexicon) -> list[Act]:
    """Without the types that a told one absorbs, and those that rest on the very words of one that goes before them."""

    def near(one: Act, other: Act) -> bool:
        return (
            min(h.start for h in other[1]) - max(h.end for h in one[1])
            < _APART
            > min(h.start for h in one[1]) - max(h.end for h in other[1])
        )

    kept = [f for f in found if not any(f[0] in lexicon.event_types[o[0]].get("absorbs", ()) and near(f, o) for o in found)]
    words = {slug: {h for f in kept if slug in lexicon.event_types[f[0]].get("before", ()) for h in f[1]} for slug in {f[0] for f in kept}}
    return [f for f in kept if not words[f[0]] & set(f[1])]


def _ordinals(article: Article, scene: Scene, language: Language) -> list[tuple[int, int, int]]:
    offset = scene.sentence.start
    text = article.view.lower[offset : scene.sentence.end]
    return [(offset + a, offset + b, n) for a, b, n in language.ordinals.find(text)]


def _nearest_ordinal(hits: tuple[Hit, ...], ordinals: list[tuple[int, int, int]], timexes: Sequence[Timex]) -> int | None:
    """The number said before the words, or after them with no date between."""
    start, end = min(h.start for h in hits), max(h.end for h in hits)
    near = [
        (start - b if b <= start else max(a - end, 0) + _AFTER, n)
        for a, b, n in ordinals
        if start - 45 <= b and a <= end + 30 and not any(t.start <= a < t.end or end <= t.start < a for t in timexes)
    ]
    return min(near)[1] if near else None


def _trigger(article: Article, scene: Scene, found: Act, others: Sequence[int], language: Language) -> Trigger:
    slug, hits, series, ordinal = found
    start, end = min(h.start for h in hits), max(h.end for h in hits)
    dense = language.dense
    sentence = scene.sentence

    def cue(key: str, before: int, after: int) -> bool:
        """Whether a cue stands near the act; one behind it counts only if no other act follows at once."""
        for hit in scene.of("cue", key):
            if key == "planned" and scene.speech.parts(hit, start, end):
                continue
            if start - before <= hit.start and (hit.end <= start or hit.start < start < hit.end):
                return True
            if start <= hit.start and hit.end <= end + after and not any(hit.start <= o < hit.end + _CLAIM for o in others):
                return True
        return False

    done = any(start - _DONE <= h.start <= start for h in scene.of("cue", "done"))  # "that will be held on Monday, they did meet"
    wished = any(h.start < start for h in scene.of("cue", "attitude"))
    return Trigger(
        type=slug,
        sentence=sentence,
        start=start,
        end=end,
        concepts=tuple(sorted({h.key for h in scene.of("concept")})),
        series=series,
        ordinal=ordinal,
        planned=cue("planned", 0 if done else 400 if series else _CUE_BEFORE[dense], _cue_after(scene, slug, start, dense))
        or (_is_headline(article, sentence) and cue("headline", _CUE_BEFORE[dense], 0)),
        past=cue("past", 60, 70) and not scene.has("cue", "earlier_same_day"),
        cancelled=cue("cancelled", 120, 90 if others else 200),
        postponed=cue("postponed", 120, 90 if others else 200),
        wished=wished,
        negated=cue("negation", 18, 12 if language.joined else 0)
        or cue("denial", 60, 0)
        or _since(article, scene, start)
        or (slug not in ("commemoration", "message") and _remembered(article, scene, start, dense)),
        same_event=scene.has("cue", "same_event"),
        earlier_same_day=scene.has("cue", "earlier_same_day"),
        persons=attend.present(scene.persons, scene.of("cue"), slug, start, end, article.view.text, dense),
        places=tuple(scene.of("place")),
        countries=tuple(h.key for h in scene.of("country")),
        fields=tuple(dict.fromkeys(h.key for h in scene.of("field"))),
        timexes=scene.timexes,
        amounts=scene.amounts(article, language),
    )


def _cue_after(scene: Scene, slug: str, start: int, dense: bool) -> int:
    """How far behind an act's words a word of planning counts: over the names, where the act is the subject of its sentence."""
    towns = [(p.start, p.end) for p in scene.of("place")]
    sides = [h for h in scene.of("country") if not any(a <= h.start < b for a, b in towns)]
    if not any(h.start < start for h in scene.persons) and not any(h.start < start for h in sides):
        return _PREDICATE[dense]
    return _CUE_AFTER[dense] * (2 if slug in _EVENTS else 1)


def _is_headline(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is a title or a line without a stop, in which "to visit" tells of what is to come."""
    return sentence.zone == "title" or article.view.text[sentence.end - 1].isalnum()


def _since(article: Article, scene: Scene, start: int) -> bool:
    """Whether the act is that from which something is counted: "the first such meeting since he visited Hanoi in January"."""
    before = [h.end for h in scene.of("cue", "since") if start - _SINCE <= h.start and h.end <= start]
    return (
        bool(before)
        and "," not in article.view.text[max(before) : start]
        and not any(max(before) <= t.start < start for t in scene.timexes)
    )


def _remembered(article: Article, scene: Scene, start: int, dense: bool) -> bool:
    """Whether the act is one whose anniversary is told: "45 years since the signing of the treaty"; Korean, Japanese and
    Chinese name it before the number."""
    told = [t for t in scene.timexes if t.use == "anniversary"]
    if dense:
        return any(0 <= t.start - start <= _ANNIVERSARY // 3 or t.start <= start < t.end for t in told)
    return any(t.start <= start <= t.end + _ANNIVERSARY and "," not in article.view.text[t.end : start] for t in told)


# -- what the resolver and the story need to know ---------------------------------------


def protagonists(sentences: Sequence[Sentence], marks: Marks) -> list[Person]:
    """The people of the title, the opening and the captions: whose offices bear on the date of the article's act."""
    body = [s for s in sentences if s.zone == "body"][:3]
    spans = [(s.start, s.end) for s in sentences if s.zone in ("title", "caption")] + [(s.start, s.end) for s in body]
    opening = [p for a, b in spans for p in marks.persons.between(a, b)]
    ids, places = {p.id for p in opening}, {p.start for p in opening}
    return opening + [p for p in marks.persons if p.id in ids and p.start not in places]


def sessions(triggers: Sequence[Trigger]) -> list[tuple[str, int]]:
    """The numbered sessions the article tells of."""
    return list(dict.fromkeys((t.series, t.ordinal) for t in triggers if t.series and t.ordinal and not t.planned))


def futures(article: Article, timexes: Sequence[Timex], sentences: Sequence[Sentence], marks: Marks) -> dict[Timex, bool]:
    """Whether plan or future words stand near an expression, in its sentence, and no speech begins or ends between them."""
    cues = [h for h in marks.hits if h.kind == "cue" and h.key == "planned"]
    homes, plans, speech = Row(sentences), Row(cues), Speech(marks.hits, article.view.text)
    out = {}
    for timex in timexes:
        home = homes.at(timex.start)
        near = plans.between(max(home.start, timex.start - _PLAN), min(home.end, timex.start + _PLAN)) if home else []
        out[timex] = not all(speech.parts(plan, timex.start, timex.end) for plan in near)
    return out


def goals(article: Article, sentences: Sequence[Sentence], marks: Marks, language: Language) -> tuple[Amount, ...]:
    """The amounts told as goals or promises anywhere in the body."""
    out: list[Amount] = []
    told = Row(h for h in marks.hits if h.kind == "cue" and h.key == "target")
    for sentence in sentences:
        if sentence.zone == "body" and told.between(sentence.start, sentence.end):
            for scene in scenes(sentence, marks, Row(()), article.view.text):
                out += [a for a in scene.amounts(article, language) if a.target]
    return tuple(out)
