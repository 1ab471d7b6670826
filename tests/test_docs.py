"""The lists in the documentation are whole."""

from __future__ import annotations

import re
from pathlib import Path

from extract import frame
from extract.lexicon import load

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """One chapter of the page on the frames."""
    page = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
    return re.split(r"(?m)^## ", page.split(f"## {name}\n")[1])[0]


def test_every_column_is_documented() -> None:
    for name, columns in frame.COLUMNS.items():
        rows = re.findall(r"(?m)^\| ([a-z_, ]+) \|", section(name))
        documented = {c for row in rows for c in row.split(", ")} - {"column"}
        assert documented == set(columns), name


def test_readme_counts_the_languages() -> None:
    assert f"any of {len(load().languages)} languages" in README


def test_readme_names_what_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in target:
            assert (ROOT / target).exists(), target


def test_ci_runs_the_line_of_the_readme() -> None:
    assert "\nbash tests/run\n" in README
    assert "bash tests/run" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
