"""Who may import whom, where human words may stand, and how long a file may be."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXTRACT = sorted((ROOT / "extract").glob("*.py"))
SHOWN = [*ROOT.glob("dashboard.py"), *sorted((ROOT / "views").glob("*.py"))]
STAGES = {"article", "language", "sentence", "dct", "timex", "gazetteer", "event", "resolve", "story", "merge", "frame", "rows", "reader"}
BENEATH = {
    "spans": set(), "text": set(), "edtf": set(), "phrases": set(), "cldr": set(), "template": {"phrases"},
    "model": {"spans", "text"}, "numbers": {"text"}, "quantities": {"numbers", "text"}, "calendar": {"edtf", "model"},
    "reading": {"grammar", "model"}, "matches": {"model", "spans"}, "plan": {"model", "spans"},
    "attend": {"model"}, "nearby": set(), "listing": {"model"}, "sidelines": {"model", "phrases"}, "dateline": {"phrases"},
    "feast": {"edtf", "model"}, "scene": {"lexicon", "link", "model", "plan", "sidelines", "spans"},
    "grammar": {"cldr", "matches", "model", "numbers", "phrases", "reading", "spans", "template", "text"},
    "lexicon": {"edtf", "grammar", "phrases", "quantities", "text"}, "receipt": {"edtf", "model"}, "identity": {"model"},
    "page": {"edtf", "model"}, "beside": {"calendar", "edtf", "model"},
    "title": {"lexicon"}, "constraints": {"calendar", "edtf", "lexicon", "model"},
    "milestone": {"edtf", "lexicon"}, "disagreement": {"edtf", "model", "nearby"},
    "people": {"lexicon", "model", "phrases", "spans", "spelling", "text"}, "spelling": {"lexicon", "model", "text"},
    "where": {"judge", "model", "phrases", "spans"},
    "judge": {"attend", "dateline", "edtf", "feast", "lexicon", "link", "model", "phrases", "receipt", "spans", "where"},
    "link": {"edtf", "model"},
    "visit": {"edtf", "judge", "model", "where"}, "same": {"edtf", "judge", "model", "where"},
    "meetings": {"judge", "kinds", "model", "where"}, "kinds": {"edtf", "judge", "model"}, "pair": {"judge", "model", "where"},
    "counts": {"judge", "model"}, "when": {"edtf", "judge", "model", "receipt", "visit"},
    "telling": {"edtf", "judge", "kinds", "lexicon", "model", "visit", "when", "where"},
}  # fmt: skip
TOP = {"pipeline", "__main__", "__init__"}


def imports(path: Path) -> set[str]:
    """The modules of ``extract`` a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "extract":
                found |= {name.name for name in node.names}
            elif node.module.startswith("extract."):
                found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {name.name.split(".")[1] for name in node.names if name.name.startswith("extract.")}
    return found


@pytest.mark.parametrize("path", EXTRACT, ids=lambda p: p.stem)
def test_layers(path: Path) -> None:
    used, name = imports(path), path.stem
    if name in BENEATH:
        assert used <= BENEATH[name]
    elif name in STAGES:
        shared = {"rows": {"dct", "merge"}}.get(name, set())
        assert used <= set(BENEATH) | shared, f"{name} imports another stage or what lies above it"
    else:
        assert name in TOP


@pytest.mark.parametrize("path", SHOWN, ids=lambda p: p.stem)
def test_the_dashboard_knows_only_the_frames(path: Path) -> None:
    assert imports(path) <= {"frame", "pipeline"}


@pytest.mark.parametrize("path", EXTRACT, ids=lambda p: p.stem)
def test_no_human_words_in_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    scopes = [n for n in ast.walk(tree) if isinstance(n, (ast.Module, ast.ClassDef, ast.FunctionDef))]
    documented = {id(n.body[0].value) for n in scopes if n.body and isinstance(n.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            assert not re.search(r"[^\W\d_\x00-\x7f]{3}", node.value), f"line {node.lineno}: {node.value!r}"


@pytest.mark.parametrize("path", EXTRACT, ids=lambda p: p.stem)
def test_the_clock_is_never_asked(path: Path) -> None:
    assert not re.search(r"\b(?:now|today|utcnow|time)\(\)", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [*EXTRACT, *SHOWN, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda p: p.stem)
def test_files_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
