"""Files to take along: exactly the chosen events, and safe whatever the texts hold."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date

import pyarrow.parquet as pq
import pytest
from pages import PlainWords, article, event, frames, mention

from extract.frame import EVENTS
from views import facts
from views.export import FORMATS, export

TODAY = date(2026, 1, 2)
WORDS, FACTS = PlainWords(), facts.load()
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "\n=1", " =1", "'=1", "|x", "%0A", "\ufeff=1", "</script><b>&\u2028"]


def made(format: str, rows: list[dict], ids: list[str] | None = None, **more) -> bytes:
    """The export of these events."""
    return export(format, frames(rows, **more), ids or [row["event_id"] for row in rows], WORDS, FACTS, TODAY).data


@pytest.mark.parametrize("format", FORMATS)
def test_exactly_the_chosen_events(format: str) -> None:
    rows = [event(f"e{number}") for number in range(5)]
    data = made(format, rows, ["e3", "e1", "e3", "gone"])
    if format == "excel":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = book.read("xl/sharedStrings.xml")
    elif format == "parquet":
        data = json.dumps(pq.read_table(io.BytesIO(data)).to_pylist()).encode()
    found = [int(n) for n in re.findall(rb"Talks e(\d)", data)]
    assert set(found) == {1, 3} and found.index(3) < found.index(1)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_chosen_and_same_bytes(format: str) -> None:
    rows = [event("e1"), event("e2", None)]
    assert made(format, rows) == made(format, rows)
    assert made(format, [], [])


def test_csv_is_text_for_a_spreadsheet_and_comes_back() -> None:
    rows = [event(f"e{number}", title=text) for number, text in enumerate(HOSTILE)]
    lines = list(csv.DictReader(io.StringIO(made("csv", rows).decode("utf-8-sig"), newline="")))
    assert list(lines[0])[: len(EVENTS)] == EVENTS
    assert lines[0]["countries"] == "VN|LA" and lines[0]["url"] == "https://news.example/two-met"
    for text, line in zip(HOSTILE, lines, strict=True):
        assert line["title"].removeprefix("'") == text
        assert not line["title"].startswith(tuple("=+-@＝\t\r\n |%\ufeff"))


def test_excel_holds_no_formula_and_no_link() -> None:
    rows = [event(f"e{number}", title=text, titles={}) for number, text in enumerate([*HOSTILE, "https://x.example", "\x07bell"])]
    with zipfile.ZipFile(io.BytesIO(made("excel", rows))) as book:
        sheets = b"".join(book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet"))
        texts = book.read("xl/sharedStrings.xml").decode()
    assert b"<f>" not in sheets and b"<hyperlink" not in sheets
    assert "=1+1" in texts and "https://x.example" in texts


def test_parquet_and_json_carry_the_contract() -> None:
    rows = [event("e1", amounts=[{"value": 12, "unit": "document"}], ordinal=48), event("e2", None)]
    first, second = pq.read_table(io.BytesIO(made("parquet", rows))).to_pylist()
    assert list(first) == [*EVENTS, "tellings"]
    assert first["countries"] == ["VN", "LA"] and first["ordinal"] == 48 and second["start"] is None
    assert first["tellings"][0]["outlet"] == "Daily"
    loaded = json.loads(made("json", rows))
    assert loaded[0]["amounts"] == [{"value": 12, "unit": "document"}] and loaded[1]["edtf"] is None


@pytest.mark.parametrize(
    ("edtf", "precision", "start", "end", "expected"),
    [
        ("2024-07-11", "day", "2024-07-11", "2024-07-11", ("2024-07-11", "2024-07-11")),
        ("2024-07-11/2024-07-13", "interval", "2024-07-11", "2024-07-13", ("2024-07-11", "2024-07-13")),
        ("2024-07-11/..", "interval", "2024-07-11", None, ("2024-07-11", None)),
        ("2024-11", "month", "2024-11-01", "2024-11-30", ("2024-11", None)),
        ("2024-35", "quarter", "2024-07-01", "2024-09-30", ("2024", None)),
        ("2024", "year", "2024-01-01", "2024-12-31", ("2024", None)),
        ("XXXX-07-11", "day", None, None, (None, None)),
        (None, "undated", None, None, (None, None)),
    ],
)
def test_jsonld_says_no_more_than_is_known(edtf, precision, start, end, expected) -> None:
    found = json.loads(made("jsonld", [event("e1", start, end, edtf=edtf, precision=precision)]))["@graph"][0]
    assert (found.get("startDate"), found.get("endDate")) == expected
    assert found.get("dcterms:date", {}).get("@value") == edtf
    assert "2026-01-02" in found["citation"][0]


def test_jsonld_status_people_and_place() -> None:
    rows = [event("e1", status="cancelled", leaders=["to_lam"], offices=["to_lam:vn_president"], place="vientiane", part_of="e0")]
    found = json.loads(made("jsonld", rows))["@graph"][0]
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert found["attendee"] == [{"@type": "Person", "identifier": "to_lam", "name": "To Lam", "jobTitle": ["President of Vietnam"]}]
    assert found["location"]["address"]["addressCountry"] == "LA"
    assert found["superEvent"]["@id"].endswith(":e0")


def calendar(rows: list[dict], **more) -> list[dict[str, str]]:
    """The events of a calendar, lines unfolded and texts unescaped."""
    data = made("icalendar", rows, **more)
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines) and max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
    found: list[dict[str, str]] = []
    for line in data.replace(b"\r\n ", b"").decode().split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name, value)
    return found


def test_calendar() -> None:
    rows = [
        event("day"),
        event("month", "2024-12-01", "2024-12-31", edtf="2024-12", precision="month", status="planned"),
        event("open", "2024-07-11", None, edtf="2024-07-11/..", precision="interval", status="cancelled"),
        event("none", None),
    ]
    day, month, open_ = calendar(rows)
    assert (day["DTSTART;VALUE=DATE"], day["DTEND;VALUE=DATE"], day["STATUS"]) == ("20240711", "20240712", "CONFIRMED")
    assert (month["DTSTART;VALUE=DATE"], month["DTEND;VALUE=DATE"], month["STATUS"]) == ("20241201", "20250101", "TENTATIVE")
    assert "DTEND;VALUE=DATE" not in open_ and open_["STATUS"] == "CANCELLED"
    assert export("icalendar", frames(rows), ["day", "none"], WORDS, FACTS, TODAY).left_out == 1


def test_calendar_folds_and_escapes_any_text() -> None:
    name = "ສະບາຍດີ, ໄປ; ຫວຽດນາມ\\ແລະລາວ " * 9
    found = calendar([event("e1", titles={"en": f"{name}\nEND:VEVENT\x07"})])
    assert len(found) == 1
    plain = re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), found[0]["SUMMARY"])
    assert plain == f"{name}\nEND:VEVENT"


def test_timelinejs() -> None:
    rows = [
        event("e1", titles={"en": "<script>alert(1)</script>"}),
        event("e2", "2024-11-01", "2024-11-30", precision="month", edtf="2024-11"),
        event("e3", "2024-07-01", "2024-09-30", precision="quarter", edtf="2024-35"),
        event("e4", None),
    ]
    told = [mention(row["event_id"]) for row in rows]
    slides = json.loads(made("timelinejs", rows, mentions=told, articles=[article(url='https://x.example/"><b>')]))["events"]
    assert [slide["unique_id"] for slide in slides] == ["e1", "e2", "e3"]
    assert slides[0]["start_date"] == {"year": 2024, "month": 7, "day": 11} and slides[1]["start_date"] == {"year": 2024, "month": 11}
    assert "end_date" not in slides[1] and slides[2]["display_date"] == "Quarter: 2024-35"
    assert "<script" not in slides[0]["text"]["headline"] and "<b>" not in slides[0]["text"]["text"]


def test_texts_that_cannot_be_written_do_not_stop_an_export() -> None:
    rows = [event("e1", title="\ud800 alone", titles={})]
    for format in ("csv", "excel", "json", "jsonld", "icalendar", "timelinejs", "html"):
        assert made(format, rows)


@pytest.mark.parametrize("code", ["vi", "lo", "fr"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_in_every_language(format: str, code: str) -> None:
    rows = [event("e1", leaders=["to_lam"], offices=["to_lam:vn_president"], place="vientiane", series="clv_summit", ordinal=11)]
    assert export(format, frames([*rows, event("e2", None)]), ["e1", "e2"], PlainWords(code), FACTS, TODAY).data
