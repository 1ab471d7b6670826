"""Builds one telling from the triggers of one act: who, where, when, what was counted, in what light."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract import edtf, receipt, where
from extract import visit as visits
from extract.judge import DOUBLE, TALKS, TOP, Judge
from extract.model import Amount, Candidate, Dated, Person, Trigger
from extract.where import PAIR

_TWO_SIDED = {
    "talks", "reception", "phone_or_online_talks", "committee_meeting", "party_meeting", "parliamentary_meeting",
    "state_visit", "official_visit", "working_visit",
}  # fmt: skip
_COUNTED = {
    "agreement_signing": {"document"},
    "aid_or_gift": {"car", "house", "book", "computer", "tonne", "school", "bed", "gift", "scholarship", "project", "set"},
    "award": {"medal"}, "repatriation_of_remains": {"set_of_remains"},
}  # fmt: skip
_MONEY = 3  # letters of a currency code
Told = list[tuple[Candidate, Dated]]


def build(judge: Judge, group: list[Trigger], main: bool, told: Told) -> tuple[Candidate, Dated]:
    """One telling; ``told`` are those of the article so far (the first is its main act)."""
    best = group[0]
    dated = _date(judge, group, main, told)
    kind = judge.lexicon.event_types[best.type]
    sub = bool(kind.get("sub"))
    persons = _persons(judge, group, main, told, sub)
    if kind.get("visit"):
        place = next((p for t in group if (p := where.place(judge, t))), "")
    else:
        place = _place(judge, group) or (_inherited_place(dated, told) if main else "")
    status, note = _status(judge, group, main, dated)
    named = {c for t in group for c in judge.countries[t.sentence.index]}
    wide = kind["plover"].endswith("multilateral") or (best.series and len(judge.lexicon.series[best.series].get("countries", ())) > 2)
    countries = sorted(PAIR | ({c for c in named if c in ("KH", "CN", "TH")} if wide else set()), key=lambda c: (c not in PAIR, c))
    candidate = Candidate(
        type=_typed(judge, best, persons, dated),
        main=main,
        status=status,
        sentence=best.sentence,
        persons=tuple(persons),
        place=place,
        countries=tuple(reversed(countries)) if countries == ["LA", "VN"] else tuple(countries),
        fields=_fields(group, judge),
        series=next((t.series for t in group if t.series), ""),
        ordinal=next((t.ordinal for t in group if t.ordinal), None),
        amounts=_amounts(judge, group, main and not told, best.type),
        confidence=_confidence(judge, group),
        visit=bool(kind.get("visit")),
        note=note,
    )
    return candidate, dated


def _typed(judge: Judge, trigger: Trigger, persons: list[Person], dated: Dated) -> str:
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


# -- when ----------------------------------------------------------------------


def _date(judge: Judge, group: list[Trigger], main: bool, told: Told) -> Dated:
    best = group[0]
    own = next((d for t in group if (d := judge.day(t)).edtf), Dated())
    if off := next((t for t in group if t.postponed), None):
        return _put_off(judge, off, own)
    if any(t.planned for t in group) and receipt.is_dateline(own):
        own = Dated()  # the day of writing is not the day of a plan
    planned = any(t.planned for t in group) and not own.edtf
    visit = judge.lexicon.event_types[best.type].get("visit")
    if visit:
        own = visits.days(judge, group, own)
    if own.edtf or own.candidates:
        return own
    if impossible := next((d for t in group for x in t.timexes if (d := judge.dates[x]).rejected == ("no such day",)), None):
        return impossible
    if not main or (planned and best.sentence.index not in judge.lead):
        return own
    if visit and told:
        return Dated()
    if told and (shared := _same_occasion(told)).inferred:
        return shared
    if told and _within(judge, told):
        return Dated(inferred=("some day of the visit; which is not told",))
    near = _opening_date(judge, bool(visit))
    if planned and receipt.is_dateline(near):
        return Dated()
    if near.edtf or near.candidates:
        return visits.days(judge, group, near) if visit else near
    return Dated() if planned or visit else receipt.from_document(judge.ctx)


def _put_off(judge: Judge, trigger: Trigger, own: Dated) -> Dated:
    """The new date of an act that is put off: the first day told behind those words; none, if none is told."""
    words = [h.end for h in judge.cues("postponed", trigger.sentence.start, trigger.sentence.end)]
    later = [d for x in trigger.timexes if words and x.end > min(words) and (d := judge.dates[x]).edtf and x.use == "event"]
    later = [d for d in later if (distance := judge.distance(d)) is None or distance > 0]
    if later:
        return later[0]
    told = next((d for x in trigger.timexes if (d := judge.dates[x]).edtf and x not in judge.datelines), own)
    return receipt.voided(told) if told.edtf else Dated()


def _same_occasion(told: Told) -> Dated:
    """The date of the act the story has told so far; a visit of several days lends none."""
    dated = [(c, d) for c, d in told if d.edtf or d.candidates]
    acts = [d for c, d in dated if not c.visit] or [d for _, d in dated if edtf.precision(d.edtf) != "interval"]
    if not acts:
        return Dated()
    first = acts[0]
    return replace(first, inferred=(*first.inferred, "same occasion as the article's main act"), confidence=min(first.confidence, 0.85))


def _within(judge: Judge, told: Told) -> bool:
    """Whether the story has only told of a visit of several days while its own time is a day: any of them can be meant."""
    spans = [d for c, d in told if c.visit and edtf.precision(d.edtf) == "interval" and not d.edtf.endswith("..")]
    return bool(spans) and all(c.visit for c, _ in told) and edtf.precision(judge.ctx.time) == "day"


def _opening_date(judge: Judge, visit: bool) -> Dated:
    """The first day told in the opening of the story, near the document's time where that is known; the days of a visit
    are not those of another act."""
    ranges = {t for trigger in judge.triggers if judge.kind(trigger).get("visit") for t in trigger.timexes} if not visit else set()
    for timex, dated in sorted(judge.opening_dates, key=lambda d: d[0] in judge.datelines):
        fine = edtf.precision(dated.edtf)
        if timex.use != "event" or fine not in ("day", "interval") or (fine == "interval" and timex in ranges):
            continue
        distance = judge.distance(dated)
        if distance is None or -15 <= distance <= 1:
            return receipt.of_dateline(dated) if timex in judge.datelines else dated
    return Dated()


# -- who, where, what --------------------------------------------------------------


def _persons(judge: Judge, group: list[Trigger], main: bool, told: Told, sub: bool) -> list[Person]:
    best = group[0]
    spoken = [t for t in group if t.sentence.zone != "body" or t is best or t.sentence.index in judge.lead]
    if judge.lexicon.event_types[best.type].get("visit"):
        return visits.travellers(judge, best, _named([judge.without_speaker(t) for t in spoken])) or visits.guests(judge, told)
    if not main:
        return _named([judge.without_speaker(t) for t in spoken])
    persons = _named(spoken)
    if told and best.type in TALKS and not any(t.persons for t in group):
        opening = judge.opening_persons()
        return [next(p for p in opening if p.country == side) for side in ("VN", "LA") if any(p.country == side for p in opening)]
    if told and (sub or (best.type in _TWO_SIDED and not judge.has_delegation(best))):
        return persons + _others(persons, told)
    if not told and (best.type in _TWO_SIDED or best.type == "award"):
        for side in sorted(PAIR - {p.country for p in persons}):
            persons += _counterpart(judge, side)
    elif not persons and not told:
        persons = _opening(judge, group)
    return persons


def _opening(judge: Judge, group: list[Trigger]) -> list[Person]:
    """The people the opening names with their office, but for those it names with an act of another day."""
    own = {judge.day(t).edtf for t in group} - {""}
    other = [t.sentence for t in judge.triggers if t not in group and t.type != group[0].type and judge.day(t).edtf not in own | {""}]
    named = judge.opening_persons()
    return [p for p in named if not own or not any(s.start <= p.start < s.end for s in other)] or named


def _others(persons: list[Person], told: Told) -> list[Person]:
    """The people of the story's main act who stand for a side that the act's own sentences leave unnamed."""
    have = {p.id for p in persons}
    sides = {p.country for p in persons}
    return [p for p in _first_act(told)[0].persons if p.id not in have and (not persons or p.country not in sides)]


def _first_act(told: Told) -> tuple[Candidate, Dated]:
    """The story's main act: the first that is not the visit around it."""
    return next(((c, d) for c, d in told if not c.visit), told[0])


def _counterpart(judge: Judge, country: str) -> list[Person]:
    """The first person of a country the story names, when the act's own sentence leaves that side unnamed."""
    for person in judge.marks.persons:
        if person.country == country and not person.former and not judge.in_passing(person):
            return [person]
    return []


def _place(judge: Judge, group: list[Trigger]) -> str:
    for trigger in group:
        ranks = _SITES if trigger.type == "inauguration" else _TOWNS
        found = [h for h in trigger.places if judge.lexicon.places[h.key]["kind"] in ranks and not judge.elsewhere(h)]
        found = [h for h in found if not judge.in_dateline(h)] or ([] if trigger.planned else found)
        if found:
            return min(found, key=lambda h: (ranks[judge.lexicon.places[h.key]["kind"]], abs(h.start - trigger.start))).key
    return ""


_TOWNS = {"capital": 0, "city": 0, "town": 0, "district": 0, "border_gate": 0, "province": 1, "venue": 2, "landmark": 2, "project": 3}
_SITES = {**_TOWNS, "project": -1, "venue": -1}  # which of several places an act is at: the lowest


def _inherited_place(dated: Dated, told: Told) -> str:
    if not told:
        return ""
    act, when = _first_act(told)
    return act.place if when.edtf and (when.edtf == dated.edtf or act.visit) else ""


def _fields(group: list[Trigger], judge: Judge) -> tuple[str, ...]:
    found = dict.fromkeys(f for t in group[:2] for f in t.fields)
    series = next((t.series for t in group if t.series), "")
    found |= dict.fromkeys(judge.lexicon.series.get(series, {}).get("fields", ()))
    return tuple(sorted(found))


def _amounts(judge: Judge, group: list[Trigger], first: bool, slug: str) -> tuple[Amount, ...]:
    """What the act's own sentences count; the goals told in the rest of the article belong to its main act."""
    wanted = _COUNTED.get(slug)
    own = [
        a
        for t in group
        for a in t.amounts
        if (a.unit in wanted if wanted else False) or (wanted and len(a.unit) == _MONEY and a.unit.isupper())
    ]
    if first and not wanted:
        own += [a for a in judge.goals if (len(a.unit) == _MONEY and a.unit.isupper()) or a.unit == "scholarship"]
    seen: dict[tuple[float, str, bool], Amount] = {}
    for amount in own:
        seen.setdefault((amount.value, amount.unit, amount.target), amount)
    return tuple(seen.values())


# -- in what light -----------------------------------------------------------------


def _status(judge: Judge, group: list[Trigger], main: bool, dated: Dated) -> tuple[str, str]:
    best = group[0]
    if any(t.cancelled for t in group):
        return "cancelled", ""
    if any(t.postponed for t in group):
        return "planned", "postponed"
    when = edtf.bounds(dated.edtf)[0]
    published: tuple[date | None, date | None] = edtf.bounds(judge.ctx.time) if judge.ctx.published else (None, None)
    if when and published[1] and when > published[1]:
        return "planned", ""
    last = edtf.bounds(dated.edtf)[1]
    if last and published[0] and last < published[0] and best.planned:
        return ("occurred" if main else "background"), ""
    if best.planned and not (main and best.sentence.index in judge.lead and not _all_planned(group)):
        return "planned", ""
    return ("occurred" if main else "background"), ""


def _all_planned(group: list[Trigger]) -> bool:
    return all(t.planned for t in group if t.sentence.zone != "title")


def _confidence(judge: Judge, group: list[Trigger]) -> float:
    strength = int(judge.lexicon.event_types[group[0].type]["strength"])
    zones = {t.sentence.zone for t in group}
    return round(min(0.98, 0.6 + 0.12 * strength + 0.1 * (len(zones) > 1) + 0.04 * min(len(group), 3)), 2)


def _named(triggers: list[Trigger]) -> list[Person]:
    """The people named with the acts, each once, in reading order; offices said anywhere are kept."""
    out: dict[str, Person] = {}
    for trigger in triggers:
        for person in trigger.persons:
            known = out.get(person.id)
            out[person.id] = replace(known, roles=tuple(dict.fromkeys((*known.roles, *person.roles)))) if known else person
    return list(out.values())
