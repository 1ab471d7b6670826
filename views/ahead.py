"""What is announced, and what is overdue: plans whose day has passed without a report."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from extract.frame import Frames, rows
from views.days import span
from views.export_dates import spoken
from views.export_rows import Record, Words, title
from views.once import once
from views.page_table import MOST, Choose, show

COLUMNS = ("event_id", "start", "end", "announced", "told_last", "state", "perhaps")
STATES = ("overdue", "retold", "under_way", "ahead", "undated")
_BEFORE, _AFTER = timedelta(days=3), timedelta(days=10)  # a report of the same act may lie this far from the plan


def plans(frames: Frames, reference: date) -> pd.DataFrame:
    """The planned events, seen from the day ``reference``.

    ``state`` is ahead, under_way, overdue (its last day has passed and no later article tells of it), retold (a later article
    still speaks of it as a plan) or undated; ``announced`` and ``told_last`` are when articles first and last told of it;
    ``perhaps`` is an event that took place and may be what was planned.
    """
    planned = frames.events[frames.events["status"] == "planned"]
    mentions = frames.mentions[frames.mentions["event_id"].isin(planned["event_id"])]
    days = dict(zip(frames.articles["article_id"], frames.articles["published"], strict=True))
    told: dict[str, list[str]] = defaultdict(list)
    for event_id, article_id in zip(mentions["event_id"], mentions["article_id"], strict=True):
        if isinstance(day := days.get(article_id), str):
            told[event_id].append(day)
    reports = Reports(frames.events)
    found = []
    for row in rows(planned):
        published = told.get(row["event_id"])
        first, last = (min(published), max(published)) if published else (None, None)
        state = _state(row, last, reference)
        found.append((row["event_id"], row["start"], row["end"], first, last, state, reports.likely(row)))
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


class Reports:
    """The events that took place, to be asked which of them may be what was planned."""

    def __init__(self, events: pd.DataFrame) -> None:
        happened = events[events["status"] == "occurred"]
        self.sessions: dict[tuple[str, int], set[str]] = defaultdict(set)
        self.acts: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for row in rows(happened[["event_id", "event_type", "series", "ordinal", "leaders", "start"]]):
            if row["series"] and row["ordinal"]:
                self.sessions[row["series"], row["ordinal"]].add(row["event_id"])
            if row["start"]:
                for leader in row["leaders"]:
                    self.acts[row["event_type"], leader].append((row["start"], row["event_id"]))
        for acts in self.acts.values():
            acts.sort()

    def likely(self, plan: Record) -> str | None:
        """The only event of the same session, or of the same kind with one of the same people within the days."""
        found = set(self.sessions.get((plan["series"], plan["ordinal"]), ()))
        start, end = _day(plan["start"]), _day(plan["end"]) or _day(plan["start"])
        if start and end:
            first, last = (start - _BEFORE).isoformat(), (end + _AFTER).isoformat()
            for leader in plan["leaders"]:
                acts = self.acts.get((plan["event_type"], leader), [])
                found.update(event_id for _, event_id in acts[bisect_left(acts, (first, "")) : bisect_left(acts, (last, "~"))][:2])
        return found.pop() if len(found) == 1 else None


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
        st.subheader(f"{words(f'ahead_{state}')} ({number})")
        listed = pd.DataFrame(
            {
                "date": [spoken(by_id[event_id], words) for event_id in part["event_id"]],
                "title": [title(by_id[event_id], words.code) for event_id in part["event_id"]],
                "announced": part["announced"],
                "told_last": part["told_last"],
                "perhaps": [title(by_id[x], words.code) if isinstance(x, str) else "" for x in part["perhaps"]],
                "event_id": part["event_id"],
            }
        )
        show(listed, words, f"ahead_{state}", choose, number)
