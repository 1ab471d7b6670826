"""The whole way of the data, in order: record, article, language, sentences, expressions, names, triggers, dates,
tellings, events, frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from extract import article, dct, event, gazetteer, language, merge, reader, resolve, rows, sentence, story, timex
from extract.frame import Frames, from_rows
from extract.identity import Previous
from extract.lexicon import Lexicon, load
from extract.model import Article, Clue, Record, Telling
from extract.text import view


class Read(NamedTuple):
    """One article and what it tells."""

    article: Article
    clues: list[Clue]
    tellings: list[Telling]


def read(record: Record, lexicon: Lexicon) -> Read:
    """One article to its tellings."""
    seen = view(record.text)
    code = record.language if record.language in lexicon.languages else language.identify(seen.lower, lexicon)
    if not code:
        return Read(article.plain(record, seen), [], [])
    words = lexicon.languages[code]
    page = article.parse(record, seen, words, lexicon)
    clues = dct.find(page, words, lexicon)
    sentences = sentence.split(page, words)
    expressions = timex.find(page, sentences, words, dct.order(page, words, lexicon))
    marks = gazetteer.find(page, sentences, words, lexicon)
    triggers = event.find(page, sentences, marks, expressions, words, lexicon)
    known = resolve.context(
        dct.published(clues), event.protagonists(sentences, marks), expressions, event.sessions(triggers), seen.text, lexicon
    )
    dates = resolve.timexes(expressions, event.futures(expressions, sentences, marks), known, lexicon)
    told = story.tell(page, sentences, marks, triggers, dates, known, event.goals(page, sentences, marks, words), lexicon)
    return Read(page, clues, rows.tellings(page, told, lexicon))


def build(
    records: Iterable[Record],
    previous: Previous | None = None,
    lexicon: Lexicon | None = None,
    rejected: list[reader.Rejected] | None = None,
) -> Frames:
    """All articles to the frames. ``previous`` holds the ids of an earlier extraction."""
    lexicon = lexicon or load()
    rejected = list(rejected or ())
    seen: dict[str, str] = {}
    done: list[Read] = []
    for record in records:
        known = _unique(record, seen)
        if isinstance(known, reader.Rejected):
            rejected.append(known)
        elif known is not None:
            done.append(read(known, lexicon))
    done.sort(key=lambda r: r.article.record.id)
    times = {r.article.record.id: rows.published_day(r.clues) for r in done}
    told = [(r, t) for r in done for t in r.tellings]
    events = merge.merge(
        [t for _, t in told],
        {t.id: times[r.article.record.id] for r, t in told},
        {t.id: r.article.record.id for r, t in told},
        previous or Previous(),
    )
    return from_rows(
        **rows.frames([(r.article, r.clues, r.tellings) for r in done], events, times, lexicon),
        rejected=[r._asdict() for r in sorted(rejected, key=str)],
    )


def _unique(record: Record, seen: dict[str, str]) -> Record | reader.Rejected | None:
    """The record under an id of its own; None for the same article given twice."""
    if record.id not in seen:
        seen[record.id] = record.text
        return record
    if seen[record.id] == record.text:
        return None
    number = 2
    while f"{record.id}-{number}" in seen:
        if seen[f"{record.id}-{number}"] == record.text:
            return None
        number += 1
    seen[f"{record.id}-{number}"] = record.text
    return Record(
        f"{record.id}-{number}", *(getattr(record, f) for f in ("text", "url", "published", "title", "language", "publisher", "file"))
    )


def extract(paths: list[Path], previous: Previous | None = None, progress: Callable[[int], None] | None = None) -> Frames:
    """Files and folders to the frames; ``progress`` is told the number of articles read so far."""
    rejected: list[reader.Rejected] = []

    def records() -> Iterable[Record]:
        count = 0
        for path in reader.files(paths):
            for item in [path] if isinstance(path, reader.Rejected) else reader.read(path):
                if isinstance(item, reader.Rejected):
                    rejected.append(item)
                else:
                    count += 1
                    if progress:
                        progress(count)
                    yield item

    collected = list(records())
    return build(collected, previous, rejected=rejected)
