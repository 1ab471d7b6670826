"""Other spellings of a known name: Lao names are romanised in many ways, and slips change a letter. An office must confirm."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extract.lexicon import Lexicon
from extract.model import Person
from extract.text import clean, fold

_SOUNDS = (("ph", "f"), ("th", "t"), ("kh", "k"), ("x", "s"), ("w", "v"), ("r", "l"))
_SILENT = re.compile(r"[aeiouyh]")
_DOUBLE = re.compile(r"(.)\1+")
_LEAST = 3  # consonants of a name of which one may differ
_SLIP = 2  # letters that may differ in one syllable of a Vietnamese name


def recognised(person: Person, lexicon: Lexicon) -> Person:
    """The known person whom an unknown one with the same office is by sound; the person as found when nobody or several are."""
    words = fold(clean(person.name)).split()
    found = {
        leader
        for leader, names in _holders(lexicon, person.roles)
        if person.country in ("", lexicon.leaders[leader].country)
        and any((_slip if lexicon.leaders[leader].country == "VN" else _sound)(words, name) for name in names)
    }
    if len(found) != 1:
        return person
    leader = found.pop()
    return replace(person, id=leader, known=True, country=lexicon.leaders[leader].country)


def _holders(lexicon: Lexicon, roles: tuple[str, ...]) -> list[tuple[str, list[list[str]]]]:
    """Those who ever held an office of one of the roles, with their names in words."""
    wanted = {o for o, row in lexicon.offices.items() if row["role"] in roles and row["country"] in ("VN", "LA")}
    held = [leader for leader, terms in lexicon.terms.items() if any(t.office in wanted for t in terms)]
    return [(leader, [fold(clean(lexicon.leaders[leader].name)).split()]) for leader in held]


def _sound(words: list[str], name: list[str]) -> bool:
    """Whether a Lao name of two words sounds like another; one consonant of the family name may differ."""
    if len(words) != len(name) or len(words) < 2:
        return False
    (given, family), (own, house) = [(_consonants(w[0]), _consonants(w[-1])) for w in (words, name)]
    return given == own and (family == house or (min(len(family), len(house)) >= _LEAST and _apart(family, house) <= 1))


def _slip(words: list[str], name: list[str]) -> bool:
    """Whether a Vietnamese name differs in a letter or two of one syllable only."""
    if len(words) != len(name) or len(words) < 3:
        return False
    wrong = [(a, b) for a, b in zip(words, name, strict=True) if a != b]
    return len(wrong) == 1 and _apart(*wrong[0]) <= _SLIP and min(map(len, wrong[0])) > _SLIP


@lru_cache(maxsize=4096)
def _consonants(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", word))


def _apart(one: str, other: str) -> int:
    """How many letters two words differ in."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
