"""Who met whom, how often and when last; the meetings of one leader; the offices a leader held.

A meeting is an event that took place and whose PLOVER code is of the kind ``CONSULT``; two people met when both are named and
come from different countries. A visit and the talks held during it are one occasion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from extract.frame import Frames, rows
from views.days import rough, span
from views.export_dates import spoken
from views.export_rows import Record, Words, title
from views.facts import Facts
from views.once import once
from views.page_table import LEGEND, Choose, show

PAIRS = ("a", "b", "occasions", "last", "event_id")
MEETINGS = ("event_id", "start", "occasion", "with")
BANDS = ("leader", "office", "first", "last", "rough", "kind")


def held(events: pd.DataFrame) -> list[Record]:
    """The meetings that took place, with the columns needed here, latest first, undated last."""
    meetings = events[(events["status"] == "occurred") & events["plover"].astype("str").str.startswith("CONSULT")]
    return sorted(
        rows(meetings[["event_id", "start", "end", "part_of", "leaders"]]),
        key=lambda row: (row["end"] or row["start"] or "", row["event_id"]),
        reverse=True,
    )


def pairs(met: list[Record], facts: Facts) -> pd.DataFrame:
    """People of different countries who met at ``met``: ``a``, ``b``, number of occasions, last day, the event of that day."""
    occasions: dict[tuple[str, str], set[str]] = {}
    last: dict[tuple[str, str], Record] = {}
    for row in met:
        for pair in combinations(sorted(set(row["leaders"])), 2):
            countries = [facts.country(leader) for leader in pair]
            if None in countries or countries[0] == countries[1]:
                continue
            occasions.setdefault(pair, set()).add(row["part_of"] or row["event_id"])
            last.setdefault(pair, row)
    found = [(*pair, len(occasions[pair]), row["end"] or row["start"], row["event_id"]) for pair, row in last.items()]
    table = pd.DataFrame(found, columns=PAIRS)
    return table.sort_values(["occasions", "last", "a", "b"], ascending=[False, False, True, True], ignore_index=True)


def meetings(met: list[Record], leader: str, other: str | None = None) -> pd.DataFrame:
    """The meetings of ``leader`` (with ``other``), latest first; ``occasion`` is the visit they belong to."""
    found = [
        (row["event_id"], row["start"] or row["end"], row["part_of"] or row["event_id"], [x for x in row["leaders"] if x != leader])
        for row in met
        if leader in row["leaders"] and (other is None or other in row["leaders"])
    ]
    return pd.DataFrame(found, columns=MEETINGS)


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
    days = list(met["start"].dropna())
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
    st.subheader(words("people_pairs"))
    shown = table.assign(
        person=[facts.person(x, words.code) for x in table["a"]], counterpart=[facts.person(x, words.code) for x in table["b"]]
    ).rename(columns={"last": "last_meeting"})
    show(shown[["person", "counterpart", "occasions", "last_meeting", "event_id"]], words, "people_pairs", choose)
    st.subheader(words("people_one"))
    number = once(events, "met", lambda: Counter(leader for row in every for leader in row["leaders"]))
    everybody = sorted(number, key=lambda x: (-number[x], facts.person(x, "en")))
    if not everybody:
        st.text(words("table_empty"))
        return
    leader = st.selectbox(words("people_choose"), everybody, format_func=lambda x: name(x, facts), key="people_leader")
    others = sorted({x for group in meetings(every, leader)["with"] for x in group}, key=lambda x: facts.person(x, "en"))
    options: list[Any] = [None, *others]
    other = st.selectbox(
        words("people_with"), options, format_func=lambda x: words("people_anyone") if x is None else name(x, facts), key="people_other"
    )
    met, terms = meetings(every, leader, other), bands(facts, [leader])
    if not terms.empty:
        figure = chart(terms, met, words, facts, until)
        st.plotly_chart(figure, key="people_bands", config={"displaylogo": False}, alt=words("people_bands_alt"))
    st.text(words("people_count", meetings=len(met), occasions=met["occasion"].nunique()))
    by_id = {row["event_id"]: row for row in rows(events[events["event_id"].isin(met["event_id"])])}
    found = [by_id[event_id] for event_id in met["event_id"]]
    listed = pd.DataFrame(
        {
            "date": [spoken(row, words) for row in found],
            "title": [title(row, words.code) for row in found],
            "people": [[facts.person(x, words.code) for x in others] for others in met["with"]],
            "event_id": met["event_id"],
        }
    )
    show(listed, words, "people_meetings", choose)
