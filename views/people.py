"""Who met whom, how often and when last; the meetings of one leader; the offices a leader held.

A meeting is an event that took place and whose PLOVER code is of the kind ``CONSULT``; two people met when both are named and
come from different countries. A visit and the talks held during it are one occasion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from extract.frame import Frames, rows
from views.columns import Rows, coded, listed
from views.days import apart, rough, span
from views.export_dates import spoken
from views.export_rows import Words, title
from views.facts import Facts
from views.once import once
from views.packed import arrow
from views.page_table import LEGEND, MOST, Choose, show

PAIRS = ("a", "b", "occasions", "last", "event_id")
MEETINGS = ("event_id", "start", "occasion", "with")
BANDS = ("leader", "office", "first", "last", "rough", "kind")


@dataclass
class Met:
    """The meetings that took place, latest first, undated last: their places among the events, the occasion each belongs to,
    and who stands in which of them (``who`` numbers ``names``, ``row`` the meetings)."""

    events: pa.Table
    places: Rows
    occasion: Rows
    who: Rows
    row: Rows
    names: list[str]

    def taken(self, column: str, rows: npt.NDArray[np.integer]) -> list[str | None]:
        """The cells of some meetings; without an end, a first day is also the last."""
        found: list[str | None] = self.events.column(column).take(pa.array(self.places[rows])).to_pylist()
        return found

    def number(self) -> Counter[str]:
        """In how many meetings each person is named."""
        found = np.bincount(self.who, minlength=len(self.names)).tolist()
        return Counter({name: n for name, n in zip(self.names, found, strict=True) if n})


def held(events: pd.DataFrame) -> Met:
    """The meetings among ``events``."""
    table = arrow(events, "event_id", "start", "end", "part_of", "status", "plover", "leaders")
    kept = pc.and_kleene(pc.equal(table["status"], "occurred"), pc.starts_with(table["plover"], "CONSULT"))
    chosen = np.flatnonzero(pc.fill_null(kept, False).to_numpy()).astype(np.int32)
    met = pa.table({"day": _last(table).take(pa.array(chosen)), "event_id": table["event_id"].take(pa.array(chosen))})
    order = pc.sort_indices(met, sort_keys=[("day", "descending", "at_end"), ("event_id", "descending", "at_end")])
    places = chosen[order.to_numpy()]
    position = np.full(len(table), -1, dtype=np.int32)
    position[places] = np.arange(len(places), dtype=np.int32)
    codes, rows, names = listed(table["leaders"])
    row = position[rows]
    known = np.sort(row[row >= 0].astype(np.int64) * max(1, len(names)) + codes[row >= 0])
    row, who = np.divmod(known[np.diff(known, prepend=-1) > 0], max(1, len(names)))
    occasion, _ = coded(pc.coalesce(table["part_of"], table["event_id"]).take(pa.array(places)))
    return Met(table.select(["event_id", "start", "end"]), places, occasion, who.astype(np.int32), row.astype(np.int32), names)


def _last(table: pa.Table) -> pa.ChunkedArray:
    return pc.coalesce(table["end"], table["start"])


def pairs(met: Met, facts: Facts) -> pd.DataFrame:
    """People of different countries who met at ``met``: ``a``, ``b``, number of occasions, last day, the event of that day."""
    names = sorted(met.names)
    place = {name: n for n, name in enumerate(names)}
    flags = [facts.country(name) for name in names]
    country = np.array([-1 if flag is None else flags.index(flag) for flag in flags], dtype=np.int64)
    size = max(1, len(names))
    who = np.array([place[name] for name in met.names], dtype=np.int64)[met.who]
    row, who = np.divmod(np.sort(met.row * np.int64(size) + who), size)
    found = [np.zeros((2, 0), dtype=np.int64)]
    for step in range(1, int(np.bincount(row).max(initial=1))):  # everybody with the one that stands so many places on
        one, two = who[:-step], who[step:]
        both = (row[:-step] == row[step:]) & (country[one] != country[two]) & (country[one] >= 0) & (country[two] >= 0)
        found.append(np.stack([one[both] * size + two[both], row[:-step][both]]))
    pair, at = np.concatenate(found, axis=1)
    order = np.lexsort((at, pair))
    keys, first = np.unique(pair[order], return_index=True)
    occasions = np.unique(pair * max(1, len(met.places)) + met.occasion[at]) // max(1, len(met.places))
    latest = at[order][first]
    days = [end or start for end, start in zip(met.taken("end", latest), met.taken("start", latest), strict=True)]
    a, b = np.divmod(keys, size)
    columns = (
        [names[n] for n in a],
        [names[n] for n in b],
        np.unique(occasions, return_counts=True)[1],
        days,
        met.taken("event_id", latest),
    )
    table = pd.DataFrame(dict(zip(PAIRS, columns, strict=True)))
    return table.sort_values(["occasions", "last", "a", "b"], ascending=[False, False, True, True], ignore_index=True)


def meetings(met: Met, leader: str, other: str | None = None) -> pd.DataFrame:
    """The meetings of ``leader`` (with ``other``), latest first; ``occasion`` is the visit they belong to."""
    rows = _with(met, leader)
    if other is not None:
        rows = np.intersect1d(rows, _with(met, other))
    beside: dict[int, list[str]] = {row: [] for row in rows.tolist()}
    for place in np.flatnonzero(np.isin(met.row, rows)).tolist():
        if (name := met.names[met.who[place]]) != leader:
            beside[int(met.row[place])].append(name)
    days = [start or end for start, end in zip(met.taken("start", rows), met.taken("end", rows), strict=True)]
    columns = (met.taken("event_id", rows), days, met.occasion[rows], list(beside.values()))
    return pd.DataFrame(dict(zip(MEETINGS, columns, strict=True)))


def _with(met: Met, leader: str) -> npt.NDArray[np.int32]:
    """The meetings in which a person is named."""
    if leader not in met.names:
        return np.zeros(0, dtype=np.int32)
    found: npt.NDArray[np.int32] = met.row[met.who == met.names.index(leader)]
    return found


def bands(facts: Facts, leaders: Iterable[str]) -> pd.DataFrame:
    """The terms of office on record: first and last day, ``last`` null while it runs, ``rough`` where a bound is not exact."""
    wanted = set(leaders)
    found = [
        (
            term["leader"],
            term["office"],
            span(term["from"])[0],
            span(term["to"])[1],
            rough(term["from"]) or rough(term["to"]) or len(term["from"]) < 10 or (term["to"] != ".." and len(term["to"]) < 10),
            term["kind"],
        )
        for term in facts.terms
        if term["leader"] in wanted
    ]
    return pd.DataFrame(found, columns=BANDS).sort_values(["leader", "first", "office"], ignore_index=True)


def chart(terms: pd.DataFrame, met: pd.DataFrame, words: Words, facts: Facts, until: date) -> go.Figure:
    """Offices as bands (open ones run to ``until``, rough ones are pale) and meetings as dots above them."""
    figure = go.Figure()
    for is_rough, group in terms.groupby("rough", sort=True):
        ends = [last or until for last in group["last"].where(group["last"].notna(), None)]
        offices = [escape(words.label("offices", office)) for office in group["office"]]
        figure.add_bar(
            base=[first.isoformat() for first in group["first"]],
            x=[(last - first).days * 86_400_000 for first, last in zip(group["first"], ends, strict=True)],
            y=offices,
            orientation="h",
            opacity=0.45 if is_rough else 0.9,
            name=words("people_rough" if is_rough else "people_exact"),
            customdata=[(first.isoformat(), last.isoformat()) for first, last in zip(group["first"], ends, strict=True)],
            hovertemplate="%{y}<br>%{customdata[0]} – %{customdata[1]}<extra></extra>",
        )
    days = apart(met["start"].dropna())
    figure.add_scatter(
        x=days,
        y=[words("people_meetings")] * len(days),
        mode="markers",
        marker={"symbol": "diamond", "size": 9},
        name=words("people_meetings"),
        hovertemplate="%{x}<extra></extra>",
    )
    figure.update_layout(barmode="overlay", bargap=0.5, xaxis={"type": "date"}, yaxis={"automargin": True}, legend=LEGEND)
    figure.update_layout(height=120 + 34 * (terms["office"].nunique() + 1), margin={"l": 0, "r": 0, "t": 30, "b": 30})
    return figure


def name(leader: str, facts: Facts) -> str:
    """A name that can be found by typing with marks or without: ``Tô Lâm · To Lam``."""
    row = facts.leaders.get(leader, {})
    forms = dict.fromkeys(form for form in (row.get("native"), facts.person(leader, "en")) if form)
    return " · ".join(forms)


def render(frames: Frames, words: Words, facts: Facts, until: date, choose: Choose | None = None) -> None:
    """The page. ``until`` is where bands of running terms end; ``choose`` opens an event."""
    events = frames.events
    every = once(events, "held", lambda: held(events))
    table = once(events, "pairs", lambda: pairs(every, facts))
    st.header(words("people_pairs"))
    shown = table.assign(
        person=[facts.person(x, words.code) for x in table["a"]], counterpart=[facts.person(x, words.code) for x in table["b"]]
    ).rename(columns={"last": "last_meeting"})
    show(shown[["person", "counterpart", "occasions", "last_meeting", "event_id"]], words, "people_pairs", choose)
    st.header(words("people_one"))
    number = every.number()
    everybody = sorted(number, key=lambda x: (-number[x], facts.person(x, "en")))
    if not everybody:
        st.text(words("table_empty"))
        return
    leader = st.selectbox(words("people_choose"), everybody, format_func=lambda x: name(x, facts), key="people_leader")
    all_met = meetings(every, leader)
    others = sorted({x for group in all_met["with"] for x in group}, key=lambda x: facts.person(x, "en"))
    options: list[Any] = [None, *others]
    other = st.selectbox(
        words("people_with"), options, format_func=lambda x: words("people_anyone") if x is None else name(x, facts), key="people_other"
    )
    met, terms = meetings(every, leader, other) if other else all_met, bands(facts, [leader])
    if not terms.empty:
        figure = chart(terms, met, words, facts, until)
        st.plotly_chart(figure, key="people_bands", config={"displaylogo": False}, alt=words("people_bands_alt"))
    st.text(words("people_count", meetings=len(met), occasions=met["occasion"].nunique()))
    number_met, met = len(met), met.head(MOST)
    by_id = {row["event_id"]: row for row in rows(events[events["event_id"].isin(met["event_id"])])}
    found = [by_id[event_id] for event_id in met["event_id"]]
    shown = pd.DataFrame(
        {
            "date": [spoken(row, words) for row in found],
            "title": [title(row, words.code) for row in found],
            "people": [[facts.person(x, words.code) for x in others] for others in met["with"]],
            "event_id": met["event_id"],
        }
    )
    show(shown, words, "people_meetings", choose, number_met)
