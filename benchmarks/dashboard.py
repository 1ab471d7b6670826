"""``python -m benchmarks.dashboard``: what the server does for one action of a reader, from a thousand events to a million."""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks import synthetic
from extract import frame
from views import choice, timeline
from views import store as stores
from views.choice import Choice
from views.store import Store

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one row per size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dashboard", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of events")
    options = parser.parse_args(arguments)
    print("| events | load, s | filter, ms | counts, ms | search, ms | draw all, ms | draw a year, ms | kB sent | card, ms | server, MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for number in options.sizes:
        print("| " + " | ".join(str(cell) for cell in _row(number)) + " |", flush=True)
    return 0


def _row(number: int) -> list[Any]:
    with tempfile.TemporaryDirectory() as folder:
        frame.write(synthetic.frames(number), Path(folder))
        begun = perf_counter()
        store = stores.load(Path(folder))
        loaded = perf_counter() - begun
    table = store.table
    who = Choice(who=(max(table.rows["leaders"], key=lambda x: len(table.rows["leaders"][x])),))
    everything, few = choice.apply(table, Choice()), choice.apply(table, who)
    middle = int(table.first[table.dated][len(table) // 2])
    year = (middle, middle + 365)
    sent = max(len(json.dumps(_draw(store, mask, window))) for mask in (everything, few) for window in (table.span(), year))

    def searched() -> None:
        table.searched.clear()
        choice.apply(table, Choice(q="trade"))

    times = [
        _ms(lambda: choice.apply(table, who)),
        _ms(lambda: [choice.counts(table, who, name) for name in choice.FACETS]),
        _ms(searched),
        _ms(lambda: _draw(store, everything, table.span())),
        _ms(lambda: _draw(store, everything, year)),
    ]
    card = _ms(lambda: store.record(table.ids[number // 2]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [f"{number:,}", f"{loaded:.1f}", *times, round(sent / 1000), card, memory]


def _draw(store: Store, mask: Any, window: tuple[int, int]) -> dict[str, Any]:
    return timeline.draw(store.table, mask, "type", window, "", str, lambda place: store.title(place, "en"))


def _ms(action: Callable[[], object]) -> float:
    """Milliseconds of an action: the median of five."""
    times = []
    for _ in range(5):
        begun = perf_counter()
        action()
        times.append(perf_counter() - begun)
    return round(median(times) * 1000, 1)


if __name__ == "__main__":
    raise SystemExit(main())
