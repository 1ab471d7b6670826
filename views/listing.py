"""The events of a view as a list, and the files that could not be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from zlib import crc32

import numpy as np
import streamlit as st

from views import address
from views.store import Store
from views.table import Mask
from views.words import Words

ROWS = 100  # of a page
PARTS = ("list", "undated")


def events(store: Store, mask: Mask, words: Words) -> None:
    """The same events as a list: the way of the keyboard, of phones and of screen readers."""
    dated = np.flatnonzero(mask & store.table.dated)[::-1]
    st.header(words("list_title"))
    _table(store, dated, words, "list")
    undated = np.flatnonzero(mask & ~store.table.dated)
    if len(undated):
        st.header(words("undated_title", number=len(undated)))
        _table(store, undated, words, "undated")


def fill(params: Mapping[str, list[str]]) -> None:
    """Open the pages of an address, else the first ones."""
    for part in PARTS:
        given = next(iter(params.get(part, ())), "")
        st.session_state[f"{part}_page"] = st.session_state[f"_{part}_page"] = int(given) if re.fullmatch(r"[1-9]\d{0,6}", given) else 1


def to_address() -> dict[str, list[str]]:
    """The parameters of an address; a first page is left out."""
    pages = {part: st.session_state.get(f"_{part}_page", 1) for part in PARTS}
    return {part: [str(page)] for part, page in pages.items() if page > 1}


@st.fragment
def _table(store: Store, chosen: Any, words: Words, key: str) -> None:
    """A page of a table whose rows open events. Turning the page draws no more than the table anew."""
    address.whole_page_if_chosen()
    page = _page(key, -(-len(chosen) // ROWS))
    places = chosen[(page - 1) * ROWS : page * ROWS].tolist()
    table = f"{key}_{crc32(' '.join(store.table.ids[place] for place in places).encode())}"  # other rows: none is ticked yet
    rows = store.shown(places, words.code)
    shown = {
        words("column_date"): [row["edtf"] or "–" for row in rows], words("column_title"): [row["title"] for row in rows],
        words("column_status"): [words.label("statuses", row["status"]) for row in rows],
        words("column_articles"): [row["articles"] for row in rows],
    }  # fmt: skip

    def opened() -> None:
        rows = st.session_state[table]["selection"]["rows"]
        last = f"_ticked_{table}"  # a click on the ticked row unticks it, and is a wish to see it all the same
        if rows:
            st.session_state[last] = store.table.ids[places[rows[0]]]
        if st.session_state.get(last):
            address.choose(st.session_state[last])

    st.dataframe(
        shown, hide_index=True, key=table, on_select=opened, selection_mode="single-row", height=min(420, 38 + 35 * max(1, len(places)))
    )
    if len(chosen) > ROWS:
        left, right = st.columns([2, 1], vertical_alignment="center")
        with left:
            st.pagination(-(-len(chosen) // ROWS), key=f"{key}_page", on_change=_turned, args=(key,))
        right.caption(f"{(page - 1) * ROWS + 1:,}–{(page - 1) * ROWS + len(places):,} / {len(chosen):,}")


def _page(key: str, number: int) -> int:
    """The page to show, which is there however many pages are left."""
    page = max(1, min(int(st.session_state.get(f"_{key}_page", 1)), number))
    if number > 1:
        st.session_state[f"{key}_page"] = page
    st.session_state[f"_{key}_page"] = page
    return page


def _turned(key: str) -> None:
    st.session_state[f"_{key}_page"] = page = st.session_state[f"{key}_page"]
    address.go(**{key: str(page) if page > 1 else None})


def rejected(store: Store, words: Words) -> None:
    """Files that could not be read."""
    if len(store.frames.rejected):
        with st.expander(words("rejected_title", number=len(store.frames.rejected))):
            st.dataframe(store.frames.rejected, hide_index=True)
