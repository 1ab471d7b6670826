"""The events as arrays: what filters, counts and the timeline work on, whatever their number. Built once, then only read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from extract.frame import Frames
from views.facts import Facts
from views.search import folded

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
UNDATED = np.iinfo(np.int64).min
_YEARS = 3
_OPEN = 5  # days drawn of a range whose end is not told
SINGLE = ("event_type", "status", "precision", "place")
MANY = ("leaders", "fields", "languages", "levels", "outlets")


@dataclass
class Table:
    """One entry per event in every array; days count from 1970. ``rows`` finds the events of an option of a facet."""

    ids: list[str]
    first: Ints
    last: Ints
    codes: dict[str, npt.NDArray[np.int32]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, dict[str, npt.NDArray[np.int32]]] = field(default_factory=dict)
    confidence: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    text: pa.Array = field(default_factory=lambda: pa.array([], type=pa.large_string()))
    place_of: dict[str, int] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    searched: dict[str, Mask] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def dated(self) -> Mask:
        """Whether an event has a day on the axis."""
        return np.not_equal(self.first, UNDATED)

    def span(self) -> tuple[int, int]:
        """First and last day of all dated events, with a margin; the year 2000 when there is none."""
        if not self.dated.any():
            return 10957, 11323
        first, last = int(self.first[self.dated].min()), int(self.last[self.dated].max())
        margin = max(20, (last - first) // 40)
        return first - margin, last + margin

    def latest(self, mask: Mask | None = None) -> tuple[int, int]:
        """The stretch to open with: the last years in which events (of ``mask``) begin, or all of them where they are few."""
        chosen = self.dated if mask is None else self.dated & mask
        if not chosen.any():
            return self.span()
        days = self.first[chosen]
        last = int(days.max())
        first = max(int(days.min()), last - _YEARS * 365)
        margin = max(20, (last - first) // 20)
        return first - margin, last + margin

    def within(self, mask: Mask, window: tuple[int, int]) -> bool:
        """Whether any event of ``mask`` has a day in the window."""
        return bool((mask & self.dated & (self.first <= window[1]) & (self.last >= window[0])).any())


def build(frames: Frames, facts: Facts) -> Table:
    """The arrays of a set of frames, sorted by first day (undated last)."""
    events = frames.events
    first = _days(events["start"])
    last = _days(events["end"])
    last = np.where(last == UNDATED, np.where(first == UNDATED, UNDATED, first + _OPEN), last)
    table = Table(list(events["event_id"]), first, last)
    for column in SINGLE:
        _single(table, column, [v if isinstance(v, str) else "" for v in events[column]])
    told = _told(frames)
    levels = [
        {facts.offices[o.split(":", 1)[1]]["level"] for o in offices if o.split(":", 1)[-1] in facts.offices}
        for offices in events["offices"]
    ]
    outlets = [told.get(i, {}).get("outlets", set()) for i in table.ids]
    many: tuple[Iterable[Iterable[str]], ...] = (events["leaders"], events["fields"], events["languages"], levels, outlets)
    for column, values in zip(MANY, many, strict=True):
        _many(table, column, values)
    table.confidence = np.array([float(c) if not pd.isna(c) else 0.0 for c in events["confidence_date"]], dtype=np.float64)
    names: dict[str, str] = {}
    rows = zip(table.ids, events["titles"], events["leaders"], strict=True)
    table.text = pa.array((_search_text(row, told, facts, names) for row in rows), type=pa.large_string())
    table.place_of = {event: number for number, event in enumerate(table.ids)}
    table.former = {old: event for event, olds in zip(table.ids, events["former_ids"], strict=True) for old in olds}
    return table


def _days(column: pd.Series) -> Ints:
    when = pd.to_datetime(column, errors="coerce", format="%Y-%m-%d").to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(when), UNDATED, when.astype(np.int64))


def _single(table: Table, column: str, values: list[str]) -> None:
    codes, names = pd.factorize(np.array(values, dtype=object), sort=True)
    table.codes[column], table.names[column] = codes.astype(np.int32), [str(n) for n in names]
    table.rows[column] = {name: np.flatnonzero(codes == n).astype(np.int32) for n, name in enumerate(table.names[column]) if name}


def _many(table: Table, column: str, values: Iterable[Iterable[str]]) -> None:
    found: dict[str, list[int]] = {}
    for number, items in enumerate(values):
        for item in set(items):
            found.setdefault(item, []).append(number)
    table.rows[column] = {name: np.array(rows, dtype=np.int32) for name, rows in sorted(found.items())}


def _told(frames: Frames) -> dict[str, dict[str, Any]]:
    """What the tellings of each event add: outlets, and the words of the sources."""
    outlets = dict(zip(frames.articles["article_id"], frames.articles["publisher"], strict=True))
    out: dict[str, dict[str, Any]] = {}
    for event, article, quote in zip(frames.mentions["event_id"], frames.mentions["article_id"], frames.mentions["quote"], strict=True):
        entry = out.setdefault(event, {"outlets": set(), "quotes": []})
        if isinstance(outlets.get(article), str):
            entry["outlets"].add(outlets[article])
        entry["quotes"].append(quote)
    return out


def _search_text(
    row: tuple[str, Mapping[str, str], list[str]], told: Mapping[str, dict[str, Any]], facts: Facts, names: dict[str, str]
) -> str:
    event, titles, leaders = row
    words = [folded(" ".join([*(titles or {}).values(), *told.get(event, {}).get("quotes", ())]))]
    for leader in leaders:
        if leader in facts.leaders:
            if leader not in names:
                names[leader] = folded(facts.leaders[leader]["aliases"].replace("|", " "))
            words.append(names[leader])
    text = " ".join(words)
    return text + "\n" + text.replace(" ", "")
