"""The chosen events as an iCalendar file (RFC 5545): whole days, planned ones tentative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from views.export_rows import Record, Words, title
from views.facts import Facts

_STATUS = {"occurred": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_MOST_OCTETS = 75


def datable(record: Record) -> bool:
    """Whether the first day is known: without it an event has no place in a calendar."""
    return bool(record["start"])


def to_calendar(records: Sequence[Record], words: Words, facts: Facts, stamp: date) -> bytes:
    """The calendar of the events that have a first day. A month runs from its first day to that of the next one."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vietnam-Laos timeline//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_text(words('export_title'))}")
    for record in filter(datable, records):
        lines += _event(record, words, facts, stamp)
    lines.append("END:VCALENDAR")
    return "".join(part + "\r\n" for line in lines for part in _folded(line)).encode()


def _event(record: Record, words: Words, facts: Facts, stamp: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{record['event_id']}@vietnam-laos-timeline"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{date.fromisoformat(record['start']):%Y%m%d}"
    if record["end"]:  # the day after the last one; an unknown end is left out, which means one day
        yield f"DTEND;VALUE=DATE:{date.fromisoformat(record['end']) + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(title(record, words.code))}"
    yield f"STATUS:{_STATUS.get(record['status'], 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{_text(words.label('types', record['event_type']))}"
    if record["place"]:
        yield f"LOCATION:{_text(facts.place(record['place'], words.code))}"
    best = record["tellings"][0] if record["tellings"] else None
    if best and best["link"]:
        yield f"URL:{best['link']}"
    yield f"DESCRIPTION:{_text(chr(10).join(_description(record, words)))}"
    if record["part_of"]:
        yield f"RELATED-TO:{record['part_of']}@vietnam-laos-timeline"
    yield "END:VEVENT"


def _description(record: Record, words: Words) -> Iterator[str]:
    yield f"{words('column_date')}: {record['edtf']} ({words.label('precisions', record['precision'])})"
    if record["date_reason"]:
        yield f"{words('column_receipt')}: {record['date_reason']}"
    for told in record["tellings"][:1]:
        yield f"“{' '.join((told['quote'] or '').split())}”"
        yield ", ".join(part for part in (told["outlet"], told["published"]) if part)


def _text(value: str) -> str:
    return "".join(char for char in value.translate(_ESCAPED) if char >= " " and char != "\x7f").encode("utf-8", "replace").decode()


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, never cut within a letter; a piece that goes on begins with a space."""
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _MOST_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + width
    yield piece
