"""Taking the filtered events along as a file."""

from __future__ import annotations

from datetime import date

import numpy as np
import streamlit as st

from views.export import FORMATS, export
from views.export_excel import TooManyRows
from views.store import Store
from views.table import Mask
from views.words import Words


def render(store: Store, mask: Mask, words: Words, today: date) -> None:
    """A choice of formats; the file is made when it is asked for, of exactly the events shown."""
    with st.expander(words("take_title")):
        kind = st.segmented_control(words("take_format"), list(FORMATS), default="csv", key="format", format_func=str.upper) or "csv"
        if not st.button(words("take_make")):
            return
        ids = [store.table.ids[n] for n in np.flatnonzero(mask)]
        try:
            made = export(kind, store.frames, ids, words, store.facts, today)
        except TooManyRows:
            st.warning(words("export_too_many", number=len(ids)))
            return
        if made.left_out:
            st.caption(words("export_left_out", number=made.left_out))
        st.download_button(words("take_save"), made.data, made.name, made.mime)
