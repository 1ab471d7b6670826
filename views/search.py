"""Text in a form that ignores case and diacritics, for typing names and words in any script, and the search in it."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from views.mapped import TEXT, mapped, whole

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int32]
_PLAIN = str.maketrans({"đ": "d", "Đ": "d", "ø": "o", "ł": "l", "-": " ", "·": " ", "・": " ", "‐": " ", "–": " "})
_MARKED = re.compile(r"([a-z\u00c0-\u024f\u0400-\u052f])[\u0300-\u036f]+")
_POOL = ThreadPoolExecutor(max_workers=os.cpu_count() or 1)
_MANY = 50_000  # texts from which on they are mapped from a file
_PART = 32_768  # texts that are looked at together


def folded(text: str) -> str:
    """Lower case, Latin and Cyrillic letters without their marks, hyphens as spaces, no double spaces."""
    plain = text.lower().translate(_PLAIN)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", _MARKED.sub(r"\1", unicodedata.normalize("NFD", plain)))
    return " ".join(plain.split())


def squeezed(text: str) -> str:
    """The folded text without its spaces: a word is found in it however the text is spaced."""
    return "".join(map(_word, text.split()))


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> str:
    return folded(word).replace(" ", "")


class Text:
    """What a search looks at: titles of events, quotes of their tellings and the spellings of the people in them."""

    def __init__(self, events: pa.Table, mentions: pa.Table, told: Rows, people: Mapping[str, str], rows: Mapping[str, Rows]) -> None:
        """``told`` is the place of the event of each mention, ``people`` the spellings of a leader, ``rows`` their events."""
        self.titles = _kept(_titles(events), len(events))
        self.quotes = _kept(_quotes(mentions), len(mentions))
        self.told = told
        self.people = [("\n".join(map(squeezed, people[who].split("|"))), rows[who]) for who in rows if who in people]

    def find(self, word: str) -> Mask:
        """The events in whose titles, quotes or names a folded word stands."""
        found = _matches(self.titles, word)
        told = self.told[_matches(self.quotes, word)]
        found[told[told >= 0]] = True
        for spellings, rows in self.people:
            if word in spellings:
                found[rows] = True
        return found


def _titles(events: pa.Table) -> Iterator[list[str]]:
    for batch in events.select(["title", "titles"]).to_batches(_PART):
        plain, other = (batch.column(n).to_pylist() for n in (0, 1))
        for_all = json.loads("[" + ",".join(text or "{}" for text in other) + "]")
        told = (dict.fromkeys(titles.values()) or [title or ""] for title, titles in zip(plain, for_all, strict=True))
        yield ["\n".join(map(squeezed, texts)) for texts in told]


def _quotes(mentions: pa.Table) -> Iterator[list[str]]:
    for batch in mentions.select(["quote"]).to_batches(_PART):
        yield [squeezed(text or "") for text in batch.column(0).to_pylist()]


def _kept(texts: Iterator[list[str]], number: int) -> pa.Array:
    parts = (pa.array(part, TEXT) for part in texts)
    if number > _MANY:
        return whole(mapped({"text": (TEXT, parts)}).column("text"))
    return pa.concat_arrays([pa.array([], TEXT), *parts])


def _matches(texts: pa.Array, word: str) -> Mask:
    literal = re.escape(word)  # three times as fast as match_substring

    def look(start: int) -> Mask:
        found: Mask = pc.match_substring_regex(texts.slice(start, _PART), literal).to_numpy(zero_copy_only=False)
        return found

    return np.concatenate([np.zeros(0, dtype=bool), *_POOL.map(look, range(0, len(texts), _PART))])
