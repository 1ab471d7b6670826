"""The story and the metadata of an HTML page, by trafilatura and htmldate; only what a page states counts as its date."""

from __future__ import annotations

import logging
import re
from typing import Any

from extract import edtf
from extract.model import Record

_DATED = re.compile(r"\d{4}\D{0,2}\d\d|\d\d?\D{1,4}\d{4}")  # a copyright year alone is no date
_LATER = re.compile(r"modif|updat|revis|copyright|expir", re.I)
_SHOWN = re.compile(r"\b(date|time|publish|byline|ngay|meta|posted)", re.I)
_LINE = 80  # characters of a line that shows the date of the page


def story(text: str) -> Record | None:
    """The record of a page (without id and file), or None where it holds no story."""
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found: Any = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, include_tables=False, favor_recall=True)
    body = (found.text or "").strip() if found else ""
    if not found or not body:
        return None
    stated, line = _stated(text)
    if line and line not in body:
        body = f"{line}\n{body}"
    if found.title and not body.startswith(found.title):
        body = f"{found.title}\n{body}"
    return Record("", body, url=found.url or "", published=stated, title=found.title or "", publisher=found.sitename or "")


def _stated(text: str) -> tuple[str, str]:
    """The day that the page's metadata state (meta tags, JSON-LD, ``time`` elements marked as published), else the line that
    shows a date beside the headline, to be read in the page's language."""
    import htmldate
    from lxml import etree, html

    try:
        tree = html.fromstring(text.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return "", ""
    keep = [m for m in tree.iter("meta") if _DATED.search(m.get("content") or "") and not _LATER.search(_name(m))]
    keep += [s for s in tree.iter("script") if "ld+json" in (s.get("type") or "")]
    keep += [t for t in tree.iter("time") if t.get("pubdate") is not None or "published" in (t.get("itemprop") or "").lower()]
    head = "".join(html.tostring(e, encoding="unicode", with_tail=False) for e in keep)
    day = htmldate.find_date(f"<html><head>{head}</head><body></body></html>", extensive_search=False, original_date=True) if head else None
    return (day, "") if day and edtf.is_valid(day) else ("", _line(tree))


def _name(meta: Any) -> str:
    return " ".join(meta.get(key) or "" for key in ("name", "property", "itemprop", "http-equiv"))


def _line(tree: Any) -> str:
    for heading in tree.iter("h1"):
        for near in heading.xpath("following::*[position() < 40]"):
            if isinstance(near.tag, str) and _SHOWN.search(f"{near.tag} {near.get('class') or ''} {near.get('id') or ''}"):
                line = " ".join(near.text_content().split())
                if 0 < len(line) <= _LINE and any(c.isdigit() for c in line):
                    return line
    return ""
