"""Splits the mined parts of an article into sentences."""

from __future__ import annotations

import re

from extract.lexicon import Language
from extract.model import Article, Sentence

_STOP = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$)|[。！？]+[\"')\]]*|[។៕]+|(?<=[\u0e80-\u0eff])\.(?=\s|$)|(?<=[a-z]{3})\.(?=[A-Z][a-z]+ )")
_LONGEST = 1800
MINED = ("title", "body", "caption")


def split(article: Article, language: Language) -> list[Sentence]:
    """Sentences in reading order; a title and a caption are one sentence each."""
    shortened = language.zone_words("abbreviations")
    ordinal_stop = "." in language.data["calendar"]["day_affix"]
    out: list[Sentence] = []
    for paragraph, line in enumerate(article.lines):
        if line.zone not in MINED:
            continue
        ends = [line.end]
        if line.zone == "body":
            ends = [*_ends(article.view.text, article.view.lower, line.start, line.end, shortened, ordinal_stop), line.end]
        start = line.start
        for end in _cut(article.view.text, start, ends):
            begin, stop = _trim(article.view.text, start, end)
            if begin < stop:
                out.append(Sentence(begin, stop, line.zone, len(out), paragraph))
            start = end
    return out


def _cut(text: str, start: int, ends: list[int]) -> list[int]:
    """The ends with more between them where a sentence never seems to stop."""
    out = []
    for end in ends:
        while end - start > _LONGEST:
            space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            start = space if space > 0 else start + _LONGEST
            out.append(start)
        out.append(end)
        start = end
    return out


def _ends(text: str, low: str, start: int, end: int, shortened: tuple[str, ...], ordinal_stop: bool) -> list[int]:
    found = []
    for match in _STOP.finditer(text, start, end):
        if match[0].startswith("."):
            before = low[max(start, match.start() - 12) : match.start() + 1]
            following = text[match.end() : match.end() + 2].strip()
            if following and following[0].islower():
                continue
            if any(before.endswith(w) and not before[: -len(w)][-1:].isalnum() for w in shortened):
                continue
            if ordinal_stop and re.search(r"(?<!\d)\d{1,2}\.$", before) and following:
                continue
            if re.search(r"(?:^|[\s.])\w\.$", before) and not before[-2:-1].isdigit():
                continue
        found.append(match.end())
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
