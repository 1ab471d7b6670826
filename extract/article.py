"""A record becomes an article: its clean view and the parts of its page (title, header, body, captions, furniture)."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from extract.lexicon import Language, Lexicon
from extract.model import Article, Line, Record
from extract.phrases import spaced
from extract.text import View

_IMAGE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.I)
_URL = re.compile(r"https?://[^\s<>\"']+")
_META = re.compile(
    r"^[ ]*[\"{]?(?:date|published|pubdate|datetime)[\"]?[ :=]+\"?(?P<date>(?:19|20)\d\d(?:-\d\d){0,2})(?:[T ]\d\d:\d\d\S*)?\"?[ ,;|]*",
    re.I,
)
_ENDS = (".", "!", "?", "…", "。", "！", "？", "።", "។", '."', ".)", '!"', '?"', '。"')
_INNER_STOP = re.compile(r"(?<=[^\W\d])[.!?。។]+[\"\')\]]*(?=\s)|(?<=\d\d)\.(?=\s+[^\da-z])")
_SMALL, _WORDS = re.compile(r"(?<=\s)[^\W\d_A-ZÀ-ÞĐ]\w*"), 3  # words in small letters; so many make a credit line a caption
_PARAGRAPH = 220  # characters of a line that is no caption if it holds more than one sentence
_SENTENCE = 70  # characters of a sentence that is no headline
_CLOSED = re.compile(r"(?:\./\.|[.\"][ ]?[-/]+[ ]?[A-Z]{2,6}\.?)$")  # "./.", ". -VNA": the end of a story
_DATED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}:\d\d")
_GLUED = re.compile(r"\([^()\n]{2,30}\) {1,3}(?=[^\s()][^()\n]{1,30} ?\([A-Z]{2,12}[^()\n]{0,20}\) ?-)")  # credit, then a dateline
_STAMP = re.compile(r"(?<=\S) \d{1,2}[/.-]\d{1,2}[/.-]\d{4},? \d{1,2}[:h]\d\d(?: ?\(?GMT ?\+7\)?)?\s*$", re.M)
_AGENCY = re.compile(r"\((?:[A-Z]{2,12}|VOV5)[^()\n]{0,12}\) ?-")  # the opening of a story
_HEAD = 400
_CAPTION_LIMIT, _CREDIT_LIMIT = 420, 45


def parse(record: Record, view: View, language: Language, lexicon: Lexicon) -> Article:
    """Split the page of ``record`` into its parts; find its title, address and outlet where the page tells them."""
    lines = _Page(view, language).lines()
    title = record.title or next((view.text[x.start : x.end].strip() for x in lines if x.zone == "title"), "")
    url = record.url or _url(view, lines)
    return Article(record, view, language.code, tuple(lines), title, url, record.publisher or _publisher(view, lines, url, lexicon))


def _url(view: View, lines: list[Line]) -> str:
    """The address in the source line, or a lone address at the foot."""
    for line in lines:
        if line.zone == "source" and (found := _URL.search(view.text, line.start, line.end)):
            return found[0].rstrip(".,;)")
    return ""


def _publisher(view: View, lines: list[Line], url: str, lexicon: Lexicon) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    for outlet in lexicon.outlets.values():
        if host and any(host == d or host.endswith("." + d) for d in outlet["domains"]):
            return str(outlet["name"])
    head = [view.lower[x.start : x.end] for x in lines if x.zone in ("header", "source")][:12]
    first = next((view.lower[x.start : x.end] for x in lines if x.zone == "body"), "")
    foot = [view.lower[x.start : x.end] for x in lines if x.zone in ("source", "furniture", "credit")]
    domains, names = lexicon.outlet_words
    below = "\n".join(foot)
    for domain, outlet_name in domains if "." in below else ():
        if domain in below and re.search(rf"(?<![\w.-]){re.escape(domain)}(?![\w-])", below):
            return outlet_name
    for text in [*head, first[:60] if first.startswith("(") else ""]:
        for name, outlet_name in names if text else ():
            if name in text:
                return outlet_name
    return ""


class _Page:
    """The lines of one page with what is needed to tell their parts."""

    def __init__(self, view: View, language: Language):
        self.view, self.language = view, language
        self.spans = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", view.text) if m[0].strip()]
        self.meta = self._take_meta()
        self._cut_tail()
        self._texts = [view.text[a:b].strip() for a, b in self.spans]
        self._lows = [view.lower[a:b].strip() for a, b in self.spans]
        self._captions: dict[int, bool] = {}
        words = {zone: language.zone_words(zone) for zone in ("caption", "source", "tail", "published")}
        self.caption_words, self.source_words, self.tail_words = words["caption"], words["source"], words["tail"]
        self.credit_words = tuple(w.lstrip("([ ") for w in self.caption_words)

    def _take_meta(self) -> list[Line]:
        """The metadata at the head of the page ("date 2024-11 ..."), cut off from the first line."""
        if not self.spans or not (found := _META.match(self.view.text[slice(*self.spans[0])])):
            return []
        start, end = self.spans.pop(0)
        if start + found.end() < end:
            self.spans.insert(0, (start + found.end(), end))
            self._cut_head(found["date"])
        return [Line(start, start + found.end(), "meta")]

    def _cut_tail(self) -> None:
        """Cut the day and time off the end of the first line, where the head of the page has run together with the title."""
        if self.spans and (found := _STAMP.search(self.view.text, *self.spans[0])) and found.start() > self.spans[0][0]:
            self.spans[0:1] = [(self.spans[0][0], found.start()), (found.start(), self.spans[0][1])]

    def _cut_head(self, day: str) -> None:
        """Cut the first line behind the page's own date, where its head has run together with the story."""
        start, end = self.spans[0]
        when = r"0?(\d+)[/.-]0?(\d+)[/.-](\d{4}) +(?=[^\W\d])"
        for found in re.finditer(when, self.view.text[start : min(end, start + _HEAD)]):
            if [int(p) for p in reversed(found.groups())] == [int(p) for p in day.split("-")]:
                self.spans[0:1] = [(start, start + found.end()), (start + found.end(), end)]
                return

    def text(self, index: int) -> str:
        return self._texts[index]

    def low(self, index: int) -> str:
        return self._lows[index]

    def lines(self) -> list[Line]:
        count = len(self.spans)
        zones = ["body"] * count
        body = next((i for i in range(count) if self._is_prose(i)), None)
        if body is None:
            body = next((i for i in range(count) if self._holds_sentence(i)), min(1, count))
        self._mark_head(zones, body)
        self._mark_captions(zones, body)
        self._mark_tail(zones, body)
        out = list(self.meta)
        for i, (start, end) in enumerate(self.spans):
            if zones[i] == "body" and (glued := _GLUED.search(self.view.text, start, min(end, start + _CAPTION_LIMIT))):
                out.append(Line(start, glued.end(), "caption"))
                start = glued.end()
            out.append(Line(start, end, zones[i]))
        return out

    def _is_prose(self, i: int) -> bool:
        text = self.text(i)
        size = _size(text)
        if _IMAGE.search(text) or self._is_caption(i):
            return False
        closed = text.endswith(_ENDS) and not _looks_like_title(text)
        return (size > 70 and (closed or _CLOSED.search(text) is not None)) or size > 230

    def _holds_sentence(self, i: int) -> bool:
        """Whether a line holds a long sentence with its stop, as the one line of a page that ends without one."""
        found = _INNER_STOP.search(self.text(i))
        return found is not None and found.start() > _SENTENCE and not self._is_caption(i)

    def _mark_head(self, zones: list[str], body: int) -> None:
        candidates = []
        for i in range(body):
            text = self.text(i)
            letters = sum(c.isalpha() for c in text)
            zones[i] = "header"
            if self._is_caption(i) or _IMAGE.search(text):
                continue
            if letters >= 12 and not self._starts(i, self.tail_words) and not _menu(text) and not (_DATED.search(text) and letters < 40):
                candidates.append((round(letters * _size(text) / len(text)), -i))
        if candidates:
            zones[-max(candidates)[1]] = "title"

    def _mark_captions(self, zones: list[str], body: int) -> None:
        title = next((self.low(i) for i in range(body) if zones[i] == "title"), "")
        for i in range(len(self.spans)):
            low = self.low(i)
            if _IMAGE.search(low) and len(low) < 160:
                zones[i] = "image"
                if i + 1 < len(self.spans) and len(self.text(i + 1)) < _CAPTION_LIMIT and not _IMAGE.search(self.text(i + 1)):
                    zones[i + 1] = "caption"
            elif self._is_credit(i) and len(_SMALL.findall(self.text(i))) >= _WORDS:  # "Photo: the two leaders shake hands"
                zones[i] = "caption"
            elif self._is_credit(i):
                zones[i] = "credit"
                if (
                    i
                    and zones[i - 1] in ("body", "heading", "title", "header")
                    and len(self.text(i - 1)) < _CAPTION_LIMIT
                    and not (_size(self.text(i - 1)) > _PARAGRAPH and self._holds_sentence(i - 1))
                    and (i > body or zones[i - 1] != "title")
                    and not _AGENCY.match(self.text(i - 1))
                ):
                    zones[i - 1] = "caption"
            elif self._is_caption(i):
                zones[i] = "caption"
            elif i > body and zones[i] == "body" and self._is_heading(i):
                zones[i] = "furniture" if title and len(low) > 8 and title.startswith(low) else "heading"

    def _mark_tail(self, zones: list[str], body: int) -> None:
        count = len(self.spans)
        for i in range(body, count - 1):
            if zones[i] == "body" and _CLOSED.search(self.text(i)):  # what an agency's sign closes, other headlines follow
                for j in range(i + 1, count):
                    if zones[j] in ("body", "heading"):
                        zones[j] = "source" if self._starts(j, self.source_words) or _URL.fullmatch(self.text(j)) else "furniture"
                break
        for i in range(body + 1 if body < count else count, count):
            if self._starts(i, self.source_words) and (_URL.search(self.text(i)) or i > count // 2):
                zones[i] = "source"
                zones[i + 1 :] = ["source" if _URL.fullmatch(self.text(j)) and j == i + 1 else "furniture" for j in range(i + 1, count)]
                return
            if _URL.fullmatch(self.text(i)) and i > count // 2:
                zones[i] = "source"
            elif self._starts(i, self.tail_words) and zones[i] in ("body", "heading") and len(self.text(i)) < 120:
                if not any(self._is_prose(j) and self._is_story(j, body) for j in range(i + 1, count)):
                    zones[i:] = [
                        "source" if self._starts(j, self.source_words) or _URL.fullmatch(self.text(j)) else "furniture"
                        for j in range(i, count)
                    ]
                    return
                zones[i] = "furniture"

    def _is_story(self, i: int, body: int) -> bool:
        """Prose long enough to be a paragraph of the story rather than a related headline."""
        text = self.text(i)
        return _size(text) > 180

    def _is_caption(self, i: int) -> bool:
        if i not in self._captions:
            self._captions[i] = self._tells_caption(i)
        return self._captions[i]

    def _tells_caption(self, i: int) -> bool:
        text, low = self.text(i), self.low(i)
        if len(text) > _CAPTION_LIMIT:
            return False
        return any((at := low.rfind(w)) >= 0 and (at == 0 or len(low) - at < _CREDIT_LIMIT) for w in self.caption_words)

    def _is_credit(self, i: int) -> bool:
        """A line that holds a photo credit and nothing else."""
        low = self.low(i).lstrip("([ ")
        return len(low) < _CREDIT_LIMIT and low.startswith(self.credit_words)

    def _is_heading(self, i: int) -> bool:
        text = self.text(i)
        size = _size(text)
        return size < 110 and not text.endswith((*_ENDS, ":", ";", ",")) and not text.startswith(("-", "*", '"'))

    def _starts(self, i: int, words: tuple[str, ...]) -> bool:
        low = self.low(i).lstrip("-*·>|[( ")
        return low.startswith(words) and any(
            low.startswith(w) and (len(low) == len(w) or not (spaced(w[-1]) and spaced(low[len(w)]))) for w in words
        )


@lru_cache(maxsize=1024)
def _size(text: str) -> float:
    """The length of a line; in a script without spaces as long as what it says would be in others."""
    letters = [c for c in text[:120] if c.isalpha()]
    return len(text) * (2.2 if sum(not spaced(c) for c in letters) * 2 > len(letters) else 1)


def _looks_like_title(text: str) -> bool:
    return not text.endswith((".", "。", "។", '."', ".)")) and len(text) < 130


def _menu(text: str) -> bool:
    return text.count("|") > 1 or text.count(">") > 1 or text.count(" / ") > 1 or text.count(" · ") > 2


def plain(record: Record, view: View) -> Article:
    """An article whose language is not known: nothing of it is mined."""
    return Article(record, view, "", (Line(0, len(view.text), "body"),), record.title, record.url, record.publisher)
