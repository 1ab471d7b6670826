"""The event card as data: title, date with its receipt, people with their offices that day, and the ways onward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from views.export_dates import spoken
from views.export_rows import amount, office, title
from views.facts import Facts
from views.milestones import card as milestone
from views.voices import voices
from views.words import Words

Record = Mapping[str, Any]
Row = dict[str, Any]
_SURE = ((0.85, "sure_high"), (0.6, "sure_fair"), (0.0, "sure_low"))


def build(record: Record, words: Words, facts: Facts, around: Mapping[str, Any]) -> Row:
    """What the card component shows. ``around`` holds titles of linked events: ``part_of``, ``contains``, ``before`` and
    ``after`` (of the same series), ``previous`` and ``next`` (of the list), each a list of ``{id, label}``."""
    kind = [words.label("types", record["event_type"]), words.label("statuses", record["status"])]
    return {
        "id": record["event_id"],
        "kicker": " · ".join(kind),
        "title": title(record, words.code),
        "rows": [row for row in _rows(record, words, facts, around) if row["lines"] or row.get("links")],
        "steps": [*_step(around, "previous", "← {}"), *_step(around, "next", "{} →")],
        "steps_label": words("card_steps"),
    }


def _step(around: Mapping[str, Any], key: str, form: str) -> list[Row]:
    return [{"id": e["id"], "label": form.format(e["label"])} for e in around.get(key, ())]


def _rows(record: Record, words: Words, facts: Facts, around: Mapping[str, Any]) -> Sequence[Row]:
    place = facts.place(record["place"], words.code) if record["place"] else ""
    named = {item.split(":", 1)[0] for item in record["offices"]}
    people = _people(record["offices"], words, facts)
    people += [facts.person(x, words.code) for x in record["leaders"] if x not in named]
    return [
        {"label": words("card_date"), "lines": [spoken(record, words)]},
        {"label": words("card_receipt"), "lines": [_receipt(record, words)], "quiet": True},
        {"label": words("card_candidates"), "lines": list(record["date_candidates"])},
        {"label": words("card_people"), "lines": people},
        {"label": words("card_place"), "lines": [place] if place else []},
        {
            "label": words("card_fields"),
            "lines": [", ".join(words.label("fields", f) for f in record["fields"])] if record["fields"] else [],
        },
        {"label": words("card_amounts"), "lines": [_amount(a, words) for a in record["amounts"]]},
        {"label": words("card_part_of"), "lines": [], "links": around.get("part_of", [])},
        {"label": words("card_contains"), "lines": [], "links": around.get("contains", [])},
        {"label": words("card_series"), "lines": [], "links": [*around.get("before", []), *around.get("after", [])]},
        *([milestone(record["milestone"], words, facts)] if record["milestone"] in facts.milestones else []),
        {"label": words("card_differ"), "lines": [_difference(d) for d in record["disagreements"]]},
        {
            "label": words("card_told"),
            "lines": _told(record, words),
            "quiet": True,
        },
    ]


def _people(offices: Sequence[str], words: Words, facts: Facts) -> list[str]:
    """One line per person, with all offices held that day."""
    held: dict[str, list[str]] = {}
    for item in offices:
        name, _, what = office(item, words, facts).partition(": ")
        held.setdefault(name, []).append(what)
    return [f"{name}: {', '.join(what)}" if any(what) else name for name, what in held.items()]


def _receipt(record: Record, words: Words) -> str:
    sure = next(key for least, key in _SURE if (record["confidence_date"] or 0) >= least)
    return f"{record['date_reason'] or ''} · {words(sure)}" if record["edtf"] else str(record["date_reason"] or "")


def _told(record: Record, words: Words) -> list[str]:
    told = words("card_told_by", articles=record["articles"], languages=len(record["languages"]))
    return [told, words("card_voices", number=voices(record["tellings"]))] if (record["articles"] or 0) > 1 else [told]


def _amount(item: Mapping[str, Any], words: Words) -> str:
    return f"{amount(item)} ({words('card_target')})" if item.get("target") else amount(item)


def _difference(item: Mapping[str, Any]) -> str:
    told = "; ".join(f"{value}: {', '.join(articles)}" for value, articles in item["values"].items())
    return f"{item['field'].replace('_', ' ')} – {told}"
