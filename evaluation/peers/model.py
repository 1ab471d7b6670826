"""What a peer is asked and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from time import perf_counter

from extract import edtf

_QUARTER, _WEEK = 33, timedelta(days=6)


@dataclass(frozen=True)
class Question:
    """An article with what every peer is told beforehand: its language and its day."""

    text: str
    language: str
    day: date


@dataclass(frozen=True)
class Answers:
    """For every question the dates found, as EDTF in the order of the text; and the seconds a warm pass took."""

    dates: list[list[str]]
    seconds: float


@dataclass(frozen=True)
class Peer:
    """A tool that is installed, the languages it reads, and how it is asked."""

    name: str
    languages: frozenset[str]
    ask: Callable[[Sequence[Question]], Answers]


def timed(find: Callable[[Question], list[str]], questions: Sequence[Question]) -> Answers:
    """Answers of a tool in this process: one pass to warm up, one on the clock."""
    for question in questions:
        find(question)
    start = perf_counter()
    dates = [find(question) for question in questions]
    return Answers(dates, perf_counter() - start)


def at(day: date, grain: str) -> str:
    """A day cut to the precision the tool claims for it."""
    if grain == "week":
        return edtf.interval(day, day + _WEEK)
    if grain == "month":
        return f"{day:%Y-%m}"
    if grain == "quarter":
        return f"{day.year}-{_QUARTER + (day.month - 1) // 3}"
    return str(day.year) if grain == "year" else edtf.day(day)
