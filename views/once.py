"""Results that take long and depend on one frame alone are worked out once for as long as that frame lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TypeVar

import pandas as pd

T = TypeVar("T")
_MEMORY: dict[tuple[int, str], tuple[weakref.ref[pd.DataFrame], object]] = {}


def once(frame: pd.DataFrame, name: str, make: Callable[[], T]) -> T:
    """What ``make`` gave the first time for this very frame under this name. The result is shared: never change it."""
    key = (id(frame), name)
    found = _MEMORY.get(key)
    if found is None or found[0]() is not frame:
        found = (weakref.ref(frame, lambda _: _MEMORY.pop(key, None)), make())
        _MEMORY[key] = found
    return found[1]  # type: ignore[return-value]
