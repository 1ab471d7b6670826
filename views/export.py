"""Files to take along: exactly the chosen events, in the format asked for.

A new format is one function and one row of :data:`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from extract.frame import Frames
from views import standalone
from views.export_calendar import datable, to_calendar
from views.export_excel import to_excel
from views.export_jsonld import to_jsonld
from views.export_rows import Record, Words, records, select
from views.export_tables import to_csv, to_json, to_parquet
from views.export_timelinejs import to_timelinejs
from views.facts import Facts


class Job(NamedTuple):
    """All that a format may need."""

    records: list[Record]
    chosen: Frames
    words: Words
    facts: Facts
    today: date


class Format(NamedTuple):
    """How a kind of file is made; events that ``holds`` refuses are left out of it and counted."""

    suffix: str
    mime: str
    make: Callable[[Job], bytes]
    holds: Callable[[Record], bool] = lambda record: True


class Export(NamedTuple):
    """A finished file; ``left_out`` counts the chosen events that it cannot hold."""

    name: str
    mime: str
    data: bytes
    left_out: int


FORMATS: dict[str, Format] = {
    "csv": Format("csv", "text/csv", lambda job: to_csv(job.records)),
    "excel": Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda job: to_excel(job.records, job.words, job.facts, coverage(job.chosen, job.words)),
    ),
    "parquet": Format("parquet", "application/vnd.apache.parquet", lambda job: to_parquet(job.records)),
    "json": Format("json", "application/json", lambda job: to_json(job.records)),
    "jsonld": Format("jsonld", "application/ld+json", lambda job: to_jsonld(job.records, job.words, job.facts, job.today)),
    "icalendar": Format("ics", "text/calendar", lambda job: to_calendar(job.records, job.words, job.facts, job.today), datable),
    "timelinejs": Format("timeline.json", "application/json", lambda job: to_timelinejs(job.records, job.words), datable),
    "html": Format(
        "html",
        "text/html",
        lambda job: standalone.page(job.records, job.chosen, job.words, job.facts, coverage(job.chosen, job.words), job.today),
    ),
}


def export(format: str, frames: Frames, ids: Iterable[str], words: Words, facts: Facts, today: date) -> Export:
    """The events ``ids`` as a file of ``format`` (a key of :data:`FORMATS`), in the order given.

    ``today`` is the day written as that of access and making. Raises ``TooManyRows`` for more than Excel can hold.
    """
    kind = FORMATS[format]
    chosen = select(frames, ids)
    job = Job(records(chosen), chosen, words, facts, today)
    left_out = sum(not kind.holds(record) for record in job.records)
    return Export(f"vietnam-laos-timeline.{kind.suffix}", kind.mime, kind.make(job), left_out)


def coverage(chosen: Frames, words: Words) -> Sequence[tuple[str, str]]:
    """What the chosen events rest on: label and value pairs."""
    events, articles = chosen.events, chosen.articles
    days = sorted(day for column in ("start", "end") for day in events[column].dropna())
    languages = sorted(set(articles["language"].dropna()))
    return [
        (words("coverage_events"), str(len(events))),
        (words("coverage_articles"), str(len(articles))),
        (words("coverage_outlets"), str(articles["publisher"].dropna().nunique())),
        (words("coverage_languages"), ", ".join(words.label("languages", code) for code in languages)),
        (words("coverage_period"), f"{days[0]} – {days[-1]}" if days else "–"),
        (words("coverage_note"), ""),
    ]
