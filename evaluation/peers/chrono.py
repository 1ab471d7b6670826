"""chrono, where ``node`` and the npm package ``chrono-node`` are present; nothing is fetched unless ``install`` is called."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from evaluation.peers.model import Answers, Peer, Question, at
from extract import edtf

PACKAGE = "chrono-node"
_SCRIPT = Path(__file__).with_name("chrono.cjs")
_LANGUAGES = "vi en fr id sv es pt it de ru zh ja"


def install(folder: Path) -> None:
    """Put the package into a folder with npm."""
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE], check=True)


def load(folder: Path | None) -> Peer | None:
    """The peer, when ``folder`` holds the package (in ``node_modules``) and node can be run."""
    if folder is None or not shutil.which("node") or not (folder / "node_modules" / PACKAGE).is_dir():
        return None
    package = (folder / "node_modules" / PACKAGE).resolve()
    return Peer("chrono", frozenset(_LANGUAGES.split()), lambda questions: _ask(package, questions))


def _ask(package: Path, questions: Sequence[Question]) -> Answers:
    asked = json.dumps([{"text": q.text, "language": q.language, "day": q.day.isoformat()} for q in questions])
    done = subprocess.run(["node", str(_SCRIPT), str(package)], input=asked, capture_output=True, text=True, check=True, encoding="utf-8")
    answer = json.loads(done.stdout)
    return Answers([[_value(*found) for found in row if _known(*found)] for row in answer["found"]], answer["seconds"])


def _known(first: str, last: str, _: str) -> bool:
    return edtf.is_valid(first) and (not last or edtf.is_valid(f"{first}/{last}"))


def _value(first: str, last: str, grain: str) -> str:
    start = edtf.bounds(first)[0]
    assert start
    return f"{first}/{last}" if last and last != first else at(start, grain)
