"""The type of an act made finer by who takes part in it."""

from __future__ import annotations

from dataclasses import replace

from extract import edtf
from extract.judge import DOUBLE, TOP, Judge
from extract.model import Candidate, Dated, Person, Trigger


def refined(judge: Judge, candidate: Candidate, dated: Dated) -> Candidate:
    """The candidate under the type that those who take part give it."""
    people = list(candidate.persons)
    kinds = judge.lexicon.event_types["talks"].get("peers", ())
    met = candidate.type == "reception" and _shared_roles(judge, people, dated) & set(kinds)
    return replace(candidate, type="talks") if met else candidate


def typed(judge: Judge, trigger: Trigger, persons: list[Person], dated: Dated) -> str:
    """The type made finer by who takes part: an unranked visit of a top leader counts as official, a meeting of two who
    hold the same office as talks, talks of two chairs of parliament as a parliamentary meeting."""
    types, slug = judge.lexicon.event_types, trigger.type
    if slug == "working_visit" and "working_visit" not in trigger.concepts:
        return "official_visit" if any(TOP & set(p.roles) for p in persons) else slug
    shared = _shared_roles(judge, persons, dated) if slug in ("reception", "talks") else set()
    if slug == "reception" and "meet" in trigger.concepts and "receive" not in trigger.concepts and shared & set(types["talks"]["peers"]):
        slug = "talks"
    if slug == "talks":
        return next((other for other, rule in types.items() if shared & set(rule.get("between", ()))), slug)
    return slug


def _shared_roles(judge: Judge, persons: list[Person], dated: Dated) -> set[str]:
    """Roles held, or said to be held, by people of both countries."""
    start, end = edtf.bounds(dated.edtf) if "XXXX" not in dated.edtf else (None, None)
    roles: dict[str, set[str]] = {}
    for person in persons:
        held = judge.lexicon.offices_in(person.id, start, end) if start else []
        own = {judge.lexicon.offices[o]["role"] for o in held if o in judge.lexicon.offices} | set(person.roles)
        roles.setdefault(person.country, set()).update(own | (DOUBLE if "general_secretary_and_president" in own else set()))
    return roles.get("VN", set()) & roles.get("LA", set())
