"""Impossible, contradictory and disguised dates: no crash, no invented day, the contradiction in the receipt."""

from __future__ import annotations

import unicodedata

import pytest
from examples_runner import dates
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import edtf, frame, pipeline
from extract.lexicon import load
from extract.model import Record


def found(text: str, language: str = "vi", published: str = "2024-07-12") -> list[str]:
    """The dates of a passage."""
    return [d.edtf for _, _, d, use in dates(text, language, published) if use == "event"]


@pytest.mark.parametrize("text", ["ngày 31/02/2024", "ngày 15/13/2024", "ngày 0/7/2024", "ngày 11/7/0000", "ngày 11/7/99999", "ngày 30/2"])
def test_no_such_day(text: str) -> None:
    assert [d for d in found(f"Hai bên gặp nhau {text} tại Viêng Chăn.") if d] == []


def test_a_day_that_is_none_is_not_replaced_by_the_documents() -> None:
    text = "Thủ tướng Phạm Minh Chính hội đàm với Thủ tướng Lào Sonexay Siphandone chiều 30/2."
    frames = pipeline.build([Record("x", text, published="2024-03-02")])
    (event,) = frame.rows(frames.events)
    assert event["edtf"] is None and "no such day" in event["date_reason"]


def test_weekday_against_date() -> None:
    (_, _, dated, _), *_ = dates("Hai bên hội đàm thứ Hai, ngày 11/7/2024 tại Viêng Chăn.", "vi", "")
    assert dated.edtf == "2024-07-11" and any("weekday" in r for r in dated.rejected) and dated.confidence < 0.9


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_or_not(form: str) -> None:
    text = unicodedata.normalize(form, "Chiều ngày 11 tháng 7 năm 2024, hai bên hội đàm.")
    assert found(unicodedata.normalize("NFC", text)) == ["2024-07-11"] == found(text)


def test_invisible_signs_inside_a_date() -> None:
    assert found("Hai bên hội đàm ngày 11\u200b/\u200e7/2024\u202c tại Hà Nội.") == ["2024-07-11"]


def test_two_times_of_one_document_are_reported() -> None:
    record = Record(
        "x", "Tin tức\n12/07/2024 08:00\n\nSáng 11/7, hai bên hội đàm tại Viêng Chăn, thủ đô của nước Lào anh em.", published="2026-01-01"
    )
    frames = pipeline.build([record])
    clues = frames.articles["date_clues"].iloc[0]
    assert any("conflict" in c for c in clues)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(load().languages)), st.text(alphabet="0123456789/-. :,年月日thángngàydeau\u200b\u0e81\u1780 ", max_size=60))
def test_nothing_crashes_and_every_date_is_valid(language: str, text: str) -> None:
    for item in load().languages[language].grammar.find(text.lower()):
        assert 0 <= item.start < item.end <= len(text.lower())
    for value in found(text, language):
        assert value == "" or edtf.is_valid(value)
