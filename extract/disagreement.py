"""What the tellings of one event say differently, with who says which. Silence is no contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from typing import Any

from extract import edtf, nearby
from extract.model import Telling

_ASKED: tuple[tuple[str, Callable[[Telling], str]], ...] = (
    ("date", lambda t: t.dated.edtf),
    ("place", lambda t: t.candidate.place),
    ("event_type", lambda t: t.candidate.type),
)


def find(tellings: Iterable[tuple[Telling, str]], places: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """``{field, values}`` for every field in which main tellings differ; ``tellings`` come with their article ids. A hall and
    its town do not differ."""
    tellings = list(tellings)
    out = []
    for field, value in _ASKED:
        said: dict[str, set[str]] = defaultdict(set)
        for telling, article in tellings:
            if telling.candidate.main and (what := value(telling)):
                said[what].add(article)
        if field == "date":
            said = _firm(said)
        if field == "place" and all(nearby.together(places[a], places[b]) for a, b in combinations(said, 2)):
            continue
        if len(said) > 1:
            out.append(_row(field, said))
    out += _called_off(tellings)
    for unit, counts in sorted(_counts(tellings).items()):
        if len(counts) > 1 and len(set().union(*counts.values())) > 1:
            out.append(_row(f"amount of {unit}", counts))
    return out


def _row(field: str, said: dict[str, set[str]]) -> dict[str, Any]:
    return {"field": field, "values": {value: sorted(articles) for value, articles in sorted(said.items())}}


def _called_off(tellings: list[tuple[Telling, str]]) -> list[dict[str, Any]]:
    """Where some tell that an act was called off and others that it is planned or took place."""
    said: dict[str, set[str]] = defaultdict(set)
    for telling, article in tellings:
        if telling.candidate.main:
            said[telling.candidate.status].add(article)
    return [_row("status", said)] if "cancelled" in said and len(said) > 1 else []


def _firm(said: dict[str, set[str]]) -> dict[str, set[str]]:
    """Without partial dates and without those that another one only makes finer."""
    whole = {k: v for k, v in said.items() if "XXXX" not in k}
    return {k: v for k, v in whole.items() if not any(o != k and edtf.covers(k, o) for o in whole)}


def _counts(tellings: list[tuple[Telling, str]]) -> dict[str, dict[str, set[str]]]:
    counts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for telling, article in tellings:
        for amount in telling.candidate.amounts:
            if not amount.target:
                counts[amount.unit][f"{amount.value:g}" if amount.value < 1e6 else f"{amount.value:.0f}"].add(article)
    return counts
