"""The clean view keeps its places."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from extract.text import fold, slug, view


@given(st.text(max_size=80))
def test_places_lead_back(text: str) -> None:
    seen = view(text)
    assert len(seen.text) == len(seen.lower) == len(seen.folded)
    places = [seen.origin(i) for i in range(len(seen.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= p <= len(text) for p in places)


def test_digits_dashes_and_invisible_signs() -> None:
    assert view("ວັນທີ ໑໑/໗/໒໐໒໔").text == "ວັນທີ 11/7/2024"
    assert view("２０２４／０７／１１").text == "2024/07/11"
    assert view("11\u200b/7\u00ad–12").text == "11/7-12"


def test_decomposed_text_is_composed_and_keeps_its_places() -> None:
    text = unicodedata.normalize("NFD", "Tô Lâm đến")
    seen = view(text)
    assert seen.text == "Tô Lâm đến"
    at = seen.text.index("đến")
    assert text[seen.origin(at) :] == "đến".replace("ế", unicodedata.normalize("NFD", "ế"))


def test_folding() -> None:
    assert fold("Tô Lâm – Đặng") == "to lam – dang"
    assert slug("Nguyễn Văn-Bình") == "nguyen_van_binh"
