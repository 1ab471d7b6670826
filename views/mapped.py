"""Columns of Arrow written to a nameless temporary file and mapped from there, each in one piece: what is not looked at
takes no memory, and the system may take back what was."""

from __future__ import annotations

import mmap
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

TEXT, TEXTS = pa.large_string(), pa.list_(pa.large_string())
Parts = Iterable[pa.Array]
_Later = Callable[[pa.Buffer], pa.Array]  # the array, once the file is mapped
_Span = tuple[int, int]
_ALIGN = 64


def mapped(columns: Mapping[str, tuple[pa.DataType, Parts]]) -> pa.Table:
    """A table of columns, each given as its type and its parts. Texts and lists of texts are mapped, the rest stays in memory.

    The parts are taken one at a time. The file goes when the table does.
    """
    with tempfile.TemporaryFile(prefix="frames-") as file:
        later = {name: _written(file, kind, parts) for name, (kind, parts) in columns.items()}
        if not _place(file):
            file.write(bytes(_ALIGN))
        file.flush()
        whole = pa.py_buffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return pa.table({name: make(whole) for name, make in later.items()})


def whole(column: pa.ChunkedArray) -> pa.Array:
    """A column in one piece; one that is in one piece is not copied."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _written(file: IO[bytes], kind: pa.DataType, parts: Parts) -> _Later:
    if kind == TEXT:
        return _texts(file, parts)
    if kind == TEXTS:
        return _lists(file, parts)
    array = pa.concat_arrays([pa.array([], kind), *parts])
    return lambda _: array


def _texts(file: IO[bytes], parts: Parts) -> _Later:
    start, number, size = _place(file), 0, 0
    ends, valid = [np.zeros(1, dtype=np.int64)], [np.zeros(0, dtype=bool)]
    for part in parts:
        _, offsets, data = part.buffers()
        if len(part):
            own = np.frombuffer(offsets, dtype=np.int64, count=part.offset + len(part) + 1)[part.offset :]
            if data is not None:
                file.write(memoryview(data)[own[0] : own[-1]])
            ends.append(own[1:] - own[0] + size)
            valid.append(part.is_valid().to_numpy(zero_copy_only=False))
            number, size = number + len(part), size + int(own[-1] - own[0])
    present = _bits(file, valid)
    where = _put(file, np.concatenate(ends))
    return lambda m: pa.Array.from_buffers(TEXT, number, [_cut(m, present), _cut(m, where), _cut(m, (start, size))])


def _lists(file: IO[bytes], parts: Parts) -> _Later:
    lengths, valid, number = [np.zeros(1, dtype=np.int64)], [np.zeros(0, dtype=bool)], 0

    def items() -> Iterator[pa.Array]:
        nonlocal number
        for part in parts:
            lengths.append(pc.fill_null(pc.list_value_length(part), 0).to_numpy(zero_copy_only=False).astype(np.int64))
            valid.append(part.is_valid().to_numpy(zero_copy_only=False))
            number += len(part)
            yield part.flatten()

    values = _texts(file, items())
    present, ends = _bits(file, valid), _put(file, np.cumsum(np.concatenate(lengths)).astype(np.int32))
    return lambda m: pa.Array.from_buffers(TEXTS, number, [_cut(m, present), _cut(m, ends)], children=[values(m)])


def _bits(file: IO[bytes], valid: list[npt.NDArray[np.bool_]]) -> _Span | None:
    """Which cells hold anything; nothing when all do."""
    every = np.concatenate(valid)
    return None if every.all() else _put(file, np.packbits(every, bitorder="little"))


def _put(file: IO[bytes], array: npt.NDArray[Any]) -> _Span:
    start = _place(file)
    file.write(array.tobytes())
    return start, array.nbytes


def _place(file: IO[bytes]) -> int:
    """Where to write next: buffers begin at multiples of 64 bytes."""
    file.write(bytes(-file.tell() % _ALIGN))
    return file.tell()


def _cut(whole: pa.Buffer, span: _Span | None) -> pa.Buffer | None:
    return None if span is None else whole.slice(*span)
