"""How to cite a telling of an event, and how to link to the very passage.

The day of access is always given by the caller. APA and BibTeX are written in English, as their users expect.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote as percent
from urllib.parse import urlsplit

STYLES = ("apa", "bibtex", "plain")
_MONTHS = "January February March April May June July August September October November December".split()
_LONG = 160  # a longer passage is named by its beginning and its end
_WORD = 20  # longer on average: written without spaces
_EDGE_WORDS, _EDGE_CHARS = 6, 8
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {c: "\\" + c for c in "&%$#_{}"}


def web_address(url: object) -> str | None:
    """The address when it is a plain http or https one that is safe to link to, else nothing."""
    if not isinstance(url, str) or re.search(r"[\s\x00-\x20\x7f\\<>\"'`]", url):
        return None
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and host and "@" not in parts.netloc
    return url if good else None


def passage_link(url: object, quote: str | None) -> str | None:
    """The address with a text fragment that opens it at the quoted passage."""
    address = web_address(url)
    if not address or not quote or not quote.strip():
        return address
    address = address.split(":~:")[0]
    lines = [" ".join(line.split()) for line in quote.splitlines() if line.strip()]
    if len(lines) == 1 and len(lines[0]) <= _LONG:
        text = _encode(lines[0])
    else:
        text = f"{_encode(_edge(lines[0]))},{_encode(_edge(lines[-1], last=True))}"
    joint = "" if "#" in address else "#"
    return f"{address}{joint}:~:text={text}"


def _encode(text: str) -> str:
    return percent(text, safe="").replace("-", "%2D")


def _edge(line: str, last: bool = False) -> str:
    """The first or last words of a line; browsers match whole words only, so a script without spaces is cut at a sign."""
    words = line.split(" ")
    if len(line) > _WORD * len(words):
        parts = re.findall(r"[^\W_][^、。，；：！？,;:!?]*", line)
        long = [part.strip() for part in parts if len(part) >= _EDGE_CHARS]
        return (long[-1] if last else long[0]) if long else line
    if len(words) <= _EDGE_WORDS:
        return line
    return " ".join(words[-_EDGE_WORDS:] if last else words[:_EDGE_WORDS])


def cite(style: str, event: Mapping[str, Any], telling: Mapping[str, Any], accessed: date) -> str:
    """A citation of ``telling`` (see ``export_rows.telling``; an article row plus ``quote`` does) of ``event``.

    ``event`` gives ``title``, ``edtf`` and ``event_id``; ``style`` is one of :data:`STYLES`.
    """
    if style not in STYLES:
        raise ValueError(f"unknown style {style!r}: choose one of {', '.join(STYLES)}")
    source = _source(telling)
    return {"apa": _apa, "bibtex": _bibtex, "plain": _plain}[style](event, source, accessed)


def _source(telling: Mapping[str, Any]) -> dict[str, str]:
    address = web_address(telling.get("url"))
    return {
        "headline": _line(telling.get("headline") or telling.get("title")),
        "outlet": _line(telling.get("outlet") or telling.get("publisher")) or (urlsplit(address).hostname or "" if address else ""),
        "published": str(telling.get("published") or ""),
        "url": passage_link(address, telling.get("quote")) or "",
        "quote": _line(telling.get("quote")),
        "article_id": str(telling.get("article_id") or ""),
    }


def _line(text: object) -> str:
    return " ".join(str(text).split()) if text else ""


def _event(event: Mapping[str, Any]) -> str:
    when = event.get("edtf")
    return f"{_line(event['title'])} ({when})" if when else f"{_line(event['title'])} (undated)"


def _plain(event: Mapping[str, Any], source: Mapping[str, str], accessed: date) -> str:
    parts = [f"{_event(event)}."]
    if source["quote"]:
        parts.append(f"“{source['quote']}”")
    names = [f"“{source['headline']}”" if source["headline"] else "", source["outlet"], source["published"] or "n.d."]
    parts.append(_stop(", ".join(n for n in names if n)))
    parts.append(f"{source['url']} (accessed {accessed.isoformat()})." if source["url"] else f"Accessed {accessed.isoformat()}.")
    return " ".join(parts)


def _apa(event: Mapping[str, Any], source: Mapping[str, str], accessed: date) -> str:
    when = _apa_date(source["published"])
    about = f"[{_event(event)}]"
    parts = [f"{source['headline']} {about}. ({when}).".lstrip()]
    if source["outlet"]:
        parts.append(_stop(source["outlet"]))
    if source["quote"]:
        parts.append(f"“{source['quote']}”")
    retrieved = f"{_MONTHS[accessed.month - 1]} {accessed.day}, {accessed.year}"
    parts.append(f"Retrieved {retrieved}, from {source['url']}" if source["url"] else f"Retrieved {retrieved}.")
    return " ".join(parts)


def _stop(text: str) -> str:
    return text if text.endswith((".", "?", "!", "。")) else text + "."


def _date(published: str) -> tuple[str, ...]:
    """Year, month and day of an EDTF day, as far as they are known."""
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?[~?]?", published)
    return tuple(part for part in found.groups() if part) if found else ()


def _apa_date(published: str) -> str:
    parts = _date(published)
    if not parts:
        return "n.d."
    month = "" if len(parts) < 2 else f", {_MONTHS[int(parts[1]) - 1]}"
    return parts[0] + month + (f" {int(parts[2])}" if len(parts) == 3 else "")


def _bibtex(event: Mapping[str, Any], source: Mapping[str, str], accessed: date) -> str:
    parts = _date(source["published"])
    note = f"Event: {_event(event)}."
    note += f" Published {source['published']}." if source["published"] else ""
    note += f" Quote: “{source['quote']}”" if source["quote"] else ""
    fields = {
        "title": "{" + _tex(source["headline"] or _event(event)) + "}",
        "organization": _tex(source["outlet"]),
        "year": parts[0] if parts else "",
        "month": str(int(parts[1])) if len(parts) > 1 else "",
        "url": re.sub(r"[{}\\]", lambda m: percent(m[0]), source["url"]),
        "urldate": accessed.isoformat(),
        "note": _tex(note),
    }
    key = re.sub(r"[^A-Za-z0-9_-]", "", f"{event['event_id']}-{source['article_id']}")
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@online{{{key},\n{body}\n}}\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in text)
