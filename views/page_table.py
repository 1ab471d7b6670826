"""A table on a page: headings from the interface words, a click on a row opens its event. Cells are shown as plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from views.export_rows import Words

Choose = Callable[[str], None]
LEGEND = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"}
MOST = 1000  # rows that are shown
_TEXT = (list, tuple, set)


def show(table: pd.DataFrame, words: Words, key: str, choose: Choose | None = None, number: int = 0) -> None:
    """Show the first rows of ``table``, of which there are ``number`` in all; a column ``event_id`` is not shown, but is what
    ``choose`` gets when a row is clicked."""
    if table.empty:
        st.text(words("table_empty"))
        return
    number, table = max(number, len(table)), table.head(MOST)
    if number > MOST:
        st.text(words("table_first", shown=len(table), number=number))
    shown = table.drop(columns=["event_id"], errors="ignore")
    shown = shown.apply(_plain)
    headings: Mapping[str, Any] = {name: words(f"column_{name}") for name in shown.columns}
    if choose is None or "event_id" not in table:
        st.dataframe(shown, hide_index=True, width="stretch", column_config=dict(headings), key=key)
        return

    def picked() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            choose(str(table["event_id"].iloc[rows[0]]))

    st.dataframe(
        shown,
        hide_index=True,
        width="stretch",
        column_config=dict(headings),
        key=key,
        on_select=picked,
        selection_mode="single-row",
    )


def _plain(column: pd.Series) -> pd.Series:
    """Lists as one text, and nothing where there is nothing."""
    if pd.api.types.is_numeric_dtype(column) and not column.isna().any():
        return column
    return column.map(lambda cell: ", ".join(map(str, cell)) if isinstance(cell, _TEXT) else "" if pd.isna(cell) else str(cell))
