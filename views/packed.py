"""Frames as Arrow tables: small ones in memory, large ones mapped from a file, so that only what is looked at takes memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract import frame
from extract.frame import COLUMNS, KEYS, LISTS, NUMBERS, WHOLE, FrameError, Frames
from views.mapped import TEXT, TEXTS, mapped, whole

BATCH = 16_384
_LARGE = 64 << 20  # bytes from which on a table is mapped


class Tables(NamedTuple):
    """The frames of one extraction, column by column; objects are JSON text."""

    events: pa.Table
    mentions: pa.Table
    articles: pa.Table
    rejected: pa.Table

    def frames(self) -> Frames:
        """The same as pandas frames whose columns stay in Arrow; ``frame.rows`` unpacks them."""
        return Frames(*(pd.DataFrame({c: pd.arrays.ArrowExtensionArray(t.column(c)) for c in t.column_names}) for t in self))


def read(folder: Path) -> Tables:
    """The frames of a folder with the events by first day, undated last. Raises ``FrameError`` with file and reason."""
    try:
        if _all_parquet(folder):
            with ThreadPoolExecutor() as pool:
                return Tables(*pool.map(lambda name: _parquet(folder / f"{name}.parquet", name), COLUMNS))
        tables = pack(frame.read(folder))
        return tables._replace(events=tables.events.take(_by_day(tables.events)))
    except (pa.ArrowException, OSError) as error:
        raise FrameError(f"{folder}: {error}") from error


def pack(frames: Frames) -> Tables:
    """Frames of Python values as Arrow tables."""
    return Tables(*(_fitted(frame.packed(f), _schema(name)).combine_chunks() for name, f in zip(COLUMNS, frames, strict=True)))


def arrow(frames: pd.DataFrame, *columns: str) -> pa.Table:
    """Some columns of a frame in Arrow; those that are packed already are not copied."""
    part = frames[list(columns)]
    if all(isinstance(kind, pd.ArrowDtype) for kind in part.dtypes):
        return pa.table({column: pa.array(part[column]) for column in columns})
    return _fitted(frame.packed(part), pa.schema([(column, _type(column)) for column in columns])).combine_chunks()


def rows(table: pa.Table, numbers: Iterable[int] | None = None, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Rows (those of ``numbers``, else all) as plain values."""
    table = table if columns is None else table.select(list(columns))
    if numbers is not None:
        table = table.take(pa.array(list(numbers), pa.int64()))
    values = [frame.unpacked(name, table.column(name).to_pylist()) for name in table.column_names]
    return [dict(zip(table.column_names, row, strict=True)) for row in zip(*values, strict=True)]


def _all_parquet(folder: Path) -> bool:
    """Whether Parquet is what the folder holds; ``rejected`` may be missing."""
    others = [folder / f"rejected.{format}" for format in frame.FORMATS[1:]]
    needed = [n for n in COLUMNS if n != "rejected" or any(path.exists() for path in others)]
    return all((folder / f"{name}.parquet").exists() for name in needed)


def _parquet(path: Path, name: str) -> pa.Table:
    schema = _schema(name)
    if not path.exists():
        return schema.empty_table()
    try:
        with pq.ParquetFile(path) as file:
            size = sum(file.metadata.row_group(n).total_byte_size for n in range(file.num_row_groups))
            known = [column for column in ("start", "event_id") if column in file.schema_arrow.names]
            order = _by_day(_fitted(file.read(known), schema)) if name == "events" else None
            if size > _LARGE:
                table = mapped({field.name: (field.type, _column(file, field, order)) for field in schema})
            else:
                table = _fitted(file.read(), schema).combine_chunks()
                table = table if order is None else table.take(order)
    except (pa.ArrowException, OSError) as error:
        raise FrameError(f"{path}: {error}") from error
    for key in KEYS[name]:
        if table.column(key).null_count:
            raise FrameError(f"{path}: {key} is missing or no text in some row")
    return table


def _schema(name: str) -> pa.Schema:
    return pa.schema([(column, _type(column)) for column in COLUMNS[name]])


def _type(column: str) -> pa.DataType:
    if column in LISTS:
        return TEXTS
    if column in NUMBERS:
        return pa.int64() if column in WHOLE else pa.float64()
    return pa.bool_() if column == "main" else TEXT


def _fitted(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table with exactly the columns of the contract."""
    cells = {name: _cells(table.column(name), schema.field(name).type) for name in table.column_names if name in schema.names}
    return pa.table([cells.get(f.name, pa.nulls(len(table), f.type)) for f in schema], schema=schema)


def _column(file: pq.ParquetFile, field: pa.Field, order: pa.Array | None) -> Iterator[pa.Array]:
    """A column of the contract, part by part; one that is to be in another order is read whole."""
    if field.name not in file.schema_arrow.names:
        yield pa.nulls(file.metadata.num_rows, field.type)
    elif order is None:
        for batch in file.iter_batches(BATCH, columns=[field.name]):
            yield _cells(batch.column(0), field.type)
    else:
        cells = whole(file.read([field.name]).column(0).cast(field.type))
        for start in range(0, len(order), BATCH):
            yield _cells(cells.take(order.slice(start, BATCH)), field.type)


def _cells(cells: Any, kind: pa.DataType) -> Any:
    """Cells of the type of the contract; what is missing and empty text are null."""
    cells = cells.cast(kind)
    if kind == TEXT and pc.any(pc.equal(cells, "")).as_py():
        return pc.if_else(pc.equal(cells, ""), None, cells)
    return cells


def _by_day(events: pa.Table) -> pa.Array:
    """The order of the timeline."""
    keys = [("start", "ascending", "at_end"), ("event_id", "ascending", "at_end")]
    return pc.sort_indices(events.select(["start", "event_id"]), sort_keys=keys)
