"""The three frames: what the extractor writes and everything else reads.

The columns are a public contract. List columns are lists in Parquet and JSON
Lines and are joined by ``|`` in CSV; objects are JSON text in CSV.
"""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

EVENTS = (
    "event_id start end edtf date_candidates precision status event_type plover fields leaders offices place countries "
    "series ordinal amounts part_of former_ids milestone disagreements title titles date_basis date_reason confidence_date "
    "confidence_type articles languages"
).split()
MENTIONS = (
    "mention_id event_id article_id main status event_type fields leaders offices place countries series ordinal amounts "
    "start end edtf precision date_basis date_reason date_words date_candidates evidence confidence_date confidence_type "
    "merge_reason quote quote_start quote_end"
).split()
ARTICLES = "article_id language title publisher url published published_basis text zones date_clues".split()
REJECTED = "file line reason".split()
COLUMNS = {"events": EVENTS, "mentions": MENTIONS, "articles": ARTICLES, "rejected": REJECTED}

LISTS = {"date_candidates", "fields", "leaders", "offices", "countries", "former_ids", "languages", "date_words"}
OBJECTS = {"amounts", "disagreements", "evidence", "titles", "zones", "date_clues"}
NUMBERS = {"ordinal", "articles", "confidence_date", "confidence_type", "quote_start", "quote_end", "line"}
WHOLE = NUMBERS - {"confidence_date", "confidence_type"}
_KNOWN = {column for columns in COLUMNS.values() for column in columns}
FORMATS = ("parquet", "csv", "jsonl")


KEYS = {"events": ["event_id"], "mentions": ["mention_id", "event_id", "article_id"], "articles": ["article_id"], "rejected": []}


class FrameError(Exception):
    """A folder of frames that cannot be read; the message names file and reason."""


class Frames(NamedTuple):
    """The frames of one extraction."""

    events: pd.DataFrame
    mentions: pd.DataFrame
    articles: pd.DataFrame
    rejected: pd.DataFrame


def from_rows(**rows: list[dict[str, Any]]) -> Frames:
    """Frames from plain rows (dicts); a missing column becomes null."""
    return Frames(*(_frame(name, rows.get(name, [])) for name in COLUMNS))


def _frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    data = {}
    for column in COLUMNS[name]:
        values = [row.get(column) for row in rows]
        if column in LISTS:
            values = [list(v) if v is not None else [] for v in values]
        elif column in OBJECTS:
            values = [v if v is not None else ({} if column in ("evidence", "titles") else []) for v in values]
        dtype = _dtype(column)
        data[column] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(data, columns=COLUMNS[name])


def _dtype(column: str) -> Any:
    if column in WHOLE:
        return "Int64"
    if column in NUMBERS:
        return "Float64"
    return "boolean" if column == "main" else "object"


# -- writing -----------------------------------------------------------------


def files(folder: Path) -> list[Path]:
    """All the paths that writing into ``folder`` replaces or removes."""
    return [folder / f"{name}.{format}" for name in COLUMNS for format in FORMATS]


def write(frames: Frames, folder: Path, format: str = "parquet") -> None:
    """Write the four frames into ``folder``; each file is replaced whole, by rename, after all were written."""
    if format not in FORMATS:
        raise FrameError(f"unknown format {format!r}: choose one of {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as draft:
        for name, frame in zip(COLUMNS, frames, strict=True):
            _write_one(frame, Path(draft) / f"{name}.{format}", format)
        for name in COLUMNS:
            os.replace(Path(draft) / f"{name}.{format}", folder / f"{name}.{format}")
    for name in COLUMNS:
        for other in FORMATS:
            if other != format:
                (folder / f"{name}.{other}").unlink(missing_ok=True)


def _write_one(frame: pd.DataFrame, path: Path, format: str) -> None:
    if format == "jsonl":
        with path.open("w", encoding="utf-8", newline="\n") as out:
            for row in rows(frame):
                out.write(json.dumps(row, ensure_ascii=False, sort_keys=False) + "\n")
        return
    if format == "parquet":
        import pyarrow.parquet as pq

        pq.write_table(packed(frame), path)
        return
    table = frame.copy()
    for column in table.columns:
        if column in OBJECTS:
            table[column] = [_json(v) for v in table[column]]
        elif column in LISTS:
            table[column] = ["|".join(str(v).replace("\\", "\\\\").replace("|", "\\|") for v in vs) for vs in table[column]]
    table.to_csv(path, index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)


def packed(frame: pd.DataFrame) -> Any:
    """A frame as the Arrow table that Parquet holds: explicit types, so that an empty column is like a full one; objects as
    JSON text."""
    import pyarrow as pa

    types = {"boolean": pa.bool_(), "Int64": pa.int64(), "Float64": pa.float64()}
    arrays = {}
    for column in frame.columns:
        kind = pa.list_(pa.string()) if column in LISTS else types.get(str(frame[column].dtype), pa.string())
        arrays[column] = pa.array([_json(v) if column in OBJECTS else _plain(v) for v in frame[column]], type=kind)
    return pa.table(arrays)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as plain Python values, null as ``None``."""
    columns = list(frame.columns)
    return [dict(zip(columns, map(_plain, values), strict=True)) for values in zip(*(_values(frame[c]) for c in columns), strict=True)]


def _values(column: pd.Series) -> Iterable[Any]:
    """The values of a column; one that is packed in Arrow is unpacked."""
    if not isinstance(column.dtype, pd.ArrowDtype):
        return column
    import pyarrow as pa

    return unpacked(str(column.name), pa.array(column).to_pylist())


def unpacked(column: str, values: list[Any]) -> list[Any]:
    """The values of a column of Arrow or Parquet as frames hold them."""
    if column in LISTS:
        return [[str(v) for v in value] if value is not None else [] for value in values]
    if column in OBJECTS:
        empty = "{}" if column in ("evidence", "titles") else "[]"
        return [json.loads(value or empty) for value in values]
    return [value if value != "" else None for value in values]


def _plain(value: Any) -> Any:
    if isinstance(value, (list, dict, str, bool)) or value is None:
        return value
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


# -- reading -----------------------------------------------------------------


def read(folder: Path) -> Frames:
    """The frames of ``folder``, whichever format it holds; raises :class:`FrameError` with file and reason."""
    folder = Path(folder)
    if not folder.is_dir():
        raise FrameError(f"{folder}: no such folder")
    return Frames(*(_read_one(folder, name) for name in COLUMNS))


def _read_one(folder: Path, name: str) -> pd.DataFrame:
    for format in FORMATS:
        path = folder / f"{name}.{format}"
        if path.exists():
            try:
                table = _columns(name, path) if format == "parquet" else _frame(name, _load(path, format))
            except (ValueError, KeyError, TypeError, OSError) as error:
                raise FrameError(f"{path}: {error}") from error
            for key in KEYS[name]:
                if not all(isinstance(value, str) for value in table[key]):
                    raise FrameError(f"{path}: {key} is missing or no text in some row")
            return table
    if name == "rejected":
        return _frame(name, [])
    raise FrameError(f"{folder}: no {name}.parquet, {name}.csv or {name}.jsonl")


def _columns(name: str, path: Path) -> pd.DataFrame:
    """A Parquet file, column by column: the quick way for many rows."""
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    data = {}
    for column in COLUMNS[name]:
        values = table.column(column).to_pylist() if column in table.column_names else [None] * table.num_rows
        data[column] = pd.Series(unpacked(column, values), dtype=_dtype(column))
    return pd.DataFrame(data, columns=COLUMNS[name])


def _load(path: Path, format: str) -> list[dict[str, Any]]:
    if format == "jsonl":
        loaded = []
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if line.strip():
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError(f"line {number}: not an object")
                if wrong := next((key for key, value in row.items() if not _fits(key, value)), None):
                    raise ValueError(f"line {number}: {wrong} is of another kind")
                loaded.append(row)
        return loaded
    records = rows(pd.read_csv(path, dtype=str, keep_default_na=False))
    return [{column: _typed(column, value) for column, value in record.items()} for record in records]


def _fits(column: str, value: Any) -> bool:
    """Whether a value read from JSON is of the kind its column holds; columns we do not know hold anything."""
    if value is None or column not in _KNOWN:
        return True
    if column in LISTS:
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if column in OBJECTS:
        return isinstance(value, dict if column in ("evidence", "titles") else list)
    if column in NUMBERS or column == "main":
        return isinstance(value, (int, float))
    return isinstance(value, str)


def _typed(column: str, value: Any) -> Any:
    if column in LISTS:
        if isinstance(value, str):
            return _split(value)
        return [str(v) for v in value] if value is not None else []
    if value is None or (not isinstance(value, (list, dict)) and pd.isna(value)) or value == "":
        return None
    if column in OBJECTS:
        return json.loads(value) if isinstance(value, str) else value
    if column in WHOLE:
        return int(value)
    if column in NUMBERS:
        return float(value)
    return value == "True" if column == "main" else value


def _split(text: str) -> list[str]:
    """Undo the ``|`` join of CSV, in which ``\\|`` and ``\\\\`` stand for themselves."""
    if not text:
        return []
    items, current, escaped = [], "", False
    for char in text:
        if escaped:
            current, escaped = current + char, False
        elif char == "\\":
            escaped = True
        elif char == "|":
            items.append(current)
            current = ""
        else:
            current += char
    return [*items, current]
