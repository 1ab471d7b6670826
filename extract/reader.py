"""Files to records: text, HTML, JSON Lines and CSV. What cannot be read is rejected with file, line and reason; the
rest goes on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from extract import edtf, page
from extract.model import Record

SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".csv")
LIMIT = 20 * 1024 * 1024  # bytes in one article or record
_MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"PK\x03\x04": "a ZIP file",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip file",
    b"\x80\x04": "a Python pickle",
}
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_HALF = re.compile("[\ud800-\udfff]")
_FIELDS = ("id", "text", "url", "published", "title", "language", "publisher")


class Rejected(NamedTuple):
    """Something that could not be read: file, line (or None) and reason."""

    file: str
    line: int | None
    reason: str


def shown(path: Path | str) -> str:
    """A path as text that can be written anywhere; bytes that are no UTF-8 are shown as escapes."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def files(paths: list[Path], leave: frozenset[Path] = frozenset()) -> Iterator[Path | Rejected]:
    """The article files of the given files and folders, in order of name, without those of the resolved paths ``leave``; a path
    that is not there is rejected."""
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in SUFFIXES and not p.name.startswith("."))
            yield from (p for p in found if not leave or p.resolve() not in leave)
        elif not path.exists():
            yield Rejected(shown(path), None, "no such file or folder")
        elif path.suffix.lower() not in SUFFIXES:
            yield Rejected(shown(path), None, f"not one of {', '.join(SUFFIXES)}")
        else:
            yield path


def read(path: Path) -> Iterator[Record | Rejected]:
    """The records of one file."""
    suffix = path.suffix.lower()
    try:
        if suffix in (".txt", ".html", ".htm") and path.stat().st_size > LIMIT:
            yield Rejected(shown(path), None, f"too large: {path.stat().st_size} bytes, the limit is {LIMIT}")
            return
        data = path.read_bytes()
    except OSError as error:
        yield Rejected(shown(path), None, f"cannot be read: {error.strerror or error}")
        return
    text = _decode(data, shown(path))
    if isinstance(text, Rejected):
        yield text
    elif suffix == ".jsonl":
        yield from _lines(text, path)
    elif suffix == ".csv":
        yield from _table(text, path)
    elif suffix in (".html", ".htm"):
        yield _html(text, path)
    else:
        yield _checked(Record(shown(path.stem), text, file=shown(path)), path, None)


def _decode(data: bytes, file: str) -> str | Rejected:
    if not data:
        return Rejected(file, None, "empty file")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            return Rejected(file, None, f"not text: {what}")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                return Rejected(file, None, f"not valid {encoding}: byte {error.start}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Rejected(file, line, f"not valid UTF-8: offset {error.start}")
    if (found := _CONTROL.search(text)) and (found[0] == "\x00" or len(_CONTROL.findall(text)) > len(text) / 20):
        return Rejected(file, text.count("\n", 0, found.start()) + 1, f"not text: control character at offset {found.start()}")
    return text


def _checked(record: Record, path: Path, line: int | None) -> Record | Rejected:
    if not record.text.strip():
        return Rejected(shown(path), line, "no text")
    if not any(c.isalpha() for c in record.text):
        return Rejected(shown(path), line, "no words, only digits and signs")
    for key in _FIELDS:
        if _HALF.search(value := getattr(record, key)):
            return Rejected(shown(path), line, f"{key}: half of a surrogate pair, no valid Unicode text")
        if "\x00" in value:
            return Rejected(shown(path), line, f"{key}: control character at offset {value.index(chr(0))}")
    return record


def _record(row: dict[str, Any], path: Path, line: int) -> Record | Rejected:
    for key in _FIELDS:
        if row.get(key) is not None and not isinstance(row[key], str) and (key != "id" or isinstance(row[key], (list, dict, bool))):
            return Rejected(shown(path), line, f"{key} is not text")
    if not row.get("text"):
        return Rejected(shown(path), line, "no text")
    published = str(row.get("published") or "").strip()
    day = re.match(r"\d{4}(-\d\d){0,2}", published)
    if published and not edtf.is_valid(published):
        published = day[0] if day and edtf.is_valid(day[0]) and re.match(r"[T ]\d", published[day.end() :]) else None  # type: ignore[assignment]
        if published is None:
            return Rejected(shown(path), line, f"published {row['published']!r} is not a date")
        published = _home_day(str(row["published"])) or published
    values = {key: str(row.get(key) or "") for key in _FIELDS}
    values["id"] = values["id"] or f"{shown(path.stem)}-{line}"
    values["published"] = published
    return _checked(Record(**values, file=shown(path)), path, line)


def _home_day(text: str) -> str | None:
    """The day in Hanoi and Vientiane of a time with an offset."""
    from datetime import datetime, timedelta, timezone

    try:
        when = datetime.fromisoformat(text)
        return when.astimezone(timezone(timedelta(hours=7))).date().isoformat() if when.tzinfo else when.date().isoformat()
    except (ValueError, OverflowError):
        return None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return row


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _lines(text: str, path: Path) -> Iterator[Record | Rejected]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if len(line) > LIMIT:
            yield Rejected(shown(path), number, f"too large: the limit is {LIMIT}")
            continue
        try:
            row = json.loads(line, object_pairs_hook=_unique, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            yield Rejected(shown(path), number, f"not valid JSON: {error}")
            continue
        yield _record(row, path, number) if isinstance(row, dict) else Rejected(shown(path), number, "not a JSON object")


def _table(text: str, path: Path) -> Iterator[Record | Rejected]:
    csv.field_size_limit(LIMIT)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        if "text" not in (reader.fieldnames or ()):
            yield Rejected(shown(path), 1, "no column named text")
            return
        line = reader.line_num + 1
        for row in reader:
            first, line = line, reader.line_num + 1
            if None in row or None in row.values():
                yield Rejected(shown(path), first, "the number of columns differs from the header")
                continue
            yield _record(row, path, first)
    except csv.Error as error:
        yield Rejected(shown(path), line, f"not valid CSV from here on: {error}")


def _html(text: str, path: Path) -> Record | Rejected:
    found = page.story(text)
    if found is None:
        return Rejected(shown(path), None, "no story found in the page")
    return _checked(replace(found, id=shown(path.stem), file=shown(path)), path, None)
