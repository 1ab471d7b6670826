"""One guest, several hosts: a sentence that tells of talks with one leader and meetings with others tells of several acts."""

from __future__ import annotations

from dataclasses import replace

from extract import kinds
from extract.judge import TALKS, TOP, Judge
from extract.model import Candidate, Dated, Person, Trigger
from extract.where import PAIR

_MET = ("meet", "receive")
Told = list[tuple[Candidate, Dated]]


def apart(judge: Judge, group: list[Trigger], candidate: Candidate, dated: Dated) -> Told:
    """The act and, as acts of their own, the meetings of the same guest with others that its sentence tells of."""
    talks = candidate.type in TALKS
    met = _meetings(judge, group[0]) if talks or candidate.type == "reception" else []
    guest, hosts = _sides(candidate.persons)
    if not met or guest is None or len(hosts) < 2:
        return [(candidate, dated)]
    first = [h for h in hosts if talks and h.start < met[0]] or (talks and _behind_talks(judge, group[0], guest, hosts, met)) or hosts[:1]
    out = [(kinds.refined(judge, replace(candidate, persons=_only(candidate, [guest, *first])), dated), dated)]
    for host in _met(hosts, first, met, talks):
        meeting = replace(candidate, type="reception", persons=_only(candidate, [guest, host]), amounts=(), series="", ordinal=None)
        out.append((kinds.refined(judge, meeting, dated), dated))
    return out


def _behind_talks(judge: Judge, trigger: Trigger, guest: Person, hosts: list[Person], met: list[int]) -> list[Person]:
    """The hosts named behind the words of the talks and before another meeting, where the guest is named before all of it."""
    start = max(
        (h.end for h in judge.marks.hits.between(met[0], trigger.sentence.end) if h.kind == "concept" and h.key == "talks"), default=0
    )
    end = min((m for m in met if m > start), default=trigger.sentence.end)
    return [h for h in hosts if start <= h.start < end] if start and guest.start < met[0] else []


def _only(candidate: Candidate, people: list[Person]) -> tuple[Person, ...]:
    return tuple(p for p in candidate.persons if p in people)


def _met(hosts: list[Person], first: list[Person], met: list[int], talks: bool) -> list[Person]:
    """Those met besides: behind each word of meeting the top leaders, or the one person there is."""
    rest = [h for h in hosts if h not in first and (h.start > met[0] or not talks)]
    out: list[Person] = []
    for start, end in zip([0, *met], [*met, 10**9], strict=True):
        part = [h for h in rest if start <= h.start < end]
        out += [h for h in part if TOP & set(h.roles)] or part[:1]
    return out


def _meetings(judge: Judge, trigger: Trigger) -> list[int]:
    """Where the sentence says that somebody was met or received."""
    hits = judge.marks.hits.between(trigger.sentence.start, trigger.sentence.end)
    return sorted({h.start for h in hits if h.kind == "concept" and h.key in _MET})


def _sides(persons: tuple[Person, ...]) -> tuple[Person | None, list[Person]]:
    """The one person of one country and those of the other, when several of them are top leaders, each of another office."""
    for country in sorted(PAIR):
        guests = [p for p in persons if p.country == country]
        hosts = sorted((p for p in persons if p.country in PAIR - {country}), key=lambda p: p.start)
        top = [frozenset(TOP & set(p.roles)) for p in hosts if TOP & set(p.roles)]
        if len(guests) == 1 and len(top) > 1 and len(set(top)) == len(top):
            return guests[0], hosts
    return None, []
