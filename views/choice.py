"""What a reader chose: to and from the address, and which events it leaves."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from views.search import folded
from views.table import Mask, Table

FACETS = {
    "who": "leaders", "level": "levels", "type": "event_type", "field": "fields", "place": "place", "status": "status",
    "lang": "languages", "outlet": "outlets", "precision": "precision", "agreement": "agreement",
}  # fmt: skip
_SURE = {"high": 0.85, "fair": 0.6}
_PERIOD = re.compile(r"\d{4}(-\d\d){0,2}")
_KEPT = 20


@dataclass(frozen=True)
class Choice:
    """All filters. Ids and slugs only, so that a link works in every interface language."""

    who: tuple[str, ...] = ()
    both: bool = False
    level: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    agreement: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    sure: str = ""
    q: str = ""

    def active(self) -> list[str]:
        """Names of the filters that are set."""
        return [f.name for f in fields(self) if getattr(self, f.name) and f.name != "both"]

    def without(self, name: str) -> Choice:
        """The same with one filter taken off."""
        empty: Any = () if name in FACETS else ""
        return replace(self, **{name: empty})


def from_address(params: Mapping[str, list[str]], table: Table) -> Choice:
    """The choice in an address; what is no known option is left out."""
    values: dict[str, Any] = {}
    for name, facet in FACETS.items():
        values[name] = tuple(v for v in params.get(name, ()) if v in table.rows[facet])
    values["both"] = params.get("both") == ["1"]
    for name in ("since", "until"):
        values[name] = next((v for v in params.get(name, ()) if is_period(v)), "")
    values["sure"] = next((v for v in params.get("sure", ()) if v in _SURE), "")
    values["q"] = next(iter(params.get("q", ())), "")[:200]
    return Choice(**values)


def to_address(choice: Choice) -> dict[str, list[str]]:
    """The parameters of an address; defaults are left out."""
    out: dict[str, list[str]] = {}
    for f in fields(choice):
        value = getattr(choice, f.name)
        if value:
            out[f.name] = list(value) if isinstance(value, tuple) else ["1"] if value is True else [value]
    return out


def apply(table: Table, choice: Choice) -> Mask:
    """Which events are left."""
    mask = np.ones(len(table), dtype=bool)
    for name in FACETS:
        if chosen := getattr(choice, name):
            mask &= _facet(table, name, chosen, name == "who" and choice.both)
    if choice.since:
        mask &= (table.last >= period(choice.since)[0]) & table.dated
    if choice.until:
        mask &= (table.first <= period(choice.until)[1]) & table.dated
    if choice.sure:
        mask &= table.confidence >= _SURE[choice.sure]
    for word in folded(choice.q).split():
        mask &= _with_word(table, word)
    return mask


def _with_word(table: Table, word: str) -> Mask:
    """The events in whose titles, names or quotes a word stands; the last few searches are kept."""
    if word not in table.searched:
        while len(table.searched) >= _KEPT:
            table.searched.pop(next(iter(table.searched)))
        table.searched[word] = table.text.find(word)
    return table.searched[word]


def _facet(table: Table, name: str, chosen: tuple[str, ...], every: bool) -> Mask:
    rows = table.rows[FACETS[name]]
    count = np.zeros(len(table), dtype=np.int16)
    for option in chosen:
        count[rows[option]] += 1
    return count == len(chosen) if every else count > 0


def counts(table: Table, choice: Choice, name: str) -> dict[str, int]:
    """How many events each option of a filter would leave, the other filters as they are."""
    mask = apply(table, choice.without(name) if not (name == "who" and choice.both) else choice)
    return {option: int(mask[rows].sum()) for option, rows in table.rows[FACETS[name]].items()}


def relax(table: Table, choice: Choice) -> list[tuple[str, int]]:
    """For a choice that leaves nothing: each filter whose removal would leave something, and how much."""
    found = [(name, int(apply(table, choice.without(name)).sum())) for name in choice.active()]
    return sorted(((n, c) for n, c in found if c), key=lambda f: -f[1])


def period(text: str) -> tuple[int, int]:
    """First and last day, counted from 1970, of a day, month or year in ISO form. ValueError for anything else."""
    if not _PERIOD.fullmatch(text):
        raise ValueError(text)
    start = np.datetime64(text)
    days = (start.astype("datetime64[D]"), (start + 1).astype("datetime64[D]"))
    return int(days[0].astype(np.int64)), int(days[1].astype(np.int64)) - 1


def is_period(text: str) -> bool:
    """Whether ``text`` is a day, month or year in ISO form."""
    try:
        return bool(period(text))
    except ValueError:
        return False
