"""Runs the extraction on the gold articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from evaluation import match, merging
from evaluation.gold import GoldArticle
from extract import merge, pipeline, rows
from extract.identity import Previous
from extract.lexicon import load
from extract.model import Telling

Result = tuple[GoldArticle, Sequence[Telling]]


class Run:
    """The tellings of every article, the language each was taken for, and the events they were joined to."""

    def __init__(self, articles: Sequence[GoldArticle]):
        lexicon = load()
        read = [(a, pipeline.read(a.record, lexicon)) for a in articles]
        self.results: list[Result] = [(a, r.tellings) for a, r in read]
        self.languages = {a.record.id: r.article.language for a, r in read}
        times: dict[str, date | None] = {t.id: rows.published_day(r.clues) for _, r in read for t in r.tellings}
        homes = {t.id: a.record.id for a, r in read for t in r.tellings}
        self.events = merge.merge([t for _, r in read for t in r.tellings], times, homes, Previous(), lexicon.places)

    def merging(self) -> merging.Merging:
        """How well tellings of the same gold event were joined, mentions in passing included."""
        event_of = {t.id: e.id for e in self.events for t in e.tellings}
        items = []
        for article, tellings in self.results:
            for main in (True, False):
                wanted = [e for e in article.events if e.main == main]
                found, _ = match.pairs(wanted, [t for t in tellings if t.candidate.main == main])
                items += [(p.expected.key, event_of[p.telling.id]) for p in found if p.telling]
        return merging.score(items)
