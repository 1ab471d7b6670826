"""The timeline as data for the browser: single marks where they can be told apart, shaded cells where they cannot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from views.stack import frames, stack, visits
from views.table import Ints, Mask, Table

MOST = 600  # marks drawn one by one; more become cells
_BINS, _STRIP = 90, 160
_LANES = {"type": "event_type", "leader": "leaders", "field": "fields", "place": "place"}
_MOST_LANES = 24
GROUPS = tuple(_LANES)
Label = Callable[[str], str]
Titles = Callable[[list[int]], list[str]]
DAY_MS = 86_400_000


def draw(table: Table, mask: Mask, group: str, window: tuple[int, int], selected: str, label: Label, titles: Titles) -> dict[str, Any]:
    """Lanes, marks or cells, and the overview strip. ``window`` is in days, ``titles`` gives the labels of events by
    their places in the table."""
    lanes = _lanes(table, mask, group)
    low, high = window
    pad = (high - low) // 3
    visible = mask & table.dated & (table.last >= low - pad) & (table.first <= high + pad)
    pairs = [(lane, rows[visible[rows]]) for lane, rows in enumerate(lanes.values())]
    total = sum(len(rows) for _, rows in pairs)
    chosen = table.place_of.get(selected, -1)
    data: dict[str, Any] = {
        "lanes": [label(name) for name in lanes],
        "strip": _strip(table, mask),
        "marks": None,
        "cells": None,
        "total": int(total),
        "selected": selected,
        "visits": None,
    }
    if total <= MOST:
        data["marks"], places = _marks(table, pairs, window, titles)
        data["visits"] = _visits(table, places, data["marks"]["y"], _near(window))
    else:
        data["cells"] = _cells(table, pairs, low - pad, high + pad)
        data["marks"], _ = _marks(table, [(lane, rows[rows == chosen]) for lane, rows in pairs], window, titles)
    return data


def _lanes(table: Table, mask: Mask, group: str) -> dict[str, Ints]:
    """The events of each lane, the fullest lanes first where there are many."""
    rows = table.rows[_LANES[group]]
    found = {name: own[mask[own]] for name, own in rows.items()}
    sizes = {name: int(table.dated[own].sum()) for name, own in found.items()}
    kept = sorted((n for n in found if sizes[n]), key=lambda n: (-sizes[n], n))[:_MOST_LANES]
    return {name: found[name].astype(np.int64) for name in (kept if group != "type" else sorted(kept, key=lambda n: -sizes[n]))}


def _near(window: tuple[int, int]) -> int:
    """Days from which on two marks of the same height can be told apart."""
    return max(1, (window[1] - window[0]) // 110)


def _marks(table: Table, pairs: list[tuple[int, Ints]], window: tuple[int, int], titles: Titles) -> tuple[dict[str, list[Any]], list[int]]:
    """The marks lane by lane, and the place in the table of each."""
    places: list[int] = []
    out: dict[str, list[Any]] = {k: [] for k in ("id", "x0", "x1", "y", "kind", "status", "title")}
    within = frames(table, [place for _, rows in pairs for place in rows.tolist()])
    precision, status = table.names["precision"], table.names["status"]
    for lane, rows in pairs:
        offsets = stack(table.first[rows], _near(window), [within[place] for place in rows.tolist()])
        for place, offset in zip(rows.tolist(), offsets, strict=True):
            first, last = int(table.first[place]), int(table.last[place])
            places.append(place)
            out["id"].append(table.ids[place])
            out["x0"].append(first * DAY_MS)
            out["x1"].append((last + 1) * DAY_MS)
            out["y"].append(lane + offset)
            out["kind"].append(precision[table.codes["precision"][place]])
            out["status"].append(status[table.codes["status"][place]])
    out["title"] = titles(places)
    return out, places


def _visits(table: Table, places: list[int], heights: list[float], near: int) -> dict[str, list[Any]]:
    """Visits as frames around what belongs to them: their days, and the stretches of height they hold."""
    out: dict[str, list[Any]] = {k: [] for k in ("id", "x0", "x1", "parts")}
    for frame, parts in visits(places, heights, frames(table, places), near):
        out["id"].append(table.ids[frame.visit])
        out["x0"].append(frame.first * DAY_MS)
        out["x1"].append((frame.last + 1) * DAY_MS)
        out["parts"].append([[round(low, 3), round(high, 3)] for low, high in parts])
    return out


def _cells(table: Table, pairs: list[tuple[int, Ints]], low: int, high: int) -> dict[str, Any]:
    """Counts by lane and stretch of time."""
    edges = np.linspace(low, high, _BINS + 1)
    grid = np.zeros((len(pairs), _BINS), dtype=np.int64)
    for lane, rows in pairs:
        grid[lane], _ = np.histogram(table.first[rows], bins=edges)
    middles = ((edges[:-1] + edges[1:]) / 2 * DAY_MS).astype(np.int64)
    return {
        "x": middles.tolist(),
        "z": [[int(v) if v else None for v in row] for row in grid],
        "width": float(edges[1] - edges[0]) * DAY_MS,
    }


def _strip(table: Table, mask: Mask) -> dict[str, Any]:
    low, high = table.span()
    edges = np.linspace(low, high, _STRIP + 1)
    found, _ = np.histogram(table.first[mask & table.dated], bins=edges)
    return {
        "x": ((edges[:-1] + edges[1:]) / 2 * DAY_MS).astype(np.int64).tolist(),
        "y": found.tolist(),
        "range": [low * DAY_MS, high * DAY_MS],
    }
