"""The chosen events as JSON-LD: schema.org Events, their sources, and the date as EDTF beside ``startDate``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from views.cite import cite
from views.export_rows import Record, Words, title
from views.facts import Facts

_CONTEXT = ["https://schema.org", {"dcterms": "http://purl.org/dc/terms/", "edtf": "http://id.loc.gov/datatypes/edtf/"}]
_STATUS = {"occurred": "EventScheduled", "planned": "EventScheduled", "cancelled": "EventCancelled"}
_SIGNS = {"day": 10, "interval": 10, "month": 7, "quarter": 4, "season": 4, "half_year": 4, "year": 4}


def to_jsonld(records: Sequence[Record], words: Words, facts: Facts, accessed: date) -> bytes:
    """A graph of Events; ``startDate`` and ``endDate`` say no more than is known (a month is ``2024-11``)."""
    graph = [_event(record, words, facts, accessed) for record in records]
    return (json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _event(record: Record, words: Words, facts: Facts, accessed: date) -> dict[str, Any]:
    code, name = words.code, title(record, words.code)
    start, end = _dates(record)
    told = record["tellings"]
    event: dict[str, Any] = {
        "@type": "Event",
        "@id": _id(record["event_id"]),
        "identifier": record["event_id"],
        "name": name,
        "inLanguage": code,
        "eventStatus": f"https://schema.org/{_STATUS.get(record['status'], 'EventScheduled')}",
        "startDate": start,
        "endDate": end,
        "dcterms:date": {"@type": "edtf:EDTF", "@value": record["edtf"]} if record["edtf"] else None,
        "description": record["date_reason"],
        "keywords": [words.label("types", record["event_type"]), words.label("statuses", record["status"]), record["plover"] or "other"],
        "about": [{"@type": "Thing", "name": words.label("fields", field)} for field in record["fields"]],
        "attendee": [_person(leader, record, words, facts) for leader in record["leaders"]],
        "location": _place(record["place"], code, facts) if record["place"] else None,
        "superEvent": {"@id": _id(record["part_of"])} if record["part_of"] else None,
        "subjectOf": [_article(t) for t in told],
        "citation": [cite("plain", {**record, "title": name}, t, accessed) for t in told],
    }
    return _without_empty(event)


def _id(event_id: str) -> str:
    return f"urn:vietnam-laos-timeline:event:{event_id}"


def _dates(record: Record) -> tuple[str | None, str | None]:
    signs = _SIGNS.get(record["precision"])
    if not signs or not record["start"]:
        return None, None
    start, end = record["start"][:signs], (record["end"] or "")[:signs]
    return start, end if end and (end != start or signs == 10) else None


def _person(leader: str, record: Record, words: Words, facts: Facts) -> dict[str, Any]:
    offices = [item.partition(":")[2] for item in record["offices"] if item.partition(":")[0] == leader]
    held = [words.label("offices", office) if office in facts.offices else office for office in offices]
    return _without_empty({"@type": "Person", "identifier": leader, "name": facts.person(leader, words.code), "jobTitle": held})


def _place(place: str, code: str, facts: Facts) -> dict[str, Any]:
    row = facts.places.get(place)
    where: dict[str, Any] = {"@type": "Place", "identifier": place, "name": facts.place(place, code)}
    if row and row["lat"] and row["lon"]:
        where["geo"] = {"@type": "GeoCoordinates", "latitude": float(row["lat"]), "longitude": float(row["lon"])}
    if row and row["country"] and "/" not in row["country"]:
        where["address"] = {"@type": "PostalAddress", "addressCountry": row["country"]}
    return where


def _article(told: Record) -> dict[str, Any]:
    article = {
        "@type": "NewsArticle",
        "identifier": told["article_id"],
        "headline": told["headline"],
        "publisher": {"@type": "Organization", "name": told["outlet"]} if told["outlet"] else None,
        "datePublished": told["published"],
        "inLanguage": told["language"],
        "url": told["link"],
        "hasPart": {"@type": "Quotation", "text": told["quote"]} if told["quote"] else None,
    }
    return _without_empty(article)


def _without_empty(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value not in (None, [], "")}
