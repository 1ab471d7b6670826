"""Asks every peer that is installed and scores the answers beside the extraction's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import perf_counter

from evaluation.gold import Expected, GoldArticle
from evaluation.peers import chrono, duckling, heideltime, search_dates
from evaluation.peers.model import Peer, Question
from evaluation.run import Run
from evaluation.score import Share, score
from extract import dct, edtf, pipeline
from extract.lexicon import load

NO_DAY = date(2016, 1, 1)  # for articles that do not tell when they were made: the tools ask for some day


@dataclass(frozen=True)
class Row:
    """One tool's figures on the main events of the articles."""

    name: str
    languages: int
    exact: Share
    wrong: Share
    among: Share
    speed: float


def installed(chrono_folder: Path | None = None) -> list[Peer]:
    """The peers that can be asked here."""
    peers = [search_dates.load(), chrono.load(chrono_folder), duckling.load(), heideltime.load()]
    return [peer for peer in peers if peer]


def measure(run: Run, peers: Sequence[Peer]) -> list[Row]:
    """The extraction first, then every peer, on the articles of ``run``."""
    articles = [article for article, _ in run.results]
    days = document_days(articles)
    return [_own(run), *(_peer(peer, articles, days) for peer in peers)]


def document_days(articles: Sequence[GoldArticle]) -> list[date]:
    """The day every article was made, from the extraction's own clues."""
    lexicon = load()
    out = []
    for article in articles:
        clue = dct.published(pipeline.read(replace(article.record, language=article.language), lexicon).clues)
        out.append((edtf.bounds(clue.edtf)[0] if clue else None) or NO_DAY)
    return out


def is_wrong(given: str, expected: Expected) -> bool:
    """Whether a date with a year is asserted that excludes every right one (the same rule as for the extraction)."""
    if not given or given in expected.dates:
        return False
    return not any(right and "XXXX" not in right and edtf.covers(given, right) for right in expected.dates)


def _peer(peer: Peer, articles: Sequence[GoldArticle], days: Sequence[date]) -> Row:
    asked = [(a, Question(a.record.text, a.language, day)) for a, day in zip(articles, days) if a.language in peer.languages]
    answers = peer.ask([question for _, question in asked])
    pairs = [(dates, expected) for (article, _), dates in zip(asked, answers.dates) for expected in article.mains]
    total = sum(len(article.mains) for article in articles)
    first = [(dates[0] if dates else "", expected) for dates, expected in pairs]
    return Row(
        peer.name,
        len({a.language for a, _ in asked}),
        Share(sum(given in expected.dates for given, expected in first), total),
        Share(sum(is_wrong(given, expected) for given, expected in first), sum(bool(given) for given, _ in first)),
        Share(sum(bool({*dates} & {*expected.dates}) for dates, expected in pairs), total),
        len(asked) / answers.seconds,
    )


def _own(run: Run) -> Row:
    lexicon, scores = load(), score(run.results)
    start = perf_counter()
    for article, _ in run.results:
        pipeline.read(article.record, lexicon)
    speed = len(run.results) / (perf_counter() - start)
    among = [bool({t.dated.edtf for t in told} & {*e.dates}) for article, told in run.results for e in article.mains]
    languages = len({article.language for article, _ in run.results})
    return Row("this project", languages, scores.exact, scores.wrong, Share(sum(among), len(among)), speed)
