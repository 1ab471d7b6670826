"""The whole way of the data, in order: record, article, language, sentences, expressions, names, triggers, dates,
tellings, events, frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from extract import article, dct, event, frame, gazetteer, identity, language, merge, reader, resolve, rows, sentence, story, timex
from extract.frame import FrameError, Frames, from_rows
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
    best = dct.published(clues)
    written = int(best.edtf[:4]) if best and best.edtf[:4].isdigit() else 0
    expressions = timex.find(page, sentences, words, dct.order(page, words, lexicon), written)
    marks = gazetteer.find(page, sentences, words, lexicon)
    triggers = event.find(page, sentences, marks, expressions, words, lexicon)
    known = resolve.context(
        dct.published(clues), event.protagonists(sentences, marks), expressions, event.sessions(triggers), seen.text, lexicon
    )
    dates = resolve.timexes(expressions, event.futures(page, expressions, sentences, marks), known, lexicon)
    told = story.tell(page, sentences, marks, triggers, dates, known, event.goals(page, sentences, marks, words), lexicon)
    return Read(page, clues, rows.tellings(page, told, lexicon))


def build(
    records: Iterable[Record],
    previous: Previous | None = None,
    lexicon: Lexicon | None = None,
    rejected: list[reader.Rejected] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Frames:
    """All articles to the frames. ``previous`` holds the ids of an earlier extraction; ``progress`` is told the number of
    articles done."""
    lexicon, previous = lexicon or load(), previous or Previous()
    done: list[Read] = []
    for count, record in enumerate(identity.name(records, previous), 1):
        done.append(read(record, lexicon))
        if progress:
            progress(count)
    done.sort(key=lambda r: r.article.record.id)
    times = {r.article.record.id: rows.published_day(r.clues) for r in done}
    told = [(r, t) for r in done for t in r.tellings]
    events = merge.merge(
        [t for _, t in told],
        {t.id: times[r.article.record.id] for r, t in told},
        {t.id: r.article.record.id for r, t in told},
        previous,
        lexicon.places,
    )
    return from_rows(
        **rows.frames([(r.article, r.clues, r.tellings) for r in done], events, times, lexicon),
        rejected=[r._asdict() for r in sorted(rejected or (), key=str)],
    )


def extract(
    paths: list[Path],
    previous: Previous | None = None,
    progress: Callable[[int], None] | None = None,
    leave: frozenset[Path] = frozenset(),
) -> Frames:
    """Files and folders to the frames; ``leave`` are resolved paths of files in those folders that are no articles."""
    rejected: list[reader.Rejected] = []
    records: list[Record] = []
    for path in reader.files(paths, leave):
        for item in [path] if isinstance(path, reader.Rejected) else reader.read(path):
            if isinstance(item, reader.Rejected):
                rejected.append(item)
            else:
                records.append(item)
    return build(records, previous, rejected=rejected, progress=progress)


def renew(paths: list[Path], folder: Path, format: str = "parquet", progress: Callable[[int], None] | None = None) -> tuple[Frames, bool]:
    """Extract ``paths`` into ``folder``, where ids live on from the frames it holds; whether anything was written. Nothing is
    touched when no article could be read; raises :class:`FrameError` when an article would be overwritten."""
    own = frozenset(path.resolve() for path in frame.files(folder))
    held = any(folder.joinpath(f"mentions.{f}").exists() for f in frame.FORMATS)
    given = {path.resolve() for path in paths}
    within = {p.resolve() for p in reader.files(paths) if isinstance(p, Path)} if not held else set()
    if lost := sorted(own & (given | within)):
        raise FrameError(f"{lost[0]}: an article file that the frames would replace; choose another output folder")
    frames = extract(paths, _previous(folder) if held else Previous(), progress, own)
    if frames.articles.empty:
        return frames, False
    frame.write(frames, folder, format)
    return frames, True


def _previous(folder: Path) -> Previous:
    """The ids of the extraction that is already in the folder."""
    old = frame.read(folder)
    try:
        return identity.remember(frame.rows(old.events), frame.rows(old.mentions), frame.rows(old.articles))
    except (TypeError, AttributeError) as error:
        raise FrameError(f"{folder}: frames of another shape: {error}") from error
