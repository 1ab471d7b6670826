"""Who of those named in a sentence takes part in its act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.model import Hit, Person

MEETINGS = ("reception", "talks")
GUESTS = (*MEETINGS, "state_visit", "official_visit", "working_visit")
OCCASIONS = ("committee_meeting", "multilateral_meeting", "inauguration", "commemoration", "forum", "exchange")
_CEREMONIES = ("commemoration", "inauguration", "award", "exchange", "forum", "message")  # who attends takes part
_FORMER = 90  # how far before a name "former" may stand, with the office between
_COMES = 60  # how far from a session "has come to attend" may stand
_OBJECT = 45  # how far before the word of meeting the one who is met may end
_OFFICE = 500  # no words of an office are longer


def present(
    persons: Iterable[Person], cues: Sequence[Hit], slug: str, start: int, end: int, text: str, dense: bool = False
) -> tuple[Person, ...]:
    """Without those in whose name others come, and those who only go along; of former leaders only those who are met. ``start``
    and ``end`` are those of the act's words."""
    absent, along = [h.end for h in cues if h.key == "absent"], [h.start for h in cues if h.key == "accompany"]
    former = [h for h in cues if h.key == "former"] if slug in MEETINGS else []
    out = []
    for person in persons:
        if person.roles == ("spouse",) or any(_opening(person, text) - 3 <= a <= person.start for a in absent):
            continue
        if not person.former:
            out.append(person)
        elif any(0 <= h.start - person.end <= 1 for h in cues if h.key == "absent"):
            continue  # "the late leader's funeral"
        elif _is_object(person, former, start) if dense else _follows(person, former, start):
            out.append(replace(person, roles=(), former=False))
    for place in along if slug not in _CEREMONIES else ():
        behind = [p for p in out if p.start >= place]
        if len(behind) == len(out) > 2 and behind[1].end <= start and end <= behind[-1].start:
            out = behind[1:]  # "accompanying him, she met ..."
            continue
        before = [p for p in out if p.end <= place]  # "along with him come ..."; the word may also stand behind their names
        out = before if len(before) < len(out) else [p for p in out if p.start < end]
    return tuple(out)


def _follows(person: Person, former: Sequence[Hit], act: int) -> bool:
    """Whether "former" and the name of the one who is met stand behind the act's words."""
    return any(act <= h.start and 0 <= person.start - h.end <= _FORMER for h in former)


def _is_object(person: Person, former: Sequence[Hit], act: int) -> bool:
    """Whether a former leader is named right before the word of meeting, as in Korean and Japanese."""
    return 0 <= act - person.end <= _OBJECT and any(person.start - _OBJECT <= h.start < act for h in former)


def _opening(person: Person, text: str) -> int:
    """Where the words of an office begin that stand before a name."""
    place = text.rfind(person.role_words, max(0, person.start - _OFFICE), person.start) if person.role_words else -1
    return place if place >= 0 else person.start


def without_quoting(persons: Iterable[Person], start: int, act: int, text: str) -> tuple[Person, ...]:
    """Without those who stand before the quotation in which the act is named: they only speak of it."""
    if text.count('"', start, act) % 2 == 0:
        return tuple(persons)
    opens = text.rfind('"', start, act)
    return tuple(p for p in persons if p.start > opens)


def is_purpose(words: Sequence[Hit], purposes: Sequence[Hit]) -> bool:
    """Whether a session is named beside words such as "has come to attend"."""
    start, end = min(h.start for h in words), max(h.end for h in words)
    return any(start - _COMES <= h.start < start or end <= h.start <= end + _COMES // 2 for h in purposes)


def one_gathering(words: dict[str, int], purposes: Sequence[Hit]) -> set[str]:
    """Which of the gatherings that one sentence names, by type and where, are not acts of their own: the feast on whose
    occasion it is held, and of a forum and an exchange the second."""
    gone = {"commemoration"} if any(h.start <= words.get("commemoration", -1) <= h.end for h in purposes) else set()
    both = [w for w in ("forum", "exchange") if w in words]
    if len(both) == 2:
        gone.add(max(both, key=words.__getitem__))
    return gone if set(words) - gone else set()
