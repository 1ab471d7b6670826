"""CSV, Parquet and JSON of the chosen events. Every column of the contract, and the sources of each event."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.frame import EVENTS, LISTS, NUMBERS, OBJECTS, WHOLE
from views.export_rows import Record

SOURCE = ("quote", "quote_language", "outlet", "published", "url")
_RISKY = tuple("=+-@＝＋－＠|%\t\r\n '\ufeff")  # what a spreadsheet may take for a formula or swallow
_TELLING = {"main": pa.bool_(), "date_words": pa.list_(pa.string()), "quote_start": pa.int64(), "quote_end": pa.int64()}
_FIELDS = (
    "mention_id article_id status main edtf date_words date_reason quote quote_start quote_end headline outlet language published url link"
).split()


def guarded(text: str) -> str:
    """The text as a spreadsheet reads it as text: a risky beginning gets ``'`` before it (drop one ``'`` to undo)."""
    return "'" + text if text.startswith(_RISKY) else text


def to_csv(records: Sequence[Record]) -> bytes:
    """One line per event with the best of its sources; UTF-8 with a mark at the start, without which Excel garbles it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*EVENTS, *SOURCE])
    for record in records:
        best = record["tellings"][0] if record["tellings"] else {}
        source = [best.get(name) for name in ("quote", "language", "outlet", "published", "url")]
        writer.writerow([*(_cell(name, record[name]) for name in EVENTS), *(guarded(text or "") for text in source)])
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if column in LISTS:
        return guarded("|".join(str(v).replace("\\", "\\\\").replace("|", "\\|") for v in value))
    if column in OBJECTS:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return str(value) if column in NUMBERS else guarded(str(value))


def to_parquet(records: Sequence[Record]) -> bytes:
    """The events with the types of the contract, and a column ``tellings`` (a list of structs)."""
    telling = pa.struct([(name, _TELLING.get(name, pa.string())) for name in _FIELDS])
    arrays = {}
    for column in EVENTS:
        values = [record[column] for record in records]
        if column in OBJECTS:
            values = [json.dumps(v, ensure_ascii=False, sort_keys=True) for v in values]
        arrays[column] = pa.array(values, type=_type(column))
    arrays["tellings"] = pa.array([record["tellings"] for record in records], type=pa.list_(telling))
    out = io.BytesIO()
    pq.write_table(pa.table(arrays), out)
    return out.getvalue()


def _type(column: str) -> pa.DataType:
    if column in LISTS:
        return pa.list_(pa.string())
    return pa.int64() if column in WHOLE else pa.float64() if column in NUMBERS else pa.string()


def to_json(records: Sequence[Record]) -> bytes:
    """A JSON list of the events, each with its tellings."""
    return (json.dumps(list(records), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
