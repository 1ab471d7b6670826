"""The filters beside the timeline. What is chosen stands in the address; each option shows what it would leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from views.choice import FACETS, Choice, counts, is_period
from views.facts import Facts
from views.table import Table
from views.words import Words

_ALWAYS = ("who", "type", "status", "lang")
_MORE = ("level", "field", "place", "outlet", "precision", "agreement")
_SECTIONS = {
    "type": "types", "field": "fields", "status": "statuses", "lang": "languages", "level": "levels", "precision": "precisions",
    "agreement": "agreements",
}  # fmt: skip


def fill(choice: Choice) -> None:
    """Set the widgets to what an address says."""
    for name in (*FACETS, "q", "since", "until", "sure", "both"):
        value = getattr(choice, name)
        st.session_state[name] = list(value) if isinstance(value, tuple) else value


def current() -> Choice:
    """What the widgets say now; Streamlit has set them before the page is drawn."""
    state = st.session_state
    chosen: dict[str, Any] = {name: tuple(state.get(name) or ()) for name in FACETS}
    texts = {name: (state.get(name) or "").strip() for name in ("since", "until")}
    chosen |= {name: text if is_period(text) else "" for name, text in texts.items()}
    both = bool(state.get("both")) and len(chosen["who"]) > 1
    return Choice(**chosen, q=state.get("q") or "", sure=state.get("sure") or "", both=both)


def render(table: Table, choice: Choice, words: Words, facts: Facts) -> Choice:
    """Draw the filters and give back what they say now."""
    values: dict[str, Any] = {}
    values["q"] = st.text_input(words("filter_q"), key="q", placeholder=words("filter_q_hint"))
    for name in _ALWAYS:
        values[name] = _facet(name, table, choice, words, facts)
        if name == "who":
            values["both"] = st.toggle(words("filter_both"), key="both", disabled=len(values["who"]) < 2) and len(values["who"]) > 1
    left, right = st.columns(2)
    values["since"] = _period(left, "since", "2024-07", words)
    values["until"] = _period(right, "until", "2024-12-31", words)
    used = any(getattr(choice, n) for n in _MORE) or bool(choice.sure)
    with st.expander(words("filter_more"), expanded=used, key="more", on_change="rerun") as more:
        if more.open or used:  # what is folded away need not be counted and sent with every answer
            for name in _MORE:
                values[name] = _facet(name, table, choice, words, facts)
            values["sure"] = (
                st.segmented_control(words("filter_sure"), ["fair", "high"], key="sure", format_func=lambda s: words(f"sure_{s}")) or ""
            )
    chosen: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return Choice(**chosen)


def _period(place: Any, name: str, example: str, words: Words) -> str:
    """A day, month or year; anything else is said to be none and filters nothing."""
    text = place.text_input(words(f"filter_{name}"), key=name, placeholder=example).strip()
    if text and not is_period(text):
        place.caption(words("filter_no_day"))
        return ""
    return str(text)


def _facet(name: str, table: Table, choice: Choice, words: Words, facts: Facts) -> list[str]:
    left = counts(table, choice, name)
    options = [o for o in sorted(left, key=lambda o: (-left[o], o)) if left[o] or o in getattr(choice, name)]
    label = labels(name, words, facts)
    return st.multiselect(
        words(f"filter_{name}"), options, key=name, format_func=lambda o: f"{label(o)} ({left.get(o, 0)})", placeholder=words("filter_any")
    )


def labels(name: str, words: Words, facts: Facts) -> Callable[[str], str]:
    """How the options of a filter are shown; people with all their spellings, so that any of them can be typed."""
    if name == "who":
        return lambda leader: _person(leader, words, facts)
    if name == "place":
        return lambda place: facts.place(place, words.code)
    section = _SECTIONS.get(name)
    return (lambda slug: words.label(section, slug)) if section else str


def _person(leader: str, words: Words, facts: Facts) -> str:
    shown = facts.person(leader, words.code)
    row = facts.leaders.get(leader)
    others = [row["name"], row["native"], *row["aliases"].split("|")] if row else []
    spellings = [s for s in dict.fromkeys(others) if s and s != shown]
    return " · ".join([shown, *spellings[:7]])
