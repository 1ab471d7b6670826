"""Columns mapped from a file are those that were written, however their parts were cut."""

from __future__ import annotations

import pyarrow as pa
import pytest

from views.mapped import TEXT, TEXTS, mapped, whole

WORDS = ["a", None, "", "Tô Lâm", "ທອງລຸນ", "\U0001f600", "b" * 500]
LISTS = [["a", None, ""], None, [], ["Tô Lâm"] * 3, ["ທອງລຸນ"]]


def parts(values: list, kind: pa.DataType) -> dict[str, list[pa.Array]]:
    """The same values in one part, in parts with an offset of their own, and with empty parts between."""
    array = pa.array(values, kind)
    return {
        "one": [array],
        "slices": [array.slice(0, 2), array.slice(2, 1), array.slice(3)],
        "empty": [array.slice(0, 0), array, pa.array([], kind)],
    }


@pytest.mark.parametrize("cut", ["one", "slices", "empty"])
@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (WORDS, TEXT), (LISTS, TEXTS), ([None] * 9, TEXT), ([None] * 9, TEXTS), ([], TEXT), ([], TEXTS), ([1, None], pa.int64()),
        ([], pa.bool_()),
    ],
)  # fmt: skip
def test_what_is_written_comes_back(values: list, kind: pa.DataType, cut: str) -> None:
    table = mapped({"first": (TEXT, [pa.array(["x"] * len(values), TEXT)]), "column": (kind, parts(values, kind)[cut])})
    table.validate(full=True)
    assert table.column("column").to_pylist() == values
    assert whole(table.column("column")).take(pa.array(range(len(values))[::-1], pa.int64())).to_pylist() == values[::-1]


def test_columns_of_nothing() -> None:
    assert mapped({"column": (TEXT, iter([]))}).num_rows == 0


def test_all_null() -> None:
    table = mapped({"text": (TEXT, [pa.nulls(3, TEXT)]), "texts": (TEXTS, [pa.nulls(3, TEXTS)])})
    table.validate(full=True)
    assert table.to_pylist() == [{"text": None, "texts": None}] * 3
