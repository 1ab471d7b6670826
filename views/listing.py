"""The events of a view as a list, and the files that could not be read."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from views.address import go
from views.store import Store
from views.table import Mask
from views.words import Words

_MOST, _MOST_UNDATED = 300, 100


def events(store: Store, mask: Mask, words: Words) -> None:
    """The same events as a list: the way of the keyboard, of phones and of screen readers."""
    dated = np.flatnonzero(mask & store.table.dated)[::-1]
    st.subheader(words("list_title"))
    _table(store, dated, _MOST, words, "list")
    undated = np.flatnonzero(mask & ~store.table.dated)
    if len(undated):
        st.subheader(words("undated_title", number=len(undated)))
        _table(store, undated, _MOST_UNDATED, words, "undated")


def _table(store: Store, chosen: Any, most: int, words: Words, key: str) -> None:
    """A table whose rows open events."""
    places = chosen[:most].tolist()
    rows = store.shown(places, words.code)
    shown = {
        words("column_date"): [row["edtf"] or "–" for row in rows], words("column_title"): [row["title"] for row in rows],
        words("column_status"): [words.label("statuses", row["status"]) for row in rows],
        words("column_articles"): [row["articles"] for row in rows],
    }  # fmt: skip

    def opened() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        last = f"_ticked_{key}"  # a click on the ticked row unticks it, and is a wish to see it all the same
        if rows:
            st.session_state[last] = store.table.ids[places[rows[0]]]
        if st.session_state.get(last):
            go(event=st.session_state[last], telling=None)

    st.dataframe(
        shown, hide_index=True, key=key, on_select=opened, selection_mode="single-row", height=min(420, 38 + 35 * max(1, len(places)))
    )
    if len(chosen) > most:
        st.caption(words("table_first", shown=most, number=len(chosen)))


def rejected(store: Store, words: Words) -> None:
    """Files that could not be read."""
    if len(store.frames.rejected):
        with st.expander(words("rejected_title", number=len(store.frames.rejected))):
            st.dataframe(store.frames.rejected, hide_index=True)
