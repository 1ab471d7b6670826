"""The chosen events as JSON for TimelineJS, which shows texts as HTML: all of them are escaped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from views.export_rows import Record, Words, title

_PARTS = {"day": 3, "interval": 3, "month": 2, "year": 1}


def to_timelinejs(records: Sequence[Record], words: Words) -> bytes:
    """Slides for the events with a first day; what TimelineJS has no precision for carries its date as text."""
    slides = [_slide(record, words) for record in records if record["start"]]
    data = {"title": {"text": {"headline": escape(words("export_title")), "text": ""}}, "events": slides}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _slide(record: Record, words: Words) -> dict[str, Any]:
    parts = _PARTS.get(record["precision"], 3)
    slide: dict[str, Any] = {
        "unique_id": record["event_id"],
        "group": escape(words.label("types", record["event_type"])),
        "start_date": _date(record["start"], parts),
        "text": {"headline": escape(_headline(record, words)), "text": _text(record, words)},
    }
    if record["end"] and record["end"] != record["start"] and record["precision"] not in ("month", "year"):
        slide["end_date"] = _date(record["end"], parts)
    if record["precision"] not in _PARTS or (record["precision"] == "interval" and not record["end"]):
        slide["display_date"] = escape(f"{words.label('precisions', record['precision'])}: {record['edtf']}")
    return slide


def _date(day: str, parts: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), map(int, day.split("-")[:parts]), strict=False))


def _headline(record: Record, words: Words) -> str:
    name = title(record, words.code)
    return name if record["status"] == "occurred" else f"{name} ({words.label('statuses', record['status'])})"


def _text(record: Record, words: Words) -> str:
    paragraphs = []
    for told in record["tellings"]:
        source = ", ".join(part for part in (told["outlet"], told["published"]) if part) or words("unknown_outlet")
        linked = f'<a href="{escape(told["link"])}" rel="noopener noreferrer">{escape(source)}</a>' if told["link"] else escape(source)
        paragraphs.append(f'<p lang="{escape(told["language"] or "")}">“{escape(told["quote"] or "")}” – {linked}</p>')
    if record["date_reason"]:
        paragraphs.append(f"<p>{escape(words('column_receipt'))}: {escape(record['date_reason'])}</p>")
    return "".join(paragraphs)
