"""Every recurring meeting with its sessions: told by articles, only on record, or missing between two others."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.frame import Frames, rows
from views.days import apart, precision, span
from views.export_dates import spoken
from views.export_rows import Record, Words
from views.facts import Facts, Row
from views.once import once
from views.page_table import LEGEND, MOST, Choose, show

COLUMNS = ("series", "ordinal", "edtf", "start", "end", "precision", "status", "place", "basis", "event_id")
_MARKS = {"article": ("circle", "#2a8299"), "record": ("circle-open", "#7d838c")}  # seen on light and dark


def sessions(events: pd.DataFrame, facts: Facts) -> pd.DataFrame:
    """The sessions of all series that articles tell of or the record lists, by number, then by day.

    ``basis`` is article, record (``series_sessions.csv`` alone knows it) or missing (its number lies between known ones).
    """
    columns = [name for name in COLUMNS if name != "basis"]
    told = [row for row in rows(events.loc[events["series"].notna(), columns]) if row["series"]]
    found: list[dict[str, Any]] = []
    for series in dict.fromkeys([*facts.series, *(row["series"] for row in told)]):
        here = [_told(row) for row in told if row["series"] == series]
        numbers = {row["ordinal"] for row in here if row["ordinal"]}
        days = {row["start"] for row in here if row["start"]}
        on_record = [_recorded(row) for row in facts.sessions if row["series"] == series]
        here += [row for row in on_record if row["ordinal"] not in numbers and not (row["ordinal"] is None and row["start"] in days)]
        numbers |= {row["ordinal"] for row in on_record if row["ordinal"]}
        if numbers:
            here += [_missing(series, number) for number in range(min(numbers), max(numbers)) if number not in numbers]
        found += sorted(here, key=lambda row: (row["ordinal"] or 10_000, row["start"] or "9", row["event_id"] or ""))
    table = pd.DataFrame(found, columns=COLUMNS)
    return table.astype({"ordinal": "Int64"})


def _told(row: Record) -> dict[str, Any]:
    return {**{name: row.get(name) for name in COLUMNS}, "basis": "article"}


def _recorded(row: Row) -> dict[str, Any]:
    first, last = span(row["date"])
    return {
        **dict.fromkeys(COLUMNS),
        "series": row["series"],
        "ordinal": int(row["ordinal"]) if row["ordinal"] else None,
        "edtf": row["date"],
        "start": first.isoformat() if first else None,
        "end": last.isoformat() if last else None,
        "precision": precision(row["date"]),
        "place": row["place"] or None,
        "basis": "record",
    }


def _missing(series: str, number: int) -> dict[str, Any]:
    return {**dict.fromkeys(COLUMNS), "series": series, "ordinal": number, "precision": "undated", "basis": "missing"}


def summary(table: pd.DataFrame) -> pd.DataFrame:
    """Per series: sessions told, only on record and missing, the missing numbers as text, the highest number and the last day told."""
    found = []
    for series, group in table.groupby("series", sort=False):
        counts = group["basis"].value_counts()
        told = group[group["basis"] == "article"]
        days = told["start"].dropna()
        numbers = group["ordinal"].dropna()
        found.append(
            {
                "series": series,
                **{basis: int(counts.get(basis, 0)) for basis in ("article", "record", "missing")},
                "gaps": ranges([int(n) for n in group[group["basis"] == "missing"]["ordinal"]]),
                "latest_number": int(numbers.max()) if len(numbers) else None,
                "last_told": days.max() if len(days) else None,
            }
        )
    columns = ["series", "article", "record", "missing", "gaps", "latest_number", "last_told"]
    return pd.DataFrame(found, columns=columns).astype({"latest_number": "Int64"})


def _middle(start: str, end: object) -> date:
    """The middle of a date: one that is known by its year alone does not stand on New Year's Day."""
    first = date.fromisoformat(start)
    return first + (date.fromisoformat(end) - first) / 2 if isinstance(end, str) else first


def ranges(numbers: list[int]) -> str:
    """Numbers in order as one text: ``5–7, 9``."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(g[0]) if len(g) == 1 else f"{g[0]}–{g[-1]}" for g in groups)


def chart(table: pd.DataFrame, words: Words) -> go.Figure:
    """Sessions on a line per series; what is missing has no day and stands in the table only."""
    figure = go.Figure()
    dated = table[table["start"].notna()]
    if len(dated) > MOST:  # those of one series that stand on the same dot
        days = {series: apart(group["start"], MOST) for series, group in dated.groupby("series")}
        seen = {(series, day) for series, kept in days.items() for day in kept}
        first = ~dated.duplicated(["series", "start", "basis"])
        dated = dated[first & np.array([pair in seen for pair in zip(dated["series"], dated["start"], strict=True)], dtype=bool)]
    for basis, (symbol, colour) in _MARKS.items():
        part = dated[dated["basis"] == basis]
        figure.add_scatter(
            x=[_middle(start, end) for start, end in zip(part["start"], part["end"], strict=True)],
            y=[words.label("series", series) for series in part["series"]],
            text=["" if pd.isna(number) else str(number) for number in part["ordinal"]],
            mode="markers+text" if len(dated) < MOST else "markers",
            textposition="top center",
            marker={"symbol": symbol, "color": colour, "size": 11},
            name=words(f"series_{basis}"),
            customdata=part["edtf"],
            hovertemplate="%{y}<br>%{text} · %{customdata}<extra></extra>",
        )
    order = [words.label("series", series) for series in dict.fromkeys(dated["series"])]
    lanes = {"automargin": True, "autorange": "reversed", "categoryorder": "array", "categoryarray": order}
    figure.update_layout(xaxis={"type": "date"}, yaxis=lanes, legend=LEGEND)
    figure.update_layout(height=120 + 40 * len(order), margin={"l": 0, "r": 0, "t": 30, "b": 30})
    return figure


def render(frames: Frames, words: Words, facts: Facts, choose: Choose | None = None) -> None:
    """The page: all series at a glance, then the sessions of one."""
    table = once(frames.events, "sessions", lambda: sessions(frames.events, facts))
    if table.empty:
        st.text(words("table_empty"))
        return
    overview = summary(table)
    labelled = overview.drop(columns="missing").assign(series=[words.label("series", series) for series in overview["series"]])
    show(labelled, words, "series_overview")
    st.plotly_chart(chart(table, words), key="series_chart", config={"displaylogo": False}, alt=words("series_alt"))
    series = st.selectbox(
        words("series_choose"), list(overview["series"]), format_func=lambda x: words.label("series", x), key="series_one"
    )
    one = table[table["series"] == series]
    number, one = len(one), one.head(MOST)
    listed = pd.DataFrame(
        {
            "ordinal": one["ordinal"],
            "date": [spoken(row, words) if row["edtf"] else "–" for row in rows(one)],
            "status": [words.label("statuses", status) if status else "" for status in one["status"].fillna("")],
            "place": [facts.place(place, words.code) if place else "" for place in one["place"].fillna("")],
            "basis": [words(f"series_{basis}") for basis in one["basis"]],
            "event_id": one["event_id"].fillna(""),
        }
    )
    show(listed, words, "series_sessions", (lambda event_id: choose(event_id) if event_id else None) if choose else None, number)
