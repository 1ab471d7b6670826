"""``PYTHONPATH=.:tests python -m benchmarks.browser``: what a reader waits for in Chromium, from a thousand events to a million."""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pyarrow.parquet as pq
from browsers import launch
from playwright.sync_api import Browser, Page, sync_playwright
from serving import served

from benchmarks.dashboard import SIZES, made
from benchmarks.relay import Relay

COLUMNS = "events|first of all, s|first chart, s|again, s|filter, ms|kB|event, ms|kB|zoom, ms|kB|page, MB"
_PEOPLE = ("to lam", "thongloun", "pham minh chinh", "sonexay", "le hoai trung")
_WATCH = """(plot) => {
  [window.begun, window.drawn] = [Infinity, 0];
  for (const kind of ["click", "wheel"])
    window.addEventListener(kind, () => { window.begun = performance.now(); }, { capture: true, once: true });
  new MutationObserver(() => { window.drawn = performance.now(); })
    .observe(plot, { attributeFilter: ["data-ready"] });
}"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one row per size. The first chart is that of a new browser on a server that has the frames loaded."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.browser", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of events")
    parser.add_argument("--keep", type=Path, help="folder in which the made-up frames are kept for the next time")
    options = parser.parse_args(arguments)
    columns = COLUMNS.split("|")
    print(f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}", flush=True)
    with tempfile.TemporaryDirectory() as draft, sync_playwright() as driver:
        chrome = launch(driver)
        for number in options.sizes:
            frames = made(number, options.keep or Path(draft))
            event = pq.ParquetFile(frames / "events.parquet").read_row_group(0, ["event_id"]).column(0)[0].as_py()
            with served("--frames", str(frames)) as address:
                relay = Relay(int(address.rstrip("/").rsplit(":", 1)[1]))
                print("| " + " | ".join(str(cell) for cell in [f"{number:,}", *_row(chrome, relay, event)]) + " |", flush=True)
                relay.close()
        chrome.close()
    return 0


def _row(chrome: Browser, relay: Relay, event: str) -> list[Any]:
    address = relay.address
    begun = perf_counter()
    _open(chrome, address).context.close()
    cold = perf_counter() - begun
    firsts = []
    for _ in range(3):
        begun = perf_counter()
        page = _open(chrome, address)
        firsts.append(perf_counter() - begun)
        page.context.close()
    page = _open(chrome, address)
    begun = perf_counter()
    page.goto(address)
    page.wait_for_selector(".plot[data-ready]")
    again = perf_counter() - begun
    _quiet(page)
    filters = [_timed(page, relay, *_person(page, name)) for name in _PEOPLE]
    zooms = [_timed(page, relay, None, lambda: page.mouse.wheel(0, -120)) for _ in range(5) if _point(page)]
    page.goto(f"{address}?event={event}")
    page.wait_for_selector(".plot[data-ready]")
    step = page.get_by_role("button", name=re.compile("→$"))
    _timed(page, relay, None, step.click)  # fetches the fonts of the sources
    clicks = [_timed(page, relay, None, step.click) for _ in range(5)]
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    page.context.close()
    cells: list[Any] = [round(cold, 1), round(median(firsts), 1), round(again, 1)]
    for found in (filters, clicks, zooms):
        cells += [round(median(t for t, _ in found) * 1000), round(max(b for _, b in found) / 1000)]
    return [*cells, round(heap)]


def _open(chrome: Browser, address: str) -> Page:
    """A new reader's page with its plot drawn."""
    page = chrome.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB").new_page()
    page.goto(address)
    page.wait_for_selector(".plot[data-ready]", timeout=600_000)
    return page


def _person(page: Page, name: str) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """Type a name among the filters; click what is found."""
    box = page.get_by_role("combobox", name=re.compile("People"))

    def typed() -> None:
        box.click()
        box.fill(name)
        page.wait_for_timeout(300)

    return typed, page.get_by_role("option").first.click


def _point(page: Page) -> bool:
    """Put the pointer on the middle of the plot."""
    box = page.locator(".plot").bounding_box()
    if box:
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    return bool(box)


def _timed(page: Page, relay: Relay, prepare: Callable[[], Any] | None, act: Callable[[], Any]) -> tuple[float, int]:
    """Seconds from the reader's click or turn of the wheel to the last new drawing that it led to, and the bytes that came."""
    _quiet(page)
    if prepare:
        prepare()
    came = relay.came
    page.locator(".plot").evaluate(_WATCH)
    act()
    page.wait_for_function("window.drawn > window.begun", timeout=60_000)
    _quiet(page)
    return page.evaluate("window.drawn - window.begun") / 1000, relay.came - came


def _quiet(page: Page) -> None:
    """Wait until the server is done."""
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'", timeout=60_000)
    page.wait_for_timeout(800)
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'", timeout=60_000)


if __name__ == "__main__":
    raise SystemExit(main())
