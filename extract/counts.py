"""Which words tell of an act at all, and which acts can be told apart from others of their kind."""

from __future__ import annotations

from extract.judge import MET, Judge
from extract.model import Trigger

_BESIDE = 60
_COMES = 40  # how far from a session "has come to attend" may stand


def counts(judge: Judge, trigger: Trigger) -> bool:
    """Whether the words tell of an act at all, rather than praise, a wish or a denial."""
    if trigger.negated or _nobody(judge, trigger) or _purpose(judge, trigger):
        return False
    if trigger.cancelled or trigger.postponed:
        return True
    dated = judge.day(trigger)
    return not (trigger.wished and not dated.edtf and not trigger.same_event and not identified(judge, trigger))


def _purpose(judge: Judge, trigger: Trigger) -> bool:
    """Whether a session is only named as what a guest has come for, in the sentence of a meeting with that guest."""
    if not (trigger.series or trigger.type == "multilateral_meeting"):
        return False
    if not any(o.type in MET and o.sentence.index == trigger.sentence.index for o in judge.triggers):
        return False
    return bool(
        judge.cues("purpose", trigger.start - _COMES, trigger.start) or judge.cues("purpose", trigger.end, trigger.end + _COMES // 2)
    )


def _nobody(judge: Judge, trigger: Trigger) -> bool:
    """Whether a reception or an unranked visit names no person, office or delegation: "Laos received two million
    tourists"."""
    loose = trigger.type == "reception" or (trigger.type == "working_visit" and "working_visit" not in trigger.concepts)
    edge = [
        *judge.cues("ends", trigger.sentence.start, trigger.end + _BESIDE),
        *judge.cues("begins", trigger.sentence.start, trigger.end),
    ]
    told_on = (trigger.same_event or edge) and trigger.timexes and trigger.type != "reception"  # "this visit lasts until Friday"
    if not loose or trigger.persons or trigger.series or told_on or judge.has_delegation(trigger):
        return False
    return not any(h.kind == "title" for h in judge.marks.hits.between(trigger.sentence.start, trigger.sentence.end))


def identified(judge: Judge, trigger: Trigger) -> bool:
    """A mention that can be told apart from others of its kind: numbered, or a ranked visit of a named leader."""
    if (
        trigger.series
        and (trigger.ordinal is not None or trigger.type == "multilateral_meeting")
        and (trigger.planned or trigger.past or not trigger.wished)
    ):
        return True
    visit = judge.lexicon.event_types[trigger.type].get("visit")
    return bool(visit and trigger.type != "working_visit" and trigger.persons and (trigger.past or trigger.planned))
