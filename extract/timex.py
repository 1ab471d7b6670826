"""Temporal expressions as they are said, with their places; nothing is inferred here."""

from __future__ import annotations

from collections.abc import Iterable

from extract.lexicon import Language
from extract.model import Article, Sentence, Timex


def find(article: Article, sentences: Iterable[Sentence], language: Language, order: str, written: int = 0) -> list[Timex]:
    """The temporal expressions of the mined sentences; ``order`` is the day and month order of the outlet, ``written`` the
    year of the article (0: not known). A day of that year told with an anniversary is that of the ceremony."""
    out = []
    for sentence in sentences:
        text = article.view.lower[sentence.start : sentence.end]
        for item in language.grammar.find(text, order):
            recent = written and item.said.day and item.said.year and item.said.year >= written - 1
            use = "event" if item.use == "anniversary" and recent else item.use
            out.append(Timex(sentence.start + item.start, sentence.start + item.end, item.said, item.rule, use))
    return out
