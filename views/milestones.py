"""The recorded milestones of the relationship: a layer beside what articles tell, never counted among the events."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from views.cite import web_address
from views.days import number, precision, rough, span
from views.export_dates import spoken
from views.facts import Facts, Row
from views.page_table import Choose, show
from views.stack import stack
from views.timeline import DAY_MS
from views.words import Words

_LETTERS = 46  # in a line of the hover text, which has to fit on a phone


class Milestone(NamedTuple):
    """A row of ``milestones.csv``; days count from 1970."""

    first: int
    last: int
    id: str
    row: Row


def recorded(facts: Facts) -> list[Milestone]:
    """All milestones whose days can be read, in the order of time."""
    spans = [(span(row["date"]), row) for row in facts.milestones.values()]
    return sorted((Milestone(number(a), number(b), row["id"], row) for (a, b), row in spans if a and b), key=lambda m: m[:3])


def told(events: pa.Table) -> dict[str, str]:
    """The first event that articles tell of each milestone."""
    rows = events.select(["milestone", "event_id"]).filter(pc.is_valid(events.column("milestone")))
    return dict(zip(*(reversed(rows.column(name).to_pylist()) for name in ("milestone", "event_id")), strict=True))


def lane(
    found: Sequence[Milestone], window: tuple[int, int], chosen: str | None, events: Mapping[str, str], words: Words, facts: Facts
) -> dict[str, Any]:
    """The lane for the browser: what lies in the window or close to it; ``chosen`` is the milestone of the selected event."""
    low, high = window
    pad = (high - low) // 3
    near = [m for m in found if m.last >= low - pad and m.first <= high + pad]
    offsets = stack(np.array([m.first for m in near], dtype=np.int64), max(1, (high - low) // 110))
    return {
        "label": words("milestones_lane"),
        "id": [m.id for m in near],
        "x0": [m.first * DAY_MS for m in near],
        "x1": [(m.last + 1) * DAY_MS for m in near],
        "y": [offset - 1 for offset in offsets],
        "kind": [precision(m.row["date"]) for m in near],
        "event": [events.get(m.id, "") for m in near],
        "text": [_lines(m.row, words, facts) for m in near],
        "chosen": chosen,
        "all": [m.first * DAY_MS for m in found],
    }


def card(milestone: str, words: Words, facts: Facts) -> dict[str, Any]:
    """The row of an event's card that links to its milestone."""
    row = facts.milestones[milestone]
    links = [{"label": label, "href": href} for label, href in sources(row, facts) if href]
    unlinked = ", ".join([words.label("certainties", row["certainty"]), *(label for label, href in sources(row, facts) if not href)])
    return {
        "label": words("card_milestone"),
        "lines": [f"{when(row, words)} · {row['what']}", unlinked],
        "links": [{"label": words("card_milestone_show"), "milestone": milestone}, *links],
    }


def when(row: Row, words: Words) -> str:
    """The date of a milestone in words, and that it is not exact where the record says so."""
    first, last = span(row["date"])
    dates = {"start": first and first.isoformat(), "end": last and last.isoformat()}
    text = spoken({"edtf": row["date"], "precision": precision(row["date"]), **dates}, words)
    return words("date_rough", date=text) if rough(row["date"]) else text


def sources(row: Row, facts: Facts) -> list[tuple[str, str | None]]:
    """Where a milestone stands: the name of the site or document, and its address if it has one."""
    keys = [key for key in row["sources"].split("|") if key != row["certainty"] and key in facts.references]
    return [_named(facts.references[key]) for key in keys]


def _named(where: str) -> tuple[str, str | None]:
    address = web_address(where)
    if address:
        return (urlsplit(address).hostname or "").removeprefix("www."), address
    return where.removeprefix("data/articles/"), None


def _sure(row: Row, words: Words, facts: Facts) -> str:
    where = ", ".join(label for label, _ in sources(row, facts))
    sure = words.label("certainties", row["certainty"])
    return f"{sure}: {where}" if where else sure


def _lines(row: Row, words: Words, facts: Facts) -> list[str]:
    """What the pointer shows: date, title in short lines, certainty and source."""
    return [when(row, words), *textwrap.wrap(row["what"], _LETTERS), *textwrap.wrap(_sure(row, words, facts), _LETTERS)]


def listed(found: Sequence[Milestone], events: Mapping[str, str], words: Words, facts: Facts) -> pd.DataFrame:
    """The same as a table; ``event_id`` is the event that articles tell of it."""
    return pd.DataFrame(
        {
            "date": [when(m.row, words) for m in found],
            "milestone": [m.row["what"] for m in found],
            "certainty": [words.label("certainties", m.row["certainty"]) for m in found],
            "source": [", ".join(label for label, _ in sources(m.row, facts)) for m in found],
            "told": [words("milestones_told") if m.id in events else "" for m in found],
            "event_id": [events.get(m.id, "") for m in found],
        }
    )


def render(found: Sequence[Milestone], events: Mapping[str, str], words: Words, facts: Facts, choose: Choose) -> None:
    """The table, the latest first: the way of the keyboard, of phones and of screen readers."""
    with st.expander(words("milestones_title", number=len(found))):
        st.caption(words("milestones_help"))
        show(listed(found[::-1], events, words, facts), words, "milestones_list", lambda event: choose(event) if event else None)
