"""The date of one act of a story: told with it, that of the act before it, the day in the opening, the document's own."""

from __future__ import annotations

from dataclasses import replace

from extract import edtf, receipt
from extract import visit as visits
from extract.judge import Judge
from extract.model import Candidate, Dated, Timex, Trigger

Told = list[tuple[Candidate, Dated]]
_SOME_DAY = "some day of the visit; which is not told"
_LASTING = ("exchange", "forum", "joint_exercise")  # may last several days, of which first and last are told
_EDGE = 60


def told_date(judge: Judge, group: list[Trigger], main: bool, told: Told) -> Dated:
    best = group[0]
    told_days = [d for t in group if (d := judge.day(t)).edtf]
    to_come = [d for d in told_days if (judge.distance(d) or 0) > 0] if best.planned else []
    own = next(iter(to_come or told_days), Dated())
    if off := next((t for t in group if t.postponed), None):
        return _put_off(judge, off, own)
    if any(t.planned for t in group) and receipt.is_dateline(own):
        own = Dated()  # the day of writing is not the day of a plan
    planned = any(t.planned for t in group) and not own.edtf
    visit = judge.lexicon.event_types[best.type].get("visit")
    if visit:
        own = visits.days(judge, group, own)
    elif best.type in _LASTING and (span := visits.days(judge, group, own)).edtf and not span.edtf.endswith(".."):
        own = span
    impossible = next((d for t in group for x in t.timexes if (d := judge.dates[x]).rejected == ("no such day",)), None)
    if own.candidates or (own.edtf and not (impossible and receipt.is_dateline(own))):
        return own
    if impossible:
        return impossible
    if not main or (planned and best.sentence.index not in judge.lead):
        return own
    if (visit and told) or _counted_from_nothing(judge, best) or best.past:
        return Dated()
    if best.same_event and any(c.visit and judge.cues("ends", c.sentence.start, c.sentence.end) for c, _ in told):
        return Dated(inferred=(_SOME_DAY,))  # "during the visit", in the story of its end
    if told and (shared := _same_occasion(told)).inferred:
        return shared
    if told and _within(judge, told):
        return _first_day(judge, told) if not planned else Dated(inferred=(_SOME_DAY,))
    near = _opening_date(judge, bool(visit))
    if planned and (receipt.is_dateline(near) or not _to_come(judge, near, told)):
        return Dated()
    if near.edtf or near.candidates:
        return visits.days(judge, group, near) if visit else near
    if visit and not planned and visits.arrival(judge, group):
        return visits.days(judge, group, receipt.from_document(judge.ctx))
    if not (planned or visit) and _of_a_visit(judge):
        return Dated(inferred=(_SOME_DAY,))
    return Dated() if planned or visit else receipt.from_document(judge.ctx)


def _counted_from_nothing(judge: Judge, trigger: Trigger) -> bool:
    """Whether the act's own sentence tells its day by one that is not known: "yesterday" in an article of some month."""
    counted = [t for t in trigger.timexes if t.use == "event" and t.said.relative[:4] in ("day-", "day+") and t.said.relative != "day+0"]
    return any(not judge.dates[t].edtf for t in counted)


def _of_a_visit(judge: Judge) -> bool:
    """Whether the opening tells of a visit of several days that had begun before the day of the article."""
    visits_told = [t for t in judge.triggers if judge.kind(t).get("visit") and t.sentence.index in judge.lead]
    spans = [d for t in visits_told for x in t.timexes if edtf.precision((d := judge.dates[x]).edtf) == "interval"]
    now = edtf.bounds(judge.ctx.time)[0] if judge.ctx.published else None
    return any(now and (first := edtf.bounds(d.edtf)[0]) and first < now for d in spans)


def _to_come(judge: Judge, dated: Dated, told: Told) -> bool:
    """Whether a day of the opening can be that of a plan: it lies ahead, or nothing is known to have been done on it."""
    distance = judge.distance(dated)
    return not any(c.status == "occurred" for c, _ in told) if distance is None else distance > 0


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
    acts = [d for c, d in dated if not c.visit] or [d for _, d in dated]
    acts = [d for d in acts if edtf.precision(d.edtf) != "interval"]
    if not acts:
        return Dated()
    first = acts[0]
    return replace(first, inferred=(*first.inferred, "same occasion as the article's main act"), confidence=min(first.confidence, 0.85))


def _first_day(judge: Judge, told: Told) -> Dated:
    """What was done on a visit by the time of writing, when that was the visit's first day; else some day of it."""
    start = next((edtf.bounds(d.edtf)[0] for c, d in told if c.visit and d.edtf), None)
    if start and judge.ctx.published and edtf.bounds(judge.ctx.time) == (start, start):
        return replace(receipt.from_document(judge.ctx), inferred=("the visit began on the day of the article",), confidence=0.75)
    return Dated(inferred=(_SOME_DAY,))


def _within(judge: Judge, told: Told) -> bool:
    """Whether the story has only told of a visit of several days, or of one whose days it does not tell, while its own time is
    a day: any of them can be meant."""
    spans = [d for c, d in told if c.visit and edtf.precision(d.edtf) == "interval" and not d.edtf.endswith("..")]
    open_ended = [d for c, d in told if c.visit and not d.edtf and d.said]
    alone = all(c.visit or not (d.edtf or d.candidates) for c, d in told)
    return alone and (bool(open_ended) or (bool(spans) and edtf.precision(judge.ctx.time) == "day"))


def _opening_date(judge: Judge, visit: bool) -> Dated:
    """The first day told in the opening of the story, near the document's time where that is known; the days of a visit
    are not those of another act."""
    ranges = {t for trigger in judge.triggers if judge.kind(trigger).get("visit") for t in trigger.timexes} if not visit else set()
    acts = {t for trigger in judge.triggers for t in trigger.timexes} | judge.datelines
    for timex, dated in sorted(judge.opening_dates, key=lambda d: d[0] in judge.datelines):
        fine = edtf.precision(dated.edtf)
        if timex.use != "event" or fine not in ("day", "interval") or (fine == "interval" and timex in ranges):
            continue
        distance = judge.distance(dated)
        if (distance is None and timex not in acts and not judge.both_sides(timex)) or (not visit and _ends_visit(judge, timex)):
            continue
        if distance is None or -15 <= distance <= 1:
            return receipt.of_dateline(dated) if timex in judge.datelines else dated
    return Dated()


def _ends_visit(judge: Judge, timex: Timex) -> bool:
    """Whether a day is only that on which a visit ended."""
    near = judge.marks.hits.between(timex.start - _EDGE, timex.end + _EDGE)
    return any(h.kind == "cue" and h.key == "ends" for h in near) and any(h.kind == "concept" and h.key.endswith("visit") for h in near)
