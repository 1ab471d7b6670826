"""Whether two triggers of one article can tell of one act."""

from __future__ import annotations

from extract import edtf
from extract.judge import Judge
from extract.model import Trigger
from extract.where import PAIR, destination, invites

_VISIT = 15  # days the longest visit may last


def same_act(judge: Judge, one: Trigger, other: Trigger) -> bool:
    """Whether two triggers of the article can tell of one act."""
    if _both_visits(judge, one, other):
        return _one_visit(judge, one, other)
    if one.type != other.type or (one.ordinal and other.ordinal and one.ordinal != other.ordinal):
        return False
    if one.series and other.series and one.series != other.series:
        return False
    a, b = judge.day(one).edtf, judge.day(other).edtf
    if a and b and a != b and not (edtf.covers(a, b) or edtf.covers(b, a)):
        return False
    if one.type in ("reception", "message", "aid_or_gift") and a and b:
        first, second = ({p.id for p in t.persons} for t in (one, other))
        if first and second and not first & second:
            return False
    dated_apart = one.type == "talks" and one.timexes and other.timexes and one.timexes != other.timexes
    if (one.type == "reception" or dated_apart) and _other_host(one, other):
        return False
    if one.type == "message" and _other_sender(one, other):
        return False
    return not (one.earlier_same_day != other.earlier_same_day and not (one.series or other.series))


def _both_visits(judge: Judge, one: Trigger, other: Trigger) -> bool:
    return all(judge.lexicon.event_types[t.type].get("visit") for t in (one, other))


def _one_visit(judge: Judge, one: Trigger, other: Trigger) -> bool:
    """Two mentions of a visit are of one visit if rank, people and days can be the same."""
    ranked = {t.type for t in (one, other) if t.type != "working_visit" or "working_visit" in t.concepts}
    people = [_guests(judge, t) for t in (one, other)]
    if (len(ranked) > 1 and "title" not in (one.sentence.zone, other.sentence.zone)) or (all(people) and not people[0] & people[1]):
        return False
    ways = {destination(judge, t) for t in (one, other)} - {""}
    if len(ways) > 1 or (one.past != other.past and not judge.day(one if one.past else other).edtf):
        return False
    first, second = judge.day(one).edtf, judge.day(other).edtf
    a, b = edtf.bounds(first)[0], edtf.bounds(second)[0]
    return a is None or b is None or abs((a - b).days) <= _VISIT or edtf.covers(first, second) or edtf.covers(second, first)


def _guests(judge: Judge, trigger: Trigger) -> set[str]:
    """The people a visit's sentence names, without who invites."""
    return {p.id for p in judge.without_speaker(trigger).persons if p.known and not invites(judge, p)}


def _other_host(one: Trigger, other: Trigger) -> bool:
    """Whether one guest is received by two hosts: both sentences name people of a side, and not the same."""
    if one.sentence.index == other.sentence.index:
        return False
    for side in PAIR:
        first, second = ({p.id for p in t.persons if p.country == side and p.known} for t in (one, other))
        if first and second and not first & second:
            return True
    return False


def _other_sender(one: Trigger, other: Trigger) -> bool:
    """Whether a body sentence names people for its message while the one before names none."""
    first, second = sorted((one, other), key=lambda t: t.start)
    body = first.sentence.zone == second.sentence.zone == "body" and not second.same_event
    return body and not first.persons and any(p.roles for p in second.persons)
