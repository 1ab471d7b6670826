"""``python -m extract [PATH…] --output DIR [--format parquet|csv|jsonl]``: articles in, frames out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract import frame

DATA = Path(__file__).resolve().parent.parent / "data"
FORMATS = ("parquet", "csv", "jsonl")
BAR = 30
MANY = 50


def main(arguments: list[str] | None = None) -> int:
    """Run the extraction. Exit code 0: all read; 1: some input was rejected; 2: nothing could be done."""
    parser = argparse.ArgumentParser(prog="python -m extract", description="Read articles and write the frames of the timeline.")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files or folders of .txt, .html, .jsonl or .csv (default: data/articles)"
    )
    parser.add_argument(
        "--output", type=Path, default=DATA / "frames", metavar="DIR", help="where the frames are written (default: data/frames)"
    )
    parser.add_argument("--format", choices=FORMATS, default="parquet", help="file format of the frames (default: parquet)")
    options = parser.parse_args(arguments)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    from extract import frame, pipeline  # pandas takes half a second, too long for --help
    from extract.lexicon import DataError

    try:
        frames, written = pipeline.renew(
            options.paths or [DATA / "articles"], options.output, options.format, _bar if sys.stderr.isatty() else None
        )
    except (frame.FrameError, DataError, OSError) as error:
        print(f"extract: {error}", file=sys.stderr)
        return 2
    _report(frames)
    if not written:
        print(f"no article could be read; {options.output} was left as it was", file=sys.stderr)
        return 2
    print(f"written to {options.output} ({options.format})")
    return 1 if len(frames.rejected) else 0


def _report(frames: frame.Frames) -> None:
    from extract.frame import rows

    if sys.stderr.isatty():
        print("\r\N{ESCAPE}[K", end="", file=sys.stderr)
    undated = int(frames.events["start"].isna().sum())
    print(f"articles {len(frames.articles)} · events {len(frames.events)} · undated {undated} · rejected {len(frames.rejected)}")
    for row in rows(frames.rejected):
        place = f"{row['file']}:{row['line']}" if row["line"] else row["file"]
        print(f"rejected: {_printable(place)}: {_printable(row['reason'])}", file=sys.stderr)


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _bar(count: int) -> None:
    if count % MANY == 0:
        print(f"\r{'·' * min(BAR, count // MANY)} {count} articles", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
