"""The three parts of the page that are built in the browser. Their scripts and styles are the files of ``static/ui``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

_UI = Path(__file__).resolve().parent.parent / "static" / "ui"


def _component(name: str, html: str, *before: str) -> Any:
    scripts = [(_UI / f"{part}.js").read_text(encoding="utf-8") for part in (*before, name)]
    style = (_UI / f"{name}.css").read_text(encoding="utf-8")
    return st.components.v2.component(f"relations_{name}", html=html, css=style, js="\n".join(scripts))


timeline = _component(
    "timeline",
    '<div class="timeline"><div class="strip"></div><div class="plot" tabindex="0" role="application" aria-label="Timeline"></div>'
    '<div class="take"></div><div class="note" role="status"></div><div class="fault" role="alert"></div></div>',
    "plotly",
    "figure",
)


def fetch_plotly() -> None:
    """Have the browser fetch Plotly while the page is still being made. The script is a file of ours, without any data."""
    st.html(f"<script>{(_UI / 'plotly.js').read_text(encoding='utf-8')}\nplotly();</script>", unsafe_allow_javascript=True)


card = _component("card", '<section class="card" aria-live="polite"></section>')
reader = _component(
    "reader", '<div class="reader"><div class="tellings"></div><div class="head"></div><article tabindex="0"></article></div>'
)
