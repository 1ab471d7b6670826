"""``python -m benchmarks.dashboard``: what the server does for one action of a reader, from a thousand events to a million."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from benchmarks import synthetic
from views import choice, timeline
from views import store as stores
from views.choice import Choice
from views.store import Store

ROOT = Path(__file__).resolve().parents[1]
SIZES = (1_000, 10_000, 100_000, 1_000_000)
PARTS = "events|load, s|filter, ms|counts, ms|search, ms|draw all, ms|draw a year, ms|kB sent|card, ms|list, ms|memory, MB|at most, MB"
PAGE = "events|first, ms|again, ms|person, ms|status, ms|event, ms|window, ms|lanes, ms|search, ms|at most, MB"
OTHERS = "events|people, ms|series, ms|sources, ms|ahead, ms|quality, ms|person, ms|again, ms|memory, MB|at most, MB"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one row per size and table, each measured by a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dashboard", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of events")
    parser.add_argument("--keep", type=Path, help="folder in which the made-up frames are kept for the next time")
    parser.add_argument("--measure", nargs=2, metavar=("TABLE", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        table, folder = options.measure
        print("| " + " | ".join(str(cell) for cell in MEASURES[table](Path(folder))) + " |")
        return 0
    with tempfile.TemporaryDirectory() as draft:
        folders = [made(number, options.keep or Path(draft)) for number in options.sizes]
        for table, heading in (("parts", PARTS), ("page", PAGE), ("others", OTHERS)):
            columns = heading.split("|")
            print(f"\n| {' | '.join(columns)} |\n|{' --- |' * len(columns)}", flush=True)
            for folder in folders:
                command = [sys.executable, "-m", "benchmarks.dashboard", "--measure", table, str(folder)]
                subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    return 0


def made(number: int, folder: Path) -> Path:
    """A folder of frames of ``number`` events, made when it is not there yet."""
    frames = folder.resolve() / str(number)
    if not (frames / "rejected.parquet").exists():
        frames.mkdir(parents=True, exist_ok=True)
        synthetic.write(number, frames)
    return frames


def parts(folder: Path) -> list[Any]:
    """The parts of the page, each alone."""
    begun = perf_counter()
    store = stores.load(folder)
    loaded = perf_counter() - begun
    memory, table = held(), store.table
    who = Choice(who=(max(table.rows["leaders"], key=lambda x: len(table.rows["leaders"][x])),))
    everything, few = choice.apply(table, Choice()), choice.apply(table, who)
    middle = int(table.first[table.dated][len(table) // 2])
    year = (middle, middle + 365)
    sent = max(len(json.dumps(_draw(store, mask, window))) for mask in (everything, few) for window in (table.span(), year))
    last = np.flatnonzero(everything & table.dated)[::-1][:500]

    def searched() -> None:
        table.searched.clear()
        choice.apply(table, Choice(q="thương mại"))

    times = [
        _ms(lambda: choice.apply(table, who)),
        _ms(lambda: [choice.counts(table, who, name) for name in choice.FACETS]),
        _ms(searched),
        _ms(lambda: _draw(store, everything, table.span())),
        _ms(lambda: _draw(store, everything, year)),
    ]
    card, listed = _ms(lambda: store.record(table.ids[len(table) // 2])), _ms(lambda: store.shown(last.tolist(), "en"))
    return [f"{len(table):,}", f"{loaded:.1f}", *times, round(sent / 1000), card, listed, memory, most()]


def _draw(store: Store, mask: Any, window: tuple[int, int]) -> dict[str, Any]:
    return timeline.draw(store.table, mask, "type", window, "", str, lambda places: [row["title"] for row in store.shown(places, "en")])


def page(folder: Path) -> list[Any]:
    """The whole page as Streamlit runs it for one action, without the browser; the first run loads the frames."""
    app = _app(folder)
    begun = perf_counter()
    app.run()
    first = round((perf_counter() - begun) * 1000)
    people = app.multiselect(key="who").options
    leaders = ["to_lam", "thongloun_sisoulith", "pham_minh_chinh", "sonexay_siphandone", "le_hoai_trung"]
    events = pq.ParquetFile(folder / "events.parquet").read_row_group(0, ["event_id"]).column(0).to_pylist()

    def clicked(key: str, values: list[Any]) -> float:
        turn = iter(values)
        found = _ms(lambda: app.multiselect(key=key).set_value(next(turn)).run())
        app.multiselect(key=key).set_value([]).run()
        return found

    def addressed(name: str, values: list[str]) -> float:
        turn = iter(values)

        def act() -> None:
            app.query_params[name] = next(turn)
            app.run()

        return _ms(act)

    searches, lanes = iter(["trade", "school", "thuong mai", "贸易", "reports"]), iter(["leader", "field", "place", "type", "leader"])
    times = [
        _ms(app.run),
        clicked("who", [[leader] for leader in leaders]),
        clicked("status", [["planned"], ["occurred"]] * 3),
        addressed("event", events[:5]),
        addressed("window", [f"{year}-01-01_{year + 2}-01-01" for year in range(1980, 1985)]),
        _ms(lambda: app.segmented_control(key="lanes").set_value(next(lanes)).run()),
        _ms(lambda: app.text_input(key="q").set_value(next(searches)).run()),
    ]
    if app.exception or not people:
        raise SystemExit("the page failed")
    return [f"{int(folder.name):,}", first, *times, most()]


def others(folder: Path) -> list[Any]:
    """The other pages, each at its first visit on a server that has the frames loaded; *again* is the slowest of them by then."""
    app = _app(folder)
    app.run()

    def visited(name: str) -> float:
        begun = perf_counter()
        app.pills(key="page").set_value(name).run()
        return round((perf_counter() - begun) * 1000)

    pages = OTHERS.replace(", ms", "").split("|")[1:6]
    first = [visited(name) for name in pages]
    again = max(visited(name) for name in pages)
    visited("people")
    leaders = iter(["to_lam", "thongloun_sisoulith", "pham_minh_chinh", "sonexay_siphandone", "le_hoai_trung"])
    person = _ms(lambda: app.selectbox(key="people_leader").set_value(next(leaders)).run())
    if app.exception or not app.selectbox:
        raise SystemExit("a page failed")
    return [f"{int(folder.name):,}", *first, person, again, held(), most()]


def _app(folder: Path) -> Any:
    from streamlit.testing.v1 import AppTest

    sys.argv = ["dashboard.py", "--frames", str(folder)]
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=3600)
    app.session_state["_strict"] = True
    return app


def held() -> int:
    """Megabytes this process holds itself, without what is mapped from files; elsewhere than on Linux the most it ever held."""
    status = Path("/proc/self/status")
    if not status.exists():
        return most()
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("RssAnon")) // 1024


def most() -> int:
    """The most megabytes this process ever had in memory, mapped files and all."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _ms(action: Callable[[], object]) -> float:
    """Milliseconds of an action: the median of five."""
    times = []
    for _ in range(5):
        begun = perf_counter()
        action()
        times.append(perf_counter() - begun)
    return round(median(times) * 1000, 1)


MEASURES = {"parts": parts, "page": page, "others": others}

if __name__ == "__main__":
    raise SystemExit(main())
