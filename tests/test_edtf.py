"""EDTF in and out."""

from __future__ import annotations

from datetime import date

import pytest

from extract import edtf

CASES = [
    ("2024-07-11", "2024-07-11", "2024-07-11", "day"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    ("2024-34", "2024-04-01", "2024-06-30", "quarter"),
    ("2023-24", "2023-12-01", "2024-02-29", "season"),
    ("2025-41", "2025-07-01", "2025-12-31", "half_year"),
    ("2024", "2024-01-01", "2024-12-31", "year"),
    ("199X", "1990-01-01", "1999-12-31", "decade"),
    ("2024-09-10/2024-09-13", "2024-09-10", "2024-09-13", "interval"),
    ("2024-07-11/..", "2024-07-11", None, "interval"),
    ("XXXX-07-11", None, None, "day"),
    ("XXXX-12-04/XXXX-12-06", None, None, "interval"),
    ("[2013-07-11,2019-07-11]", None, None, "day"),
    ("", None, None, "undated"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), CASES)
def test_bounds_and_precision(text: str, first: str | None, last: str | None, precision: str) -> None:
    assert edtf.bounds(text) == (first and date.fromisoformat(first), last and date.fromisoformat(last))
    assert edtf.precision(text) == precision


@pytest.mark.parametrize("text", ["2024-13-01", "2024-02-30", "20240711", "2024-07-13/2024-07-11", "2024-45", "yesterday", "99999"])
def test_what_is_no_date(text: str) -> None:
    assert not edtf.is_valid(text)


def test_covers() -> None:
    assert edtf.covers("2024-07", "2024-07-11")
    assert edtf.covers("2024-07-11/..", "2024-07-13")
    assert not edtf.covers("2024-07-11", "2024-07")
