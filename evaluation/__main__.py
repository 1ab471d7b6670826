"""``python -m evaluation [--write] [--peers [--chrono FOLDER] [--install-chrono]]``: figures on the gold articles."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from evaluation import gold, report
from evaluation.peers import chrono, compare
from evaluation.run import Run

PAGE = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"


def main(arguments: list[str] | None = None) -> int:
    """Print the evaluation page, or write it into the documentation."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Measure the extraction on the gold articles.")
    parser.add_argument("--write", action="store_true", help=f"write the page to docs/{PAGE.name}")
    parser.add_argument("--peers", action="store_true", help="ask the other tools that are installed, too")
    parser.add_argument(
        "--chrono",
        type=Path,
        default=os.environ.get("CHRONO_FOLDER"),
        metavar="FOLDER",
        help=f"where npm has put {chrono.PACKAGE} (default: the environment variable CHRONO_FOLDER)",
    )
    parser.add_argument(
        "--install-chrono", action="store_true", help=f"let npm fetch {chrono.PACKAGE} into that folder, or a temporary one"
    )
    options = parser.parse_args(arguments)
    measured = Run(gold.load("report"))
    text = report.page(measured, Run(gold.load("tune")))
    kept = report.split(PAGE.read_text(encoding="utf-8"))[1] if PAGE.exists() else ""
    text += _peers(measured, options.chrono, options.install_chrono) if options.peers else kept
    if options.write:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    print(text)
    return 0


def _peers(run: Run, folder: Path | None, install: bool) -> str:
    with tempfile.TemporaryDirectory() as place:
        if install:
            folder = folder or Path(place)
            chrono.install(folder)
        rows = compare.measure(run, compare.installed(folder))
    articles = [article for article, _ in run.results]
    return report.peers(rows, len(articles), compare.document_days(articles).count(compare.NO_DAY))


if __name__ == "__main__":
    sys.exit(main())
