"""Which words tell of an act at all, and which acts can be told apart from others of their kind."""

from __future__ import annotations

from extract.judge import Judge
from extract.model import Trigger

_BESIDE = 60


def counts(judge: Judge, trigger: Trigger) -> bool:
    """Whether the words tell of an act at all, rather than praise, a wish or a denial."""
    if trigger.negated or _nobody(judge, trigger):
        return False
    if trigger.cancelled or trigger.postponed:
        return True
    dated = judge.day(trigger)
    return not (trigger.wished and not dated.edtf and not trigger.same_event and not identified(judge, trigger))


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
