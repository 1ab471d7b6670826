"""Builds one telling from the triggers of one act: who, where, when, what was counted, in what light."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract import edtf, kinds, when, where
from extract import visit as visits
from extract.judge import TALKS, TOP, Judge
from extract.model import Amount, Candidate, Dated, Hit, Person, Trigger
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
_CROWD = 3
_MONEY = 3  # letters of a currency code
Told = list[tuple[Candidate, Dated]]


def build(judge: Judge, group: list[Trigger], main: bool, told: Told) -> tuple[Candidate, Dated]:
    """One telling; ``told`` are those of the article so far (the first is its main act)."""
    best = group[0]
    dated = when.told_date(judge, group, main, told)
    kind = judge.lexicon.event_types[best.type]
    sub = bool(kind.get("sub"))
    persons = _persons(judge, group, main, told, sub)
    if kind.get("visit"):
        place = next((p for t in group if (p := where.place(judge, t))), "")
    else:
        own, shared = _place(judge, group), _inherited_place(dated, told) if main else ""
        vague = sub and own and judge.lexicon.places[own]["kind"] == "province"  # what a document is about, not where it was signed
        place = shared if shared and (vague or not own) else own
        place = "" if best.type == "phone_or_online_talks" else place
    status, note = _status(judge, group, main, dated)
    named = {c for t in group for c in judge.countries[t.sentence.index]}
    wide = kind["plover"].endswith("multilateral") or (best.series and len(judge.lexicon.series[best.series].get("countries", ())) > 2)
    countries = sorted(PAIR | ({c for c in named if c in ("KH", "CN", "TH")} if wide else set()), key=lambda c: (c not in PAIR, c))
    ranked = next((t for t in group if t.type != "working_visit" or "working_visit" in t.concepts), best) if kind.get("visit") else best
    candidate = Candidate(
        type=kinds.typed(judge, ranked, persons, dated),
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


# -- who, where, what --------------------------------------------------------------


def _persons(judge: Judge, group: list[Trigger], main: bool, told: Told, sub: bool) -> list[Person]:
    best = group[0]
    spoken = [t for t in group if t.sentence.zone != "body" or t is best or t.sentence.index in judge.lead]
    if judge.lexicon.event_types[best.type].get("visit"):
        return visits.travellers(judge, best, _named([judge.without_speaker(t) for t in spoken])) or visits.guests(judge, told)
    if not main:
        return _named([judge.without_speaker(t) for t in spoken])
    persons = _attending(judge, best, spoken) if best.type in _TWO_SIDED else _named(spoken)
    if told and best.type in TALKS and not any(t.persons for t in group):
        opening = judge.opening_persons()
        sides = [[p for p in opening if p.country == side] for side in ("VN", "LA")]
        top = any(TOP & set(side[0].roles) for side in sides if side)
        return [p for side in sides for p in ([p for p in side if TOP & set(p.roles)] if top else side)[:1]]
    if sub and told and persons and (len(persons) > _CROWD or best.sentence.index == _first_act(told)[0].sentence.index):
        return list(_first_act(told)[0].persons)  # a list of all that was done names all who were met
    if told and (sub or (best.type in _TWO_SIDED and not judge.has_delegation(best))):
        return persons + ([] if not persons and _on_a_day_of_its_own(judge, best, told) else _others(persons, told))
    if not told and (best.type in _TWO_SIDED or best.type == "award"):
        for side in sorted(PAIR - {p.country for p in persons}):
            persons += _counterpart(judge, side, persons)
    elif not persons and not told:
        persons = _opening(judge, group)
    return persons


def _attending(judge: Judge, best: Trigger, spoken: list[Trigger]) -> list[Person]:
    """The people of a meeting whose sentence names both sides: without those who only invited one of them, and without those
    whom what was said there names."""
    if not {p.country for p in best.persons} >= PAIR:
        return _named(spoken)
    said = [t if t is best else judge.without_the_named(t) for t in spoken]
    hosts = where.inviters(judge, best)
    left = [p for p in _named(said) if p.id not in hosts]
    return left if {p.country for p in left} >= PAIR else _named(said)


def _opening(judge: Judge, group: list[Trigger]) -> list[Person]:
    """The people the opening names with their office, but for those it names with an act of another day."""
    own = {judge.day(t).edtf for t in group} - {""}
    other = [t.sentence for t in judge.triggers if t not in group and t.type != group[0].type and judge.day(t).edtf not in own | {""}]
    named = judge.opening_persons()
    return [p for p in named if not own or not any(s.start <= p.start < s.end for s in other)] or named


def _on_a_day_of_its_own(judge: Judge, best: Trigger, told: Told) -> bool:
    """Whether an act that names nobody is dated outside the days of all the story has told so far: it has people of its own."""
    day = judge.day(best).edtf
    return bool(day) and all(d.edtf and not edtf.covers(d.edtf, day) for _, d in told)


def _others(persons: list[Person], told: Told) -> list[Person]:
    """The people of the story's main act who stand for a side that the act's own sentences leave unnamed."""
    have = {p.id for p in persons}
    sides = {p.country for p in persons}
    return [p for p in _first_act(told)[0].persons if p.id not in have and (not persons or p.country not in sides)]


def _first_act(told: Told) -> tuple[Candidate, Dated]:
    """The story's main act: the first that is not the visit around it."""
    return next(((c, d) for c, d in told if not c.visit), told[0])


def _counterpart(judge: Judge, country: str, others: list[Person]) -> list[Person]:
    """The first person of a country the story names, when the act's own sentence leaves that side unnamed; who meets a top
    leader is one of the same office, or at least another top leader."""
    have = {p.id for p in others}
    named = [p for p in judge.marks.persons if p.country == country and p.id not in have and not p.former and not judge.in_passing(p)]
    roles = {r for p in others for r in p.roles} & TOP
    if roles:
        return ([p for p in named if roles & set(p.roles)] or [p for p in named if TOP & set(p.roles)])[:1]
    return named[:1]


def _place(judge: Judge, group: list[Trigger]) -> str:
    for trigger in group:
        ranks = _SITES if trigger.type == "inauguration" else _TOWNS
        found = [h for h in trigger.places if judge.lexicon.places[h.key]["kind"] in ranks and not judge.elsewhere(h)]
        found = [h for h in found if not judge.in_dateline(h)] or ([] if trigger.planned else _where_it_goes(judge, found))
        found = where.told_places(judge, found, trigger.type in _TWO_SIDED)
        if found:
            return min(found, key=lambda h: (ranks[judge.lexicon.places[h.key]["kind"]], abs(h.start - trigger.start))).key
    return where.town_before(judge, group[0]) if group[0].type in _TWO_SIDED else ""


def _where_it_goes(judge: Judge, towns: list[Hit]) -> list[Hit]:
    """The towns of a dateline that can be those of the act: not in the country from which a visit of the opening sets out."""
    visits_told = [t for t in judge.triggers if judge.kind(t).get("visit") and t.sentence.index in judge.lead]
    ways = {way for t in visits_told if (way := where.destination(judge, t))}
    return [h for h in towns if len(ways) != 1 or judge.lexicon.places[h.key]["country"] in ways]


_TOWNS = {"capital": 0, "city": 0, "town": 0, "district": 0, "border_gate": 0, "province": 1, "venue": 2, "landmark": 2}
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
    first = min((t for t in group if t.sentence.zone == "body"), key=lambda t: t.start, default=best)
    if first.planned and not (when and judge.ctx.published):
        return "planned", ""
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
