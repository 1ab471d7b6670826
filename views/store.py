"""What is loaded once and shared by all readers: frames, their arrays, and where each event and article stands."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from extract import frame
from extract.frame import Frames
from views import facts as recorded
from views.export_rows import records, select
from views.facts import Facts
from views.table import Table, build

ARTICLE_SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".csv")


@dataclass
class Store:
    """One folder of frames, ready to be shown."""

    folder: Path
    frames: Frames
    facts: Facts
    table: Table
    articles: dict[str, int]
    mentions: dict[str, int]
    contains: dict[str, list[str]]
    series: dict[str, list[tuple[int, str]]]
    coverage: dict[str, Any]

    def record(self, event: str) -> dict[str, Any] | None:
        """An event with its tellings; None when it is not in the frames."""
        if event not in self.table.place_of:
            return None
        return records(select(self.frames, [event]))[0]

    def title(self, place: int, code: str) -> str:
        """The title of the event at a place of the table."""
        titles = self.frames.events["titles"].iloc[place]
        return str((titles or {}).get(code) or self.frames.events["title"].iloc[place])

    def row(self, name: str, number: int) -> dict[str, Any]:
        """One row of a frame as plain values."""
        return frame.rows(getattr(self.frames, name).iloc[[number]])[0]


def load(folder: Path) -> Store:
    """Read a folder of frames. Raises ``FrameError`` with file and reason."""
    frames = frame.read(folder)
    order = frames.events.assign(_late=frames.events["start"].isna()).sort_values(["_late", "start", "event_id"], kind="stable")
    frames = frames._replace(events=order.drop(columns="_late").reset_index(drop=True))
    facts = recorded.load()
    contains: dict[str, list[str]] = defaultdict(list)
    series: dict[str, list[tuple[int, str]]] = defaultdict(list)
    events = frames.events
    for event, parent, name, number in zip(events["event_id"], events["part_of"], events["series"], events["ordinal"], strict=True):
        if isinstance(parent, str):
            contains[parent].append(event)
        if isinstance(name, str) and not pd.isna(number):
            series[name].append((int(number), event))
    store = Store(
        folder,
        frames,
        facts,
        build(frames, facts),
        {a: n for n, a in enumerate(frames.articles["article_id"])},
        {m: n for n, m in enumerate(frames.mentions["mention_id"])},
        dict(contains),
        {name: sorted(found) for name, found in series.items()},
        _coverage(frames),
    )
    gc.collect()
    gc.freeze()  # the page's own collection after every run need not look at what never changes
    return store


def _coverage(frames: Frames) -> dict[str, Any]:
    """What all views rest on."""
    days, articles = frames.events["start"].dropna(), frames.articles
    return {
        "articles": len(articles),
        "outlets": articles["publisher"].dropna().nunique(),
        "languages": articles["language"].dropna().nunique(),
        "period": f"{days.min()} – {days.max()}" if len(days) else "–",
    }


def version(folder: Path) -> tuple[float, ...]:
    """Changes whenever the frames of a folder do."""
    return tuple(sorted(p.stat().st_mtime for p in folder.glob("*") if p.is_file())) if folder.is_dir() else ()


def newest(folder: Path) -> float:
    """When the youngest article file of a folder was changed."""
    return max((p.stat().st_mtime for p in folder.rglob("*") if p.suffix.lower() in ARTICLE_SUFFIXES), default=0.0)


def around(store: Store, record: Mapping[str, Any], code: str, before: str | None, after: str | None) -> dict[str, list[dict[str, str]]]:
    """Links from one event to others, with their titles."""

    def link(event: str) -> dict[str, str]:
        return {"id": event, "label": store.title(store.table.place_of[event], code)}

    sessions = store.series.get(record["series"] or "", [])
    number = record["ordinal"] or 0
    earlier = [e for n, e in sessions if n < number][-1:]
    later = [e for n, e in sessions if n > number][:1]
    return {
        "part_of": [link(record["part_of"])] if record["part_of"] in store.table.place_of else [],
        "contains": [link(e) for e in store.contains.get(record["event_id"], [])],
        "before": [link(e) for e in earlier],
        "after": [link(e) for e in later],
        "previous": [link(before)] if before else [],
        "next": [link(after)] if after else [],
    }
