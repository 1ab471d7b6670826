"""What is announced, and what is overdue: plans whose day has passed without a report."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from extract.frame import Frames, rows
from views.columns import UNDATED, Ints, coded, days, listed
from views.days import number as number_of
from views.days import span
from views.export_dates import spoken
from views.export_rows import Record, Words, title
from views.once import once
from views.packed import arrow
from views.page_table import MOST, Choose, show

COLUMNS = ("event_id", "start", "end", "announced", "told_last", "state", "perhaps")
STATES = ("overdue", "retold", "under_way", "ahead", "undated")
_NEEDED = ("event_id", "start", "end", "event_type", "series", "ordinal", "leaders")
_BEFORE, _AFTER = timedelta(days=3), timedelta(days=10)  # a report of the same act may lie this far from the plan


def plans(frames: Frames, reference: date) -> pd.DataFrame:
    """The planned events, seen from the day ``reference``.

    ``state`` is ahead, under_way, overdue (its last day has passed and no later article tells of it), retold (a later article
    still speaks of it as a plan) or undated; ``announced`` and ``told_last`` are when articles first and last told of it;
    ``perhaps`` is an event that took place and may be what was planned.
    """
    planned = frames.events.loc[frames.events["status"] == "planned", list(_NEEDED)]
    ids = pa.array(planned["event_id"], pa.large_string())
    mentions, articles = arrow(frames.mentions, "event_id", "article_id"), arrow(frames.articles, "article_id", "published")
    mentions = mentions.filter(pc.is_in(mentions["event_id"], value_set=ids))
    at = pc.index_in(mentions["article_id"], value_set=articles["article_id"].combine_chunks())
    told: dict[str, list[str]] = defaultdict(list)
    for event_id, day in zip(mentions["event_id"].to_pylist(), articles["published"].take(at).to_pylist(), strict=True):
        if day:
            told[event_id].append(day)
    every = rows(planned)
    found = []
    for row, perhaps in zip(every, likely(frames.events, every), strict=True):
        published = told.get(row["event_id"])
        first, last = (min(published), max(published)) if published else (None, None)
        found.append((row["event_id"], row["start"], row["end"], first, last, _state(row, last, reference), perhaps))
    table = pd.DataFrame(found, columns=COLUMNS)
    order = table["state"].map(STATES.index) if len(table) else table["state"]
    return table.assign(order=order).sort_values(["order", "start", "event_id"], ignore_index=True).drop(columns="order")


def _state(row: Record, told_last: str | None, reference: date) -> str:
    first, last = _day(row["start"]), _day(row["end"]) or _day(row["start"])
    if last is None:
        return "undated"
    if last < reference:
        later = span(told_last)[0]
        return "retold" if later and later > last else "overdue"
    return "under_way" if first and first <= reference else "ahead"


def likely(events: pd.DataFrame, plans: list[Record]) -> list[str | None]:
    """For each plan the only event that took place and is the same session, or of the same kind with one of the same people
    within the days."""
    table = arrow(events, "event_id", "event_type", "leaders", "series", "ordinal", "start", "status")
    happened = pc.fill_null(pc.equal(table["status"], "occurred"), False).to_numpy()
    numbered = table.filter(pc.and_(pa.array(happened), pc.and_(pc.is_valid(table["series"]), pc.is_valid(table["ordinal"]))))
    sessions: dict[tuple[str, int], set[str]] = defaultdict(set)
    for series, ordinal, event_id in zip(*(numbered[c].to_pylist() for c in ("series", "ordinal", "event_id")), strict=True):
        sessions[series, ordinal].add(event_id)
    found = [set(sessions.get((plan["series"], plan["ordinal"]), ())) for plan in plans]
    kinds, types = coded(table["event_type"])
    who, at, names = listed(table["leaders"])
    day = days(table["start"])
    kept = happened[at] & (day[at] != UNDATED) & (who >= 0)
    who, at = who[kept], at[kept]
    keys = _key(kinds[at].astype(np.int64) * max(1, len(names)) + who, day[at])
    order = np.argsort(keys, kind="stable")
    keys, at = keys[order], at[order]
    type_of, name_of = {x: n for n, x in enumerate(types)}, {x: n for n, x in enumerate(names)}
    asked = [
        (n, type_of.get(plan["event_type"], -1) * max(1, len(names)) + name_of[leader], *_window(plan))
        for n, plan in enumerate(plans)
        if plan["start"]
        for leader in plan["leaders"]
    ]
    which, lane, first, last = np.array(asked, dtype=np.int64).reshape(-1, 4).T
    low, high = np.searchsorted(keys, _key(lane, first)), np.searchsorted(keys, _key(lane, last), side="right")
    for step in (0, 1):  # two are enough to know that it is not the only one
        near = np.flatnonzero(low + step < high)
        ids = table["event_id"].take(pa.array(at[low[near] + step])).to_pylist()
        for n, event_id in zip(which[near].tolist(), ids, strict=True):
            found[n].add(event_id)
    return [next(iter(ids)) if len(ids) == 1 else None for ids in found]


def _key(lane: Ints, day: Ints) -> Ints:
    """Lane and day in one number that sorts by lane, then by day."""
    return lane * (1 << 24) + day + (1 << 23)


def _window(plan: Record) -> tuple[int, int]:
    """The days within which a report may be that of a plan."""
    start, end = date.fromisoformat(plan["start"]), date.fromisoformat(plan["end"] or plan["start"])
    return number_of(start - _BEFORE), number_of(end + _AFTER)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def render(frames: Frames, words: Words, reference: date, choose: Choose | None = None) -> None:
    """The page, seen from ``reference``: one table for each state that occurs."""
    table = once(frames.events, f"plans {reference}", lambda: plans(frames, reference))
    st.text(words("ahead_reference", day=reference.isoformat()))
    if table.empty:
        st.text(words("ahead_none"))
        return
    first = table.groupby("state", sort=False).head(MOST)
    wanted = {*first["event_id"], *first["perhaps"].dropna()}
    by_id: dict[str, Any] = {row["event_id"]: row for row in rows(frames.events[frames.events["event_id"].isin(wanted)])}
    for state in STATES:
        part, number = first[first["state"] == state], int((table["state"] == state).sum())
        if part.empty:
            continue
        st.header(f"{words(f'ahead_{state}')} ({number})")
        shown = pd.DataFrame(
            {
                "date": [spoken(by_id[event_id], words) for event_id in part["event_id"]],
                "title": [title(by_id[event_id], words.code) for event_id in part["event_id"]],
                "announced": part["announced"],
                "told_last": part["told_last"],
                "perhaps": [title(by_id[x], words.code) if isinstance(x, str) else "" for x in part["perhaps"]],
                "event_id": part["event_id"],
            }
        )
        show(shown, words, f"ahead_{state}", choose, number)
