"""Where a visit goes: the country and the town named beside its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.model import Hit, Person, Trigger
from extract.phrases import dense, spaced
from extract.spans import Cover

if TYPE_CHECKING:
    from extract.judge import Judge

_BREAK = re.compile(r"[,;:\u3001\u3002]")
PAIR = frozenset({"VN", "LA"})
_INVITER, _INVITED = 140, 15  # how far behind the words of an invitation the host may be named, and before them
TOWNS = ("capital", "city", "town")
_AT = 55  # how far before a place "at" may stand, with the name of a house between
_OFFICE, _RANK = 24, 3
_DESTINATION, _BEFORE, _TITLE = 60, 30, 60
_AHEAD = 14  # how far before the words of a visit its destination may stand in a dense script


def destination(judge: Judge, trigger: Trigger) -> str:
    """The country named beside the words of the visit; empty when none is."""
    for hit in _near(judge, trigger):
        if _of_title(judge, hit):
            continue
        if hit.kind == "country" and _attribute(judge, hit):
            continue
        country = hit.key if hit.kind == "country" else judge.lexicon.places[hit.key]["country"]
        if country in PAIR:
            return country
    return ""


def _of_title(judge: Judge, hit: Hit) -> bool:
    """Whether a country follows an office at once: "the president of Laos" in most languages."""
    text = judge.article.view.text
    near = [h for h in judge.marks.hits.between(hit.start - _TITLE, hit.start) if h.kind == "title" and 0 <= hit.start - h.end <= 2]
    return any(spaced(text[hit.start]) or not text[h.end : hit.start].strip() for h in near)


def _attribute(judge: Judge, hit: Hit) -> bool:
    """Whether a country belongs to an office or a person named right behind it: "the visiting Lao prime minister"."""
    joined = not spaced(judge.article.view.text[hit.start])
    reach = 2 if joined else 1
    for title in judge.marks.hits.between(hit.start - _TITLE, hit.end + reach + 1):
        if title.kind == "title" and (
            (title.start <= hit.start and hit.end <= title.end and title.end - title.start > hit.end - hit.start)
            or 0 <= title.start - hit.end <= reach
        ):
            return True
    return joined and any(0 <= p.start - hit.end <= reach for p in judge.marks.persons.between(hit.start, hit.end + reach + 1))


def place(judge: Judge, trigger: Trigger) -> str:
    """The town named beside the words of the visit, as its destination."""
    where = destination(judge, trigger)
    for hit in _near(judge, trigger):
        row = judge.lexicon.places[hit.key] if hit.kind == "place" else None
        if row and row["kind"] in TOWNS and (not where or row["country"] == where):
            return hit.key
    return _arrival(judge, trigger, where) if where else ""


def _arrival(judge: Judge, trigger: Trigger, where: str) -> str:
    """The one town of the country visited that the sentence names beside the words of arrival or welcome."""
    rows = {h.key: judge.lexicon.places[h.key] for h in trigger.places if not judge.in_dateline(h) and not judge.elsewhere(h)}
    towns = [k for k, row in rows.items() if row["kind"] in TOWNS and row["country"] == where]
    came = "welcome" in trigger.concepts or judge.cues("begins", trigger.sentence.start, trigger.sentence.end)
    return towns[0] if len(towns) == 1 and came else ""


def _near(judge: Judge, trigger: Trigger) -> list[Hit]:
    """Countries and places named after the words of the visit (in dense scripts also right before them), else
    those before, the nearest first."""
    start, end = max(trigger.sentence.start, trigger.start - _BEFORE), min(trigger.sentence.end, trigger.end + _DESTINATION)
    hits = judge.marks.hits
    near = [h for h in hits.between(trigger.start, end) if h.kind in ("country", "place")]
    if near and near[0].kind == "country" and near[0].end <= trigger.end:
        pass  # "visit Laos" taken as one expression
    elif dense(judge.article.view.text[trigger.start]):
        ahead = hits.between(max(trigger.sentence.start, trigger.start - _AHEAD), trigger.start)
        text = judge.article.view.text
        whole = [h for h in ahead if h.kind == "country" and h.end <= trigger.start and not _BREAK.search(text[h.end : trigger.start])]
        near = [h for h in reversed(whole) if not _attribute(judge, h)] + near
    if not near:
        before = hits.between(start, trigger.start)
        near = [h for h in reversed(before) if h.kind in ("place", "country") and h.end <= trigger.start]
    people = Cover((p.start, p.end) for p in judge.marks.persons.between(start, end))
    return [h for h in near if not people.holds(h.start, h.start + 1)]


def town_before(judge: Judge, trigger: Trigger) -> str:
    """The one town named in the sentence before, in the opening of the story."""
    sentence = next((s for s in judge.sentences if s.index == trigger.sentence.index - 1), None)
    if sentence is None or sentence.zone != "body" or trigger.planned or not {sentence.index, trigger.sentence.index} <= judge.lead:
        return ""
    hits = [h for h in judge.marks.hits.between(sentence.start, sentence.end) if h.kind == "place" and not judge.in_dateline(h)]
    towns = {h.key for h in hits if judge.lexicon.places[h.key]["kind"] in TOWNS and not _of_delegation(judge, h)}
    return towns.pop() if len(towns) == 1 and sentence.paragraph == trigger.sentence.paragraph else ""


def inviters(judge: Judge, trigger: Trigger) -> set[str]:
    """Those whom the sentence names only right behind the words of an invitation (in dense scripts right before), up to the
    other side."""
    asked: list[Person] = []
    for hit in judge.marks.hits.between(trigger.sentence.start, trigger.sentence.end):
        if hit.kind == "concept" and hit.key == "invite":
            if dense(judge.article.view.text[hit.start]):
                asked += [p for p in trigger.persons if 0 <= hit.start - p.end <= _INVITED]
                continue
            for person in (p for p in trigger.persons if hit.end <= p.start <= hit.end + _INVITER):
                if asked and person.country != asked[-1].country:
                    break
                asked.append(person)
    return {p.id for p in asked} - {p.id for p in trigger.persons if p not in asked}


def told_places(judge: Judge, places: list[Hit], meeting: bool) -> list[Hit]:
    """Those of the places that the text says something was at, where the language has words for it; in news of a ``meeting`` a
    province may else only be where a delegation comes from."""
    if meeting:
        places = [p for p in places if not _of_delegation(judge, p)]
    at = {
        p for p in places if any(_AT >= p.start - h.end >= 0 and _leads(judge, h, p) for h in judge.cues("at", p.start - _AT - 8, p.start))
    }
    provinces = [p for p in places if judge.lexicon.places[p.key]["kind"] == "province"]
    if meeting and not at and judge.tells_where:
        return [p for p in places if p not in provinces]
    return [p for p in places if p in at] or places


def _of_delegation(judge: Judge, place: Hit) -> bool:
    """Whether a place is only where a delegation or an official comes from: right behind the word for a delegation, in a dense
    script right before it or before an office."""
    text = judge.article.view.text
    for hit in judge.marks.hits.between(place.start - _OFFICE, place.end + _OFFICE):
        ends = place.start if hit.key == "governor" else place.end  # "governor of Vientiane" runs on into the town
        if hit.kind == "title" and hit.start <= place.start and ends <= hit.end:
            return True
        is_delegation = hit.kind == "cue" and hit.key == "delegation"
        if not dense(text[place.start]):
            if is_delegation and 0 <= place.start - hit.end <= (2 if spaced(text[place.start]) else 12):
                return True
        elif (is_delegation and 0 <= hit.start - place.end <= _RANK) or (hit.kind == "title" and hit.start == place.end):
            return True
    return False


def _leads(judge: Judge, word: Hit, place: Hit) -> bool:
    return not _BREAK.search(judge.article.view.text[word.end : place.start])


def invites(judge: Judge, person: Person) -> bool:
    """Whether a person is named as the one who invites: behind the words of the invitation, in dense scripts right before."""
    text = judge.article.view.text
    near = judge.marks.hits.between(person.start - _INVITER, person.end + _INVITED)
    for hit in near:
        if hit.kind != "concept" or hit.key != "invite":
            continue
        if dense(text[hit.start]):
            if 0 <= hit.start - person.end <= _INVITED:
                return True
        elif 0 <= person.start - hit.end <= _INVITER:
            return True
    return False
