"""The pages as Streamlit draws them: with data, without any, and in every interface language."""

from __future__ import annotations

import re

import pytest
from pages import PlainWords
from streamlit.testing.v1 import AppTest

PAGES = ("people", "series", "sources", "ahead", "quality")


def page(name: str, code: str, full: bool) -> None:
    """One page alone; runs inside the test app, so it brings all it needs."""
    from datetime import date

    from pages import article, event, frames, mention

    from views import ahead, facts, people, quality, series, sources, words

    leaders = ["to_lam", "thongloun_sisoulith"]
    rows = [
        event("e1", leaders=leaders, titles={"en": "![x](https://x.example/x.png) <b>Talks</b>"}),
        event("e2", "2025-01-01", status="planned", leaders=leaders, confidence_date=0.2),
        event("e3", None, series="clv_summit", ordinal=9),
    ]
    rejected = [{"file": "a.txt", "line": 1, "reason": "empty"}]
    silent = article("a2", publisher=None, url=None, language=None, published=None)
    data = frames(rows, articles=[article(), silent], rejected=rejected) if full else frames([], [mention("x")][:0])
    spoken, known, day = words.load(code), facts.load(), date(2026, 1, 1)
    arguments = {
        "people": (people.render, (known, day)),
        "series": (series.render, (known,)),
        "sources": (sources.render, (known,)),
        "ahead": (ahead.render, (day,)),
        "quality": (quality.render, ()),
    }
    render, more = arguments[name]
    render(data, spoken, *more)  # type: ignore[operator]


@pytest.mark.parametrize("code", ["en", "vi", "lo", "fr"])
@pytest.mark.parametrize("full", [True, False], ids=["full", "empty"])
@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, full: bool, code: str) -> None:
    app = AppTest.from_function(page, args=(name, code, full), default_timeout=30).run()
    assert not app.exception
    assert app.text or app.header or app.dataframe


def test_a_person_and_a_counterpart_can_be_chosen() -> None:
    app = AppTest.from_function(page, args=("people", "en", True), default_timeout=30).run()
    leader, other = app.selectbox
    assert leader.options == ["ທອງລຸນ ສີສຸລິດ · Thongloun Sisoulith", "Tô Lâm · To Lam"]
    other.select("to_lam").run()
    assert not app.exception and "meetings: 1" in app.text[-1].value


def test_texts_of_articles_are_cells_not_markdown() -> None:
    app = AppTest.from_function(page, args=("ahead", "en", True), default_timeout=30).run()
    assert not any("x.png" in element.value for element in [*app.markdown, *app.header, *app.caption])


def long_table() -> None:
    """More rows than are shown."""
    import pandas as pd

    from views import page_table, words

    page_table.show(pd.DataFrame({"outlet": ["x"] * 1500}), words.load("en"), "long")


def test_a_long_table_says_how_much_it_shows() -> None:
    app = AppTest.from_function(long_table, default_timeout=30).run()
    assert not app.exception
    assert app.text[0].value == "The first 1000 of 1500." and len(app.dataframe[0].value) == 1000


@pytest.mark.parametrize("code", ["vi", "lo", "fr"])
def test_translations_keep_the_places_for_numbers(code: str) -> None:
    model, own = PlainWords().table["ui"], PlainWords(code).table["ui"]
    for key, text in own.items():
        assert sorted(re.findall(r"{\w*}", text)) == sorted(re.findall(r"{\w*}", model[key])), key
