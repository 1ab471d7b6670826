"""The pages of the dashboard by their name in the address."""

from __future__ import annotations

from datetime import date

from views import ahead, people, quality, series, sources
from views.page_table import Choose
from views.store import Store
from views.words import Words

PAGES = ("timeline", "people", "series", "sources", "ahead", "quality")


def render(page: str, store: Store, words: Words, today: date, choose: Choose) -> None:
    """Draw one page besides the timeline."""
    if page == "people":
        people.render(store.frames, words, store.facts, today, choose)
    elif page == "series":
        series.render(store.frames, words, store.facts, choose)
    elif page == "sources":
        sources.render(store.frames, words, store.facts)
    elif page == "ahead":
        ahead.render(store.frames, words, today, choose)
    else:
        quality.render(store.frames, words, choose)
