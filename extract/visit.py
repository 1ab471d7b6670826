"""The days of a visit: from its first and last day, its length, or the range told; nothing is filled in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from extract import edtf
from extract.judge import Judge
from extract.model import Candidate, Dated, Hit, Person, Sentence, Timex, Trigger
from extract.where import PAIR, TOWNS, destination, invites

_NEAR, _AFTER = 75, 20  # how far before a day its word of beginning or ending may stand; after it, so much less
LONGEST = 15
_FRAME, _BEHIND = 60, 4  # where words such as "within the framework of" stand around the word for the visit
_BESIDE, _TOWN, _LONG = 25, 25, 200  # how near a small word stands to its day, a town to the word of leaving it


def days(judge: Judge, group: list[Trigger], own: Dated) -> Dated:
    """The date of a visit told by ``group``; ``own`` is the day its sentences give (empty when they give none)."""
    if own.edtf and edtf.precision(own.edtf) not in ("day", "month") and not _week(judge, group, own):
        return own
    first = last = Dated()
    told = list(_told(judge, group))
    homes = {x: t.sentence for t in group for x in t.timexes}
    edges = _edges(judge, [t for t, _ in told], homes)
    for timex, dated in told:
        if timex.said.relative.startswith("week"):
            continue
        if (
            edtf.precision(dated.edtf) == "interval"
            and "XXXX" not in dated.edtf
            and not (group[0].timexes and timex in group[0].timexes and "welcome" in group[0].concepts)
        ):
            return dated
        if timex in edges["begins"] and not first.edtf:
            first = dated
        elif timex in edges["ends"]:
            last = dated
    length = next((t.said.count for g in group for t in g.timexes if t.use == "duration" and 1 < (t.said.count or 0) <= LONGEST), None)
    day = edtf.precision(own.edtf) == "day"
    if not first.edtf and day and "welcome" in group[0].concepts:
        first = own
    if day and not (first.edtf or last.edtf) and (_begins(judge, group) if length else _arrives(judge, group[0])):
        first = own
    start, end = _day(first), _day(last)
    start, end = start or _beside(first, end, -1), end or _beside(last, start, 1)
    if start and not end and length:
        return _span(first, last, start, start + timedelta(days=length - 1), f"{length} days from {start.isoformat()}")
    if end and not start and length:
        return _span(last, first, end - timedelta(days=length - 1), end, f"{length} days until {end.isoformat()}")
    if start and end and start < end <= start + timedelta(days=LONGEST):
        return _span(first, last, start, end, "its first and its last day are told")
    if start:
        return replace(first, edtf=f"{start.isoformat()}/..", inferred=(*first.inferred, "the end is not told"))
    if end or (day and _during(judge, group[0])):
        known = last if end else own
        note = f"the visit was under way on {known.edtf}; its first and last day are not told"
        return replace(known, edtf="", candidates=(), inferred=(*known.inferred, note), confidence=0.3)
    return own


def _begins(judge: Judge, group: list[Trigger]) -> bool:
    """Whether the sentences tell that the visit began, wherever its day is told."""
    return any(_edge(judge, h) == "begins" for t in group for h in judge.marks.hits.between(t.sentence.start, t.sentence.end))


def _arrives(judge: Judge, trigger: Trigger) -> bool:
    """Whether a sentence without a day tells that the visit begins: "arrives in Vientiane, beginning a visit"."""
    sentence = trigger.sentence
    begins, ends = (judge.cues(key, sentence.start, sentence.end) for key in ("begins", "ends"))
    return bool(begins) and not (trigger.planned or trigger.past or ends or any(t.use == "event" for t in trigger.timexes))


def arrival(judge: Judge, group: list[Trigger]) -> bool:
    """Whether the article's news is that the visit begins, told without its day: then it is that of the article."""
    return any(t.sentence.index in judge.lead and _arrives(judge, t) for t in group) and not any(
        judge.dates[x].edtf or judge.dates[x].rejected for t in group for x in t.timexes if x.use == "event"
    )


def _week(judge: Judge, group: list[Trigger], own: Dated) -> bool:
    """Whether a date is only the week in which the visit falls."""
    return any(judge.dates[t] is own and t.said.relative.startswith("week") for trigger in group for t in trigger.timexes)


def _told(judge: Judge, group: list[Trigger]) -> Iterable[tuple[Timex, Dated]]:
    for trigger in group:
        for timex in trigger.timexes:
            dated = judge.dates[timex]
            fine = edtf.precision(dated.edtf) in ("day", "interval")
            if timex.use == "event" and fine and timex not in judge.datelines and not judge.is_old(dated):
                yield timex, dated


def _edges(judge: Judge, timexes: list[Timex], homes: dict[Timex, Sentence]) -> dict[str, set[Timex]]:
    """The expressions that words of beginning and of ending stand beside; each word belongs to the nearest one. The only
    day of a sentence may stand farther off."""
    pairs = []
    for timex in timexes:
        home = homes[timex]
        alone = sum(homes[t] == home for t in timexes) == 1
        near = home.end - home.start + _AFTER if alone else _NEAR
        hits = judge.marks.hits.between(home.start, home.end)
        over = any(h.kind == "cue" and h.key == "ends" for h in hits)
        for hit in hits:
            if over and hit.key == "begins" and any(h.kind == "place" and hit.start <= h.start < hit.end for h in hits):
                continue  # "left Vientiane, ending his visit"
            gap = timex.start - hit.end if hit.end <= timex.start else hit.start - timex.end + _AFTER
            gap = 0 if timex.start <= hit.start and hit.end <= timex.end else gap  # "until Friday" taken as one expression
            key = _edge(judge, hit)
            if key and 0 <= gap <= (_BESIDE if _particle(judge, hit) else near):
                pairs.append((gap, hit.start, key, timex))
    edges: dict[str, set[Timex]] = {"begins": set(), "ends": set()}
    used: set[int] = set()
    for _, place, key, timex in sorted(pairs, key=lambda p: p[:2]):
        if place not in used and timex not in edges["begins"] | edges["ends"]:
            edges[key].add(timex)
            used.add(place)
    return edges


def _particle(judge: Judge, hit: Hit) -> bool:
    """Whether a word of beginning or ending is only a small word, "from", that must stand right beside its day."""
    return judge.article.view.lower[hit.start : hit.end] in judge.lexicon.languages[judge.article.language].function_words


def _edge(judge: Judge, hit: Hit) -> str:
    """Whether a word tells of the beginning or the end of a visit; who leaves a town begins or ends one, by whose town it is."""
    if hit.kind != "cue" or hit.key not in ("begins", "ends", "departs"):
        return ""
    if hit.key != "departs":
        return hit.key
    near = [h for h in judge.marks.hits.between(hit.start, hit.end + _TOWN) if h.kind == "place"]
    near = near or [h for h in judge.marks.hits.between(hit.start - _TOWN, hit.start) if h.kind == "place" and h.end <= hit.start]
    whose = judge.lexicon.places[near[0].key]["country"] if near else ""
    people = [p.country for p in judge.marks.persons.between(max(0, hit.start - _LONG), hit.start) if p.country in PAIR]
    if not people or whose not in PAIR:
        return "ends"
    return "begins" if people[-1] == whose else "ends"


def _day(dated: Dated) -> date | None:
    return edtf.bounds(dated.edtf)[0] if dated.edtf and "XXXX" not in dated.edtf else None


def _beside(dated: Dated, other: date | None, way: int) -> date | None:
    """The day without a year in the year that puts it within a visit from, or until, ``other``."""
    if not other or not dated.edtf.startswith("XXXX-") or "/" in dated.edtf:
        return None
    for year in (other.year, other.year + way):
        if edtf.is_valid(value := f"{year}{dated.edtf[4:]}"):
            day = edtf.bounds(value)[0]
            if day and 0 < (day - other).days * way <= LONGEST:
                return day
    return None


def _span(main: Dated, other: Dated, start: date, end: date, note: str) -> Dated:
    said = "; ".join(dict.fromkeys(s for s in (main.said, other.said) if s))
    return replace(main, edtf=edtf.interval(start, end), said=said, inferred=(*main.inferred, note), words=(*main.words, *other.words))


def _during(judge: Judge, trigger: Trigger) -> bool:
    """Whether the sentence tells of something within the visit, to which the day belongs."""
    if trigger.same_event or _occasion(judge, trigger):
        return True
    concepts = set(trigger.concepts)
    types = judge.lexicon.event_types
    return any(
        int(rule["strength"]) == 2 and not rule.get("visit") and any(set(c) <= concepts for c in rule["any_of"])
        for slug, rule in types.items()
        if slug != trigger.type
    )


def _occasion(judge: Judge, trigger: Trigger) -> bool:
    """Whether another act of the sentence was done "within the framework of" the visit."""
    if not any(o.sentence.index == trigger.sentence.index and o.start < trigger.start for o in judge.triggers if o.type != trigger.type):
        return False
    behind = judge.cues("occasion", trigger.end, trigger.end + _BEHIND)
    return bool(judge.cues("occasion", trigger.start - _FRAME, trigger.start) or behind)


# -- who travels, and where to -----------------------------------------------------------


def travellers(judge: Judge, trigger: Trigger, persons: list[Person]) -> list[Person]:
    """Those who make the visit, and who invited them; all of ``persons`` when the destination is not told."""
    where = destination(judge, trigger) or _home(judge, trigger)
    guests = [p for p in persons if where and p.country and p.country != where]
    if where in PAIR and not guests and persons:  # only hosts are named with it: "he will meet ..."
        guests = [p for p in judge.opening_persons() if p.country in PAIR - {where}][:1]
    if not guests and where in PAIR and {"receive", "talks", "meet"} & set(trigger.concepts) and "welcome" not in trigger.concepts:
        return []
    if not guests or {p.country for p in guests} - PAIR:
        return persons
    return guests + [p for p in persons if p.country == where and invites(judge, p)]


def _home(judge: Judge, trigger: Trigger) -> str:
    """Where somebody "on a visit to the country" is received: the country of the one town the sentence names."""
    if not {"receive", "talks", "meet"} & set(trigger.concepts):
        return ""
    rows = [judge.lexicon.places[h.key] for h in trigger.places]
    homes = {r["country"] for r in rows if r["kind"] in TOWNS} & PAIR
    return homes.pop() if len(homes) == 1 else ""


def guests(judge: Judge, told: list[tuple[Candidate, Dated]]) -> list[Person]:
    """The visitors, where the visit's own sentences name nobody: those of the story's act who were not at home there."""
    for candidate, _ in told:
        home = judge.lexicon.places[candidate.place]["country"] if candidate.place else ""
        if home in PAIR and candidate.persons:
            return [p for p in candidate.persons if p.country in PAIR - {home}]
    return []
