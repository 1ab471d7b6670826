"""At what height of its lane a mark stands, and the frames of visits around what belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from views.table import Ints, Table

_ROWS, _STEP = 5, 0.2  # marks above each other in a lane where days nearly coincide, and how far apart, in lanes
_ROOM = 0.24  # between a mark and the frame around it
_BACK = 6  # marks of a row looked back at


class Frame(NamedTuple):
    """A visit, by its place in the table, with the days of all that is drawn of it; an event apart is its own."""

    visit: int
    first: int
    last: int


def frames(table: Table, drawn: Sequence[int]) -> dict[int, Frame]:
    """The frame each drawn event stands in: that of its visit where the visit is drawn too."""
    there = set(drawn)
    visits = {place: int(table.parent[place]) if int(table.parent[place]) in there else place for place in there}
    members: dict[int, list[int]] = {}
    for place, visit in visits.items():
        members.setdefault(visit, []).append(place)
    held = {visit: Frame(visit, int(table.first[own].min()), int(table.last[own].max())) for visit, own in members.items() if len(own) > 1}
    return {place: held.get(visit) or Frame(place, int(table.first[place]), int(table.first[place])) for place, visit in visits.items()}


def stack(days: Ints, near: int, within: Sequence[Frame] | None = None) -> list[float]:
    """Small offsets, so that events a few days apart do not hide each other, and none stands in the frame of others."""
    own = within or [Frame(n, int(day), int(day)) for n, day in enumerate(days)]
    rows: list[list[tuple[int, Frame]]] = [[] for _ in range(_ROWS)]
    offsets = []
    for n, (day, frame) in enumerate(zip(days.tolist(), own, strict=True)):
        free = (row for row in range(_ROWS) if not any(_clash(day, frame, *other, near) for other in rows[row][-_BACK:]))
        row = next(free, n % _ROWS)
        rows[row].append((day, frame))
        offsets.append(((row + 1) // 2) * (_STEP if row % 2 else -_STEP))
    return offsets


def _clash(day: int, frame: Frame, other: int, beside: Frame, near: int) -> bool:
    if abs(day - other) < near:
        return True
    return frame.visit != beside.visit and frame.first - near < beside.last and beside.first - near < frame.last


def visits(drawn: Sequence[int], heights: Sequence[float], within: dict[int, Frame], near: int) -> list[tuple[Frame, list[list[float]]]]:
    """The visits of which more than one event is drawn, each with the stretches of height of what belongs to it."""
    marks = [(within[place], height, place) for place, height in zip(drawn, heights, strict=True)]
    found = []
    for frame in dict.fromkeys(f for f, _, place in marks if f.visit != place):
        own = sorted({height for f, height, _ in marks if f.visit == frame.visit})
        others = [h for f, h, _ in marks if f.visit != frame.visit and f.first - near < frame.last and frame.first - near < f.last]
        found.append((frame, _parts(own, others)))
    return found


def _parts(own: list[float], others: list[float]) -> list[list[float]]:
    """Stretches around heights; neighbours with no mark of another event between them share one."""
    parts: list[list[float]] = []
    for height in own:
        if parts and height - parts[-1][1] < 2 * _ROOM and not any(parts[-1][1] < h < height for h in others):
            parts[-1][1] = height
        else:
            parts.append([height, height])
    return [[low - _room(low, -1, others), high + _room(high, 1, others)] for low, high in parts]


def _room(height: float, way: int, others: list[float]) -> float:
    """Half of the way to the next mark that does not belong, if that is close."""
    return min([_ROOM, *(abs(h - height) / 2 for h in others if (h - height) * way > 0)])
