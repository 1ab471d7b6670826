"""The marks of one sentence, by kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extract import link, sidelines
from extract.lexicon import Language
from extract.model import Amount, Article, Hit, Marks, Person, Sentence, Timex
from extract.plan import Speech
from extract.spans import Row


class Scene:
    """All marks of one sentence, or of that part of it which tells of one act."""

    def __init__(self, sentence: Sentence, hits: Sequence[Hit], persons: Sequence[Person], timexes: Sequence[Timex], text: str):
        self.sentence, self.hits, self.persons, self.timexes = sentence, sidelines.without(hits, text), tuple(persons), tuple(timexes)
        self._amounts: tuple[Amount, ...] | None = None
        self._text = text
        self._by_kind: dict[str, list[Hit]] = {}
        for hit in self.hits:
            self._by_kind.setdefault(hit.kind, []).append(hit)

    @cached_property
    def speech(self) -> Speech:
        """What is said in the sentence."""
        return Speech(self.hits, self._text)

    def amounts(self, article: Article, language: Language) -> tuple[Amount, ...]:
        """The amounts of the sentence, read once."""
        if self._amounts is None:
            self._amounts = _amounts(article, self, language)
        return self._amounts

    def of(self, kind: str, *keys: str) -> list[Hit]:
        """Hits of a kind, or of some of its keys."""
        own = self._by_kind.get(kind, [])
        return [h for h in own if h.key in keys] if keys else own

    def has(self, kind: str, *keys: str) -> bool:
        """Whether there is any such hit."""
        return bool(self.of(kind, *keys))


def scenes(sentence: Sentence, marks: Marks, timexes: Row[Timex], text: str) -> list[Scene]:
    """The sentence, in two parts where one act is told by another: "met X, a day after he received Y"."""
    hits = [h for h in marks.hits.between(sentence.start, sentence.end) if h.end <= sentence.end]
    persons = [p for p in marks.persons.between(sentence.start, sentence.end) if p.end <= sentence.end]
    told = [t for t in timexes.between(sentence.start, sentence.end) if t.end <= sentence.end]
    counts = next((t for t in told if link.is_link(t)), None)
    if counts is None:
        return [Scene(sentence, hits, persons, told, text)]
    start, end = link.reach(counts, sentence, text, link.acts(hits))
    out = []
    for within in (False, True):
        own, other = ([p for p in persons if (start <= p.start < end) == w] for w in (within, not within))
        if len(own) == 1:  # who met X "after he received Y" is named once
            own = sorted([*own, *other[:1]], key=lambda p: p.start)
        out.append(Scene(sentence, [h for h in hits if (start <= h.start < end) == within], own, told, text))
    return out


def _amounts(article: Article, scene: Scene, language: Language) -> tuple[Amount, ...]:
    offset = scene.sentence.start
    goals = scene.of("cue", "target")
    out = []
    for q in language.amounts.find(article.view.lower[offset : scene.sentence.end]):
        a, b = offset + q.start, offset + q.end
        out.append(Amount(q.value, q.unit, article.view.text[a:b], any(-25 <= a - h.end <= 90 for h in goals), a, b))
    return tuple(out)
