"""A short label for an event, in every language of ``data/interface``, made from its fields alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.lexicon import Lexicon

_NAMED = 2
_HOME = {"vi": "VN", "lo": "LA"}  # people are written in their own script where it is the reader's


def titles(row: Mapping[str, Any], names: Mapping[str, str], lexicon: Lexicon) -> dict[str, str]:
    """Labels by interface language. ``names`` gives the names, as found, of people who are not in the gazetteer."""
    return {code: _label(row, names, code, words, lexicon) for code, words in lexicon.interface.items()}


def _label(row: Mapping[str, Any], names: Mapping[str, str], code: str, words: Mapping[str, Any], lexicon: Lexicon) -> str:
    forms = words["titles"]
    people = [_person(leader, names, code, lexicon) for leader in row["leaders"][:_NAMED]]
    label = words["types"][row["event_type"]]
    if row["series"]:
        label = words["series"].get(row["series"], row["series"])
        if row["ordinal"]:
            wording = words["sessions"].get(row["series"], forms["numbered"])
            label = wording.format(ordinal=ordinal(row["ordinal"], forms), series=label)
    elif people:
        label = forms["with_people"].format(type=label, people=forms["people_join"].join(people))
    if row["place"]:
        label = forms["in_place"].format(title=label, place=_place(row["place"], code, lexicon))
    return str(label)


def ordinal(number: int, forms: Mapping[str, str]) -> str:
    """A number as the language writes it in order: ``48th``, ``48e``."""
    if number == 1:
        form = forms["ordinal_one"]
    elif number % 100 in (11, 12, 13):
        form = forms["ordinal_ends_11_to_13"]
    else:
        form = forms.get(f"ordinal_ends_{number % 10}", forms["ordinal"])
    return form.format(n=number)


def _person(leader: str, names: Mapping[str, str], code: str, lexicon: Lexicon) -> str:
    known = lexicon.leaders.get(leader)
    if known is None:
        return names.get(leader, leader)
    return known.native if known.native and _HOME.get(code) == known.country else known.name


def _place(place: str, code: str, lexicon: Lexicon) -> str:
    row = lexicon.places[place]
    return row.get(f"name_{code}") or row["name"]
