"""Temporal expressions as they are said, with their places; nothing is inferred here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.lexicon import Language
from extract.model import Article, Said, Sentence, Timex

_ACTS = ("next", "prev")  # what counts from an act told behind or before it
_STOPS = ',.;:!?)”"，。、'


def find(article: Article, sentences: Iterable[Sentence], language: Language, order: str, written: int = 0) -> list[Timex]:
    """The temporal expressions of the mined sentences; ``order`` is the day and month order of the outlet, ``written`` the
    year of the article (0: not known). A day of that year told with an anniversary is that of the ceremony."""
    out = []
    for sentence in sentences:
        text = article.view.lower[sentence.start : sentence.end]
        for item in language.grammar.find(text, order):
            recent = written and item.said.day and item.said.year and item.said.year >= written - 1
            use = "event" if item.use == "anniversary" and recent else item.use
            said = _alone(item.said, text, item.start, item.end) if item.said.relative[:4] in _ACTS else item.said
            out.append(Timex(sentence.start + item.start, sentence.start + item.end, said, item.rule, use))
    return out


def _alone(said: Said, text: str, start: int, end: int) -> Said:
    """ "A day after" at the end of its clause counts from the day told before, not from an act that is told with it."""
    edge = text[end:].lstrip()[:1] if said.relative.startswith("next") else text[:start].rstrip()[-1:]
    return said if edge and edge not in _STOPS else replace(said, relative="same" + said.relative[4:])
