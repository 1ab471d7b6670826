"""The three parts of the page that are built in the browser. Their scripts and styles are the files of ``static/ui``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

_UI = Path(__file__).resolve().parent.parent / "static" / "ui"


def _component(name: str, html: str) -> Any:
    read = (_UI / f"{name}.js", _UI / f"{name}.css")
    script, style = (path.read_text(encoding="utf-8") for path in read)
    return st.components.v2.component(f"relations_{name}", html=html, css=style, js=script)


timeline = _component(
    "timeline",
    '<div class="timeline"><div class="strip"></div><div class="plot" tabindex="0" role="application" aria-label="Timeline"></div>'
    '<div class="fault" role="alert"></div></div>',
)
card = _component("card", '<section class="card" aria-live="polite"></section>')
reader = _component(
    "reader", '<div class="reader"><div class="tellings"></div><div class="head"></div><article tabindex="0"></article></div>'
)
