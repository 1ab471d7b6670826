"""What the templates find in a text, and which of the matches stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from extract import spans
from extract.model import Said
from extract.spans import Cover

_ANNIVERSARY_REACH = 160
_YEARS = 3


@dataclass(frozen=True)
class Found:
    """One match: places in the searched text, what it says, which template, and its use (event, anniversary)."""

    start: int
    end: int
    said: Said
    rule: str
    use: str = "event"


def is_no_date(item: Found, dated: Cover, numbers: Cover) -> bool:
    """Whether an expression stands in words that make it no date; a mere number does not undo a day, month and year."""
    if dated.touches(item.start, item.end):
        return True
    whole = item.use == "duration" or None not in (item.said.day, item.said.month, item.said.year)
    return not whole and numbers.touches(item.start, item.end)


def longest(found: list[tuple[float, Found]]) -> list[Found]:
    """Without the matches that overlap a longer one (or, of equal length, one with more slots)."""
    ranked: dict[tuple[int, int], Found] = {}
    for _, item in sorted(found, key=lambda f: (f[1].start - f[1].end, -f[0], f[1].start)):
        ranked.setdefault((item.start, item.end), item)
    kept = spans.apart(ranked)
    return [ranked[span] for span in sorted(kept)]


def remembered(found: Found, told: list[tuple[int, int]], last_year: int) -> Found:
    """A full date told after "the 50th anniversary of" is the day that is remembered, if so many years can have passed since."""
    near = any(end <= found.start <= end + _ANNIVERSARY_REACH and (found.said.year or 0) + count <= last_year for end, count in told)
    single = found.said.year and not found.said.end_day and not found.said.relative  # what is remembered is one day
    return replace(found, use="anniversary") if near and single else found


def over_years(said: Said) -> bool:
    """Whether a range from day to day spans years: from the day that is remembered to its anniversary."""
    return said.day is not None and said.year is not None and said.end_year is not None and said.end_year - said.year > _YEARS


def alone(found: list[Found]) -> list[Found]:
    """Without a weekday alone that a date next to it has taken in."""
    out: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if out and item.start < out[-1].end:
            if item.said.day is not None and out[-1].said.day is None:
                out[-1] = item
            continue
        out.append(item)
    return out


def first_within(places: list[int], start: int, end: int) -> int:
    """The first of the sorted places that lies inside a match; 0 when there is none."""
    at = bisect_right(places, start)
    return places[at] if at < len(places) and places[at] < end else 0
