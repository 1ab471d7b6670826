"""What is loaded once and shared by all readers: frames, their arrays, and where each event and article stands."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from extract.frame import Frames
from views import facts as recorded
from views import packed
from views.columns import Ints, Rows, coded
from views.export_rows import ARTICLE, MENTION, assemble
from views.facts import Facts
from views.ids import Ids, Places
from views.packed import Tables
from views.table import Table, build

ARTICLE_SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".csv")


@dataclass
class Series:
    """The recurring meetings: which one each event is a session of (-1: none), and its number."""

    codes: Rows
    names: list[str]
    numbers: Ints

    def beside(self, name: str, number: int) -> tuple[list[int], list[int]]:
        """The places of the session before and of that after a number."""
        if name not in self.names:
            return [], []
        rows = np.flatnonzero((self.codes == self.names.index(name)) & (self.numbers >= 0))
        rows = rows[np.argsort(self.numbers[rows], kind="stable")]
        low, high = np.searchsorted(self.numbers[rows], [number, number + 1])
        return rows[:low][-1:].tolist(), rows[high:][:1].tolist()


@dataclass
class Store:
    """One folder of frames, ready to be shown."""

    folder: Path
    tables: Tables
    frames: Frames
    facts: Facts
    table: Table
    articles: Mapping[str, int]
    mentions: Mapping[str, int]
    series: Series
    coverage: dict[str, Any]

    def record(self, event: str) -> dict[str, Any] | None:
        """An event with its tellings; None when it is not in the frames."""
        place = self.table.place_of.get(event, -1)
        if place < 0:
            return None
        told = self.table.told
        mentions = told.mentions(place)
        articles = sorted({int(told.article[n]) for n in mentions} - {-1})
        return assemble(
            packed.rows(self.tables.events, [place]),
            packed.rows(self.tables.mentions, mentions, MENTION),
            packed.rows(self.tables.articles, articles, ARTICLE),
        )[0]

    def shown(self, places: Sequence[int], code: str) -> list[dict[str, Any]]:
        """What a list shows of the events at some places of the table; the title is that in an interface language."""
        found = packed.rows(self.tables.events, map(int, places), ("edtf", "title", "titles", "status", "articles"))
        return [row | {"title": str(row["titles"].get(code) or row["title"])} for row in found]

    def row(self, name: str, number: int) -> dict[str, Any]:
        """One row of a frame as plain values."""
        return packed.rows(getattr(self.tables, name), [number])[0]


def load(folder: Path) -> Store:
    """Read a folder of frames. Raises ``FrameError`` with file and reason."""
    tables = packed.read(folder)
    facts = recorded.load()
    codes, names = coded(tables.events.column("series"))
    store = Store(
        folder,
        tables,
        tables.frames(),
        facts,
        build(tables, facts),
        Places(Ids(tables.articles.column("article_id"))),
        Places(Ids(tables.mentions.column("mention_id"))),
        Series(codes, names, pc.fill_null(tables.events.column("ordinal"), -1).to_numpy()),
        _coverage(tables),
    )
    gc.collect()
    gc.freeze()  # the page's own collection after every run need not look at what never changes
    return store


def _coverage(tables: Tables) -> dict[str, Any]:
    """What all views rest on."""
    days, articles = pc.min_max(tables.events.column("start")).as_py(), tables.articles
    return {
        "articles": len(articles),
        "outlets": _different(articles.column("publisher")),
        "languages": _different(articles.column("language")),
        "period": f"{days['min']} – {days['max']}" if days["min"] else "–",
    }


def _different(column: pa.ChunkedArray) -> int:
    return int(pc.count_distinct(column).as_py())


def version(folder: Path) -> tuple[float, ...]:
    """Changes whenever the frames of a folder do."""
    return tuple(sorted(p.stat().st_mtime for p in folder.glob("*") if p.is_file())) if folder.is_dir() else ()


def newest(folder: Path) -> float:
    """When the youngest article file of a folder was changed."""
    return max((p.stat().st_mtime for p in folder.rglob("*") if p.suffix.lower() in ARTICLE_SUFFIXES), default=0.0)


def around(store: Store, record: Mapping[str, Any], code: str, before: str | None, after: str | None) -> dict[str, list[dict[str, str]]]:
    """Links from one event to others, with their titles."""
    table = store.table

    def links(places: Sequence[int]) -> list[dict[str, str]]:
        return [{"id": table.ids[p], "label": row["title"]} for p, row in zip(places, store.shown(places, code), strict=True)]

    place = table.place_of[record["event_id"]]
    earlier, later = store.series.beside(record["series"], record["ordinal"]) if record["series"] and record["ordinal"] else ([], [])
    return {
        "part_of": links([p for p in [int(table.parent[place])] if p >= 0]),
        "contains": links(np.flatnonzero(table.parent == place).tolist()),
        "before": links(earlier),
        "after": links(later),
        "previous": links([table.place_of[before]] if before else []),
        "next": links([table.place_of[after]] if after else []),
    }
