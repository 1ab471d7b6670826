"""Temporal expressions as they are said, with their places; nothing is inferred here."""

from __future__ import annotations

from collections.abc import Iterable

from extract.lexicon import Language
from extract.model import Article, Sentence, Timex


def find(article: Article, sentences: Iterable[Sentence], language: Language, order: str) -> list[Timex]:
    """The temporal expressions of the mined sentences; ``order`` is the day and month order of the outlet."""
    out = []
    for sentence in sentences:
        text = article.view.lower[sentence.start : sentence.end]
        for item in language.grammar.find(text, order):
            out.append(Timex(sentence.start + item.start, sentence.start + item.end, item.said, item.rule, item.use))
    return out
