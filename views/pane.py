"""The chosen event: its card, the source it is told by, all evidence, and how to cite it."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import streamlit as st

from views import card, components, source
from views.address import go
from views.cite import cite
from views.store import Store, around
from views.table import Mask
from views.words import Words, literal


def render(store: Store, event: str, mask: Mask, words: Words, today: date) -> None:
    """Draw the event; ``mask`` tells which events the list holds, for the way to the previous and the next one."""
    record = store.record(event)
    if record is None:
        st.info(words("event_gone", id=literal(event)))
        return
    before, after = _neighbours(store, event, mask)
    left, right = st.columns([5, 7])
    with left:
        shown = card.build(record, words, store.facts, around(store, record, words.code, before, after))
        shown["milestones_on"] = bool(st.session_state.get("milestones"))
        components.card(data=shown, key="card", on_open_change=_opened, on_milestone_change=_show_milestones)
    with right:
        _source(store, record, words)
    with st.expander(words("evidence_title")):
        for telling in record["tellings"]:
            mention = store.row("mentions", store.mentions[telling["mention_id"]])
            st.text(f"{telling['outlet'] or telling['article_id']}: {mention['edtf'] or '–'} · {mention['date_reason']}")
            st.json({k: mention[k] for k in ("date_words", "date_basis", "date_candidates", "evidence", "merge_reason")}, expanded=False)
    if record["tellings"]:
        _cite(store, record, words, today)


def _cite(store: Store, record: dict[str, Any], words: Words, today: date) -> None:
    with st.expander(words("cite_title")):
        telling = _chosen(record)
        for style in ("plain", "apa", "bibtex"):
            st.caption(words(f"cite_{style}"))
            st.code(cite(style, record, telling, today), language=None, wrap_lines=True)


def _opened() -> None:
    go(event=st.session_state["card"].open, telling="")


def _show_milestones() -> None:
    """Switch the lane of milestones on."""
    st.session_state["milestones"] = True


def _neighbours(store: Store, event: str, mask: Mask) -> tuple[str | None, str | None]:
    left = np.flatnonzero(mask)
    place = store.table.place_of[event]
    at = int(np.searchsorted(left, place))
    before = store.table.ids[left[at - 1]] if at > 0 else None
    following = at + 1 if at < len(left) and left[at] == place else at
    return before, store.table.ids[left[following]] if following < len(left) else None


def _source(store: Store, record: dict[str, Any], words: Words) -> None:
    if not record["tellings"]:
        return
    chosen = _chosen(record)
    mention = store.row("mentions", store.mentions[chosen["mention_id"]])
    if chosen["article_id"] not in store.articles:
        return
    article = store.row("articles", store.articles[chosen["article_id"]])
    data = source.build(record, chosen, mention, article, words)
    components.reader(data=data, key="reader", on_telling_change=lambda: go(telling=st.session_state["reader"].telling))


def _chosen(record: dict[str, Any]) -> dict[str, Any]:
    """The telling the reader shows: that of the address, else the first."""
    told: list[dict[str, Any]] = record["tellings"]
    return next((t for t in told if t["mention_id"] == st.query_params.get("telling")), told[0])
