"""The words of the page in one language; what a language file lacks stands in English."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "data" / "interface"
BASE = "en"


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|<>~:$&-])")


def literal(text: str, most: int = 200) -> str:
    """Text from outside, to stand for itself where Streamlit reads Markdown."""
    return _MARKDOWN.sub(r"\\\1", text if len(text) <= most else f"{text[:most]}…")


@dataclass(frozen=True)
class Words:
    """``words("key", number=3)`` gives a text of the page, ``words.label("types", "talks")`` the label of a slug."""

    code: str
    name: str
    tables: dict[str, Any]
    base: dict[str, Any]

    def __call__(self, key: str, /, **values: object) -> str:
        text = self.tables["ui"].get(key) or self.base["ui"].get(key) or key
        return str(text).format(**values) if values else str(text)

    def label(self, table: str, slug: str | None, /) -> str:
        """The label of a slug; the slug made readable where there is none."""
        if not slug:
            return ""
        found = self.tables.get(table, {}).get(slug) or self.base.get(table, {}).get(slug)
        return str(found) if found else slug.replace("_", " ")


@lru_cache(maxsize=16)
def load(code: str = BASE, folder: Path = FOLDER) -> Words:
    """The words of a language, or of English where there is no such file."""
    base = tomllib.loads((folder / f"{BASE}.toml").read_text(encoding="utf-8"))
    code = code if code in languages(folder) else BASE
    tables = tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8"))
    return Words(code, str(tables["name"]), tables, base)


def languages(folder: Path = FOLDER) -> list[str]:
    """Codes of the interface languages, English first."""
    return sorted((p.stem for p in folder.glob("*.toml")), key=lambda c: (c != BASE, c))
