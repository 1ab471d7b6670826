"""Whether two places can be where one act was: a hall and its town, a border gate and its province."""

from __future__ import annotations

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt

_REACH = 40.0  # kilometres between a part and the middle of what holds it
_EARTH = 6371.0


def together(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether one of two rows of places.csv can lie in the other: of different kinds, one country, near each other. Two towns
    or two provinces never do."""
    if one["id"] == other["id"]:
        return True
    return one["kind"] != other["kind"] and one["country"] == other["country"] and _kilometres(one, other) <= _REACH


def _kilometres(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """The distance on a sphere; without end where a place has no coordinates."""
    if not (one["lat"] and one["lon"] and other["lat"] and other["lon"]):
        return float("inf")
    a, b, x, y = (radians(float(v)) for v in (one["lat"], other["lat"], one["lon"], other["lon"]))
    return 2 * _EARTH * asin(sqrt(sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin((y - x) / 2) ** 2))
