"""Builds one telling from the triggers of one act: who, where, when, what was counted, in what light."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract import edtf, receipt
from extract.judge import PAIR, Judge, persons_of
from extract.model import Amount, Candidate, Dated, Person, Trigger

_TWO_SIDED = {
    "talks", "reception", "phone_or_online_talks", "committee_meeting", "party_meeting", "parliamentary_meeting",
    "state_visit", "official_visit", "working_visit",
}  # fmt: skip
_WHERE = {"capital", "city", "province", "town", "district", "border_gate"}
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
    place = _place(judge, group) or (_inherited_place(dated, told) if main and not kind.get("visit") else "")
    status, note = _status(judge, group, main, dated)
    named = {c for t in group for c in judge.countries[t.sentence.index]}
    wide = kind["plover"].endswith("multilateral") or (best.series and len(judge.lexicon.series[best.series].get("countries", ())) > 2)
    countries = sorted(PAIR | ({c for c in named if c in ("KH", "CN", "TH")} if wide else set()), key=lambda c: (c not in PAIR, c))
    candidate = Candidate(
        type=_typed(judge, best, persons),
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


def _typed(judge: Judge, trigger: Trigger, persons: list[Person]) -> str:
    """An unranked visit of a top leader counts as official, any other as a working visit."""
    if trigger.type == "working_visit" and "working_visit" not in trigger.concepts:
        top = {"general_secretary", "president", "prime_minister", "na_chair", "general_secretary_and_president"}
        if any(top & set(p.roles) for p in persons):
            return "official_visit"
    return trigger.type


# -- when ----------------------------------------------------------------------


def _date(judge: Judge, group: list[Trigger], main: bool, told: Told) -> Dated:
    best = group[0]
    own = next((d for t in group if (d := judge.day(t)).edtf), Dated())
    planned = any(t.planned for t in group) and not own.edtf
    visit = judge.lexicon.event_types[best.type].get("visit")
    if visit and own.edtf:
        return _visit(judge, group, own)
    if own.edtf or own.candidates:
        return own
    if not main or planned and best.sentence.index not in judge.lead:
        return own
    if told:
        first = told[0][1]
        shared = replace(first, inferred=(*first.inferred, "same occasion as the article's main act"), confidence=min(first.confidence, 0.85))
        return shared if not told[0][0].visit or edtf.precision(first.edtf) != "interval" else Dated()
    near = _opening_date(judge)
    if near.edtf or near.candidates:
        return _visit(judge, group, near) if visit else near
    return Dated() if planned else receipt.from_document(judge.ctx)


def _opening_date(judge: Judge) -> Dated:
    """The first day told in the opening of the story, near the document's time where that is known."""
    for timex, dated in judge.dates.items():
        in_lead = any(judge.sentences[i].start <= timex.start < judge.sentences[i].end for i in judge.lead)
        if not in_lead or timex.use != "event" or edtf.precision(dated.edtf) not in ("day", "interval"):
            continue
        distance = judge.distance(dated)
        if distance is None or -15 <= distance <= 1:
            return dated
    return Dated()


def _visit(judge: Judge, group: list[Trigger], own: Dated) -> Dated:
    """A visit spans days: a range as told; a first day with an open end when it begins that day."""
    best = group[0]
    if edtf.precision(own.edtf) != "day":
        return own
    if "welcome" in best.concepts:
        return receipt.opening(own)
    others = [t for t in judge_types(judge, best) if not judge.lexicon.event_types[t].get("visit")]
    if others:
        return replace(own, edtf="", candidates=(), inferred=(*own.inferred, f"the visit was under way on {own.edtf}; its first and last day are not told"), confidence=0.3)
    return own


def judge_types(judge: Judge, trigger: Trigger) -> set[str]:
    """The kinds of act the trigger's sentence tells of besides its own."""
    concepts = set(trigger.concepts)
    return {
        slug
        for slug, rule in judge.lexicon.event_types.items()
        if slug != trigger.type and int(rule["strength"]) == 2 and any(set(c) <= concepts for c in rule["any_of"])
    }


# -- who, where, what --------------------------------------------------------------


def _persons(judge: Judge, group: list[Trigger], main: bool, told: Told, sub: bool) -> list[Person]:
    spoken = [t for t in group if t.sentence.zone != "body" or t is group[0] or t.sentence.index in judge.lead]
    if not main:
        return persons_of([judge.without_speaker(t) for t in spoken])
    persons = persons_of(spoken)
    if sub and told:
        have = {p.id for p in persons}
        sides = {p.country for p in persons}
        return persons + [p for p in told[0][0].persons if p.id not in have and (not persons or p.country not in sides)]
    if group[0].type in _TWO_SIDED and not told:
        for side in sorted(PAIR - {p.country for p in persons}):
            persons += _counterpart(judge, side)
    return persons


def _counterpart(judge: Judge, country: str) -> list[Person]:
    """The first person of a country the story names, when the act's own sentence leaves that side unnamed."""
    for person in judge.marks.persons:
        if person.country == country and not person.former and not judge.in_passing(person):
            return [person]
    return []


def _place(judge: Judge, group: list[Trigger]) -> str:
    for trigger in group:
        found = [h for h in trigger.places if judge.lexicon.places[h.key]["kind"] in _WHERE]
        if found:
            return min(found, key=lambda h: (_WHERE_RANK.get(judge.lexicon.places[h.key]["kind"], 1), abs(h.start - trigger.start))).key
    return ""


_WHERE_RANK = {"capital": 0, "city": 0, "town": 0, "district": 0, "border_gate": 0, "province": 1}


def _inherited_place(dated: Dated, told: Told) -> str:
    return told[0][0].place if told and told[0][1].edtf and (told[0][1].edtf == dated.edtf or told[0][0].visit) else ""


def _fields(group: list[Trigger], judge: Judge) -> tuple[str, ...]:
    found = dict.fromkeys(f for t in group[:2] for f in t.fields)
    series = next((t.series for t in group if t.series), "")
    found |= dict.fromkeys(judge.lexicon.series.get(series, {}).get("fields", ()))
    return tuple(sorted(found))


def _amounts(judge: Judge, group: list[Trigger], first: bool, slug: str) -> tuple[Amount, ...]:
    """What the act's own sentences count; the goals told in the rest of the article belong to its main act."""
    wanted = _COUNTED.get(slug)
    own = [a for t in group for a in t.amounts if (a.unit in wanted if wanted else False) or (wanted and len(a.unit) == _MONEY and a.unit.isupper())]
    if first and not wanted:
        own += [a for a in judge.goals if len(a.unit) == _MONEY and a.unit.isupper() or a.unit == "scholarship"]
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
