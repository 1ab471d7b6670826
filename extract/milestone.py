"""Which recorded milestone an event is. Milestones are a layer of their own: they are linked to, never mixed in, and
date nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract import edtf
from extract.lexicon import Lexicon

_VISITS = {"state_visit", "official_visit", "working_visit"}


def find(row: Mapping[str, Any], lexicon: Lexicon) -> str | None:
    """The id of the milestone of the same days, kind and people (or place, where it names nobody); None if there is none."""
    start = edtf.bounds(row["edtf"] or "")[0]
    if start is None or row["precision"] not in ("day", "interval"):
        return None
    for milestone in lexicon.milestones.get(start.isoformat(), ()):
        people = set(milestone["leaders"].split("|")) - {""}
        kind = milestone["type"] == row["event_type"] or {milestone["type"], row["event_type"]} <= _VISITS
        shared = people & set(row["leaders"]) if people else row["place"] and row["place"] == milestone["place"]
        if kind and shared:
            return milestone["id"]
    return None
