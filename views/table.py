"""The events as arrays: what filters, counts and the timeline work on, whatever their number. Built once, then only read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from extract.frame import Frames
from views.columns import UNDATED, Rows, Told, coded, days, grouped, listed, places
from views.columns import Ints as Ints
from views.facts import Facts
from views.ids import Ids, Places
from views.packed import Tables, pack
from views.search import Mask as Mask
from views.search import Text

_YEARS = 3
_OPEN = 5  # days drawn of a range whose end is not told
SINGLE = ("event_type", "status", "precision", "place")
MANY = ("leaders", "fields", "languages", "levels", "outlets", "agreement")


@dataclass
class Table:
    """One entry per event in every array; days count from 1970. ``rows`` finds the events of an option of a facet, ``parent``
    is the place of the visit an event belongs to, or -1."""

    ids: Ids
    first: Ints
    last: Ints
    told: Told
    parent: Rows
    confidence: npt.NDArray[np.float64]
    place_of: Mapping[str, int]
    former: dict[str, str]
    codes: dict[str, Rows] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, dict[str, Rows]] = field(default_factory=dict)
    text: Text = field(init=False)
    searched: dict[str, Mask] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
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


def build(frames: Frames | Tables, facts: Facts) -> Table:
    """The arrays of a set of frames, in the order of its events."""
    tables = pack(frames) if isinstance(frames, Frames) else frames
    events, mentions, articles = tables.events, tables.mentions, tables.articles
    number, ids = len(events), Ids(events.column("event_id"))
    first, last = days(events.column("start")), days(events.column("end"))
    told = Told.of(
        places(mentions.column("event_id"), ids), places(mentions.column("article_id"), Ids(articles.column("article_id"))), number
    )
    table = Table(
        ids=ids,
        first=first,
        last=np.where((last == UNDATED) & (first != UNDATED), first + _OPEN, last),
        told=told,
        parent=places(events.column("part_of"), ids),
        confidence=pc.fill_null(events.column("confidence_date"), 0.0).to_numpy(),
        place_of=Places(ids),
        former=_former(events, ids),
    )
    for column in SINGLE:
        _single(table, column, events.column(column))
    for column in ("leaders", "fields", "languages"):
        codes, rows, names = listed(events.column(column))
        table.rows[column] = grouped(codes, rows, names, number)
    table.rows["levels"] = _levels(events, facts)
    table.rows["agreement"] = _agreement(events)
    publishers, names = coded(articles.column("publisher"))
    outlets = np.append(publishers, -1)[told.article]  # the last one is that of no article
    table.rows["outlets"] = grouped(outlets, told.event, names, number)
    spellings = {leader: row["aliases"] for leader, row in facts.leaders.items()}
    table.text = Text(events, mentions, told.event, spellings, table.rows["leaders"])
    return table


def _single(table: Table, column: str, values: pa.ChunkedArray) -> None:
    """A column with one option per event; the options are numbered in their order."""
    codes, names = coded(values.fill_null(""))
    order = np.argsort(np.array(names, dtype=object), kind="stable").astype(np.int32)
    place = np.empty(len(names), dtype=np.int32)
    place[order] = np.arange(len(names), dtype=np.int32)
    table.codes[column], table.names[column] = place[codes], [names[n] for n in order]
    table.rows[column] = grouped(table.codes[column], np.arange(len(codes)), table.names[column], len(codes))


def _levels(events: pa.Table, facts: Facts) -> dict[str, Rows]:
    """The events by the level of the offices held in them."""
    codes, rows, offices = listed(events.column("offices"))
    held = [facts.offices.get(item.split(":", 1)[-1], {}).get("level", "") for item in offices]
    names = sorted({level for level in held if level})
    level = np.array([names.index(h) if h else -1 for h in held], dtype=np.int32)
    return grouped(level[codes], rows, names, len(events))


def _agreement(events: pa.Table) -> dict[str, Rows]:
    """The events of which tellings say different things, and all others."""
    differ = pc.fill_null(pc.not_equal(events.column("disagreements"), "[]"), False).to_numpy()
    found = {name: np.flatnonzero(chosen).astype(np.int32) for name, chosen in (("differ", differ), ("same", ~differ))}
    return {name: rows for name, rows in found.items() if len(rows)}


def _former(events: pa.Table, ids: Ids) -> dict[str, str]:
    """The events that the ids of merged ones lead to."""
    codes, rows, old = listed(events.column("former_ids"))
    return {old[code]: ids[row] for code, row in zip(codes.tolist(), rows.tolist(), strict=True) if code >= 0}
