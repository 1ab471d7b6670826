"""When was the document made? Clues in one visible order of trust: record, page header, address, dateline, images,
metadata line. None of them: none."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from urllib.parse import urlsplit

from extract import edtf
from extract.lexicon import Language, Lexicon
from extract.matches import Found
from extract.model import Article, Clue

TRUST = ("record", "header", "url", "dateline", "image", "meta")
_META = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}")
_URL_DAY = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/(19[5-9]\d|20\d\d)(?:/|-)?(0[1-9]|1[0-2])/")
_UNITS = {
    "yyyy": r"(19\d\d|20\d\d)", "yy": r"(\d\d)", "mm": "(0[1-9]|1[0-2])", "dd": r"(0[1-9]|[12]\d|3[01])",
    "HH": r"(?:[01]\d|2[0-3])", "MM": r"[0-5]\d", "SS": r"[0-5]\d",
}  # fmt: skip
_LONG_STAMP = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,3}(?!\d)")
_SLACK = 2  # days between the date of a page and that of its address
_TOWN = 25  # a town may stand before the day that opens a story
_STOP = re.compile(r"(?:,? (?:[^\W\d]{1,9}\.?))?(?:, [^\W\d]{3,12})?\.(?=\s)")  # "29 October 2024, Tuesday."
_UNIX = re.compile(r"(?<!\d)(1[0-9]\d{8})(?:\d{3}|\d{12,14})?(?!\d)")
_IMAGE_NAME = re.compile(r"[^\s/]*\.(?:jpe?g|png|webp|gif|avif)\b|\d{10,}", re.I)
_DIGIT, _YEAR, _CLOCK, _NO_LETTERS = re.compile(r"\d"), re.compile(r"\d{4}"), re.compile(r"\d{1,2}[:h]\d\d"), re.compile(r"[\W\d_]+")
_HOME = timezone(timedelta(hours=7))
_EARLIEST, _SPREAD = date(1994, 1, 1), 40


def find(article: Article, language: Language, lexicon: Lexicon) -> list[Clue]:
    """All clues, the most trusted first."""
    clues = [*_record(article), *_header(article, language, lexicon), *_address(article, lexicon)]
    clues += [*_dateline(article, language), *_images(article, lexicon), *_meta(article)]
    return sorted(_settled(clues), key=lambda c: TRUST.index(c.source))


def _settled(clues: list[Clue]) -> list[Clue]:
    """Numeric dates of the page with day and month the other way round, where only so they agree with its address."""
    days = [day for c in clues if c.source == "url" and edtf.precision(c.edtf) == "day" and (day := edtf.bounds(c.edtf)[0])]
    out = []
    for clue in clues:
        day = edtf.bounds(clue.edtf)[0] if clue.source == "header" and not any(x.isalpha() for x in clue.words) else None
        other = _date(day.year, day.day, day.month) if day else None
        turn = day and other and days and abs((day - days[0]).days) > _SLACK >= abs((other - days[0]).days)
        out.append(replace(clue, edtf=other.isoformat()) if turn and other else clue)
    return out


def published(clues: list[Clue]) -> Clue | None:
    """The clue that wins: the most trusted, unless it is a crawl date that comes long after every other one."""
    days = [c for c in clues if edtf.bounds(c.edtf)[0]]
    if not days:
        return None
    best = days[0]
    finer = [c for c in days if c is not best and edtf.covers(best.edtf, c.edtf) and edtf.precision(c.edtf) == "day"]
    return finer[0] if finer and edtf.precision(best.edtf) != "day" else best


def conflicts(clues: list[Clue]) -> list[str]:
    """Clues that disagree by more than a few weeks with the winning one, as short notes."""
    best = published(clues)
    if best is None:
        return []
    first = edtf.bounds(best.edtf)[0]
    out = []
    for clue in clues:
        other = edtf.bounds(clue.edtf)[0]
        if first and other and abs((other - first).days) > _SPREAD:
            out.append(f"{clue.source} says {clue.edtf}, {best.source} says {best.edtf}")
    return out


def _record(article: Article) -> list[Clue]:
    value = article.record.published
    return [Clue(value, "record", value)] if value and edtf.is_valid(value) else []


def _meta(article: Article) -> list[Clue]:
    out = []
    for line in article.lines:
        if line.zone == "meta" and (found := _META.search(article.view.text, line.start, line.end)) and edtf.is_valid(found[0]):
            out.append(Clue(found[0], "meta", found[0], found.start(), found.end()))
    return out


def order(article: Article, language: Language, lexicon: Lexicon) -> str:
    """Day and month order of numeric dates: the outlet's, else the language's."""
    return _orders(lexicon).get(article.publisher) or str(language.data["numeric_order"])


@lru_cache(maxsize=4)
def _orders(lexicon: Lexicon) -> dict[str, str]:
    return {str(outlet["name"]): str(outlet["numeric_order"]) for outlet in reversed(lexicon.outlets.values())}


def _header(article: Article, language: Language, lexicon: Lexicon) -> list[Clue]:
    """A full date in the header or byline; in the body only on a short line of its own."""
    words = tuple(w for w in language.zone_words("published") if len(w) > 2 or language.joined)
    numerals = order(article, language, lexicon)
    first_body = next((x.start for x in article.lines if x.zone == "body"), 0)
    found = []
    for line in article.lines:
        text = article.view.lower[line.start : line.end]
        short = len(text) < 90
        near = line.start < first_body + 2500
        if not (
            line.zone == "header"
            or (short and near and line.zone in ("body", "heading", "credit", "title") and _byline(text, words))
            or (short and near and line.zone == "furniture" and any(w in text for w in words))  # not that of another headline
        ):
            continue
        for item in _dates(language, text, numerals):
            if (value := _full_day(item)) is not None:
                place = line.start + item.start
                told = any(w in text for w in words) or _CLOCK.search(text) is not None
                found.append(
                    (not told, place, Clue(value, "header", article.view.text[place : line.start + item.end], place, line.start + item.end))
                )
    return [clue for _, _, clue in sorted(found, key=lambda f: f[:2])]


def _dates(language: Language, text: str, numerals: str = "") -> list[Found]:
    """The expressions of a line that may hold a year."""
    return language.grammar.find(text, numerals) if language.grammar.numbers.han or _DIGIT.search(text) else []


def _byline(text: str, words: tuple[str, ...]) -> bool:
    if any(w in text for w in words) or _CLOCK.search(text):
        return True
    return _YEAR.search(text) is not None and len(_NO_LETTERS.sub("", text)) < 40


def _full_day(found: Found) -> str | None:
    said = found.said
    if found.use != "event" or None in (said.year, said.month, said.day) or said.end_day or said.relative:
        return None
    value = f"{said.year:04d}-{said.month:02d}-{said.day:02d}"
    return value if edtf.is_valid(value) and _possible(edtf.bounds(value)[0]) else None


def _possible(when: date | None) -> bool:
    return when is not None and date(1945, 1, 1) <= when <= date(edtf.LAST_YEAR, 1, 1)


def _address(article: Article, lexicon: Lexicon) -> list[Clue]:
    """The day in the address: by the outlet's own way of writing it, else a long stamp, a day or a month in the path."""
    if not article.url:
        return []
    parts = urlsplit(article.url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for pattern in [*_own_patterns(parts.hostname or "", lexicon), _LONG_STAMP, _URL_DAY, _URL_MONTH]:
        if found := pattern.search(path):
            year, month, day = (int(x) if x else None for x in (*found.groups(), None)[:3])
            year = year if year is None or year > 100 else 2000 + year
            when = _date(year or 0, month or 0, day or 1)
            if when and when >= _EARLIEST:
                return [Clue(when.isoformat() if day else f"{when:%Y-%m}", "url", found[0].strip("/-"))]
    return []


def _own_patterns(host: str, lexicon: Lexicon) -> list[re.Pattern[str]]:
    """How the outlet of a host writes times in its addresses."""
    host = host.removeprefix("www.")
    for outlet in lexicon.outlets.values():
        if any(host == d or host.endswith("." + d) for d in outlet["domains"]):
            return [_stamp_pattern(p) for p in outlet.get("url_time", ())]
    return []


@lru_cache(maxsize=256)
def _stamp_pattern(template: str) -> re.Pattern[str]:
    """``185{yymmddHHMMSS}`` or ``/{yyyy}/{mm}/{dd}/`` as an expression with groups for year, month and day."""
    parts = []
    for text, stamp in re.findall(r"([^{]*)(?:\{(\w+)\})?", template):
        parts.append(re.escape(text))
        for unit in re.findall("yyyy|yy|mm|dd|HH|MM|SS", stamp):
            parts.append(_UNITS[unit])
    edge = r"(?<!\d)" if template[0].isdigit() or template.startswith("{") else ""
    return re.compile(edge + "".join(parts))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dateline(article: Article, language: Language) -> list[Clue]:
    """A full date in the dateline that opens the story, or that the story opens with."""
    line = next((x for x in article.lines if x.zone == "body"), None)
    if line is None:
        return []
    opening = article.view.lower[line.start : min(line.end, line.start + 90)]
    close = re.match(r"^.{0,80}?(?:\)|--|\s-\s|:|-(?!\d))", opening)
    for item in _dates(language, opening):
        alone = item.start < _TOWN and (opening[item.end : item.end + 2] == "  " or _STOP.match(opening, item.end))
        if (value := _full_day(item)) is not None and ((close and item.end <= close.end()) or alone):
            start, end = line.start + item.start, line.start + item.end
            return [Clue(value, "dateline", article.view.text[start:end], start, end)]
    return []


def _images(article: Article, lexicon: Lexicon) -> list[Clue]:
    """Times in image names: unix seconds or calendar stamps, in Hanoi and Vientiane time; the earliest day counts."""
    days: list[tuple[date, str, int, int]] = []
    for line in article.lines:
        if line.zone != "image":
            continue
        for name in _IMAGE_NAME.finditer(article.view.text, line.start, line.end):
            when = _stamp(name[0])
            if when:
                days.append((when, name[0], name.start(), name.end()))
    if not days or (max(days)[0] - min(days)[0]).days > _SPREAD:
        return []
    when, words, start, end = min(days)
    return [Clue(when.isoformat(), "image", words, start, end)]


def _stamp(name: str) -> date | None:
    if found := _LONG_STAMP.search(name):
        return _date(*map(int, found.groups()))
    if found := _UNIX.search(name):
        local = datetime.fromtimestamp(int(found[1]), UTC).astimezone(_HOME).date()
        return local if date(2004, 1, 1) <= local <= date(2035, 1, 1) else None
    if (found := _URL_DAY.search(name)) and (when := _date(*map(int, found.groups()))):
        return when if when >= _EARLIEST else None
    return None
