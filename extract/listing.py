"""A word of planning said once for a whole list of acts: "he will attend a ceremony, hold talks and meet the premier"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Hit, Marks, Trigger

_NEXT = 120  # how far behind a planned act the next one of its list may begin
_NAMES = 400  # how far ahead of the act the word may stand where only names and offices stand between
_NAMED = ("person", "title", "country", "place", "field")
_BREAKS = ("attitude", "saying", "past", "begins", "ends", "same_event", "earlier_same_day")


def spread(triggers: Sequence[Trigger], marks: Marks) -> list[Trigger]:
    """The triggers of one sentence; what follows a planned act in its list is planned too."""
    out: list[Trigger] = []
    until: int | None = None  # the end of the last planned act
    for trigger in sorted(triggers, key=lambda t: t.start):
        if not (trigger.planned or trigger.past or trigger.cancelled or trigger.postponed) and (
            (until is not None and trigger.start - until <= _NEXT) or _over_names(trigger, marks)
        ):
            between = marks.hits.between(until, trigger.start) if until is not None else ()
            if not any(h.kind == "cue" and h.key in _BREAKS for h in between):
                trigger = replace(trigger, planned=True)
        if trigger.planned and any(
            h.kind == "cue" and h.key == "planned" for h in marks.hits.between(trigger.sentence.start, trigger.start)
        ):
            until = trigger.end
        out.append(trigger)
    return [
        next(o for o in out if o.start == t.start and o.type == t.type and o.ordinal == t.ordinal and o.series == t.series)
        for t in triggers
    ]


def _over_names(trigger: Trigger, marks: Marks) -> bool:
    """Whether a word of planning stands far ahead of the act with only the names of those who take part between."""
    ahead: list[Hit] = [
        h for h in marks.hits.between(max(trigger.sentence.start, trigger.start - _NAMES), trigger.start) if h.end <= trigger.start
    ]
    place = next((i for i in reversed(range(len(ahead))) if ahead[i].kind == "cue" and ahead[i].key == "planned"), None)
    if place is None:
        return False
    between = ahead[place + 1 :]
    invited = {place for h in between if h.kind == "concept" and h.key == "invite" for place in range(h.start, h.end)}
    names = sum(h.kind == "title" for h in between)
    return names > 1 and all(h.kind in _NAMED or h.start in invited or h.key == "delegation" for h in between)
