"""Text in a form that ignores case and diacritics, for typing names and words in any script."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = str.maketrans({"đ": "d", "Đ": "d", "ø": "o", "ł": "l", "-": " ", "·": " ", "・": " ", "‐": " ", "–": " "})
_MARKED = re.compile(r"([a-z\u00c0-\u024f\u0400-\u052f])[\u0300-\u036f]+")


def folded(text: str) -> str:
    """Lower case, Latin and Cyrillic letters without their marks, hyphens as spaces, no double spaces."""
    plain = text.lower().translate(_PLAIN)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", _MARKED.sub(r"\1", unicodedata.normalize("NFD", plain)))
    return " ".join(plain.split())
