"""An Excel workbook of the chosen events: events, tellings, and what they rest on. No cell is ever a formula or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from views.export_rows import Record, Words, amount, office, title
from views.facts import Facts

MOST_ROWS = 1_048_575
_MOST_SIGNS = 32_767
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_EVENTS = (
    "id title date first_day last_day precision status type people offices place countries fields series ordinal amounts "
    "receipt confidence_date confidence_type articles languages quote outlet published url"
).split()
_TELLINGS = "id title outlet headline language published status date_as_told date_words receipt quote url".split()
_WIDE = {"title": 46, "people": 34, "offices": 40, "receipt": 60, "quote": 70, "url": 40, "headline": 46, "type": 22, "series": 40}


class TooManyRows(Exception):
    """More rows than a worksheet holds; ``number`` of them."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number} rows are more than a worksheet holds")
        self.number = number


def to_excel(records: Sequence[Record], words: Words, facts: Facts, coverage: Sequence[tuple[str, str]]) -> bytes:
    """The workbook; ``coverage`` are label and value pairs for its last sheet. Raises :class:`TooManyRows`."""
    if (most := max(len(records), sum(len(r["tellings"]) for r in records))) > MOST_ROWS:
        raise TooManyRows(most)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _PLAIN) as book:
        book.set_properties({"title": words("export_title"), "created": datetime(2000, 1, 1)})
        _sheet(book, words("export_sheet_events"), _EVENTS, (_event(r, words, facts) for r in records), words)
        _sheet(book, words("export_sheet_tellings"), _TELLINGS, _tellings(records, words), words)
        about = book.add_worksheet(words("export_sheet_about")[:31])
        about.set_column(0, 1, 40)
        for line, pair in enumerate(coverage):
            for column, text in enumerate(pair):
                about.write_string(line, column, _clean(text))
    return out.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[str], lines: Iterator[list[Any]], words: Words) -> None:
    sheet = book.add_worksheet(name[:31])
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 2)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _WIDE.get(column, 14))
        sheet.write_string(0, number, words(f"column_{column}"), bold)
    last = 0
    for last, line in enumerate(lines, 1):
        for number, value in enumerate(line):
            if isinstance(value, date):
                sheet.write_datetime(last, number, value, day)
            elif isinstance(value, (int, float)):
                sheet.write_number(last, number, value)
            elif value:
                sheet.write_string(last, number, _clean(str(value)))
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _event(record: Record, words: Words, facts: Facts) -> list[Any]:
    code = words.code
    best = record["tellings"][0] if record["tellings"] else {}
    return [
        record["event_id"],
        title(record, code),
        record["edtf"],
        _day(record["start"]),
        _day(record["end"]),
        words.label("precisions", record["precision"]),
        words.label("statuses", record["status"]),
        words.label("types", record["event_type"]),
        ", ".join(facts.person(leader, code) for leader in record["leaders"]),
        "; ".join(office(item, words, facts) for item in record["offices"]),
        facts.place(record["place"], code) if record["place"] else None,
        ", ".join(words.label("countries", country) for country in record["countries"]),
        ", ".join(words.label("fields", field) for field in record["fields"]),
        words.label("series", record["series"]) if record["series"] else None,
        record["ordinal"],
        "; ".join(amount(item) for item in record["amounts"]),
        record["date_reason"],
        record["confidence_date"],
        record["confidence_type"],
        record["articles"],
        ", ".join(words.label("languages", language) for language in record["languages"]),
        best.get("quote"),
        best.get("outlet"),
        best.get("published"),
        best.get("url"),
    ]


def _tellings(records: Sequence[Record], words: Words) -> Iterator[list[Any]]:
    for record in records:
        for told in record["tellings"]:
            yield [
                record["event_id"],
                title(record, words.code),
                told["outlet"],
                told["headline"],
                words.label("languages", told["language"]) if told["language"] else None,
                told["published"],
                words.label("statuses", told["status"]),
                told["edtf"],
                "; ".join(told["date_words"]),
                told["date_reason"],
                told["quote"],
                told["link"],
            ]


def _day(text: str | None) -> date | str | None:
    """A real date where Excel has one; it counts from 1900 and takes that year for a leap year."""
    if not text:
        return None
    when = date.fromisoformat(text)
    return when if when >= date(1900, 3, 1) else text


def _clean(text: str) -> str:
    text = _CONTROL.sub("\ufffd", text)
    return text if len(text) <= _MOST_SIGNS else text[: _MOST_SIGNS - 1] + "…"
