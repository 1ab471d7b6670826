"""Whether an act is between the two countries."""

from __future__ import annotations

from extract.judge import TALKS, Judge
from extract.model import Hit, Trigger
from extract.where import PAIR

_OFFICE = 4
_GOAL = 12  # how far behind the word of a visit the place visited may begin


def concerned(judge: Judge, trigger: Trigger) -> bool:
    """Whether the act is between the two countries, as far as its sentence and the opening tell."""
    own = judge.countries[trigger.sentence.index]
    if _at_home(judge, trigger):
        return False
    if own >= PAIR and not _guest_from_elsewhere(judge, trigger):
        return True
    kind = judge.lexicon.event_types[trigger.type]
    if own - PAIR and not trigger.series and not kind["plover"].endswith("multilateral"):
        return False
    around = own | judge.lead_countries
    if trigger.sentence.index not in judge.lead:
        near = {trigger.sentence.index - 1, trigger.sentence.index + 1}
        around |= frozenset().union(*(judge.countries.get(i, frozenset()) for i in near))
    if trigger.sentence.zone == "caption":
        around |= judge.all_countries
    return around >= PAIR or (bool(own & PAIR) and judge.all_countries >= PAIR and trigger.sentence.index in judge.lead)


def _at_home(judge: Judge, trigger: Trigger) -> bool:
    """Whether somebody visits a town or province of the own country, and nobody of the other is named before it."""
    if not judge.kind(trigger).get("visit") or not trigger.persons:
        return False
    goal = next((h for h in trigger.places if 0 <= h.start - trigger.end <= _GOAL), None)
    home = judge.lexicon.places[goal.key]["country"] if goal else ""
    if not goal or home not in PAIR or {p.country for p in trigger.persons} != {home}:
        return False
    before = judge.marks.hits.between(trigger.sentence.start, goal.start)
    return not any(h.kind == "country" and h.key != home for h in before) and not judge.has_delegation(trigger)


def _guest_from_elsewhere(judge: Judge, trigger: Trigger) -> bool:
    """Whether one side is named only by the place where the other meets somebody of a third country."""
    kind = judge.lexicon.event_types[trigger.type]
    if kind["plover"].endswith("multilateral") or trigger.series or kind.get("visit"):
        return False
    hits = judge.marks.hits.between(trigger.sentence.start, trigger.sentence.end)
    people = {p.country for p in trigger.persons}
    named = people | {h.key for h in hits if h.kind == "country" and not _names_a_place(judge, h)}
    if bool(named - PAIR - {""}) and not named >= PAIR:
        return True
    titles = [h for h in hits if h.kind == "title"]
    foreign = [h for h in hits if h.kind == "country" and h.key not in PAIR and any(_beside(h, t) for t in titles)]
    return bool(foreign) and not people >= PAIR and trigger.type in (*TALKS, "reception", "phone_or_online_talks")


def _names_a_place(judge: Judge, country: Hit) -> bool:
    return any(h.kind == "place" and h.start <= country.start < h.end for h in judge.marks.hits.between(country.start, country.end))


def _beside(country: Hit, title: Hit) -> bool:
    """Whether a country is that of an office: within its words, right before or right behind them."""
    if title.start <= country.start and country.end <= title.end:
        return True
    return 0 <= title.start - country.end <= _OFFICE or 0 <= country.start - title.end <= _OFFICE * 2
