"""The timeline on the page: what the browser is given to draw, and what comes back from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from views import address, components, milestones, panel, timeline
from views.once import once
from views.page_table import Choose
from views.store import Store
from views.table import Mask
from views.words import Words


def render(store: Store, mask: Mask, event: str, words: Words) -> None:
    """The lanes, and the milestones on record where they are switched on."""
    _lanes_and_strip(store, mask, event, words, _lanes(words))


@st.fragment
def _lanes_and_strip(store: Store, mask: Mask, event: str, words: Words, group: str) -> None:
    """The part that alone is drawn anew when the reader zooms; another event is for the whole page."""
    address.whole_page_if_chosen()
    window = _in_view(store, mask, event)
    data = timeline.draw(store.table, mask, group, window, event, _labels(group, words, store), lambda places: _hover(store, places, words))
    data |= {
        "window": [d * timeline.DAY_MS for d in window], "revision": st.session_state["revision"],
        "today": str(date.today()), "fault": words("timeline_fault"), "milestones": None,
        "label": words("page_timeline"), "page": words("page_title"), "picture": words("picture"),
        "rests_on": words("picture_rests_on", **store.coverage),
    }  # fmt: skip
    if shows_milestones():
        add_milestones(data, store, window, event, words)
    components.timeline(data=data, key="timeline", on_pick_change=_picked, on_window_change=_moved_window)
    st.caption(words("timeline_cells", number=data["total"]) if data["cells"] else words("timeline_hint"))


def add_milestones(data: dict[str, Any], store: Store, window: tuple[int, int], event: str, words: Words) -> None:
    """The lane of milestones; the strip reaches as far as they do."""
    found, place = milestones.recorded(store.facts), store.table.place_of.get(event, -1)
    chosen = store.tables.events.column("milestone")[place].as_py() if place >= 0 else None
    data["milestones"] = lane = milestones.lane(found, window, chosen, told(store), words, store.facts)
    data["strip"]["range"] = [min(*data["strip"]["range"], *lane["all"]), max(*data["strip"]["range"], *lane["all"])]


def layers(words: Words) -> None:
    """The switch of what can be shown besides the events."""
    if "milestones" not in st.session_state:  # another page was shown between
        st.session_state["milestones"] = st.session_state["_milestones"]
    st.session_state["_milestones"] = st.toggle(words("milestones_show"), key="milestones", help=words("milestones_help"))


def shows_milestones() -> bool:
    """Whether the lane of milestones is switched on."""
    return bool(st.session_state.get("milestones"))


def told(store: Store) -> dict[str, str]:
    """The event of each milestone that articles tell of."""
    return once(store.frames.events, "milestones", lambda: milestones.told(store.tables.events))


def milestone_list(store: Store, words: Words, choose: Choose) -> None:
    """The milestones as a table, where they are switched on."""
    if shows_milestones():
        milestones.render(milestones.recorded(store.facts), told(store), words, store.facts, choose)


def _lanes(words: Words) -> str:
    if "lanes" not in st.session_state:  # another page was shown between
        st.session_state["lanes"] = st.session_state["_lanes"]
    group = st.segmented_control(words("lanes_by"), timeline.GROUPS, key="lanes", format_func=lambda g: words(f"lanes_{g}")) or "type"
    st.session_state["_lanes"] = group
    return group


def _labels(group: str, words: Words, store: Store) -> Callable[[str], str]:
    section = {"type": "types", "field": "fields"}.get(group)
    if section:
        return lambda slug: words.label(section, slug)
    label = panel.labels("place" if group == "place" else "who", words, store.facts)
    return lambda slug: label(slug).split(" · ")[0]


def _in_view(store: Store, mask: Mask, event: str) -> tuple[int, int]:
    """The window, moved where it would show nothing of what is left, or not the event that was just chosen."""
    state, table = st.session_state, store.table
    window: tuple[int, int] = state["window"]
    place = table.place_of.get(event, -1)
    fresh = place >= 0 and state.get("_centred") != event
    state["_centred"] = event
    if fresh and table.dated[place] and not (table.first[place] <= window[1] and table.last[place] >= window[0]):
        half = (window[1] - window[0]) // 2
        moved = (int(table.first[place]) - half, int(table.first[place]) + half)
    elif not table.within(mask, window) and (mask & table.dated).any() and not _milestones_within(store, window):
        moved = table.latest(mask)
    else:
        return window
    state["window"], state["revision"] = moved, state["revision"] + 1
    address.go(window=address.days(*moved))
    return moved


def _milestones_within(store: Store, window: tuple[int, int]) -> bool:
    return shows_milestones() and any(m.first <= window[1] and m.last >= window[0] for m in milestones.recorded(store.facts))


def _hover(store: Store, places: list[int], words: Words) -> list[str]:
    """Titles and dates of events, for the pointer."""
    return [f"{row['title']} · {row['edtf'] or '–'}" for row in store.shown(places, words.code)]


def _picked() -> None:
    """A mark was clicked."""
    if st.session_state["timeline"].pick:
        address.choose(st.session_state["timeline"].pick)


def _moved_window() -> None:
    """The reader zoomed or moved the timeline."""
    if window := st.session_state["timeline"].window:
        low, high = (round(ms / timeline.DAY_MS) for ms in window)
        days = (low, max(high, low + 1))
        st.session_state["window"] = days
        address.go(window=address.days(*days))
