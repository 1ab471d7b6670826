"""``python -m benchmarks.extraction``: whole extraction beside dateparser's ``search_dates``, on the same articles, in the
same process and run; growth with the length of a text; hostile texts; start-up."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from evaluation import gold
from evaluation.peers.search_dates import search
from extract import pipeline
from extract.lexicon import load
from extract.model import Record

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "data" / "articles"
MEGABYTE = 1_000_000
HOSTILE = ("vi", "lo", "en", "fr", "zh", "ja", "ru", "th")
PATTERNS = {
    "digits": "0123456789",
    "dates": "11/7/2024 12.12.2012 2024-07-11 31/02, ",
    "half dates": "3-5/12-1/1-2/",
    "separators": "-/.–,:; ",
    "brackets": "((((\"\"''",
    "one letter": "a",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="passes over the articles; the median counts")
    parser.add_argument("--languages", nargs="*", default=HOSTILE, help="languages of the hostile texts")
    parser.add_argument("--only", choices=("ratio", "growth", "hostile", "startup"), help="one part alone")
    options = parser.parse_args(arguments)
    parts: dict[str, Callable[[], Iterable[str]]] = {
        "ratio": lambda: ratio(options.rounds),
        "growth": growth,
        "hostile": lambda: hostile(options.languages),
        "startup": startup,
    }
    for name, part in parts.items():
        if options.only in (None, name):
            for line in part():
                print(line, flush=True)
            print()
    return 0


def corpora() -> dict[str, list[Record]]:
    """The project's own articles and the gold articles, each record with its language."""
    lexicon = load()
    own = [Record(path.stem, path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.txt"))]
    own = [Record(r.id, r.text, language=pipeline.read(r, lexicon).article.language) for r in own]
    written = [Record(a.record.id, a.record.text, language=a.language) for a in gold.load() if a.language in lexicon.languages]
    return {"data/articles": own, "evaluation/gold": written}


def ratio(rounds: int) -> Iterable[str]:
    """Articles a second of both, in processor time, by turns. The extraction finds the language, the peer is told it."""
    yield "| articles | texts | kB | extraction, articles/s | search_dates, articles/s | ratio |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, records in corpora().items():
        ours, theirs = [], []
        for number in range(rounds + 1):  # the first round warms both up
            fresh = [Record(r.id, r.text + "\n" * number) for r in records]
            ours.append(_seconds(_read, fresh))
            theirs.append(_seconds(_search, records))
        a, b = median(ours[1:]), median(theirs[1:])
        size = sum(len(r.text.encode()) for r in records) / 1000
        yield f"| {name} | {len(records)} | {size:.0f} | {len(records) / a:.0f} | {len(records) / b:.1f} | {b / a:.1f} |"


def growth() -> Iterable[str]:
    """Seconds for a text of all gold articles of a language, once, four times and sixteen times as long."""
    yield "| language | kB | 1x, s | 4x, s | 16x, s | 16x over 16 times 1x |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for language, text in _texts().items():
        taken = []
        for times in (1, 4, 16):
            record = Record("long", "\n\n".join([text] * times), language=language)
            taken.append(min(_seconds(_read, [record]) for _ in range(3)))
        size = len(text.encode()) / 1000
        yield f"| {language} | {size:.1f} | {' | '.join(f'{t:.3f}' for t in taken)} | {taken[2] / taken[0] / 16:.2f} |"


def hostile(languages: Sequence[str]) -> Iterable[str]:
    """Seconds for one megabyte of each kind in each language."""
    texts = _texts()
    chosen = [language for language in languages if language in texts]
    kinds = [*PATTERNS, "one endless line"]
    yield f"| 1 MB of | {' | '.join(chosen)} |"
    yield "| --- |" + " --- |" * len(chosen)
    for kind in kinds:
        cells = []
        for language in chosen:
            unit = PATTERNS.get(kind) or _endless(texts[language])
            text = (unit * (MEGABYTE // len(unit.encode()) + 1)).encode()[:MEGABYTE].decode(errors="ignore")
            _read([Record("warm", texts[language], language=language)])
            cells.append(f"{_seconds(_read, [Record('hostile', text, language=language)]):.2f}")
        yield f"| {kind} | {' | '.join(cells)} |"


def startup() -> Iterable[str]:
    """Seconds of a whole process, start to end; the median of five."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {"--help": ["--help"], "the five articles": [str(ARTICLES), "--output", str(Path(folder) / "frames")]}
        yield "| python -m extract | seconds |"
        yield "| --- | --- |"
        for name, arguments in commands.items():
            taken = []
            for _ in range(5):
                start = perf_counter()
                subprocess.run([sys.executable, "-m", "extract", *arguments], cwd=ROOT, check=True, capture_output=True)
                taken.append(perf_counter() - start)
            yield f"| {name} | {median(taken):.2f} |"


def _texts() -> dict[str, str]:
    lexicon = load()
    texts: dict[str, str] = {}
    for article in gold.load():
        if article.language in lexicon.languages:
            texts[article.language] = texts.get(article.language, "") + article.record.text + "\n\n"
    return texts


def _endless(text: str) -> str:
    """All words of a text without a line or sentence end."""
    return " ".join("".join(c for c in text if c.isalnum() or c.isspace() or not c.isascii()).split()) + " "


def _read(records: Sequence[Record]) -> None:
    lexicon = load()
    for record in records:
        pipeline.read(record, lexicon)


def _search(records: Sequence[Record]) -> None:
    for record in records:
        search(record.text, record.language)


def _seconds(work: Callable[[Sequence[Record]], None], records: Sequence[Record]) -> float:
    start = process_time()
    work(records)
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
